import { expect, test } from 'vitest'
import { entryOf } from '#test/journal.ts'
import { courseOf, tookMs } from './standing.ts'

const typical = { medianMs: 100_000, slowMs: 300_000 }

test('the course is measured by what is usual, and never full', () => {
  expect(courseOf(50_000, typical)).toEqual({ value: 0.5, late: false })
  expect(courseOf(250_000, typical)).toEqual({ value: 0.95, late: false })
  expect(courseOf(300_001, typical)).toEqual({ value: 0.95, late: true })
  expect(courseOf(1, { medianMs: 0, slowMs: 0 }).value).toBe(0.95)
})

test('what runs counts on, what has ended keeps its time, what never went out has none', () => {
  const sentAt = '2026-11-23T10:00:00.000Z'
  const now = Date.parse('2026-11-23T10:01:00Z')
  expect(tookMs(entryOf({ state: 'accepted', tookMs: null, sentAt }), now)).toBe(60_000)
  expect(tookMs(entryOf({ state: 'done', tookMs: 90_000 }), now)).toBe(90_000)
  expect(tookMs(entryOf({ state: 'failed', tookMs: null, sentAt }), now)).toBeUndefined()
  expect(tookMs(entryOf({ state: 'queued', tookMs: null, sentAt: null }), now)).toBeUndefined()
})
