import { lazy, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react'
import { Download, Plus } from 'lucide-react'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { useBatches } from '#console/api/batches.ts'
import { useRegion } from '#console/api/region.ts'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { learn } from '#console/messages/words.ts'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { ClusterTable, ListSkeleton } from './ClusterTable.tsx'
import { ListFilters } from './ListFilters.tsx'
import { changeListSearch, readListSearch, type ListSearch } from './list-search.ts'
import { useSelection, type Selection } from './use-selection.ts'

/** All clusters of the region, a page at a time; the cloud pages, sorts and filters. */
export function ClustersPage() {
  const region = useRegion()
  // Another region has other clusters: nothing of one is ticked in the other.
  return <RegionClusters key={region} region={region} />
}

function RegionClusters({ region }: { readonly region: string }) {
  const t = useTranslations('clusters')
  const { search, shown, pending, change } = useListSearch()
  const selection = useSelection()
  const filters = useRef<HTMLElement>(null)
  const [exporting, setExporting] = useState(false)
  usePageTitle(t('title'))
  return (
    <div className="flex flex-col gap-4 p-6 max-s:p-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-20 font-semibold text-strong">{t('title')}</h1>
          <p className="text-13 text-quiet">{t('subtitle', { region })}</p>
        </div>
        <div className="flex gap-2 max-s:w-full">
          <Button className="max-s:flex-auto" icon={<Download className="size-4" aria-hidden="true" />} onClick={() => setExporting(true)}>
            {t('export')}
          </Button>
          <Link to={paths.createCluster(region)} className={`${buttonClass('primary')} max-s:flex-auto`}>
            <Plus className="size-4" aria-hidden="true" />
            {t('create')}
          </Link>
        </div>
      </header>
      <ListFilters search={search} onChange={change} place={filters} />
      <PageBoundary loading={<ListSkeleton />}>
        <ClusterTable
          search={shown}
          onChange={change}
          pending={pending}
          selection={selection}
          onFilter={() => filters.current?.querySelector('input')?.focus()}
        />
      </PageBoundary>
      <Extras selection={selection} search={shown} exporting={exporting} onExported={() => setExporting(false)} />
    </div>
  )
}

/** What the URL asks for, and what of it is on the screen already. */
function useListSearch() {
  const [params, setParams] = useSearchParams()
  // The old rows stay until the new ones are read; filters and URL are never behind the hand.
  const asked = params.toString()
  const shown = useDeferredValue(asked)
  // Two changes in quick succession: the second builds on the first, which may not have arrived in the URL yet.
  const latest = useRef(params)
  useEffect(() => {
    latest.current = params
  }, [params])
  const change = (wanted: Partial<ListSearch>) => {
    latest.current = changeListSearch(latest.current, wanted)
    setParams(latest.current, { replace: wanted.page === undefined })
  }
  return { search: readListSearch(params), shown: readListSearch(new URLSearchParams(shown)), pending: shown !== asked, change }
}

// What a press opens comes with that press, its words included.
const SelectionDeeds = lazy(async () => {
  const [deeds] = await Promise.all([import('./bulk/SelectionDeeds.tsx'), learn('bulk', 'operations', 'plan', 'plans', 'rules')])
  return { default: deeds.SelectionDeeds }
})
const ExportDialog = lazy(async () => {
  const [dialog] = await Promise.all([import('./export/ExportDialog.tsx'), learn('exports')])
  return { default: dialog.ExportDialog }
})

type ExtrasProps = {
  readonly selection: Selection
  readonly search: ListSearch
  readonly exporting: boolean
  readonly onExported: () => void
}

/** What most visits never open. What was used once stays: a closing dialog fades, and what was sent is followed on. */
function Extras({ selection, search, exporting, onExported }: ExtrasProps) {
  const [used, setUsed] = useState<ReadonlySet<'export' | 'selection'>>(new Set())
  const sent = useBatches().length > 0
  const needed = exporting ? 'export' : selection.clusters.size > 0 || sent ? 'selection' : undefined
  if (needed !== undefined && !used.has(needed)) setUsed(new Set([...used, needed]))
  return (
    <>
      <Suspense>{used.has('selection') && <SelectionDeeds selection={selection} />}</Suspense>
      <Suspense>{used.has('export') && <ExportDialog open={exporting} search={search} onClose={onExported} />}</Suspense>
    </>
  )
}
