import type { ReactNode } from 'react'
import { ChevronDown, ChevronUp, ChevronsUpDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useWideness } from '#console/lib/wideness.ts'
import { Skeleton } from './Skeleton.tsx'
import { cellClass, headClass } from './table-class.ts'
import { TableFrame } from './TableFrame.tsx'

/** What a head needs to know of a column; a skeleton needs no more. */
export type ColumnHead = {
  readonly id: string
  readonly header: ReactNode
  /** Numbers stand at the end. */
  readonly align?: 'end'
  readonly sortable?: boolean
  /** Hidden below this breakpoint. */
  readonly wide?: 's' | 'm' | 'l' | 'xl'
  /** On head and cells: widths. */
  readonly className?: string
  /** Nothing is read for it: a skeleton leaves it empty. */
  readonly blank?: true
}

export type Column<Row> = ColumnHead & { readonly cell: (row: Row) => ReactNode }

/** Rows with a second line: everywhere, or only where the page is narrow. */
export type Tall = boolean | 'narrow'

export type Sort = { readonly column: string; readonly descending: boolean }

type Props<Row> = {
  /** What the rows are, for screen readers. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly sort?: Sort | undefined
  readonly onSort?: (sort: Sort) => void
  /** In place of rows where there are none. */
  readonly emptyText?: ReactNode
  /** What stands in place of all cells but the first of a row that has no values, such as why it has none. */
  readonly instead?: (row: Row) => ReactNode | undefined
  /** Rows that are still to come: their places are kept. */
  readonly awaited?: number
  readonly tall?: Tall
  /** Rows that are ticked or followed. */
  readonly selected?: (row: Row) => boolean
}

/** Rows of the same kind. The first column names the row; a link in it opens it. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, rowKey, sort, onSort, emptyText, tall = false, selected, instead, awaited = 0 } = props
  return (
    <TableFrame
      caption={caption}
      columns={columns}
      busy={awaited > 0}
      head={(column) => <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />}
    >
      {rows.map((row) => (
        <tr key={rowKey(row)} data-selected={selected?.(row) === true || undefined} className="hover:bg-hover data-selected:bg-accent-tint">
          <Cells columns={columns} row={row} tall={tall} instead={instead?.(row)} />
        </tr>
      ))}
      <SkeletonRows columns={columns} after={rows.length} rows={awaited} tall={tall} />
      {rows.length === 0 && awaited === 0 && emptyText !== undefined && (
        <tr>
          <WideCell columns={columns} className="h-row-tall border-b border-line px-(--table-edge,0.5rem) text-quiet">
            {emptyText}
          </WideCell>
        </tr>
      )}
    </TableFrame>
  )
}

type CellsProps<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly row: Row
  readonly tall: Tall
  readonly instead: ReactNode
}

function Cells<Row>({ columns, row, tall, instead }: CellsProps<Row>) {
  const [first, ...rest] = columns
  const cell = (column: Column<Row>) => (
    <td key={column.id} className={cellClass(column, tall)}>
      {column.cell(row)}
    </td>
  )
  if (first === undefined || instead === undefined) return columns.map(cell)
  return (
    <>
      {cell(first)}
      <WideCell columns={rest} className={cellClass({ id: '', header: '' }, tall)}>
        {instead}
      </WideCell>
    </>
  )
}

type WideProps = { readonly columns: readonly ColumnHead[]; readonly className: string; readonly children: ReactNode }

/** A cell across these columns, those that are shown: one that spans a hidden column makes another one in its place. */
function WideCell({ columns, className, children }: WideProps) {
  const wide = useWideness()
  return (
    <td colSpan={columns.filter((column) => column.wide === undefined || wide(column.wide)).length} className={className}>
      {children}
    </td>
  )
}

type HeadProps = { readonly column: ColumnHead; readonly sort: Sort | undefined; readonly onSort: ((sort: Sort) => void) | undefined }

function HeadCell({ column, sort, onSort }: HeadProps) {
  const t = useTranslations('ui')
  const sorted = sort?.column === column.id
  if (column.sortable !== true || onSort === undefined) {
    return (
      <th scope="col" className={headClass(column)}>
        {column.header}
      </th>
    )
  }
  const descending = sorted && !sort.descending
  const Arrow = sorted ? (sort.descending ? ChevronDown : ChevronUp) : ChevronsUpDown
  return (
    <th scope="col" aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'} className={headClass(column)}>
      <button
        type="button"
        title={t(descending ? 'sortDescending' : 'sortAscending')}
        onClick={() => onSort({ column: column.id, descending })}
        className={`group inline-flex min-h-6 items-center gap-0.5 rounded-1 hover:text-strong ${sorted ? 'text-strong' : ''} ${column.align === 'end' ? 'flex-row-reverse' : ''}`}
      >
        {column.header}
        <Arrow
          aria-hidden="true"
          className={`size-3 ${sorted ? '' : 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100'}`}
        />
      </button>
    </th>
  )
}

type SkeletonProps = {
  readonly columns: readonly ColumnHead[]
  readonly rows: number
  readonly tall?: Tall
  /** The rows will keep to the widths of their heads: those of a virtual table. */
  readonly fixed?: boolean
}

// Narrow enough for ten columns beside the navigation: a skeleton that scrolls sideways would jump when the rows come.
const widths = ['w-14', 'w-20', 'w-12', 'w-16']

/** A table before its rows: heads, widths and heights are final, only the values are missing. */
export function TableSkeleton({ columns, rows, tall = false, fixed = false }: SkeletonProps) {
  const t = useTranslations('ui')
  return (
    <TableFrame
      caption={t('loading')}
      columns={columns}
      busy
      {...(fixed && { rowCount: rows })}
      head={(column) => (
        <th key={column.id} scope="col" className={headClass(column)}>
          {column.header}
        </th>
      )}
    >
      <SkeletonRows columns={columns} after={0} rows={rows} tall={tall} />
    </TableFrame>
  )
}

type SkeletonRowsProps = Pick<SkeletonProps, 'columns' | 'rows'> & { readonly after: number; readonly tall: Tall }

/** Each keeps its place in the table, however many rows have come `after` which it stands. */
function SkeletonRows({ columns, after, rows, tall }: SkeletonRowsProps) {
  return Array.from({ length: rows }, (_, index) => after + index).map((row) => (
    <tr key={`place ${row}`}>
      {columns.map((column, index) => (
        <td key={column.id} className={cellClass(column, tall)}>
          {column.blank !== true && <Skeleton className={widths[(row + index) % widths.length]} />}
        </td>
      ))}
    </tr>
  ))
}
