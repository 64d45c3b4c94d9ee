const formats = new Map<string, Intl.DateTimeFormat>()
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Names the parts of an instant in a zone; UTC for a zone that nobody knows. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
  const make = (timeZone: string) => new Intl.DateTimeFormat('en-US', { ...options, timeZone, hourCycle: 'h23' })
  let format: Intl.DateTimeFormat
  try {
    format = make(zone)
  } catch {
    format = make('UTC')
  }
  formats.set(zone, format)
  return format
}

/** How far zones were from UTC in quarters of an hour that were asked for: to ask Intl again takes a hundred times as long. */
const offsets = new Map<string, number>()
const quarterMs = hourMs / 4
const offsetsMax = 20_000

/** What a clock in a zone shows at an instant, as if it were UTC (ms). Zones change their clocks on the quarter of an hour. */
export function clockIn(zone: string, at: number): number {
  const quarter = Math.floor(at / quarterMs)
  const key = `${zone} ${quarter}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    offset = shownBy(zone, quarter * quarterMs) - quarter * quarterMs
    if (offsets.size >= offsetsMax) offsets.clear()
    offsets.set(key, offset)
  }
  return at + offset
}

function shownBy(zone: string, at: number): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** The instant at which a clock in a zone shows a time. Of a time that comes twice it is one; one that is left out comes an hour off. */
function instantIn(zone: string, shown: number): number {
  const first = shown - (clockIn(zone, shown) - shown)
  return shown - (clockIn(zone, first) - first)
}

/** The instants after `from` and up to `to` at which it is that hour in a zone: one a day, oldest first. */
export function dailyAt(zone: string, hour: number, from: number, to: number): number[] {
  const found: number[] = []
  const firstDay = Math.floor(clockIn(zone, from) / dayMs) * dayMs
  for (let day = firstDay; day <= to + 2 * dayMs; day += dayMs) {
    const at = instantIn(zone, day + hour * hourMs)
    if (at > to) break
    if (at > from) found.push(at)
  }
  return found
}
