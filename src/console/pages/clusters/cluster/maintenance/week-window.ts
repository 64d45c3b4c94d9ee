import type { Instant } from '#contract/instant.ts'
import type { Body, Result } from '#contract/operation.ts'
import type { DayOfWeek } from '#contract/postgresql/shared.ts'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { wireTime } from '#console/lib/clock.ts'
import { meaningOf, wallTimeOf, type WallTime } from '#console/lib/zone-time.ts'

/** A window that comes every week, on the clocks of one zone. Its length is given as the cloud gives it, `0.5` to `24` hours. */
export type WeekWindow = { readonly day: DayOfWeek; readonly hour: string; readonly minute: string; readonly hours: string }

export const usualWindow: WeekWindow = { day: 'SUN', hour: '03', minute: '00', hours: '1' }

const minuteMs = 60_000
const dayMinutes = 24 * 60
const weekMinutes = 7 * dayMinutes
const weekMs = weekMinutes * minuteMs

/** The window that is set; `undefined` for none, and for one in words that nobody knows. */
export function readWindow(option: Result<'showCluster'>['maintenance_option']): WeekWindow | undefined {
  const { starting_day_of_week, starting_time, period_hour, use_maintenance_option } = option ?? {}
  const day = daysOfWeek.find((known) => known === starting_day_of_week)
  const time = wireTime(starting_time)
  const hours = Number(period_hour)
  if (use_maintenance_option === false || day === undefined || time === undefined || !(hours > 0 && hours <= 24)) return undefined
  return { day, hour: time.slice(0, 2), minute: time.slice(2), hours: String(hours) }
}

/** The cloud's fields. */
export function toBody({ day, hour, minute, hours }: WeekWindow): Body<'setMaintenance'> {
  return { start_day_of_week: day, start_time: hour, start_minute: minute, term_hour: hours }
}

/** Where in the week it begins, in minutes since Monday 00:00. */
export function startOf({ day, hour, minute }: WeekWindow): number {
  return daysOfWeek.indexOf(day) * dayMinutes + Number(hour) * 60 + Number(minute)
}

export function lengthOf({ hours }: WeekWindow): number {
  return Number(hours) * 60
}

/** A day of the week and a time, such as a window's edge. */
export type WeekMoment = { readonly day: DayOfWeek; readonly time: string }

/** The moment of a week, which goes round: after Sunday comes Monday. */
export function momentAt(weekMinute: number): WeekMoment {
  const at = ((weekMinute % weekMinutes) + weekMinutes) % weekMinutes
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    day: daysOfWeek[Math.floor(at / dayMinutes)] ?? 'MON',
    time: `${two(Math.floor(at / 60) % 24)}:${two(at % 60)}`,
  }
}

/** What of the week it covers, as shares from 0 to 1: two pieces where it goes on from Sunday to Monday. */
export function piecesOf(start: number, length: number): { readonly from: number; readonly to: number }[] {
  const from = ((start % weekMinutes) + weekMinutes) % weekMinutes
  const to = from + length
  if (to <= weekMinutes) return [{ from: from / weekMinutes, to: to / weekMinutes }]
  return [
    { from: from / weekMinutes, to: 1 },
    { from: 0, to: (to - weekMinutes) / weekMinutes },
  ]
}

/** Where in the week an instant lies in a zone, in minutes since Monday 00:00. */
export function weekMinuteOf(at: Instant, zone: string): number {
  // 1970-01-01 was a Thursday, the fourth day.
  return Math.floor((((wallTimeOf(at, zone) + 3 * dayMinutes * minuteMs) % weekMs) + weekMs) / minuteMs) % weekMinutes
}

/** One time that the window comes. */
export type Occurrence = {
  readonly from: Instant
  readonly to: Instant
  /** On this day clocks skip the time at which it begins, or show it twice; it then begins when they go on, or the first time. */
  readonly odd?: 'skipped' | 'twice'
}

/** The occurrences from the one that runs or comes next, `count` of them. */
export function occurrences(window: WeekWindow, zone: string, now: Instant, count: number): Occurrence[] {
  const wall = wallTimeOf(now, zone)
  const begin = wall - weekMinuteOf(now, zone) * minuteMs - (((wall % minuteMs) + minuteMs) % minuteMs) + startOf(window) * minuteMs
  const found: Occurrence[] = []
  for (let week = -1; found.length < count; week += 1) {
    const each = occurrenceAt(begin + week * weekMs, window, zone)
    if (each.to > now) found.push(each)
  }
  return found
}

function occurrenceAt(wall: WallTime, window: WeekWindow, zone: string): Occurrence {
  const meaning = meaningOf(wall, zone)
  const length = lengthOf(window) * minuteMs
  switch (meaning.kind) {
    case 'once':
      return { from: meaning.instant, to: meaning.instant + length }
    case 'twice':
      return { from: meaning.instants[0], to: meaning.instants[0] + length, odd: 'twice' }
    case 'never':
      return { from: meaning.changesAt, to: meaning.changesAt + length, odd: 'skipped' }
  }
}

/** What a change of clocks does to the window within a year; what does not happen is left out. */
export type ClockChange = {
  /** From this occurrence on it begins at another time of the reader's week. */
  readonly shifts?: { readonly at: Instant; readonly start: number }
  /** The occurrence whose begin clocks skip or show twice. */
  readonly odd?: Occurrence
}

/** Looks a year ahead for what the clocks of either zone do to the window. */
export function clockChangeOf(window: WeekWindow, zone: string, own: string, now: Instant): ClockChange {
  const year = occurrences(window, zone, now, 53)
  const usual = year.filter(({ odd }) => odd === undefined)
  const first = usual[0] && weekMinuteOf(usual[0].from, own)
  const shifted = usual.find(({ from }) => weekMinuteOf(from, own) !== first)
  const odd = year.find((each) => each.odd !== undefined)
  return {
    ...(shifted === undefined ? {} : { shifts: { at: shifted.from, start: weekMinuteOf(shifted.from, own) } }),
    ...(odd === undefined ? {} : { odd }),
  }
}
