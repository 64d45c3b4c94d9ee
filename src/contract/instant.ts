/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

const form = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/**
 * Reads a timestamp of the cloud, which may leave the zone out: then it is UTC. Takes `Z`, offsets (`+09:00`, `+0900`, `+09`)
 * and fractions of any length, cut to the millisecond.
 * @returns the instant, or `undefined` for anything that is not a date and time of the calendar; never throws
 */
export function readInstant(text: unknown): Instant | undefined {
  const parts = typeof text === 'string' && text.length <= 64 ? form.exec(text.trim()) : null
  if (parts === null) return undefined
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((index) => Number(parts[index] ?? 0)) as Six
  const fraction = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'))
  if (hour > 23 || minute > 59 || second > 59) return undefined
  // Date.UTC takes the years 0 to 99 for 1900 to 1999, and rolls 31 February over: both are found by reading the date back.
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, fraction))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const offset = readOffset(parts[8])
  return offset === undefined ? undefined : date.getTime() - offset
}

type Six = [number, number, number, number, number, number]

/** The zone's distance from UTC in ms; none is UTC. */
function readOffset(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || 0)
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
