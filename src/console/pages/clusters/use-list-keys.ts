import { useRef, type RefObject } from 'react'
import { usePreferences } from '#console/lib/preferences.ts'
import { useShortcuts } from '#console/ui/use-shortcuts.ts'

type Deeds = { readonly onFilter: () => void; readonly onRefresh: () => void }

/**
 * The single keys of the list; the row that has the focus is the one they are about. Arrows move from row to row once
 * one has it; before that they scroll the page, as everywhere.
 * @returns where the table is: to be put around it
 */
export function useListKeys({ onFilter, onRefresh }: Deeds): RefObject<HTMLDivElement | null> {
  const { shortcuts } = usePreferences()
  const place = useRef<HTMLDivElement>(null)
  const rows = () => [...(place.current?.querySelectorAll<HTMLElement>('tbody > tr') ?? [])]
  const here = () => rows().find((row) => row.contains(document.activeElement))
  const move = (step: 1 | -1) => {
    const all = rows()
    const at = all.findIndex((row) => row.contains(document.activeElement))
    const next = at < 0 ? all.at(step > 0 ? 0 : -1) : all[at + step]
    next?.querySelector('a')?.focus()
  }
  const press = (what: string) => {
    const element = here()?.querySelector<HTMLElement>(what)
    element?.click()
    return element !== undefined && element !== null
  }
  const arrow = (step: 1 | -1) => () => (here() === undefined ? false : move(step))
  useShortcuts(shortcuts === 'on', {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: arrow(1),
    ArrowUp: arrow(-1),
    o: () => press('a'),
    x: () => press('input[type=checkbox]'),
    '/': onFilter,
    r: onRefresh,
  })
  return place
}
