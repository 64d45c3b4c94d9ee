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

function typicalOf(ms: number): { readonly value: number; readonly unit: Unit } {
  const seconds = ms / 1_000
  if (seconds < 90) return { value: Math.max(1, seconds < 10 ? Math.round(seconds) : Math.round(seconds / 5) * 5), unit: 'second' }
  const minutes = seconds / 60
  if (minutes < 90) return { value: Math.round(minutes), unit: 'minute' }
  return { value: Math.round(minutes / 60), unit: 'hour' }
}

/** Two usual durations as one span, the unit said once: `15–20 min`. */
export function formatTypicalRange(fromMs: number, toMs: number, locale: string): string {
  const [from, to] = [typicalOf(fromMs), typicalOf(toMs)]
  if (from.unit !== to.unit) return `${formatTypical(fromMs, locale)}–${formatTypical(toMs, locale)}`
  return unitFormat(from.unit, locale).formatRange(from.value, to.value)
}

/** A duration in its two largest units: `24 min 10 s`, `19 h 47 min`, `3 days 4 h`. */
export function formatDuration(ms: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3_600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const
  const largest = parts.findIndex(([value]) => value > 0)
  const shown = largest < 0 ? parts.slice(-1) : parts.slice(largest, largest + 2).filter(([value]) => value > 0)
  return shown.map(([value, name]) => unit(value, name, locale)).join(' ')
}

/** A running time as a clock reads it: `0:42`, `14:55`, `1:02:07`. The same in every language. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** A size in whole GB: `1,024 GB`. */
export function formatGb(gb: number, locale: string): string {
  return `${new Intl.NumberFormat(locale).format(gb)} GB`
}

/** A backup's size, always with one decimal so that a column of them lines up: `63.1 GB`. */
export function formatBackupSize(gb: number, locale: string): string {
  return `${new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(gb)} GB`
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

type Unit = 'second' | 'minute' | 'hour' | 'day'

function unit(value: number, name: Unit, locale: string): string {
  return unitFormat(name, locale).format(value)
}

function unitFormat(name: Unit, locale: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: name === 'day' ? 'long' : 'short' })
}
