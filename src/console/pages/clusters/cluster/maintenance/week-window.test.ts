import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { maintenanceHours } from '#contract/rules/limits.ts'
import * as week from './week-window.ts'

const window = (day: (typeof daysOfWeek)[number], time: string, hours: string): week.WeekWindow => ({
  day,
  hour: time.slice(0, 2),
  minute: time.slice(3),
  hours,
})
const now = Date.parse('2026-11-23T10:00:00Z') // a Monday, 19:00 in Seoul
const iso = (at: number) => new Date(at).toISOString().slice(0, 16)

test('what the cloud tells, in both of its spellings; nothing where there is none or nobody knows the words', () => {
  const told = { use_maintenance_option: true, starting_day_of_week: 'SUN', starting_time: '0330', period_hour: '1.5' }
  expect(week.readWindow(told)).toEqual(window('SUN', '03:30', '1.5'))
  expect(week.readWindow({ ...told, starting_time: '3' })).toEqual(window('SUN', '03:00', '1.5'))
  expect(week.toBody(window('SUN', '03:30', '1.5'))).toEqual({
    start_day_of_week: 'SUN',
    start_time: '03',
    start_minute: '30',
    term_hour: '1.5',
  })
  for (const odd of [
    null,
    { ...told, use_maintenance_option: false },
    { ...told, starting_day_of_week: '<b>' },
    { ...told, starting_time: '2500' },
    { ...told, period_hour: 'x' },
    { ...told, period_hour: null },
  ]) {
    expect(week.readWindow(odd)).toBeUndefined()
  }
})

test('the week goes round: over midnight, and from Sunday to Monday', () => {
  const late = window('SUN', '23:00', '3')
  expect(week.momentAt(week.startOf(late))).toEqual({ day: 'SUN', time: '23:00' })
  expect(week.momentAt(week.startOf(late) + week.lengthOf(late))).toEqual({ day: 'MON', time: '02:00' })
  expect(week.piecesOf(week.startOf(late), week.lengthOf(late))).toEqual([
    { from: 167 / 168, to: 1 },
    { from: 0, to: 2 / 168 },
  ])
  expect(week.piecesOf(week.startOf(window('TUE', '12:00', '24')), 24 * 60)).toEqual([{ from: 36 / 168, to: 60 / 168 }])
  expect(week.momentAt(-60)).toEqual({ day: 'SUN', time: '23:00' })
})

test('the occurrence that comes next, or runs', () => {
  const next = (over: week.WeekWindow, zone = 'Asia/Seoul') => {
    const [first] = week.occurrences(over, zone, now, 1)
    return `${iso(first!.from)} ${iso(first!.to)}`
  }
  expect(next(window('SUN', '03:00', '1'))).toBe('2026-11-28T18:00 2026-11-28T19:00')
  expect(next(window('MON', '18:30', '1'))).toBe('2026-11-23T09:30 2026-11-23T10:30')
  expect(next(window('MON', '18:00', '1'))).toBe('2026-11-30T09:00 2026-11-30T10:00')
  expect(next(window('SUN', '23:00', '24'))).toBe('2026-11-22T14:00 2026-11-23T14:00')
})

test('in the reader’s own zone the window may lie on another day', () => {
  const [first] = week.occurrences(window('MON', '03:00', '1'), 'Asia/Seoul', now, 1)
  expect(week.momentAt(week.weekMinuteOf(first!.from, 'America/New_York'))).toEqual({ day: 'SUN', time: '13:00' })
  expect(week.momentAt(week.weekMinuteOf(first!.from, 'Asia/Kolkata'))).toEqual({ day: 'SUN', time: '23:30' })
})

test('clocks that change in the reader’s zone move the window there, and only there', () => {
  const change = week.clockChangeOf(window('SUN', '03:00', '1'), 'Asia/Seoul', 'Europe/Paris', now)
  expect(iso(change.shifts!.at)).toBe('2027-04-03T18:00')
  expect(week.momentAt(change.shifts!.start)).toEqual({ day: 'SAT', time: '20:00' })
  expect(change.odd).toBeUndefined()
  expect(week.clockChangeOf(window('SUN', '03:00', '1'), 'Asia/Seoul', 'Asia/Tokyo', now)).toEqual({})
})

test('a begin that the cluster’s clocks skip, or show twice', () => {
  const spring = week.clockChangeOf(window('SUN', '02:30', '1'), 'Europe/Paris', 'Europe/Paris', Date.parse('2027-01-01T00:00:00Z'))
  expect([spring.odd?.odd, iso(spring.odd!.from)]).toEqual(['skipped', '2027-03-28T01:00'])
  expect(spring.shifts).toBeUndefined()
  const autumn = week.clockChangeOf(window('SUN', '02:30', '1'), 'Europe/Paris', 'Europe/Paris', Date.parse('2026-08-01T00:00:00Z'))
  expect([autumn.odd?.odd, iso(autumn.odd!.from)]).toEqual(['twice', '2026-10-25T00:30'])
})

test('any window: its pieces are as long as it is, its next occurrence is at most a week away and begins when its clock says', () => {
  const any = fc.record({
    day: fc.constantFrom(...daysOfWeek),
    hour: fc.integer({ min: 0, max: 23 }).map((hour) => String(hour).padStart(2, '0')),
    minute: fc.constantFrom('00', '05', '30', '55'),
    hours: fc.constantFrom(...maintenanceHours),
  })
  const zones = fc.constantFrom('Asia/Seoul', 'UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland')
  const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') })
  fc.assert(
    fc.property(any, zones, moments, (chosen, zone, at) => {
      const pieces = week.piecesOf(week.startOf(chosen), week.lengthOf(chosen))
      expect(pieces.reduce((sum, { from, to }) => sum + (to - from) * 168, 0)).toBeCloseTo(Number(chosen.hours))
      const [first] = week.occurrences(chosen, zone, at, 1)
      expect(first!.to).toBeGreaterThan(at)
      expect(first!.from - at).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000)
      if (first!.odd !== 'skipped') expect(week.weekMinuteOf(first!.from, zone)).toBe(week.startOf(chosen))
    }),
  )
})
