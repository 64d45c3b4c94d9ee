import { useMemo } from 'react'
import type { Column } from './DataTable.tsx'
import { TableFrame } from './TableFrame.tsx'
import { cellClass, headClass } from './table-class.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

type Props<Row> = {
  readonly caption: string
  /** Their widths are fixed by their classes; the first takes what is left. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** px of a usual row. */
  readonly estimate: number
}

/** Very many rows to read, of which only those in sight are drawn. The first column names the row. */
export function VirtualTable<Row>({ caption, columns, rows, rowKey, estimate }: Props<Row>) {
  const keys = useMemo(() => rows.map(rowKey), [rows, rowKey])
  const { slots, top, measure } = useVirtualRows({ keys, estimate, pinned: [] })
  return (
    <TableFrame
      caption={caption}
      columns={columns}
      rowCount={rows.length}
      head={(column) => (
        <th key={column.id} scope="col" className={headClass(column)}>
          {column.header}
        </th>
      )}
    >
      <tr ref={top} aria-hidden="true" />
      {slots.map((slot) => {
        if ('space' in slot) return <EmptySpace key={`space ${slot.before}`} height={slot.space} />
        const row = rows[slot.index]
        if (row === undefined) return null
        return (
          <tr key={rowKey(row)} ref={measure} data-key={rowKey(row)} aria-rowindex={slot.index + 2} className="hover:bg-hover">
            {columns.map((column, index) => (
              <Cell key={column.id} head={index === 0} className={cellClass(column, true)}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        )
      })}
    </TableFrame>
  )
}

type CellProps = { readonly head: boolean; readonly className: string; readonly children: React.ReactNode }

function Cell({ head, className, children }: CellProps) {
  if (!head) return <td className={className}>{children}</td>
  return (
    <th scope="row" className={`${className} font-normal`}>
      {children}
    </th>
  )
}

/** Room for rows that are not drawn. One cell alone: where columns are hidden, a wider one would bring them back. */
export function EmptySpace({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true">
      <td style={{ height }}>{/* Nothing is drawn here. */}</td>
    </tr>
  )
}
