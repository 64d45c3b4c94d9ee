const hourMs = 3_600_000
const dayMs = 24 * hourMs

const formats = new Map<string, Intl.DateTimeFormat | undefined>()
const offsets = new Map<string, { readonly hour: number; readonly ms: number | undefined }>()
/** Clusters live in a few zones; a list of invented ones must not fill the memory. */
const mostZones = 200

/** A zone's distance from UTC (ms) in the hour of an instant; `undefined` for a zone that there is not. Asked for thousands of clusters. */
function offsetOf(zone: string, at: number): number | undefined {
  const hour = Math.floor(at / hourMs)
  const known = offsets.get(zone)
  if (known?.hour === hour) return known.ms
  if (offsets.size > mostZones) {
    offsets.clear()
    formats.clear()
  }
  const ms = readOffset(formatOf(zone), at)
  offsets.set(zone, { hour, ms })
  return ms
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) formats.set(zone, makeFormat(zone))
  return formats.get(zone)
}

function makeFormat(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
  } catch {
    return undefined
  }
}

function readOffset(format: Intl.DateTimeFormat | undefined, at: number): number | undefined {
  const name = format?.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value
  const [, sign = '', hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name ?? '') ?? []
  return name === undefined ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/**
 * When a daily backup last came due, by the latest: the cloud does not document by which clock it reads the hour. The cluster's own zone
 * and UTC are asked; where the latest backups started at that hour of one of them, that one alone.
 * @param hour the policy's `starting_time_hour`
 * @param starts of the latest backups, newest first
 * @param before ms; what comes due later is no matter
 */
export function lastDue(hour: number, zone: string, starts: readonly number[], before: number): number {
  const clocks = [offsetOf(zone, before), 0].filter((offset) => offset !== undefined)
  // The very first one starts when the policy is set.
  const seen = clocks.filter((offset) => starts.slice(0, 2).some((start) => hourAt(start + offset) === hour))
  const due = (offset: number) => {
    const shown = before + offset
    const today = Math.floor(shown / dayMs) * dayMs + hour * hourMs
    return (today <= shown ? today : today - dayMs) - offset
  }
  return Math.min(...(seen.length === 0 ? clocks : seen.slice(0, 1)).map(due))
}

function hourAt(shown: number): number {
  return Math.floor((((shown % dayMs) + dayMs) % dayMs) / hourMs)
}
