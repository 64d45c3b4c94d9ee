import type { JournalEntry, WriteState } from '#contract/bff/journal.ts'
import { isHeld } from '#console/components/journal/WriteBadge.tsx'

const told: ReadonlySet<WriteState> = new Set<WriteState>(['done', 'failed', 'rejected', 'unknown', 'not_sent'])

/** What a person who looks elsewhere wants to be told: what has come to an end, or needs them, since it was read before. Nothing at first. */
export function newsOf(before: readonly JournalEntry[] | undefined, now: readonly JournalEntry[]): readonly JournalEntry[] {
  if (before === undefined) return []
  const known = new Map(before.map((entry) => [entry.id, entry]))
  return now.filter((entry) => {
    const old = known.get(entry.id)
    if (old === undefined || (old.state === entry.state && isHeld(old) === isHeld(entry))) return false
    return told.has(entry.state) || isHeld(entry)
  })
}
