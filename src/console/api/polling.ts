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

const since = new WeakMap<object, number>()

/**
 * The polling of every query: `false` while its data is settled, else the interval by how long it has been unsettled.
 * @param query the query object, which carries the memory of when the unrest began
 */
export function pollWhile(query: object, unsettled: boolean, now: number = Date.now()): number | false {
  if (!unsettled) {
    since.delete(query)
    return false
  }
  const begun = since.get(query) ?? now
  since.set(query, begun)
  return pollInterval(now - begun)
}
