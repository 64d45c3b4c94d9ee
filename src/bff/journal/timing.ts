import { pollInterval } from '#contract/rules/polling.ts'

/** How long the journal looks by itself for a write whose answer never came; then it asks a person. */
export const looksMs = 10 * 60_000
/** How long the keys of an open write are kept, sealed. */
export const keysMs = 24 * 60 * 60_000
/** Far enough for never. A whole number that both engines keep. */
export const never = 8_640_000_000_000_000

const firstLookMs = 2_000
const laterLookMs = 20_000

/** Until the next look for a lost write: twice as long each time, up to 20 s. @param looks how often it was looked for */
export function lookDelay(looks: number): number {
  return Math.min(laterLookMs, firstLookMs * 2 ** Math.min(looks, 10))
}

/** As often as a screen would ask: see `pollInterval`. Counted by looks, for the cloud's clock may jump. */
export function followDelay(looks: number): number {
  let elapsed = 0
  for (let look = 0; look < looks && elapsed < 600_000; look += 1) elapsed += pollInterval(elapsed)
  return pollInterval(elapsed)
}
