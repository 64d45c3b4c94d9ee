import type { Instant } from '#contract/instant.ts'
import { firstInstantOf, wallTimeOf } from './zone-time.ts'

/** A stretch of time that is drawn from edge to edge. */
export type Scale = { readonly from: Instant; readonly to: Instant }

/** A line of a scale. `day` where a day begins, in the scale's zone. */
export type Tick = { readonly at: Instant; readonly day: boolean }

const hour = 3_600_000
const day = 24 * hour
/** Whole parts of a day, then whole days and weeks: what people count in. */
const steps = [hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day, 28 * day]

/**
 * The lines of a scale at round times of a zone, about `most` of them at most. They are as far apart as its clocks say: a day of 23 or 25
 * hours is drawn as one, and a line that would fall into skipped time stands where the clocks go on.
 */
export function ticksOf({ from, to }: Scale, zone: string, most: number): Tick[] {
  const first = wallTimeOf(from, zone)
  const last = wallTimeOf(to, zone)
  const step = steps.find((size) => (to - from) / size <= most) ?? steps.at(-1)!
  const ticks: Tick[] = []
  // One step more on each side: clocks that are put back on the way show earlier times at the end than in between.
  for (let wall = Math.floor(first / step) * step - step; wall <= last + step; wall += step) {
    const at = firstInstantOf(wall, zone)
    if (at >= from && at <= to && at !== ticks.at(-1)?.at) ticks.push({ at, day: wall % day === 0 })
  }
  return ticks
}

/** Where an instant stands on a scale, as SVG attributes take it: `12.5%`. Beyond the edges it is below 0 or above 100. */
export function percent(at: Instant, { from, to }: Scale): string {
  return `${shareOf(at, { from, to }) * 100}%`
}

/** The same from 0 to 1. */
export function shareOf(at: Instant, { from, to }: Scale): number {
  return Math.round(((at - from) / (to - from)) * 1e6) / 1e6
}

/** What of a stretch is on the scale; `undefined` for nothing. */
export function onScale(stretch: Scale, { from, to }: Scale): Scale | undefined {
  const cut = { from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) }
  return cut.from < cut.to ? cut : undefined
}
