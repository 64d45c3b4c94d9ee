/**
 * How soon a read must go: `first` pages of the first walk, which may run ahead of the budget · `urgent` what moves or was just
 * changed · `plain` all the rest, spread over the minute.
 */
export type Urgency = 'first' | 'urgent' | 'plain'

/** How many calls a snapshot may make. */
export type Budget = {
  readonly perMinute: number
  /** @param share of the budget that may be used, above 0 and up to 1 */
  readonly may: (urgency: Urgency, share?: number) => boolean
  /** Counts one call. */
  readonly take: (urgency: Urgency) => void
  /** Calls of the last 60 s. */
  readonly lastMinute: () => number
}

const minute = 60_000
/** Pages of lists that may run ahead, once for each snapshot: 30,000 clusters. A dashboard within seconds is worth that much. */
const aheadMax = 300

/**
 * Never more than `perMinute` calls in any 60 s, pages that run ahead apart. The first half of them may go at once, so that a small
 * fleet is read in seconds; the other half one by one, so that what is urgent never waits for the next minute.
 * @param now wall time, ms
 */
export function createBudget(perMinute: number, now: () => number): Budget {
  let taken: number[] = []
  let aheadLeft = aheadMax

  /** A clock that was set back must not hold calls for longer than a minute. */
  const recent = () => {
    const at = now()
    if (taken.length > 0 && (taken[0]! <= at - minute || taken.at(-1)! > at)) {
      taken = taken.filter((each) => each > at - minute && each <= at)
    }
    return taken
  }

  return {
    perMinute,
    may: (urgency, share = 1) => {
      const { length } = recent()
      if (urgency === 'first' && aheadLeft > 0) return true
      const allowed = Math.max(1, perMinute * share)
      if (length >= allowed) return false
      return urgency !== 'plain' || length < allowed / 2 || now() - (taken.at(-1) ?? 0) >= minute / allowed
    },
    take: (urgency) => {
      if (urgency === 'first') aheadLeft -= 1
      recent().push(now())
    },
    lastMinute: () => recent().length,
  }
}
