import { expect, test } from 'vitest'
import type { DayOfWeek } from '#contract/postgresql/shared.ts'
import { scheduleProblem } from './log-export.ts'

type Line = readonly [string | null, string | null, DayOfWeek | null, string | null, string | undefined]
const lines: readonly Line[] = [
  ['DAY', '3', null, null, undefined],
  ['DAY', '3', null, '-1', undefined],
  ['WEEK', '0', 'MON', null, undefined],
  ['WEEK', '0', 'SUN', '-1', undefined],
  ['MONTH', '23', null, '31', undefined],
  [null, null, null, null, undefined],
  [null, null, null, '-1', undefined],
  ['DAY', '3', 'MON', null, 'unused_field'],
  ['DAY', '3', null, '28', 'unused_field'],
  ['WEEK', '3', 'MON', '28', 'unused_field'],
  ['MONTH', '3', 'MON', '28', 'unused_field'],
  [null, '3', null, null, 'unused_field'],
  [null, null, 'MON', null, 'unused_field'],
  ['DAY', null, null, null, 'hour_missing'],
  ['WEEK', '3', null, null, 'day_of_week_missing'],
  ['MONTH', '3', null, null, 'day_of_month_missing'],
  ['MONTH', '3', null, '-1', 'day_of_month_missing'],
  ['WEEKLY', '3', 'MON', null, 'frequency_not_known'],
  ['', '3', null, null, 'frequency_not_known'],
  ['day', '3', null, null, 'frequency_not_known'],
]

test.each(lines)('%s at %s on %s, on the %s: %s', (frequency, hour, dayOfWeek, dayOfMonth, problem) => {
  const schedule = {
    schedule_frequency_type: frequency,
    schedule_hour: hour,
    schedule_day_of_week: dayOfWeek,
    schedule_day_of_month: dayOfMonth,
  }
  expect(scheduleProblem(schedule)).toBe(problem)
})
