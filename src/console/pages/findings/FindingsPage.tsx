import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { SlidersHorizontal } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { Button } from '#console/ui/Button.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { FindingsList, FindingsSkeleton } from './FindingsList.tsx'
import { changeFindingsSearch, readFindingsSearch, type FindingsSearch } from './findings-search.ts'

// The limits of the form come with it.
const ThresholdsPanel = lazy(async () => ({ default: (await import('./ThresholdsPanel.tsx')).ThresholdsPanel }))

/** What the checks find wrong with the clusters of all regions: why, since when, and the plan that cures it. */
export function FindingsPage() {
  const t = useTranslations('findings')
  const { search, shown, pending, change } = useFindingsSearch()
  const [tuning, setTuning] = useState(false)
  usePageTitle(t('title'))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1>{t('title')}</h1>
          <p className="max-w-176 text-14 text-quiet">{t('lead')}</p>
        </div>
        <div className="flex flex-wrap gap-2 max-s:w-full max-s:*:flex-auto">
          <Button icon={<SlidersHorizontal className="size-4" aria-hidden="true" />} onClick={() => setTuning(true)}>
            {t('thresholds.open')}
          </Button>
          <ExportMenu search={shown} />
        </div>
      </header>
      <PageBoundary loading={<FindingsSkeleton />}>
        <FindingsList search={search} shown={shown} pending={pending} onChange={change} />
      </PageBoundary>
      {tuning && (
        <Suspense>
          <ThresholdsPanel onClose={() => setTuning(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** What the URL asks for, and what of it is on the screen already: the old rows stay until the new ones are read. */
function useFindingsSearch() {
  const [params, setParams] = useSearchParams()
  const asked = params.toString()
  const wanted = useDeferredValue(asked)
  const change = (some: Partial<FindingsSearch>) =>
    setParams((current) => changeFindingsSearch(current, some), { replace: some.page === undefined })
  return { search: readFindingsSearch(params), shown: readFindingsSearch(new URLSearchParams(wanted)), pending: wanted !== asked, change }
}
