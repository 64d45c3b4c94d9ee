import { readInstant } from '#contract/instant.ts'
import type { JournalEntry } from '#contract/bff/journal.ts'

/** How long a write has run or took, in ms on the cloud's clock; `undefined` where it never went out or nobody watched its end. */
export function tookMs(entry: JournalEntry, now: number): number | undefined {
  if (entry.tookMs !== null) return entry.tookMs
  const sent = readInstant(entry.sentAt)
  const runs = entry.state === 'sending' || entry.state === 'accepted' || entry.state === 'unknown'
  return sent === undefined || !runs ? undefined : Math.max(0, now - sent)
}

/** How a running write stands against what is usual. */
export type Course = {
  /** 0 to 0.95: never full, for only the cloud knows the end. */
  readonly value: number
  /** Beyond the time in which nine of ten are done. */
  readonly late: boolean
}

/** @param typical median and 90th percentile, ms on the cloud's clock */
export function courseOf(elapsed: number, typical: Pick<JournalEntry['typical'], 'medianMs' | 'slowMs'>): Course {
  return { value: Math.min(0.95, elapsed / Math.max(1, typical.medianMs)), late: elapsed > typical.slowMs }
}
