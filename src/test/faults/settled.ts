import { isOpen, type JournalEntry } from '#contract/bff/journal.ts'

/** Whether the journal has done by itself what it can do for a row. @param now on the cloud's clock (ms) */
export function isSettled({ state, looksUntil }: Pick<JournalEntry, 'state' | 'looksUntil'>, now: number): boolean {
  if (state === 'unknown') return looksUntil === null || Date.parse(looksUntil) < now
  return !isOpen(state)
}
