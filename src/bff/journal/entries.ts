import type { ConfirmedPlan, JournalDetail, JournalEntry, WriteReason } from '#contract/bff/journal.ts'
import type { Failure } from '#contract/errors.ts'
import { operations } from '#contract/operations.ts'
import type { TargetRegistry } from '#bff/targets.ts'
import type { Store, Tables } from '#bff/store/tables.ts'
import type { ExpressionBuilder } from 'kysely'
import type { Durations } from './durations.ts'
import { instant, parseJson, tellStep, type Row } from './row.ts'
import { looksMs } from './timing.ts'

/** Rows as people get them. May throw StoreDownError. */
export type Entries = {
  readonly entry: (row: Row) => Promise<JournalEntry>
  readonly detail: (row: Row) => Promise<JournalDetail>
}

export type EntryParts = { readonly db: Store; readonly durations: Durations; readonly targets: TargetRegistry; readonly now: () => number }

export function createEntries({ db, durations, targets, now }: EntryParts): Entries {
  const entry: Entries['entry'] = async (row) => {
    const speed = targets.find(row.environment)?.speed ?? 1
    const typical = await durations.of(row.environment, row.operation, row.size, speed)
    const ahead = row.state === 'queued' ? await countAhead(db, row) : 0
    return { ...plainEntry(row, now()), typical, ahead }
  }
  return {
    entry,
    detail: async (row) => {
      const [told, steps] = await Promise.all([
        entry(row),
        db.selectFrom('steps').selectAll().where('write_id', '=', row.id).orderBy('number').execute(),
      ])
      return {
        ...told,
        method: operations[row.operation].method,
        target: row.target,
        body: parseJson(row.body) ?? null,
        hasSecret: row.has_secret === 1,
        plan: (parseJson(row.plan) ?? null) as ConfirmedPlan | null,
        steps: steps.map(tellStep),
        before: parseJson(row.cluster_before) ?? null,
        after: parseJson(row.cluster_after) ?? null,
      }
    },
  }
}

/** How many writes on the same cluster stand before a queued one: what is open, and what was queued earlier. */
export async function countAhead(db: Store, row: Row): Promise<number> {
  if (row.cluster_id === null) return 0
  const { count } = await db
    .selectFrom('writes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('scope', '=', row.scope)
    .where('cluster_id', '=', row.cluster_id)
    .where('environment', '=', row.environment)
    .where('region', '=', row.region)
    .where((other) =>
      other.or([
        other('state', 'in', ['prepared', 'sending', 'accepted', 'unknown']),
        other.and([other('state', '=', 'queued'), isEarlier(row)(other)]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return count
}

/** Came in before a row. */
export function isEarlier(row: Row) {
  return (other: ExpressionBuilder<Tables, 'writes'>) =>
    other.or([other('created_at', '<', row.created_at), other.and([other('created_at', '=', row.created_at), other('id', '<', row.id)])])
}

function plainEntry(row: Row, now: number): Omit<JournalEntry, 'typical' | 'ahead'> {
  const { state, unknown_since: since } = row
  const looksUntil = state === 'unknown' && since !== null ? since + looksMs : null
  const looks = looksUntil !== null && row.sealed !== null && row.due_at <= looksUntil
  return {
    id: row.id,
    state,
    reason: row.reason as WriteReason | null,
    operation: row.operation,
    environment: row.environment,
    region: row.region,
    actor: { name: row.actor, keyHint: row.key_hint },
    cluster: { id: row.cluster_id, name: row.cluster_name },
    createdAt: instant(row.created_at),
    sentAt: instant(row.sent_at),
    endedAt: instant(row.ended_at),
    tookMs: row.took_ms,
    requestId: row.request_id,
    resourceId: row.resource_id,
    word: row.word,
    clusterState: row.cluster_state,
    failure: (parseJson(row.failure) ?? null) as Failure | null,
    nextLookAt: looks ? instant(Math.max(row.due_at, now)) : null,
    looksUntil: instant(looksUntil),
    candidates: (parseJson(row.candidates) ?? []) as JournalEntry['candidates'],
  }
}
