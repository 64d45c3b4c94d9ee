import type { JournalDetail, JournalEntry, WriteState } from '#contract/bff/journal.ts'
import { differencesOf } from '#console/components/activity/DiffTable.tsx'

/** One thing in a cluster's history: a write, or what was found changed beside the writes. */
export type Changed =
  | { readonly key: string; readonly kind: 'write'; readonly entry: JournalEntry; readonly detail: JournalDetail | undefined }
  /** `between` two writes, or `since` the last one: by other means than this console. */
  | { readonly key: string; readonly kind: 'between' | 'since'; readonly before: unknown; readonly after: unknown }

/** These never reached the cloud, or changed nothing there. */
const without: ReadonlySet<WriteState> = new Set<WriteState>(['queued', 'prepared', 'not_sent', 'cancelled', 'rejected'])

/**
 * The history of a cluster from its writes, newest first.
 * @param now what Show Cluster says now; left out where the newest writes are not among these
 */
export function changesOf(entries: readonly JournalEntry[], details: ReadonlyMap<string, JournalDetail>, now: unknown): readonly Changed[] {
  const sent = entries.filter(({ state }) => !without.has(state))
  return sent.flatMap((entry, index): Changed[] => {
    const detail = details.get(entry.id)
    const newer = sent[index - 1]
    // What the next one found before it was sent; above the newest stands what is so now.
    const next = newer === undefined ? now : details.get(newer.id)?.before
    const aside: Changed[] = differ(detail?.after, next)
      ? [{ key: `after ${entry.id}`, kind: newer === undefined ? 'since' : 'between', before: detail?.after, after: next }]
      : []
    return [...aside, { key: entry.id, kind: 'write', entry, detail }]
  })
}

function differ(before: unknown, after: unknown): boolean {
  const both = typeof before === 'object' && before !== null && typeof after === 'object' && after !== null
  return both && differencesOf({ before, after }).length > 0
}
