import type { ColumnHead } from '#console/ui/DataTable.tsx'

/** The columns by their words in the messages. Their widths are fixed: rows come and go while the page scrolls, and nothing may jump. */
export const columns = [
  { id: 'name', header: 'name' },
  { id: 'value', header: 'value', className: 'w-48 xl:w-60 max-s:w-[46%]' },
  { id: 'applied', header: 'applied', wide: 's', className: 'w-28 xl:w-40' },
  { id: 'initial', header: 'initial', wide: 'm', className: 'w-28 xl:w-36' },
  { id: 'allowed', header: 'allowed', wide: 'l', className: 'w-32 xl:w-36' },
  { id: 'effect', header: 'effect', wide: 'm', className: 'w-22 xl:w-24' },
  { id: 'undo', header: 'undo', wide: 's', className: 'w-12 max-m:w-10' },
] as const satisfies readonly ColumnHead[]
