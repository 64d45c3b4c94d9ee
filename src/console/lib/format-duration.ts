import { formatTypical, typicalOf, unit, unitFormat } from './format.ts'

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
