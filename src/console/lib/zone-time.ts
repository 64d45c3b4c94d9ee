import type { Instant } from '#contract/instant.ts'

/**
 * What a clock on the wall shows, as the ms since 1970 at which a clock in UTC shows the same. Only together with a zone does it name
 * an instant, and not always one.
 */
export type WallTime = number

const hour = 3_600_000
/** No zone has ever been further from UTC than this. */
const farthest = 16 * hour

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, format)
  return format
}

/** What a clock in the zone shows at an instant. Zones with an offset of odd seconds, as a century ago, are right too. */
export function wallTimeOf(instant: Instant, zone: string): WallTime {
  const whole = Math.floor(instant / 1_000) * 1_000
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(whole)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hours, minute, second) + (instant - whole)
}

/** How far the zone's clocks are ahead of UTC at an instant, in ms. */
export function offsetAt(instant: Instant, zone: string): number {
  return wallTimeOf(instant, zone) - instant
}

/** The instants at which clocks in the zone show a time: one; two where they were put back; none where they were put forward. */
export function instantsOf(wall: WallTime, zone: string): Instant[] {
  const offsets = new Set<number>()
  // Two changes of a zone's clocks have never been less than hours apart, so that no offset falls between two looks.
  for (let at = wall - farthest; at <= wall + farthest; at += hour) offsets.add(offsetAt(at, zone))
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((instant) => wallTimeOf(instant, zone) === wall)
    .toSorted((a, b) => a - b)
}

/** What a time of the wall means in a zone. */
export type Meaning =
  | { readonly kind: 'once'; readonly instant: Instant }
  /** Clocks were put back: they show it before and after. */
  | { readonly kind: 'twice'; readonly instants: readonly [Instant, Instant] }
  /**
   * Clocks were put forward over it. The instants are what the two offsets make of it: with the later offset it lies before the change, with
   * the earlier one after it.
   */
  | { readonly kind: 'never'; readonly instants: readonly [Instant, Instant]; readonly changesAt: Instant }

/** Reads a time of the wall in a zone. */
export function meaningOf(wall: WallTime, zone: string): Meaning {
  const [first, second] = instantsOf(wall, zone)
  if (first === undefined) return skipped(wall, zone)
  return second === undefined ? { kind: 'once', instant: first } : { kind: 'twice', instants: [first, second] }
}

/** Finds the second at which the clocks jump over `wall`. */
function skipped(wall: WallTime, zone: string): Meaning {
  let before = Math.floor((wall - farthest) / 1_000)
  let after = Math.ceil((wall + farthest) / 1_000)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (wallTimeOf(middle * 1_000, zone) < wall) before = middle
    else after = middle
  }
  const changesAt = after * 1_000
  const instants = [wall - offsetAt(changesAt, zone), wall - offsetAt(before * 1_000, zone)] as const
  return { kind: 'never', instants, changesAt }
}

/** When clocks in the zone first show a time; where they are put forward over it, when they go on. */
export function firstInstantOf(wall: WallTime, zone: string): Instant {
  const meaning = meaningOf(wall, zone)
  if (meaning.kind === 'once') return meaning.instant
  return meaning.kind === 'twice' ? meaning.instants[0] : meaning.changesAt
}
