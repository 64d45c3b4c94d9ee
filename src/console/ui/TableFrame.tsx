import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { ColumnHead } from './DataTable.tsx'

type Props<C extends ColumnHead> = {
  readonly caption: string
  readonly columns: readonly C[]
  readonly head: (column: C) => ReactNode
  readonly children: ReactNode
  readonly busy?: boolean
  /** How many rows there are, where only those in sight are drawn; the columns then keep the widths of their heads. */
  readonly rowCount?: number
}

/**
 * Table, caption and head. Where the table fits, the head sticks below the top bar; where it does not, the frame
 * scrolls sideways instead (a frame that scrolls would hold a sticky head back), so the page itself never does.
 */
export function TableFrame<C extends ColumnHead>({ caption, columns, head, children, busy = false, rowCount }: Props<C>) {
  const frame = useRef<HTMLDivElement>(null)
  const overflows = useOverflow(frame)
  return (
    <div
      ref={frame}
      {...(overflows && { role: 'region', 'aria-label': caption, tabIndex: 0 })}
      className={`relative min-w-0 ${overflows ? 'overflow-x-auto' : 'overflow-x-clip'}`}
    >
      <table
        aria-busy={busy || undefined}
        aria-rowcount={rowCount === undefined ? undefined : rowCount + 1}
        className={`w-full border-separate border-spacing-0 ${rowCount === undefined ? '' : 'table-fixed'}`}
      >
        <caption className="sr-only">{caption}</caption>
        <thead className={overflows ? '' : 'sticky top-(--table-top,var(--bar)) z-2'}>
          <tr>{columns.map((column) => head(column))}</tr>
        </thead>
        <tbody className="[&_a]:inline-block [&_a]:min-h-6 [&_a]:leading-6">{children}</tbody>
      </table>
    </div>
  )
}

function useOverflow(frame: React.RefObject<HTMLDivElement | null>): boolean {
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (element === null || typeof ResizeObserver === 'undefined') return
    const table = element.querySelector('table')
    const observer = new ResizeObserver(() => setOverflows(table !== null && table.offsetWidth > element.clientWidth))
    observer.observe(element)
    if (table !== null) observer.observe(table)
    return () => observer.disconnect()
  }, [frame])
  return overflows
}
