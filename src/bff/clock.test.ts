import { expect, test } from 'vitest'
import { laterClock, readCloudClock } from './clock.ts'

const now = Date.parse('2026-03-01T00:00:10.400Z')
const date = (ms: number) => new Date(now + ms).toUTCString()

test('a second of rounding is agreement', () => {
  for (const ms of [-900, 0, 900]) expect(readCloudClock(date(ms), undefined, now)).toEqual({ offsetMs: 0, skewMs: 0, at: now })
})

test('a difference counts from two seconds, and is worth a warning from a minute', () => {
  expect(readCloudClock(date(30_000), undefined, now)).toEqual({ offsetMs: 30_100, skewMs: 0, at: now })
  expect(readCloudClock(date(600_000), undefined, now)).toEqual({ offsetMs: 600_100, skewMs: -600_100, at: now })
  expect(readCloudClock(date(-600_000), undefined, now)).toEqual({ offsetMs: -599_900, skewMs: 599_900, at: now })
})

test('the moved clock of an emulator’s account is no skew', () => {
  expect(readCloudClock(date(0), '7200000', now)).toEqual({ offsetMs: 7_200_000, skewMs: 0, at: now })
})

test.each([[undefined], [''], ['yesterday']])('no reading from %j', (text) => expect(readCloudClock(text, undefined, now)).toBeUndefined())

test.each([['1e99'], ['NaN'], ['12, 13'], ['1'.repeat(30)]])('an offset of %j is ignored', (text) => {
  expect(readCloudClock(date(0), text, now)).toEqual({ offsetMs: 0, skewMs: 0, at: now })
})

test('of two readings the later one holds, in whichever order they come', () => {
  const [before, after] = [
    { offsetMs: 0, skewMs: 0, at: now },
    { offsetMs: 86_400_000, skewMs: 0, at: now + 900 },
  ]
  expect(laterClock(undefined, before)).toBe(before)
  expect(laterClock(before, after)).toBe(after)
  expect(laterClock(after, before)).toBe(after)
  // Our own clock was set back: what is known is of no use.
  expect(laterClock(after, { ...before, at: now - 3_600_000 })).toEqual({ ...before, at: now - 3_600_000 })
})
