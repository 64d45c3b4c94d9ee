import { Link, useParams, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { useRegion } from '#console/api/region.ts'
import { useActivitySearch } from '#console/components/activity/use-activity-search.ts'
import { WriteList, WriteListSkeleton } from '#console/components/activity/WriteList.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { paths } from '#console/paths.ts'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import { History, HistorySkeleton } from './History.tsx'

const views = ['list', 'changes'] as const

/** What was asked of this cluster through this console: as a list, or as what changed with each of it. */
export function RequestsPage() {
  const t = useTranslations('activity')
  const { clusterId = '' } = useParams()
  const region = useRegion()
  const [params, setParams] = useSearchParams()
  const view = views.find((name) => name === params.get('view')) ?? 'list'
  const { search: asked, shown, pending, change } = useActivitySearch()
  // Of the URL only the page counts here: the rest is this cluster.
  const of = (search: typeof shown) => ({
    ...search,
    cluster: clusterId,
    where: region,
    group: '' as const,
    operation: '',
    actor: '',
    from: '',
    to: '',
    q: '',
  })
  const show = (next: (typeof views)[number]) =>
    setParams((current) => {
      const url = new URLSearchParams(current)
      url.delete('page')
      if (next === 'list') url.delete('view')
      else url.set('view', next)
      return url
    })
  const empty = <EmptyState title={t('nothingHere.title')} text={t('nothingHere.text')} />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SegmentField
          label={t('history.view')}
          hideLabel
          options={views.map((value) => ({ value, label: t(`history.${value}`) }))}
          value={view}
          onChange={show}
        />
        <Link to={paths.activity(region, { cluster: clusterId })}>{t('whole')}</Link>
      </div>
      {view === 'list' ? (
        <PageBoundary loading={<WriteListSkeleton oneCluster />}>
          <WriteList
            caption={t('clusterCaption')}
            search={of(shown)}
            onChange={({ page = 1, size = asked.size }) => change({ page, size })}
            pending={pending}
            empty={empty}
            oneCluster
          />
        </PageBoundary>
      ) : (
        <PageBoundary loading={<HistorySkeleton />}>
          <History clusterId={clusterId} region={region} empty={empty} />
        </PageBoundary>
      )}
    </div>
  )
}
