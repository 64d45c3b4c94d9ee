import type { WriteReason } from '#contract/bff/journal.ts'
import type { FailureKind } from '#contract/errors.ts'
import { readInstant } from '#contract/instant.ts'
import { outcomeOf, saysEnded, saysFailed, saysFinished, type Outcome } from '#contract/rules/outcome.ts'
import { isMoving } from '#contract/rules/states.ts'
import type { Asker, Shown } from './asks.ts'
import { nowFor, type Context } from './context.ts'
import { ending, released } from './records.ts'
import type { Row, RowChange, Step } from './row.ts'
import { followDelay } from './timing.ts'

/** What was read of an accepted write. */
type Seen = {
  readonly shown: Shown | undefined
  readonly word: string | undefined
  /** When, on the cloud's clock. */
  readonly at: number
}

/** Longest word of the cloud that is kept. */
const wordMax = 200

/**
 * Asks the cloud how far an accepted write has come, and writes down what is new. The cluster's own state is the judge of its end.
 * @param row in this process's hands @param fresh whether what was read a moment ago will not do
 * @returns the row as it is then
 */
export async function follow(context: Context, row: Row, asker: Asker, fresh: boolean): Promise<Row | undefined> {
  const { records, durations, cache, changed } = context
  const seen = await look(context, row, asker, fresh)
  const outcome = judge(context, row, seen)
  const end = outcome === 'running' ? goesOn(context, row, seen) : ends(row, seen, outcome, await isLatest(context, row))
  const change = { ...newsOf(row, seen), ...end }
  const won = await records.move(row.id, ['accepted'], change, stepsOf(row, seen, outcome), 'ours')
  if (won && outcome !== 'running') {
    durations.forget(row.environment, row.operation)
    // Who reads now wants to see what came of it, not what was so a moment ago.
    cache.forget(asker.credential.scopes)
    changed(asker.credential, clusterOf(row) ?? undefined, row.operation)
  }
  return records.find(row.id)
}

/** The cluster whose state tells the end: the one that is made, or the one that is changed. */
function clusterOf(row: Row): string | null {
  return row.operation === 'createCluster' || row.operation === 'createRestoreCluster'
    ? row.resource_id
    : (row.cluster_id ?? row.resource_id)
}

/** Show Cluster first and the word after it: a word that is older than the state says nothing of it. */
async function look(context: Context, row: Row, asker: Asker, fresh: boolean): Promise<Seen> {
  const clusterId = clusterOf(row)
  const shown = clusterId === null ? undefined : await context.asks.show(asker, clusterId, fresh)
  const word = row.request_id === null ? undefined : await context.asks.word(asker, row.request_id, fresh)
  // The id in the answer to a write on a group or a volume need not be a cluster's.
  const guessed = row.cluster_id === null && shown?.kind === 'gone' && row.operation !== 'createCluster'
  return { shown: guessed ? undefined : shown, word: word?.slice(0, wordMax), at: nowFor(context, row, asker) }
}

/** Failures of a read that do not pass by themselves. */
const lasting: readonly FailureKind[] = ['forbidden', 'not_json', 'too_large']

function judge({ targets }: Context, row: Row, { shown, word, at }: Seen): Outcome {
  const cluster = shown?.kind === 'shown' ? shown.cluster : undefined
  if (shown === undefined || shown.kind === 'unread') {
    // Nobody can tell the state: no cluster is known, or the key may not see it. Then the word is the best witness there is.
    const blind = shown === undefined || lasting.includes(shown.failure.kind)
    return blind && word !== undefined && saysEnded(word) ? (saysFailed(word) ? 'failed' : 'done') : 'running'
  }
  const outcome = outcomeOf({
    operation: row.operation,
    sentAt: row.sent_at ?? row.created_at,
    readAt: at,
    speed: targets.find(row.environment)?.speed ?? 1,
    state: cluster?.service_state,
    modifiedAt: cluster === undefined ? undefined : readInstant(cluster.modified_at),
    gone: shown.kind === 'gone',
    moved: row.moved === 1 || (cluster !== undefined && isMoving(cluster.service_state)),
    word,
    asking: false,
  })
  // A settled cluster beside a word that has the request in hand: the word may be late, and tell of a failure when it is asked again.
  // A cluster that is not well beside a word that says so: it was read first, and may have become well in between.
  const doubtful = (outcome === 'done' && word !== undefined && !saysEnded(word)) || (outcome === 'failed' && saysFinished(word))
  const again = row.word === word && row.cluster_state === cluster?.service_state
  return doubtful && !again ? 'running' : outcome
}

