import { operations } from '#contract/operations.ts'
import { ownFailure } from '#bff/failures.ts'
import { StoreDownError } from '#bff/store/errors.ts'
import { becomes, unsent } from './answered.ts'
import type { Asker } from './asks.ts'
import { nowFor, type Context } from './context.ts'
import type { Row, RowChange } from './row.ts'
import { storedOutcome, type Told } from './told.ts'

/** What is sent. */
export type Carried = {
  readonly row: Row
  readonly asker: Asker
  /** With its secrets. */
  readonly body: string | undefined
  readonly secrets: readonly string[]
  /** What the cluster looked like right before. */
  readonly before: RowChange
  readonly isWanted: () => boolean
}

/** How far it came when there was a place for it on the way to the cloud. */
type Start = 'no_place' | 'unwanted' | 'overtaken' | 'store_down' | 'sending'

const storeDown = ownFailure('store_down', 'The journal cannot be written.')

/**
 * Carries a prepared write to the cloud, once: `sending` is written down before the first byte, by compare-and-set, and what became of
 * it before anybody hears of it. Where the store fails, what is told is so all the same.
 */
export async function carry(context: Context, carried: Carried): Promise<Told> {
  const { cloud, cache, versions, targets, asks, unsaved, changed, now } = context
  const { row, asker, body, secrets } = carried
  const { credential, language } = asker
  const endpoint = targets.endpoint(row.environment, row.region)
  if (endpoint === undefined) return giveUp(context, carried, ownFailure('refused', 'This region is not served any more.'))
  let start: Start = 'no_place'
  const answer = await cloud.send({
    operation: row.operation,
    method: operations[row.operation].method,
    endpoint,
    target: row.target,
    body,
    credential,
    language,
    apiVersion: await versions.of(endpoint, credential),
    mayGo: async () => (start = await begin(context, carried)) === 'sending',
  })
  // Narrowed by hand: the compiler does not see that a callback has run.
  const came = start as Start
  if (came === 'store_down') return giveUp(context, carried, storeDown)
  if (came === 'overtaken') return overtaken(context, row)
  if (came !== 'sending') return giveUp(context, carried, answer.ok ? ownFailure('internal', 'It was not sent.') : answer.failure)

  // Whatever came of it: what was read before may not be so any more.
  cache.forget(credential.scopes)
  asks.learnClock(asker, answer)
  if (!answer.ok && answer.failure.kind === 'retired') versions.forget(endpoint)
  const change = becomes({ row, answer, secrets, cloudNow: nowFor(context, row, asker), now: now() })
  const recorded = await unsaved.save(change)
  if (change.told.kind !== 'accepted') return change.told
  changed(credential, row.cluster_id ?? change.change.resource_id ?? undefined, row.operation)
  return { ...change.told, recorded }
}

/** The last moment at which it can be stopped. From `sending` on it may have arrived. */
async function begin({ records, asks }: Context, { row, asker, before, isWanted }: Carried): Promise<Start> {
  if (!isWanted()) return 'unwanted'
  const sentAt = asks.now(asker)
  try {
    const change: RowChange = { ...before, ...records.lease(), state: 'sending', sent_at: sentAt }
    return (await records.move(row.id, ['prepared'], change, [{ kind: 'sending', at: sentAt }], 'ours')) ? 'sending' : 'overtaken'
  } catch (error) {
    if (error instanceof StoreDownError) return 'store_down'
    throw error
  }
}

/** Nothing was sent, and nothing will be. */
async function giveUp(context: Context, { row, asker }: Carried, failure: Parameters<typeof unsent>[1]): Promise<Told> {
  const change = unsent(row, failure, nowFor(context, row, asker))
  await context.unsaved.save(change)
  return change.told
}

/** Somebody else thought this process dead and has said what becomes of the row. Nothing was sent. */
async function overtaken({ records }: Context, row: Row): Promise<Told> {
  const current = await records.find(row.id)
  const stored = current === undefined ? undefined : storedOutcome(current)
  return stored ?? { kind: 'failed', failure: { ...ownFailure('internal', 'It was not sent.'), writeId: row.id } }
}
