import { lazy, Suspense, useEffect } from 'react'
import { Keyboard, RefreshCw } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { isMoving } from '#contract/rules/states.ts'
import { useRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { Pagination } from '#console/components/Pagination.tsx'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { showSheet } from '#console/layout/palette/sheets.ts'
import { usePreferences } from '#console/lib/preferences.ts'
import { learn } from '#console/messages/words.ts'
import { DataTable, TableSkeleton } from '#console/ui/DataTable.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Spinner } from '#console/ui/Spinner.tsx'
import { chosenColumns, readColumnChoice } from './column-choice.ts'
import { ColumnMenu } from './ColumnMenu.tsx'
import { clusterColumns, type Row } from './columns.tsx'
import { pageSizes, toListQuery, type ListSearch } from './list-search.ts'
import { tickColumn, tickHead } from './tick-column.tsx'
import { useEndedVersions } from './use-engine-ends.ts'
import { useListKeys } from './use-list-keys.ts'
import { useRowDetails } from './use-row-details.ts'
import type { Selection } from './use-selection.ts'

// Nearly every list has rows.
const NoClusters = lazy(async () => {
  const [none] = await Promise.all([import('./NoClusters.tsx'), learn('noClusters')])
  return { default: none.NoClusters }
})

type Props = {
  readonly search: ListSearch
  readonly onChange: (change: Partial<ListSearch>) => void
  /** Another page is asked for than the one on the screen. */
  readonly pending: boolean
  readonly selection: Selection
  readonly onFilter: () => void
}

/** One page of the list, with what may be set of it above and the way to the others below. */
export function ClusterTable({ search, onChange, pending, selection, onFilter }: Props) {
  const t = useTranslations('clusters')
  const { data, readAt, failure, refreshing, refresh } = useRead('listClusters', toListQuery(search), {
    unsettled: (page) => (page.contents ?? []).some((row) => isMoving(row.service_state)),
  })
  const clusters = data.contents ?? []
  const details = useRowDetails(clusters)
  const columns = useColumns()
  const { columns: decided } = usePreferences()
  const place = useListKeys({ onFilter, onRefresh: () => void refresh() })
  const { see } = selection
  useEffect(() => see(data.contents ?? []), [see, data])
  const rows: Row[] = clusters.map((cluster) => ({ cluster, detail: details.get(cluster.id) }))
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
        {rows.length > 0 && <ColumnMenu columns={columns} />}
        <IconButton
          size="small"
          className="max-s:hidden"
          label={t('shortcuts')}
          icon={<Keyboard className="size-4" aria-hidden="true" />}
          onClick={() => showSheet('shortcuts')}
        />
      </div>
      {rows.length === 0 ? (
        <Suspense fallback={<div className="h-40" />}>
          <NoClusters search={search} total={data.count} onChange={onChange} />
        </Suspense>
      ) : (
        <>
          <div ref={place}>
            <DataTable
              caption={t('title')}
              columns={[tickColumn(clusters, selection), ...chosenColumns(columns, readColumnChoice(decided))]}
              rows={rows}
              rowKey={({ cluster }) => cluster.id}
              sort={{ column: search.sort, descending: search.descending }}
              onSort={({ column, descending }) => onChange({ sort: column, descending })}
              selected={({ cluster }) => selection.clusters.has(cluster.id)}
            />
          </div>
          <Pagination search={search} sizes={pageSizes} total={data.count} shown={clusters.length} onChange={onChange} />
        </>
      )}
    </>
  )
}

function useColumns() {
  const t = useTranslations('clusters')
  const locale = useLocale()
  const region = useRegion()
  const endedVersions = useEndedVersions()
  return clusterColumns({ t, region, locale, endedVersions })
}

/** Heads are at their place while the rows are on the way. */
export function ListSkeleton() {
  const t = useTranslations('clusters')
  const locale = useLocale()
  const region = useRegion()
  const { columns: decided } = usePreferences()
  const columns = clusterColumns({ t, region, locale, endedVersions: new Set() })
  return (
    <>
      <div className="flex h-control-small items-center justify-end">
        <Spinner label={t('reading')} />
      </div>
      <TableSkeleton columns={[tickHead, ...chosenColumns(columns, readColumnChoice(decided))]} rows={20} />
    </>
  )
}
