import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onScale, percent, ticksOf } from './ticks.ts'
import { wallTimeOf } from './zone-time.ts'

const at = (text: string) => Date.parse(text)
const dayMs = 86_400_000
const shown = (from: string, to: string, zone: string, most: number) =>
  ticksOf({ from: at(from), to: at(to) }, zone, most).map((tick) => new Date(tick.at).toISOString().slice(5, 16))

test('hours on a day, three apart where there is no room for more', () => {
  const day = ['2026-09-16T00:00Z', '2026-09-17T00:00Z', 'UTC'] as const
  expect(shown(...day, 10)).toEqual(
    '00 03 06 09 12 15 18 21'
      .split(' ')
      .map((hour) => `09-16T${hour}:00`)
      .concat('09-17T00:00'),
  )
  expect(shown(...day, 24)).toHaveLength(25)
})

test('days begin in the zone, not in UTC', () => {
  expect(shown('2026-09-16T00:00Z', '2026-09-18T00:00Z', 'Asia/Seoul', 3)).toEqual(['09-16T15:00', '09-17T15:00'])
})

test('a day of 25 hours is one day, and of 23 too', () => {
  const berlin = 'Europe/Berlin'
  expect(shown('2026-10-24T00:00Z', '2026-10-27T00:00Z', berlin, 4)).toEqual(['10-24T22:00', '10-25T23:00', '10-26T23:00'])
  expect(shown('2026-03-28T00:00Z', '2026-03-31T00:00Z', berlin, 4)).toEqual(['03-28T23:00', '03-29T22:00', '03-30T22:00'])
})

test('where clocks skip midnight, the day begins when they go on', () => {
  const ticks = ticksOf({ from: at('2026-09-05T00:00Z'), to: at('2026-09-08T00:00Z') }, 'America/Santiago', 4)
  expect(ticks.map((tick) => [new Date(tick.at).toISOString().slice(5, 16), tick.day])).toEqual([
    ['09-05T04:00', true],
    ['09-06T04:00', true],
    ['09-07T03:00', true],
  ])
})

test('any scale has lines in order, within its edges, few enough, at round times', () => {
  const zone = fc.constantFrom('UTC', 'Asia/Seoul', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe')
  const from = fc.integer({ min: at('2020-01-01T00:00Z') / 1_000, max: at('2030-01-01T00:00Z') / 1_000 }).map((seconds) => seconds * 1_000)
  fc.assert(
    fc.property(zone, from, fc.integer({ min: 3_600, max: 60 * 86_400 }), fc.integer({ min: 4, max: 24 }), (name, start, length, most) => {
      const scale = { from: start, to: start + length * 1_000 }
      const ticks = ticksOf(scale, name, most)
      expect(ticks.length).toBeLessThanOrEqual(most + 2)
      expect(ticks.map((tick) => tick.at)).toEqual([...new Set(ticks.map((tick) => tick.at))].toSorted((a, b) => a - b))
      for (const tick of ticks) {
        expect(tick.at >= scale.from && tick.at <= scale.to).toBe(true)
        if (tick.day) expect(wallTimeOf(tick.at, name) % dayMs).toBeLessThanOrEqual(3_600_000)
      }
    }),
    { numRuns: 200 },
  )
})

test('places and cuts', () => {
  const scale = { from: 100, to: 300 }
  expect([percent(100, scale), percent(125, scale), percent(400, scale)]).toEqual(['0%', '12.5%', '150%'])
  expect(onScale({ from: 0, to: 150 }, scale)).toEqual({ from: 100, to: 150 })
  expect(onScale({ from: 0, to: 100 }, scale)).toBeUndefined()
})
