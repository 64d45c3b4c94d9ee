import { expect, test } from 'vitest'
import fc from 'fast-check'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { scheduleProblem } from '#contract/rules/log-export.ts'
import { frequencies, nextRun, readSchedule, toWire, usualSchedule, type ScheduleValues } from './schedule.ts'

const values: fc.Arbitrary<ScheduleValues> = fc.record({
  frequency: fc.constantFrom(...frequencies),
  hour: fc.integer({ min: 0, max: 23 }).map(String),
  day: fc.constantFrom(...daysOfWeek),
  date: fc.integer({ min: 1, max: 31 }).map(String),
})

test('whatever a person chooses is a schedule that the cloud takes, and is read back the same', () => {
  fc.assert(
    fc.property(values, (chosen) => {
      const wire = toWire(chosen)
      expect(scheduleProblem(wire)).toBeUndefined()
      expect(toWire(readSchedule(wire))).toEqual(wire)
    }),
  )
})

const none = { schedule_frequency_type: null, schedule_hour: null, schedule_day_of_week: null, schedule_day_of_month: null }

test('words that nobody knows become the usual schedule, not a crash', () => {
  expect(readSchedule({ ...none, schedule_frequency_type: '<b>', schedule_hour: 'x', schedule_day_of_week: 'ODD' })).toEqual(usualSchedule)
  expect(readSchedule({ ...none, schedule_frequency_type: 'WEEKLY', schedule_hour: '03', schedule_day_of_week: 'FRI' })).toEqual({
    ...usualSchedule,
    frequency: 'WEEK',
    day: 'FRI',
  })
  expect(readSchedule({ ...none, schedule_frequency_type: 'daily', schedule_hour: '23' })).toEqual({ ...usualSchedule, hour: '23' })
})

const now = Date.parse('2026-11-23T10:00:00Z') // a Monday, 19:00 in Seoul
const next = (over: object, zone = 'Asia/Seoul') => {
  const at = nextRun({ ...none, ...over }, zone, now)
  return at === undefined ? undefined : new Date(at).toISOString()
}

test('the next run, by the calendar of the zone', () => {
  expect(next({ schedule_frequency_type: 'DAY', schedule_hour: '3' })).toBe('2026-11-23T18:00:00.000Z')
  expect(next({ schedule_frequency_type: 'DAY', schedule_hour: '20' })).toBe('2026-11-23T11:00:00.000Z')
  expect(next({ schedule_frequency_type: 'DAY', schedule_hour: '19' })).toBe('2026-11-24T10:00:00.000Z')
  expect(next({ schedule_frequency_type: 'WEEK', schedule_hour: '3', schedule_day_of_week: 'MON' })).toBe('2026-11-29T18:00:00.000Z')
  expect(next({ schedule_frequency_type: 'MONTH', schedule_hour: '3', schedule_day_of_month: '1' })).toBe('2026-11-30T18:00:00.000Z')
})

test('an hour that the clocks skip is when they go on', () => {
  const spring = Date.parse('2027-03-27T12:00:00Z')
  expect(nextRun({ ...none, schedule_frequency_type: 'DAY', schedule_hour: '2' }, 'Europe/Paris', spring)).toBe(
    Date.parse('2027-03-28T01:00:00Z'),
  )
})

test('no run is told where nobody can know it', () => {
  expect(next({})).toBeUndefined()
  expect(next({ schedule_frequency_type: 'HOUR', schedule_hour: '3' })).toBeUndefined()
  expect(next({ schedule_frequency_type: 'DAY', schedule_hour: null })).toBeUndefined()
  expect(next({ schedule_frequency_type: 'WEEK', schedule_hour: '3', schedule_day_of_week: 'ODD' })).toBeUndefined()
  expect(next({ schedule_frequency_type: 'MONTH', schedule_hour: '3', schedule_day_of_month: '31' })).toBeUndefined()
  expect(next({ schedule_frequency_type: 'DAY', schedule_hour: '3' }, 'Nowhere/None')).toBeUndefined()
})
