import type { ColumnHead, Tall } from './DataTable.tsx'

const shown = { s: 'max-s:hidden', m: 'max-m:hidden', l: 'max-l:hidden', xl: 'max-xl:hidden' }

// A panel widens the outer edges to its own.
const edge = 'px-3 first:pl-(--table-edge,0.5rem) last:pr-(--table-edge,0.5rem) max-s:px-2'

/** Classes of a head cell. The border lies on the cells, for a collapsed one would scroll away under a sticky head. */
export function headClass(column: ColumnHead): string {
  return `h-8 border-b border-line-strong bg-(--table-ground,var(--surface)) text-12 font-medium whitespace-nowrap text-quiet ${cellEdge(column)}`
}

const heights = { all: 'h-row-tall', narrow: 'h-row max-s:h-row-tall', none: 'h-row' }

/** Classes of a body cell. */
export function cellClass(column: ColumnHead, tall: Tall): string {
  return `border-b border-line align-middle py-1 leading-[1.4] ${heights[tall === true ? 'all' : tall === 'narrow' ? 'narrow' : 'none']} ${cellEdge(column)}`
}

function cellEdge(column: ColumnHead): string {
  return `${edge} ${column.align === 'end' ? 'text-right' : 'text-left'} ${column.wide === undefined ? '' : shown[column.wide]} ${column.className ?? ''}`
}
