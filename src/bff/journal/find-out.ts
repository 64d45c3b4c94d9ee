import { findMade, makingOf, mayBeMade, type Candidate, type Making, type Sent } from '#contract/rules/journal/made.ts'
import { traceOf } from '#contract/rules/journal/traces.ts'
import type { WriteReason } from '#contract/bff/journal.ts'
import type { Asker } from './asks.ts'
import { nowFor, type Context } from './context.ts'
import { othersOf } from './others.ts'
import { released } from './records.ts'
import { callOf, parseTexts, readCluster, type Row, type RowChange, type Step } from './row.ts'
import { lookDelay, looksMs, never } from './timing.ts'

/** How exact our reading of the cloud's clock is, and more: who was there before is known by id. */
const skewMs = 5_000

type Finding =
  | { readonly kind: 'found'; readonly resource: string | null }
  | { readonly kind: 'nothing'; readonly reason: WriteReason; readonly candidates?: readonly Candidate[] }

/**
 * Looks in the cloud for a write whose answer never came, without ever sending it again. Found for certain, it is `accepted`; else it
 * stays `unknown`, and after ten minutes it is left to a person.
 * @param row in this process's hands @returns the row as it is then
 */
export async function findOut(context: Context, row: Row, asker: Asker): Promise<Row | undefined> {
  const { records, cache, changed, now } = context
  const finding = await search(context, row, asker)
  const at = nowFor(context, row, asker)
  if (finding.kind === 'found') {
    const change: RowChange = {
      ...released,
      state: 'accepted',
      reason: 'found',
      answered_at: at,
      resource_id: finding.resource,
      candidates: null,
      unknown_since: null,
      looks: 0,
      due_at: now(),
      ...(row.cluster_id === null && finding.resource !== null ? { cluster_id: finding.resource } : {}),
    }
    const steps: Step[] = [
      { kind: 'looked', detail: 'found', at },
      { kind: 'accepted', detail: finding.resource ?? '', at },
    ]
    if (await records.move(row.id, ['unknown'], change, steps)) {
      cache.forget(asker.credential.scopes)
      changed(asker.credential, row.cluster_id ?? finding.resource ?? undefined, row.operation)
    }
    return records.find(row.id)
  }
  const { reason, candidates = [] } = finding
  const delay = lookDelay(row.looks + 1)
  const until = (row.unknown_since ?? now()) + looksMs
  const change: RowChange = {
    ...released,
    reason,
    candidates: candidates.length === 0 ? null : JSON.stringify(candidates.map(tellCandidate)),
    looks: row.looks + 1,
    due_at: now() + delay <= until ? now() + delay : never,
  }
  // What is found again and again is told once.
  await records.move(
    row.id,
    ['unknown'],
    change,
    row.reason === reason && row.looks > 0 ? [] : [{ kind: 'looked', detail: reason, at }],
    'ours',
  )
  return records.find(row.id)
}

async function search(context: Context, row: Row, asker: Asker): Promise<Finding> {
  const call = callOf(row)
  if (call === undefined) return { kind: 'nothing', reason: 'ambiguous' }
  const making = makingOf(call)
  if (making !== undefined) return searchMade(context, row, asker, making)
  if (row.cluster_id === null) return { kind: 'nothing', reason: 'ambiguous' }
  const shown = await context.asks.show(asker, row.cluster_id, true)
  if (shown.kind === 'unread') return { kind: 'nothing', reason: 'unreadable' }
  const now = shown.kind === 'gone' ? 'gone' : shown.cluster
  const trace = traceOf({ call, before: readCluster(row.cluster_before), now })
  if (trace === 'applied') return { kind: 'found', resource: row.cluster_id }
  return { kind: 'nothing', reason: trace === 'not_yet' ? 'not_found' : 'ambiguous' }
}

async function searchMade({ asks, store }: Context, row: Row, asker: Asker, making: Making): Promise<Finding> {
  const listed = await asks.named({ ...asker, region: making.region ?? asker.region }, making.names, making.origin !== undefined)
  if (listed.kind === 'unread') return { kind: 'nothing', reason: 'unreadable' }
  const { made, alsoLost } = await othersOf(store.db, row, making)
  const unclaimed = listed.rows.filter(({ id }) => !made.has(id))
  const sent: Sent = { sentAt: row.sent_at ?? row.created_at, skewMs, idsBefore: parseTexts(row.ids_before) }
  const found = findMade(unclaimed, making, sent)
  if (found.kind === 'not_yet') return { kind: 'nothing', reason: 'not_found' }
  if (found.kind === 'applied' && !alsoLost) return { kind: 'found', resource: found.id ?? row.cluster_id }
  const candidates = unclaimed.filter((each) => mayBeMade(each, making, sent))
  return { kind: 'nothing', reason: found.kind === 'many' ? 'many_found' : 'ambiguous', candidates }
}

function tellCandidate({ id, name, created_at }: Candidate) {
  return { id, name, createdAt: created_at }
}
