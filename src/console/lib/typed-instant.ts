import { readInstant, type Instant } from '#contract/instant.ts'
import { instantsOf, meaningOf, offsetAt, wallTimeOf, type WallTime } from './zone-time.ts'

/** An instant as a person types it: two texts, and the zone they are meant in. */
export type TypedInstant = {
  readonly date: string
  readonly time: string
  readonly zone: string
  /** Which of the two is meant where clocks were put back: the offset from UTC in ms. */
  readonly offset?: number | undefined
}

/** What was typed, read. A choice is an instant that may be meant. */
export type Reading =
  | { readonly kind: 'instant'; readonly instant: Instant }
  | { readonly kind: 'empty' | 'noDate' | 'noTime' }
  | { readonly kind: 'twice' | 'never'; readonly choices: readonly [Instant, Instant] }

/** An instant as texts in a zone. It is exact to the second. */
export function typeInstant(instant: Instant, zone: string): TypedInstant {
  const [date = '', time = ''] = new Date(wallTimeOf(instant, zone)).toISOString().slice(0, 19).split('T')
  return { date, time, zone, offset: offsetAt(instant, zone) }
}

/** Reads what was typed. Never throws, whatever it is. */
export function readTyped({ date, time, zone, offset }: TypedInstant): Reading {
  if (date.trim() === '' && time.trim() === '') return { kind: 'empty' }
  const day = readDate(date)
  if (day === undefined) return { kind: 'noDate' }
  const ofDay = readTime(time)
  if (ofDay === undefined) return { kind: 'noTime' }
  const wall = day + ofDay
  const meaning = meaningOf(wall, zone)
  if (meaning.kind === 'once') return { kind: 'instant', instant: meaning.instant }
  const chosen = meaning.kind === 'twice' ? instantsOf(wall, zone).find((instant) => wall - instant === offset) : undefined
  return chosen === undefined ? { kind: meaning.kind, choices: meaning.instants } : { kind: 'instant', instant: chosen }
}

/**
 * What becomes of a text put into the date: a whole timestamp, as logs hold it, fills both boxes. One that names its offset keeps its
 * instant, any other one is meant in the zone.
 */
export function typeDate(typed: TypedInstant, text: string): TypedInstant {
  const { zone } = typed
  const instant = /\d:\d/.test(text) ? readInstant(text) : undefined
  if (instant === undefined) return { ...typed, date: text, offset: undefined }
  if (/[zZ]$|[+-]\d{2}(:?\d{2})?$/.test(text.trim().slice(10))) return typeInstant(instant, zone)
  const { date, time } = typeInstant(instant, 'UTC')
  return { date, time, zone }
}

/** The same instant in another zone; texts that name none stay as they are. */
export function typeInZone(typed: TypedInstant, zone: string): TypedInstant {
  const reading = readTyped(typed)
  return reading.kind === 'instant' ? typeInstant(reading.instant, zone) : { ...typed, zone, offset: undefined }
}

/** `2026-09-16`, also with slashes or dots, as ms; `undefined` for what is no day of the calendar. */
function readDate(text: string): WallTime | undefined {
  const parts = /^\s*(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*\.?\s*$/.exec(text)
  if (parts === null) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  // Date.UTC takes the years 0 to 99 for 1900 to 1999, and rolls 31 February over.
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? date.getTime() : undefined
}

/** `21:47`, `21:47:05` or `2147` as ms since midnight. */
function readTime(text: string): number | undefined {
  const parts = /^\s*(\d{1,2}):?(\d{2})(?::?(\d{2}))?\s*$/.exec(text)
  if (parts === null) return undefined
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)]
  return hours > 23 || minutes > 59 || seconds > 59 ? undefined : ((hours * 60 + minutes) * 60 + seconds) * 1_000
}
