// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EmptySpace } from './VirtualTable.tsx'
import { useVirtualRows } from './use-virtual-rows.ts'

// jsdom lays nothing out: the test says where the rows begin, how high each is, and when that changes.
let scrolled = 0
let heights: Record<string, number> = {}
let resized: ResizeObserverCallback[] = []

class Observer implements ResizeObserver {
  readonly #callback: ResizeObserverCallback
  readonly #watched = new Set<Element>()
  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback
    resized.push((entries, observer) => {
      const mine = entries.filter(({ target }) => this.#watched.has(target))
      if (mine.length > 0) this.#callback(mine, observer)
    })
  }
  observe(element: Element) {
    this.#watched.add(element)
  }
  unobserve(element: Element) {
    this.#watched.delete(element)
  }
  disconnect() {
    this.#watched.clear()
  }
}

beforeEach(() => {
  scrolled = 0
  heights = {}
  resized = []
  vi.stubGlobal('ResizeObserver', Observer)
  vi.stubGlobal('innerHeight', 600)
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const key = this instanceof HTMLElement ? this.dataset['key'] : undefined
    return key === undefined ? new DOMRect(0, -scrolled, 100, 0) : new DOMRect(0, 0, 100, heights[key] ?? 50)
  })
})
afterEach(cleanup)

const keys = Array.from({ length: 1000 }, (_, index) => `row ${index}`)

function Table({ shown = keys, pinned }: { readonly shown?: readonly string[]; readonly pinned?: string }) {
  const { slots, top, measure } = useVirtualRows({ keys: shown, estimate: 50, pinned: [pinned] })
  return (
    <table>
      <tbody>
        <tr ref={top} />
        {slots.map((slot) =>
          'space' in slot ? (
            <EmptySpace key={`space ${slot.before}`} height={slot.space} />
          ) : (
            <tr key={shown[slot.index]} ref={measure} data-key={shown[slot.index]}>
              <td>{shown[slot.index]}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

const drawn = () => [...document.querySelectorAll<HTMLElement>('tr[data-key]')].map(({ dataset }) => dataset['key'])
const spaces = () => [...document.querySelectorAll<HTMLElement>('tr[aria-hidden] td')].map(({ style }) => Number.parseFloat(style.height))
function scrollTo(distance: number) {
  scrolled = distance
  act(() => void dispatchEvent(new Event('scroll')))
}
function measureAll() {
  const entries = [...document.querySelectorAll('tr[data-key]')].map((target) => ({ target }) as ResizeObserverEntry)
  act(() => resized.forEach((call) => call(entries, new Observer(() => undefined))))
}

test('only what is in sight is drawn, and the rest has its room', () => {
  render(<Table />)
  expect(drawn()[0]).toBe('row 0')
  expect(drawn().length).toBeLessThan(30)
  expect(spaces()).toEqual([50 * (1000 - drawn().length)])
  scrollTo(20_000)
  expect(drawn()).toContain('row 400')
  expect(drawn()).not.toContain('row 0')
  expect(drawn().length).toBeLessThan(40)
  expect(spaces().reduce((sum, each) => sum + each, 0) + 50 * drawn().length).toBe(50_000)
  scrollTo(49_400)
  expect(drawn().at(-1)).toBe('row 999')
})

test('a little scrolling draws nothing anew', () => {
  render(<Table />)
  scrollTo(30)
  const [before, room] = [drawn(), spaces()]
  scrollTo(140)
  expect(drawn()).toEqual(before)
  expect(spaces()).toEqual(room)
})

test('a row with more lines takes more room; the rows below it move, none is lost', () => {
  render(<Table />)
  heights = { 'row 2': 250 }
  measureAll()
  scrollTo(20_000)
  const [above = 0] = spaces()
  expect(above).toBe(Number(drawn()[0]?.slice(4)) * 50 + 200)
})

test('what is pinned stays, with room before and after it', () => {
  const { rerender } = render(<Table pinned="row 3" />)
  scrollTo(20_000)
  expect(drawn()[0]).toBe('row 3')
  expect(spaces()[0]).toBe(150)
  // Ids that are not there, for a row that a search has taken away.
  rerender(<Table pinned="row 3" shown={keys.slice(500)} />)
  expect(drawn()).not.toContain('row 3')
})

test('few rows, or none', () => {
  const { rerender } = render(<Table shown={keys.slice(0, 3)} />)
  expect(drawn()).toEqual(['row 0', 'row 1', 'row 2'])
  expect(spaces()).toEqual([])
  rerender(<Table shown={[]} />)
  expect(drawn()).toEqual([])
  expect(spaces()).toEqual([])
})
