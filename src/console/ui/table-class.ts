import type { ColumnHead } from './DataTable.tsx'

const shown = { s: 'max-s:hidden', m: 'max-m:hidden', l: 'max-l:hidden' }

const edge = 'px-3 first:pl-2 last:pr-2 max-s:px-2'

/** Classes of a head cell. The border lies on the cells, for a collapsed one would scroll away under a sticky head. */
export function headClass(column: ColumnHead): string {
  return `h-8 border-b border-line-strong bg-surface text-left text-12 font-medium whitespace-nowrap text-quiet ${cellEdge(column)}`
}

/** Classes of a body cell. */
export function cellClass(column: ColumnHead, tall: boolean): string {
  return `border-b border-line align-middle ${tall ? 'h-row-tall leading-[1.4]' : 'h-row'} ${cellEdge(column)}`
}

function cellEdge(column: ColumnHead): string {
  return `${edge} ${column.align === 'end' ? 'text-right!' : ''} ${column.wide === undefined ? '' : shown[column.wide]} ${column.className ?? ''}`
}
