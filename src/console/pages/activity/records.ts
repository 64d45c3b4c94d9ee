import type { JournalEntry, JournalPage } from '#contract/bff/journal.ts'
import { toCsv } from '#console/lib/csv.ts'

type Value = string | number | null

/** One write as it stands in a file: instants as ISO texts, durations in ms. */
export function recordOf(entry: JournalEntry): Readonly<Record<string, Value>> {
  return {
    id: entry.id,
    created_at: entry.createdAt,
    actor: entry.actor.name,
    key: entry.actor.keyHint,
    operation: entry.operation,
    environment: entry.environment,
    region: entry.region,
    cluster_name: entry.cluster.name,
    cluster_id: entry.cluster.id,
    state: entry.state,
    reason: entry.reason,
    sent_at: entry.sentAt,
    ended_at: entry.endedAt,
    took_ms: entry.tookMs,
    request_id: entry.requestId ?? entry.failure?.requestId ?? null,
    resource_id: entry.resourceId,
    show_request: entry.word,
    cluster_state: entry.clusterState,
    failure: entry.failure === null ? null : [entry.failure.kind, entry.failure.status, entry.failure.code].join(' ').trim(),
  }
}

/** The file's text. In CSV a cell that a spreadsheet would run is defused: names are other people's. */
export function fileText(format: 'csv' | 'json', entries: readonly JournalEntry[]): string {
  const records = entries.map(recordOf)
  if (format === 'json') return `${JSON.stringify(records, null, 2)}\n`
  const heads = Object.keys(records[0] ?? {})
  return toCsv([heads, ...records.map((record) => heads.map((head) => String(record[head] ?? '')))])
}

type Reading = {
  /** One page of the journal, from 0. */
  readonly readPage: (page: number) => Promise<JournalPage>
  readonly onProgress: (done: number, count: number) => void
  readonly signal: AbortSignal
}

/** Reads the journal page after page. A row that a newer one pushed to the next page meanwhile is there once. @throws whatever a page throws */
export async function readEntries({ readPage, onProgress, signal }: Reading): Promise<readonly JournalEntry[]> {
  const found = new Map<string, JournalEntry>()
  let read = 0
  for (let page = 0; ; page += 1) {
    signal.throwIfAborted()
    const { entries, count } = await readPage(page)
    for (const entry of entries) found.set(entry.id, entry)
    read += entries.length
    onProgress(Math.min(read, count), count)
    if (entries.length === 0 || read >= count) return [...found.values()]
  }
}
