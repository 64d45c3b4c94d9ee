/**
 * How long to wait before asking again, in ms, when something has been unsettled for `elapsedMs`:
 * 1 s for the first ten seconds, 2 s to a minute, 5 s to ten minutes, then 15 s. It never gives up.
 */
export function pollInterval(elapsedMs: number): number {
  if (elapsedMs < 10_000) return 1_000
  if (elapsedMs < 60_000) return 2_000
  if (elapsedMs < 600_000) return 5_000
  return 15_000
}
