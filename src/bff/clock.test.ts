import { expect, test } from 'vitest'
import { readCloudClock } from './clock.ts'

const now = Date.parse('2026-03-01T00:00:10.400Z')
const date = (ms: number) => new Date(now + ms).toUTCString()

test('a second of rounding is agreement', () => {
  for (const ms of [-900, 0, 900]) expect(readCloudClock(date(ms), undefined, now)).toEqual({ offsetMs: 0, skewMs: 0 })
})

test('a difference counts from two seconds, and is worth a warning from a minute', () => {
  expect(readCloudClock(date(30_000), undefined, now)).toEqual({ offsetMs: 30_100, skewMs: 0 })
  expect(readCloudClock(date(600_000), undefined, now)).toEqual({ offsetMs: 600_100, skewMs: -600_100 })
  expect(readCloudClock(date(-600_000), undefined, now)).toEqual({ offsetMs: -599_900, skewMs: 599_900 })
})

test('the moved clock of an emulator’s account is no skew', () => {
  expect(readCloudClock(date(0), '7200000', now)).toEqual({ offsetMs: 7_200_000, skewMs: 0 })
})

test.each([[undefined], [''], ['yesterday']])('no reading from %j', (text) => expect(readCloudClock(text, undefined, now)).toBeUndefined())

test.each([['1e99'], ['NaN'], ['12, 13'], ['1'.repeat(30)]])('an offset of %j is ignored', (text) => {
  expect(readCloudClock(date(0), text, now)).toEqual({ offsetMs: 0, skewMs: 0 })
})
