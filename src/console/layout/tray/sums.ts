import type { JournalEntry } from '#contract/bff/journal.ts'
import { isHeld } from '#console/components/journal/WriteBadge.tsx'

/** How many are open, by what is to be said of them. */
export type Sums = {
  readonly running: number
  readonly queued: number
  readonly unknown: number
  /** Of the queued: those that wait for a person. */
  readonly held: number
}

export function sumsOf(entries: readonly Pick<JournalEntry, 'state' | 'reason'>[]): Sums {
  const count = (test: (entry: Pick<JournalEntry, 'state' | 'reason'>) => boolean) => entries.filter(test).length
  return {
    running: count(({ state }) => state === 'prepared' || state === 'sending' || state === 'accepted'),
    queued: count(({ state }) => state === 'queued'),
    unknown: count(({ state }) => state === 'unknown'),
    held: count(isHeld),
  }
}
