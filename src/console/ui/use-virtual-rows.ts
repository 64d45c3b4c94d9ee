import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'

type Options = {
  /** What names each row, in order. A row keeps its measured height as long as its key is the same. */
  readonly keys: readonly string[]
  /** px of a row that has not been measured yet. */
  readonly estimate: number
  /** Rows that stay, wherever the page is scrolled to: what has the focus must not vanish from under it. */
  readonly pinned: readonly (string | undefined)[]
}

/** Either a row by its index, or empty space where rows are not drawn. */
export type Slot = { readonly index: number } | { readonly space: number; readonly before: number }

type Virtual = {
  readonly slots: readonly Slot[]
  /** On an element at the very top of the rows; they scroll with the page. */
  readonly top: RefObject<HTMLTableRowElement | null>
  /** On each row that is drawn; `data-key` names it. */
  readonly measure: (row: HTMLTableRowElement | null) => (() => void) | undefined
}

/** px that are drawn beyond the screen, above and below; the view is looked at again each half of it. */
const beyond = 300
const step = beyond / 2

/**
 * Draws only the rows in sight, of a table that scrolls with the page. Heights are measured, so that a row may have as
 * many lines as it needs.
 */
export function useVirtualRows({ keys, estimate, pinned }: Options): Virtual {
  const top = useRef<HTMLTableRowElement>(null)
  const view = useView(top)
  const { heights, measure } = useHeights()

  const offsets = useMemo(() => {
    const sums = new Float64Array(keys.length + 1)
    keys.forEach((key, index) => {
      sums[index + 1] = (sums[index] ?? 0) + (heights.get(key) ?? estimate)
    })
    return sums
  }, [keys, estimate, heights])

  const drawn = new Set<number>()
  for (let index = rowAt(offsets, view.from); index < keys.length && (offsets[index] ?? 0) < view.to; index += 1) drawn.add(index)
  for (const key of pinned) if (key !== undefined && keys.includes(key)) drawn.add(keys.indexOf(key))
  return {
    slots: slotsOf(
      [...drawn].sort((a, b) => a - b),
      offsets,
      keys.length,
    ),
    top,
    measure,
  }
}

/** The row that covers a distance from the top. */
function rowAt(offsets: Float64Array, distance: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle + 1] ?? Number.POSITIVE_INFINITY) <= distance) low = middle + 1
    else high = middle
  }
  return low
}

function slotsOf(indexes: readonly number[], offsets: Float64Array, count: number): Slot[] {
  const slots: Slot[] = []
  let next = 0
  const space = (to: number) => {
    const height = (offsets[to] ?? 0) - (offsets[next] ?? 0)
    if (height > 0) slots.push({ space: height, before: to })
  }
  for (const index of indexes) {
    space(index)
    slots.push({ index })
    next = index + 1
  }
  space(count)
  return slots
}

/** The part of the rows that is on the screen, and a little more, in px from their top. */
function useView(top: RefObject<HTMLElement | null>): { readonly from: number; readonly to: number } {
  const [view, setView] = useState(() => ({ from: -beyond, to: globalThis.innerHeight + beyond }))
  const look = useCallback(() => {
    const above = -(top.current?.getBoundingClientRect().top ?? 0)
    const from = Math.floor((above - beyond) / step) * step
    const to = Math.ceil((above + globalThis.innerHeight + beyond) / step) * step
    setView((last) => (last.from === from && last.to === to ? last : { from, to }))
  }, [top])
  useEffect(() => {
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    // What stands above the rows may grow: the page does then, too.
    const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(look)
    observer?.observe(document.body)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
      observer?.disconnect()
    }
  }, [look])
  return view
}

function useHeights() {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const observer = useRef<ResizeObserver>(undefined)
  useEffect(() => () => observer.current?.disconnect(), [])
  const measure = useCallback((row: HTMLTableRowElement | null) => {
    if (row === null || typeof ResizeObserver === 'undefined') return undefined
    observer.current ??= new ResizeObserver((entries) => setHeights((last) => withHeights(last, entries)))
    const watching = observer.current
    watching.observe(row)
    return () => watching.unobserve(row)
  }, [])
  return { heights, measure }
}

function withHeights(heights: ReadonlyMap<string, number>, entries: readonly ResizeObserverEntry[]): ReadonlyMap<string, number> {
  const found = entries.flatMap(({ target }): [string, number][] => {
    const key = target instanceof HTMLElement ? (target.dataset['key'] ?? '') : ''
    const { height } = target.getBoundingClientRect()
    // A row that has just left the page has no height.
    return height === 0 || heights.get(key) === height ? [] : [[key, height]]
  })
  return found.length === 0 ? heights : new Map([...heights, ...found])
}
