import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import { useRegion } from '#console/api/region.ts'
import { useFailureWords } from '#console/components/FailureNotice.tsx'
import { Pagination, type PageSearch } from '#console/components/Pagination.tsx'
import { RequestId } from '#console/components/RequestId.tsx'
import { paths, type ClusterTab } from '#console/paths.ts'
import { DataTable, type Column, type ColumnHead } from '#console/ui/DataTable.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import type { FleetItem } from './fleet-item.ts'
import { fleetSizes } from './use-fleet-search.ts'

/** A column beside the cluster, for what could be read. */
export type ItemColumn<I> = ColumnHead & { readonly cell: (item: I) => ReactNode }

type Props<I> = {
  readonly caption: string
  readonly rows: readonly FleetItem<I>[]
  /** What stands beside the cluster, which is the first column and leads to this tab of it. */
  readonly columns: readonly ItemColumn<I>[]
  readonly tab: ClusterTab
  readonly search: PageSearch
  /** No more rows will come: a page beyond the last is the last. */
  readonly ended: boolean
  readonly onPage: (change: Partial<PageSearch>) => void
  readonly emptyText: string
  /** Rows that are still to come. */
  readonly awaited: number
}

/** What was found across the region, a page at a time. A cluster that could not be read is a row that says why. */
export function FleetTable<I>({ caption, rows, columns, tab, search, ended, onPage, emptyText, awaited }: Props<I>) {
  const t = useTranslations('fleet')
  const region = useRegion()
  const last = Math.max(1, Math.ceil(rows.length / search.size))
  const page = ended ? Math.min(search.page, last) : search.page
  const from = (page - 1) * search.size
  const shown = rows.slice(from, from + search.size)
  const all: Column<FleetItem<I>>[] = [
    {
      id: 'cluster',
      header: t('cluster'),
      className: 'w-[18%] max-s:w-[28%]',
      cell: ({ cluster, item, failure }) => (
        <>
          <Link to={paths.clusterTab(region, cluster.id, tab)} className="font-semibold text-strong hover:text-accent-text hover:underline">
            {cluster.name}
          </Link>
          {item !== undefined && failure !== undefined && <Older failure={failure} />}
        </>
      ),
    },
    ...columns.map(({ cell, ...head }): Column<FleetItem<I>> => ({ ...head, cell: ({ item }) => item !== undefined && cell(item) })),
  ]
  const text = rows.length > 0 && !ended ? t('nothingYet') : emptyText
  return (
    <>
      <DataTable
        caption={caption}
        columns={all}
        rows={shown}
        rowKey={({ key }) => key}
        emptyText={text}
        instead={({ item, failure }) => (item === undefined && failure !== undefined ? <Unread failure={failure} /> : undefined)}
        awaited={Math.min(awaited, search.size - shown.length)}
      />
      {rows.length > 0 && (
        <Pagination search={{ page, size: search.size }} sizes={fleetSizes} total={rows.length} shown={shown.length} onChange={onPage} />
      )}
    </>
  )
}

/** What stands in the row is of an earlier reading, for the latest one failed. */
function Older({ failure }: { readonly failure: Failure }) {
  const t = useTranslations('fleet')
  const { title } = useFailureWords(failure)
  return (
    <span className="flex items-start gap-1 text-12 text-unknown">
      <KindGlyph kind="warning" className="mt-[0.1rem]" />
      {t('older', { why: title })}
    </span>
  )
}

function Unread({ failure }: { readonly failure: Failure }) {
  const t = useTranslations('fleet')
  const { title, what } = useFailureWords(failure)
  return (
    <div className="grid max-w-120 grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <KindGlyph kind="error" className="mt-[0.1875rem]" />
      <div className="min-w-0 wrap-anywhere">
        <b className="text-error">{t('unread', { why: title })}</b> {what}
        {failure.requestId !== '' && <RequestId id={failure.requestId} />}
      </div>
    </div>
  )
}
