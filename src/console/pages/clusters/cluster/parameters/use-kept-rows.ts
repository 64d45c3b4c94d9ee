import { useMemo, useState } from 'react'
import type { Row } from '#console/components/parameters/rows.ts'
import { filterRows, type Filter } from './view.ts'

/**
 * The rows of a filter as they were when it was chosen: what a person does in them, or a fresh read brings, takes none
 * away and moves none. `again` changes where the filter is chosen once more.
 */
export function useKeptRows(rows: readonly Row[], show: Filter, again: number, isEdited: (row: Row) => boolean): readonly Row[] {
  const choose = () => ({ show, again, ids: new Set(filterRows(rows, show, isEdited).map(({ id }) => id)) })
  const [kept, setKept] = useState(choose)
  if (kept.show !== show || kept.again !== again) setKept(choose)
  return useMemo(() => (show === 'all' ? rows : rows.filter(({ id }) => kept.ids.has(id))), [rows, show, kept.ids])
}
