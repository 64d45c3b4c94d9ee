import { useState } from 'react'
import { Download, Search } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { useTray } from '#console/api/journal.ts'
import { useRegion } from '#console/api/region.ts'
import { isFiltered, noFilters } from '#console/components/activity/search.ts'
import { useActivitySearch } from '#console/components/activity/use-activity-search.ts'
import { WriteList, WriteListSkeleton } from '#console/components/activity/WriteList.tsx'
import { UnknownNotice } from '#console/components/journal/UnknownNotice.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { ActivityFilters } from './ActivityFilters.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { LookUpDialog } from './LookUpDialog.tsx'

/** Every write that was asked for through this console; what nobody knows the outcome of stands on top. */
export function ActivityPage() {
  const t = useTranslations('activity')
  const { search, shown, pending, change } = useActivitySearch()
  const [sheet, setSheet] = useState<'export' | 'lookUp'>()
  usePageTitle(t('title'))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 max-s:p-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1>{t('title')}</h1>
          <p className="max-w-176 text-14 text-quiet">{t('lead')}</p>
        </div>
        <div className="flex flex-wrap gap-2 max-s:w-full max-s:*:flex-auto">
          <Button icon={<Search className="size-4" aria-hidden="true" />} onClick={() => setSheet('lookUp')}>
            {t('lookUp.open')}
          </Button>
          <Button icon={<Download className="size-4" aria-hidden="true" />} onClick={() => setSheet('export')}>
            {t('exports.open')}
          </Button>
        </div>
      </header>
      <Unknown />
      <ActivityFilters search={search} onChange={change} />
      <PageBoundary loading={<WriteListSkeleton />}>
        <WriteList
          caption={t('caption')}
          search={shown}
          onChange={change}
          pending={pending}
          empty={<Nothing filtered={isFiltered(shown)} onClear={() => change(noFilters)} />}
        />
      </PageBoundary>
      <ExportDialog open={sheet === 'export'} search={shown} onClose={() => setSheet(undefined)} />
      <LookUpDialog open={sheet === 'lookUp'} onClose={() => setSheet(undefined)} />
    </div>
  )
}

/** More than this many at a time would hide the list; the rest is a filter away. */
const most = 3

function Unknown() {
  const t = useTranslations('activity')
  const region = useRegion()
  const unknown = (useTray().entries ?? []).filter(({ state }) => state === 'unknown')
  if (unknown.length === 0) return null
  return (
    <section aria-label={t('unknownFirst')} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {unknown.slice(0, most).map((entry) => (
        <UnknownNotice key={entry.id} entry={entry} />
      ))}
      {unknown.length > most && (
        <Link to={paths.activity(region, { group: 'unknown' })}>{t('moreUnknown', { count: unknown.length - most })}</Link>
      )}
    </section>
  )
}

function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const t = useTranslations('activity')
  const clusters = useTranslations('layout')
  const region = useRegion()
  return filtered ? (
    <EmptyState
      title={t('nothingFits.title')}
      text={t('nothingFits.text')}
      actions={<Button onClick={onClear}>{t('filters.clear')}</Button>}
    />
  ) : (
    <EmptyState
      title={t('nothingYet.title')}
      text={t('nothingYet.text')}
      actions={
        <Link to={paths.clusters(region)} className={buttonClass('primary')}>
          {clusters('clusters')}
        </Link>
      }
    />
  )
}
