import type { Instant } from '#contract/instant.ts'
import type { DayOfWeek } from '#contract/postgresql/shared.ts'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { logFrequencies, type LogSchedule } from '#contract/rules/log-export.ts'
import { isZone } from '#console/lib/preferences.ts'
import { meaningOf, wallTimeOf } from '#console/lib/zone-time.ts'

/** `HAND`: exported when a person says so and at no other time. */
export const frequencies = [...logFrequencies, 'HAND'] as const
export type Frequency = (typeof frequencies)[number]

/** A schedule as a form holds it: each field keeps its value while another frequency does not use it. */
export type ScheduleValues = { readonly frequency: Frequency; readonly hour: string; readonly day: DayOfWeek; readonly date: string }

export const usualSchedule: ScheduleValues = { frequency: 'DAY', hour: '3', day: 'MON', date: '1' }

/** A schedule in the cloud's fields, which may hold anything. */
export type WireSchedule = { readonly [K in keyof LogSchedule]: string | null }

/** What is told by the cloud, for the form. What it does not tell, or tells in words nobody knows, is as usual. */
export function readSchedule(wire: WireSchedule): ScheduleValues {
  const frequency = frequencyOf(wire.schedule_frequency_type)
  const hour = /^\d{1,2}$/.test(wire.schedule_hour ?? '') ? String(Number(wire.schedule_hour)) : usualSchedule.hour
  const date = /^(?:[1-9]|[12]\d|3[01])$/.test(wire.schedule_day_of_month ?? '') ? (wire.schedule_day_of_month ?? '') : usualSchedule.date
  return { frequency: frequency ?? 'DAY', hour, day: dayOf(wire) ?? usualSchedule.day, date }
}

/** The cloud's fields: what the frequency does not use is null, for the cloud refuses it otherwise. */
export function toWire({ frequency, hour, day, date }: ScheduleValues): LogSchedule {
  return {
    schedule_frequency_type: frequency === 'HAND' ? null : frequency,
    schedule_hour: frequency === 'HAND' ? null : hour,
    schedule_day_of_week: frequency === 'WEEK' ? day : null,
    schedule_day_of_month: frequency === 'MONTH' ? date : null,
  }
}

function frequencyOf(word: string | null): Frequency | undefined {
  if (word === null) return 'HAND'
  return logFrequencies.find((known) => new RegExp(`^${known === 'DAY' ? 'DA(?:Y|ILY)' : `${known}(?:LY)?`}$`, 'i').test(word))
}

function dayOf({ schedule_day_of_week: word }: WireSchedule): DayOfWeek | undefined {
  return daysOfWeek.find((known) => known === word)
}

const dayMs = 86_400_000
const hourMs = 3_600_000

/**
 * When a schedule next falls due after `now`, on clocks in `zone`. `undefined` where that cannot be told: by hand alone, words that
 * nobody knows, and a day of the month that some months do not have.
 */
export function nextRun(wire: WireSchedule, zone: string, now: Instant): Instant | undefined {
  const frequency = frequencyOf(wire.schedule_frequency_type)
  const hour = Number(wire.schedule_hour ?? Number.NaN)
  if (frequency === undefined || frequency === 'HAND' || !Number.isInteger(hour) || hour < 0 || hour > 23 || !isZone(zone)) return undefined
  const date = Number(wire.schedule_day_of_month)
  if (frequency === 'MONTH' && !(date >= 1 && date <= 28)) return undefined
  const day = dayOf(wire)
  if (frequency === 'WEEK' && day === undefined) return undefined
  const isItsDay = (shown: Date) =>
    frequency === 'DAY' || (frequency === 'WEEK' ? daysOfWeek[(shown.getUTCDay() + 6) % 7] === day : shown.getUTCDate() === date)
  const today = Math.floor(wallTimeOf(now, zone) / dayMs) * dayMs
  for (let at = today; at <= today + 32 * dayMs; at += dayMs) {
    if (!isItsDay(new Date(at))) continue
    const run = firstAt(at + hour * hourMs, zone)
    if (run > now) return run
  }
  return undefined
}

/** An hour that clocks skip counts as the moment at which they go on; one that comes twice, as the first. */
function firstAt(wall: number, zone: string): Instant {
  const meaning = meaningOf(wall, zone)
  return meaning.kind === 'once' ? meaning.instant : meaning.kind === 'twice' ? meaning.instants[0] : meaning.changesAt
}
