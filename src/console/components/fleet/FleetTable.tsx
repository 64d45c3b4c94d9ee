import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { OperationName } from '#contract/operations.ts'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { useRegion } from '#console/api/region.ts'
import { useFailureWords } from '#console/components/FailureNotice.tsx'
import { Pagination, type PageSearch } from '#console/components/Pagination.tsx'
import { RequestId } from '#console/components/RequestId.tsx'
import { paths, type ClusterTab } from '#console/paths.ts'
import { DataTable, type Column, type ColumnHead } from '#console/ui/DataTable.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { fleetSizes } from './use-fleet-search.ts'

/** A row across the region: of which cluster it is, and what was found, or why nothing could be. */
export type FleetItem<I> = {
  readonly key: string
  readonly cluster: RdbClusterResponse
  readonly item: I | undefined
  readonly failure: Failure | undefined
}

type ItemColumn<I> = ColumnHead & { readonly cell: (item: I) => ReactNode }

type Props<I> = {
  readonly caption: string
  readonly rows: readonly FleetItem<I>[]
  /** What stands beside the cluster, which is the first column and leads to this tab of it. */
  readonly columns: readonly ItemColumn<I>[]
  readonly tab: ClusterTab
  /** What was asked; names the IAM action that is missing where it was refused. */
  readonly operation: OperationName
  readonly search: PageSearch
  readonly onPage: (change: Partial<PageSearch>) => void
  readonly emptyText: string
}

/** What was found across the region, a page at a time. A cluster that could not be read is a row that says why. */
export function FleetTable<I>({ caption, rows, columns, tab, operation, search, onPage, emptyText }: Props<I>) {
  const t = useTranslations('fleet')
  const region = useRegion()
  const from = (search.page - 1) * search.size
  const shown = rows.slice(from, from + search.size)
  const all: Column<FleetItem<I>>[] = [
    {
      id: 'cluster',
      header: t('cluster'),
      cell: ({ cluster }) => (
        <Link to={paths.clusterTab(region, cluster.id, tab)} className="font-semibold text-strong hover:text-accent-text hover:underline">
          {cluster.name}
        </Link>
      ),
    },
    ...columns.map(({ cell, ...head }, index): Column<FleetItem<I>> => ({
      ...head,
      cell: ({ item, failure }) =>
        item === undefined ? index === 0 && failure && <Unread failure={failure} operation={operation} /> : cell(item),
    })),
  ]
  return (
    <>
      <DataTable caption={caption} columns={all} rows={shown} rowKey={({ key }) => key} emptyText={emptyText} />
      {rows.length > 0 && <Pagination search={search} sizes={fleetSizes} total={rows.length} shown={shown.length} onChange={onPage} />}
    </>
  )
}

function Unread({ failure, operation }: { readonly failure: Failure; readonly operation: OperationName }) {
  const t = useTranslations('fleet')
  const { title, what } = useFailureWords(failure, operation)
  return (
    <div className="grid max-w-120 grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <KindGlyph kind="error" className="mt-[0.1875rem]" />
      <div className="min-w-0">
        <b className="text-error">{t('unread', { why: title })}</b> {what}
        {failure.requestId !== '' && <RequestId id={failure.requestId} />}
      </div>
    </div>
  )
}