/** What is known now and was not before. */
function newsOf(row: Row, { shown, word }: Seen): RowChange {
  const cluster = shown?.kind === 'shown' ? shown.cluster : undefined
  return {
    ...(word === undefined ? {} : { word }),
    ...(cluster === undefined ? {} : { cluster_state: cluster.service_state }),
    ...(cluster !== undefined && isMoving(cluster.service_state) ? { moved: 1 } : {}),
    ...(cluster !== undefined && row.cluster_name === '' ? { cluster_name: cluster.name } : {}),
  }
}

function goesOn({ now }: Context, row: Row, { shown, word }: Seen): RowChange {
  const unseen = shown === undefined ? word === undefined : shown.kind === 'unread'
  const reason: WriteReason | null = row.reason === 'found' ? 'found' : unseen ? 'unreadable' : null
  return { ...released, reason, looks: row.looks + 1, due_at: now() + followDelay(row.looks) }
}

/** Whether the cluster's last change can be this write's: nothing was sent to it since. */
async function isLatest({ store }: Context, row: Row): Promise<boolean> {
  const later = await store.db
    .selectFrom('writes')
    .select('id')
    .where('scope', '=', row.scope)
    .where('cluster_id', '=', row.cluster_id)
    .where('sent_at', '>', row.sent_at)
    .where('state', 'in', ['accepted', 'done', 'failed'])
    .limit(1)
    .executeTakeFirst()
  return later === undefined
}

function ends(row: Row, { shown, word, at }: Seen, outcome: 'done' | 'failed', latest: boolean): RowChange {
  const cluster = shown?.kind === 'shown' ? shown : undefined
  const sentAt = row.sent_at ?? row.created_at
  const modifiedAt = cluster === undefined ? undefined : readInstant(cluster.cluster.modified_at)
  // The cloud dates the change itself; where it does not, or changes another cluster, it is as exact as we look often.
  const dated = modifiedAt !== undefined && modifiedAt > sentAt && !isElsewhere(row) && latest
  const endedAt = dated ? modifiedAt : at
  return {
    ...ending(endedAt),
    state: outcome,
    reason: outcome === 'done' ? (row.reason === 'found' ? 'found' : null) : failedWhy(shown, word),
    took_ms: dated || (latest && row.looks > 0) ? Math.max(0, endedAt - sentAt) : null,
    cluster_after: cluster?.text ?? null,
  }
}

/** Replicas are made elsewhere: the cluster that is followed is their origin. */
function isElsewhere({ operation }: Row): boolean {
  return operation === 'createReplica' || operation === 'createOtherRegionReplica'
}

function failedWhy(shown: Shown | undefined, word: string | undefined): WriteReason {
  if (shown?.kind === 'gone') return 'gone'
  return saysFailed(word) ? 'word_failed' : 'state_failed'
}

function stepsOf(row: Row, { shown, word, at }: Seen, outcome: Outcome): Step[] {
  const state = shown?.kind === 'shown' ? shown.cluster.service_state : shown?.kind === 'gone' ? '404' : undefined
  return [
    ...(word !== undefined && word !== row.word ? [{ kind: 'word', detail: word, at } as const] : []),
    ...(state !== undefined && state !== row.cluster_state ? [{ kind: 'state', detail: state, at } as const] : []),
    ...(outcome === 'running' ? [] : [{ kind: outcome, at } as const]),
  ]
}
