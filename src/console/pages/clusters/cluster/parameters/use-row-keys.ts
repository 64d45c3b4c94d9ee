import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import type { Row } from '#console/components/parameters/rows.ts'
import type { Edit } from '#console/components/parameters/tray.ts'
import type { RowDeeds } from './use-tray.ts'

type Options = {
  readonly table: RefObject<HTMLElement | null>
  readonly rows: readonly Row[]
  readonly edits: Readonly<Record<string, Edit>>
  readonly deeds: RowDeeds
  /** What the focus is to come to: a row that may not be drawn yet, or be among those that come with the next view. */
  readonly target: Target | undefined
  readonly onTarget: (target: Target | undefined) => void
  /** Where Escape leads when there is nothing to take back. */
  readonly toSearch: () => void
}

/** A control of a row. */
export type Target = { readonly id: string; readonly control: string }

const leaps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 }

/**
 * The keyboard in the table. Up and down lead to the same control of the next row that has one, also in a list that is
 * closed; Escape takes back what was typed since the focus came, and leads to the search where nothing was.
 */
export function useRowKeys({ table, rows, edits, deeds, target, onTarget, toSearch }: Options) {
  const [focused, setFocused] = useState<string>()
  const before = useRef<{ readonly id: string; readonly edit: Edit | undefined }>(undefined)
  // After each change: a row far away is drawn first, as the target, and one of another view comes with its rows.
  useEffect(() => {
    const found = target === undefined ? null : controlOf(table.current, target)
    if (found === null) return
    found.focus()
    if (found instanceof HTMLInputElement && found.type === 'text') found.select()
    onTarget(undefined)
  })

  const go = (from: number, leap: number, control: string) => {
    const way = Math.sign(leap)
    const open = rows.map((row, index) => ({ row, index })).filter(({ row }) => row.modifiable)
    const ahead = open.filter(({ index }) => (way > 0 ? index > from : index < from))
    const sorted = way > 0 ? ahead : ahead.toReversed()
    const next = sorted[Math.min(Math.abs(leap), sorted.length) - 1]
    if (next !== undefined) onTarget({ id: next.row.id, control })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const place = placeOf(event.target)
    const index = place === undefined ? -1 : rows.findIndex(({ id }) => id === place.id)
    const row = rows[index]
    if (place === undefined || row === undefined || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Escape') {
      if (before.current?.id === row.id && before.current.edit !== edits[row.id]) deeds.restore(row, before.current.edit)
      else toSearch()
      event.preventDefault()
      return
    }
    const ends = event.ctrlKey ? { Home: -rows.length, End: rows.length }[event.key] : undefined
    const leap = ends ?? (event.ctrlKey ? undefined : leaps[event.key])
    if (leap === undefined || isOpenList(event.target)) return
    event.preventDefault()
    go(ends === undefined ? index : ends > 0 ? -1 : rows.length, leap, place.control)
  }
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const id = placeOf(event.target)?.id
    setFocused(id)
    if (id !== undefined && before.current?.id !== id) before.current = { id, edit: edits[id] }
  }
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    const left = placeOf(event.target)?.id
    const entered = placeOf(event.relatedTarget)?.id
    if (left === undefined || left === entered) return
    const row = rows.find(({ id }) => id === left)
    if (row !== undefined) deeds.leave(row)
    before.current = undefined
    if (entered === undefined) setFocused(undefined)
  }
  return {
    handlers: { onKeyDown, onFocus, onBlur },
    /** Rows that must be drawn wherever the page is scrolled to. */
    pinned: [focused, target?.id],
    /** Leads into the first row that can be changed. */
    enter: () => go(-1, 1, 'value'),
  }
}

function placeOf(element: EventTarget | null): Target | undefined {
  if (!(element instanceof HTMLElement)) return undefined
  const id = element.closest<HTMLElement>('tr[data-key]')?.dataset['key']
  return id === undefined ? undefined : { id, control: element.closest<HTMLElement>('[data-control]')?.dataset['control'] ?? 'value' }
}

function controlOf(table: HTMLElement | null, { id, control }: Target): HTMLElement | null {
  const row = [...(table?.querySelectorAll<HTMLElement>('tr[data-key]') ?? [])].find((each) => each.dataset['key'] === id)
  return row?.querySelector<HTMLElement>(`[data-control=${control}]`) ?? row?.querySelector<HTMLElement>('[data-control=value]') ?? null
}

/** In a list that is open the arrows choose. Browsers that cannot tell hand no keys of an open list to the page. */
function isOpenList(element: EventTarget): boolean {
  try {
    return element instanceof HTMLSelectElement && element.matches(':open')
  } catch {
    return false
  }
}
