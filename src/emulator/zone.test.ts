import { expect, test } from 'vitest'
import { clockIn, dailyAt } from './zone.ts'

const at = (text: string) => Date.parse(text)
const told = (moments: readonly number[]) => moments.map((moment) => new Date(moment).toISOString().slice(0, 16))

test('an hour of every day in a zone, the end included and the start not', () => {
  expect(told(dailyAt('Asia/Seoul', 2, at('2026-11-20T17:00:00Z'), at('2026-11-22T17:00:00Z')))).toEqual([
    '2026-11-21T17:00',
    '2026-11-22T17:00',
  ])
  expect(dailyAt('UTC', 2, at('2026-11-20T02:00:01Z'), at('2026-11-21T01:59:59Z'))).toEqual([])
})

test('once a day, also where the clocks change', () => {
  const spring = dailyAt('America/New_York', 2, at('2026-03-06T12:00:00Z'), at('2026-03-10T12:00:00Z'))
  expect(told(spring)).toEqual(['2026-03-07T07:00', '2026-03-08T06:00', '2026-03-09T06:00', '2026-03-10T06:00'])
  const autumn = dailyAt('America/New_York', 1, at('2026-10-30T12:00:00Z'), at('2026-11-03T12:00:00Z'))
  expect(autumn).toHaveLength(4)
  expect(told(autumn).at(-1)).toBe('2026-11-03T06:00')
})

test('many steps find the same as one', () => {
  const [from, to] = [at('2026-10-20T00:00:00Z'), at('2026-11-20T00:00:00Z')]
  for (const zone of ['Asia/Seoul', 'America/New_York', 'Pacific/Auckland', 'Europe/Paris']) {
    const steps: number[] = []
    for (let start = from; start < to; start += 5 * 3_600_000) steps.push(...dailyAt(zone, 2, start, Math.min(to, start + 5 * 3_600_000)))
    expect(steps).toEqual(dailyAt(zone, 2, from, to))
  }
})

test('a zone that nobody knows is read as UTC', () => {
  expect(clockIn('Mars/Olympus', at('2026-11-20T12:34:56Z'))).toBe(at('2026-11-20T12:34:56Z'))
})
