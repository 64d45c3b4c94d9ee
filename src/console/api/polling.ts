import { pollInterval } from '#contract/rules/polling.ts'

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
