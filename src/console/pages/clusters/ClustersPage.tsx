import { useDeferredValue, useEffect, useRef } from 'react'
import { Plus, RefreshCw } from 'lucide-react'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { isMoving } from '#contract/rules/states.ts'
import { useRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { Pagination } from '#console/components/Pagination.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { DataTable, TableSkeleton } from '#console/ui/DataTable.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Spinner } from '#console/ui/Spinner.tsx'
import { clusterColumns, type Row } from './columns.tsx'
import { ListFilters } from './ListFilters.tsx'
import { pageSizes, changeListSearch, readListSearch, toListQuery, type ListSearch } from './list-search.ts'
import { useEndedVersions } from './use-engine-ends.ts'
import { useRowDetails } from './use-row-details.ts'

/** All clusters of the region, a page at a time; the cloud pages, sorts and filters. */
export function ClustersPage() {
  const t = useTranslations('clusters')
  const region = useRegion()
  const [params, setParams] = useSearchParams()
  const search = readListSearch(params)
  // The old rows stay until the new ones are read; filters and URL are never behind the hand.
  const asked = params.toString()
  const shown = useDeferredValue(asked)
  usePageTitle(t('title'))
  // Two changes in quick succession: the second builds on the first, which may not have arrived in the URL yet.
  const latest = useRef(params)
  useEffect(() => {
    latest.current = params
  }, [params])
  const change = (wanted: Partial<ListSearch>) => {
    latest.current = changeListSearch(latest.current, wanted)
    setParams(latest.current, { replace: wanted.page === undefined })
  }
  return (
    <div className="flex flex-col gap-4 p-6 max-s:p-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-20 font-semibold text-strong">{t('title')}</h1>
          <p className="text-13 text-quiet">{t('subtitle', { region })}</p>
        </div>
        <Link to={paths.createCluster(region)} className={`${buttonClass('primary')} max-s:w-full`}>
          <Plus className="size-4" aria-hidden="true" />
          {t('create')}
        </Link>
      </header>
      <ListFilters search={search} onChange={change} />
      <PageBoundary loading={<ListSkeleton />}>
        <ClusterTable search={readListSearch(new URLSearchParams(shown))} onChange={change} pending={shown !== asked} />
      </PageBoundary>
    </div>
  )
}

/** Heads are at their place while the rows are on the way. */
function ListSkeleton() {
  const t = useTranslations('clusters')
  const locale = useLocale()
  const region = useRegion()
  return (
    <>
      <div className="flex h-control-small items-center justify-end">
        <Spinner label={t('reading')} />
      </div>
      <TableSkeleton columns={clusterColumns({ t, region, locale, endedVersions: new Set() })} rows={20} />
    </>
  )
}

type TableProps = { readonly search: ListSearch; readonly onChange: (change: Partial<ListSearch>) => void; readonly pending: boolean }

function ClusterTable({ search, onChange, pending }: TableProps) {
  const t = useTranslations('clusters')
  const locale = useLocale()
  const region = useRegion()
  const { data, readAt, failure, refreshing, refresh } = useRead('listClusters', toListQuery(search), {
    unsettled: (page) => (page.contents ?? []).some((row) => isMoving(row.service_state)),
  })
  const clusters = data.contents ?? []
  const details = useRowDetails(clusters)
  const endedVersions = useEndedVersions()
  const rows: Row[] = clusters.map((cluster) => ({ cluster, detail: details.get(cluster.id) }))
  if (clusters.length === 0) return <NoClusters search={search} total={data.count} onChange={onChange} />
  return (
    <>
      {failure && <FailureNotice stale failure={failure} operation="listClusters" onRetry={() => void refresh()} />}
      <div className="flex items-center justify-end gap-1" aria-busy={pending}>
        {pending ? (
          <Spinner label={t('reading')} />
        ) : (
          <ReadAge readAt={readAt} polling={clusters.some((row) => isMoving(row.service_state))} />
        )}
        <IconButton
          size="small"
          label={t('readAgain')}
          icon={<RefreshCw className="size-4" aria-hidden="true" />}
          busy={refreshing}
          onClick={() => void refresh()}
        />
      </div>
      <DataTable
        caption={t('title')}
        columns={clusterColumns({ t, region, locale, endedVersions })}
        rows={rows}
        rowKey={({ cluster }) => cluster.id}
        sort={{ column: search.sort, descending: search.descending }}
        onSort={({ column, descending }) => onChange({ sort: column, descending })}
      />
      <Pagination search={search} sizes={pageSizes} total={data.count} shown={clusters.length} onChange={onChange} />
    </>
  )
}

function NoClusters({
  search,
  total,
  onChange,
}: {
  readonly search: ListSearch
  readonly total: number
  readonly onChange: TableProps['onChange']
}) {
  const t = useTranslations('clusters.empty')
  const region = useRegion()
  const filtered = search.name !== '' || search.state !== '' || search.database !== ''
  if (search.page > 1) {
    return (
      <EmptyState
        title={t('beyond.title')}
        text={t('beyond.text', { total })}
        actions={<Button onClick={() => onChange({ page: 1 })}>{t('beyond.action')}</Button>}
      />
    )
  }
  if (filtered) {
    return (
      <EmptyState
        title={t('filtered.title')}
        text={t('filtered.text', { region })}
        actions={<Button onClick={() => onChange({ name: '', state: '', database: '' })}>{t('filtered.action')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      title={t('none.title', { region })}
      text={t('none.text')}
      actions={
        <Link to={paths.createCluster(region)} className={buttonClass('primary')}>
          {t('none.action')}
        </Link>
      }
    />
  )
}
