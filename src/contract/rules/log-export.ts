import type { DayOfWeek } from '#contract/postgresql/shared.ts'

/** How often a log is exported. Only `DAY` is printed in the vendor's reference; the other two words are inferred from the days beside it. */
export const logFrequencies = ['DAY', 'WEEK', 'MONTH'] as const

/** When a log is exported, in the cloud's fields. A day that is not used is null; a day of the month may also be `-1`. */
export type LogSchedule = {
  readonly schedule_frequency_type: string | null
  readonly schedule_hour: string | null
  readonly schedule_day_of_week: DayOfWeek | null
  readonly schedule_day_of_month: string | null
}

export type ScheduleProblem = 'frequency_not_known' | 'hour_missing' | 'day_of_week_missing' | 'day_of_month_missing' | 'unused_field'

/**
 * The first thing that is wrong with a schedule. The cloud refuses one in which fields are set that its frequency does not use (seen
 * live); no frequency at all, for a log that is exported by hand alone, is inferred from the fields that may be null.
 */
export function scheduleProblem(schedule: LogSchedule): ScheduleProblem | undefined {
  const { schedule_frequency_type: frequency, schedule_hour: hour, schedule_day_of_week: dayOfWeek } = schedule
  const dayOfMonth = usedDay(schedule.schedule_day_of_month)
  if (frequency !== null && !logFrequencies.some((known) => known === frequency)) return 'frequency_not_known'
  if (frequency === null) return hour === null && dayOfWeek === null && dayOfMonth === null ? undefined : 'unused_field'
  if (hour === null) return 'hour_missing'
  if (frequency === 'WEEK' && dayOfWeek === null) return 'day_of_week_missing'
  if (frequency === 'MONTH' && dayOfMonth === null) return 'day_of_month_missing'
  const unused = (frequency !== 'WEEK' && dayOfWeek !== null) || (frequency !== 'MONTH' && dayOfMonth !== null)
  return unused ? 'unused_field' : undefined
}

function usedDay(dayOfMonth: string | null): string | null {
  return dayOfMonth === '-1' ? null : dayOfMonth
}
