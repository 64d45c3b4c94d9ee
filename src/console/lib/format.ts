/** An age or a duration in its largest fitting unit: `8 s`, `18 min`, `3 h`, `41 days`, in the reader's language. */
export function formatAge(ms: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  if (seconds < 60) return unit(seconds, 'second', locale)
  if (seconds < 3_600) return unit(Math.floor(seconds / 60), 'minute', locale)
  if (seconds < 86_400) return unit(Math.floor(seconds / 3_600), 'hour', locale)
  return unit(Math.floor(seconds / 86_400), 'day', locale)
}

/** A usual duration, rounded so that it does not pretend to be exact: `30 s`, `10 min`, `1 h`. */
export function formatTypical(ms: number, locale: string): string {
  const typical = typicalOf(ms)
  return unit(typical.value, typical.unit, locale)
}

/** A usual duration in the unit in which it is said. */
export function typicalOf(ms: number): { readonly value: number; readonly unit: Unit } {
  const seconds = ms / 1_000
  if (seconds < 90) return { value: Math.max(1, seconds < 10 ? Math.round(seconds) : Math.round(seconds / 5) * 5), unit: 'second' }
  const minutes = seconds / 60
  if (minutes < 90) return { value: Math.round(minutes), unit: 'minute' }
  return { value: Math.round(minutes / 60), unit: 'hour' }
}

/** A size in whole GB: `1,024 GB`. */
export function formatGb(gb: number, locale: string): string {
  return `${new Intl.NumberFormat(locale).format(gb)} GB`
}

/** Date and time in a zone, sortable and the same in every language: `2026-09-16 21:47`. */
export function formatInstant(ms: number, zone: string, withSeconds = false): string {
  const parts = partsOf(ms, zone)
  const time = `${parts['hour']}:${parts['minute']}${withSeconds ? `:${parts['second']}` : ''}`
  return `${parts['year']}-${parts['month']}-${parts['day']} ${time}`
}

/** The date alone: `2026-09-16`. */
export function formatDate(ms: number, zone: string): string {
  return formatInstant(ms, zone).slice(0, 10)
}

/** The time of day alone: `21:47`. */
export function formatTime(ms: number, zone: string): string {
  return formatInstant(ms, zone).slice(11)
}

/** Day and month as short as it goes, for scales: `Sep 16`, `9. 16.`. */
export function formatDay(ms: number, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: locale === 'ko' ? 'numeric' : 'short', day: 'numeric', timeZone: zone }).format(ms)
}

/** The offset of a zone at an instant: `+09:00`. */
export function formatOffset(ms: number, zone: string): string {
  const name = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(ms)
    .find((part) => part.type === 'timeZoneName')?.value
  return name === undefined || name === 'GMT' ? '+00:00' : name.replace('GMT', '')
}

/** The head of an id, for rows: `65571aa2…`. A short id stays whole. */
export function shortId(id: string): string {
  return id.length <= 10 ? id : `${id.slice(0, 8)}…`
}

function partsOf(ms: number, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  return Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]))
}

export type Unit = 'second' | 'minute' | 'hour' | 'day'

/** A number with its unit, in the reader's language. */
export function unit(value: number, name: Unit, locale: string): string {
  return unitFormat(name, locale).format(value)
}

/** How numbers of a unit are written. */
export function unitFormat(name: Unit, locale: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: name === 'day' ? 'long' : 'short' })
}
