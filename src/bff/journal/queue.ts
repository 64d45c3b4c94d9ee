import type { WriteReason } from '#contract/bff/journal.ts'
import { actionRule } from '#contract/rules/actions.ts'
import { factsOf } from '#contract/rules/journal/facts.ts'
import { isSameSituation } from '#contract/rules/journal/situation.ts'
import { isMoving } from '#contract/rules/states.ts'
import type { Asker, Shown } from './asks.ts'
import { seen } from './before.ts'
import { carry } from './carry.ts'
import { nowFor, type Context } from './context.ts'
import { countAhead, isEarlier } from './entries.ts'
import { isInTheWay, released } from './records.ts'
import { callOf, readCluster, type Row, type RowChange } from './row.ts'
import { followDelay, never } from './timing.ts'

/**
 * Gives a queued write its turn: if nothing runs on its cluster any more, all before it went well, and its plan still holds, it is sent.
 * Otherwise it waits on, or for a person.
 * @param row in this process's hands
 */
export async function takeTurn(context: Context, row: Row, asker: Asker): Promise<void> {
  const { store, records } = context
  if (row.cluster_id === null) return hold(context, row, 'situation_changed')
  const since = await confirmedAt(context, row)
  // Counted first: what ends in between has then either ended well or is seen as a failure.
  const ahead = await countAhead(store.db, row)
  if (await failedBefore(context, row, since ?? row.created_at)) return hold(context, row, 'ahead_failed')
  if (ahead > 0) return wait(context, row)
  const shown = await context.asks.show(asker, row.cluster_id, true)
  if (shown.kind === 'unread' || (shown.kind === 'shown' && isMoving(shown.cluster.service_state))) return wait(context, row)
  const against = objection(context, row, asker, shown, since !== undefined)
  if (against !== undefined || shown.kind === 'gone') return hold(context, row, against ?? 'situation_changed')

  const at = nowFor(context, row, asker)
  const change: RowChange = { ...seen(row, shown.text, shown.cluster), ...records.lease(), state: 'prepared', reason: null }
  try {
    if (!(await records.move(row.id, ['queued'], change, [{ kind: 'prepared', at }], 'ours'))) return
  } catch (error) {
    // The same is being done by another hand.
    if (isInTheWay(error)) return wait(context, row)
    throw error
  }
  const body = row.body ?? undefined
  await carry(context, { row: { ...row, ...change }, asker, body, secrets: [], before: {}, isWanted: () => true })
}

/** What speaks against sending it now. What is a mere warning to a person at the screen stops what nobody watches, until somebody confirms it. */
function objection(context: Context, row: Row, asker: Asker, shown: Shown, confirmed: boolean): WriteReason | undefined {
  const call = callOf(row)
  const then = readCluster(row.cluster_before)
  if (call === undefined || then === undefined || shown.kind !== 'shown') return 'situation_changed'
  const { allowed, warning } = actionRule(row.operation, factsOf(shown.cluster, call, nowFor(context, row, asker)))
  if (!allowed || (warning !== undefined && !confirmed)) return 'not_allowed'
  return isSameSituation(then, shown.cluster, call) ? undefined : 'situation_changed'
}

/** When a person last sent a held one on its way. */
async function confirmedAt({ store }: Context, { id }: Row): Promise<number | undefined> {
  const step = await store.db
    .selectFrom('steps')
    .select('at')
    .where('write_id', '=', id)
    .where('kind', '=', 'confirmed')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return step?.at
}

/** Whether a write on the cluster that stood before this one has gone wrong since the person decided. */
async function failedBefore({ store }: Context, row: Row, since: number): Promise<boolean> {
  const failed = await store.db
    .selectFrom('writes')
    .select('id')
    .where('scope', '=', row.scope)
    .where('cluster_id', '=', row.cluster_id)
    .where(isEarlier(row))
    .where('environment', '=', row.environment)
    .where('region', '=', row.region)
    .where('state', 'in', ['failed', 'rejected', 'not_applied', 'abandoned', 'not_sent'])
    .where('ended_at', '>=', since)
    .limit(1)
    .executeTakeFirst()
  return failed !== undefined
}

/** Not yet. */
async function wait({ records, now }: Context, row: Row): Promise<void> {
  const change: RowChange = { ...released, looks: row.looks + 1, due_at: now() + followDelay(row.looks) }
  await records.move(row.id, ['queued'], change, [], 'ours')
}

/** Its turn has come, and a person must say whether it is still wanted. */
export async function hold(context: Context, row: Row, reason: WriteReason): Promise<void> {
  const at = nowFor(context, row, undefined)
  const change: RowChange = { ...released, reason, due_at: never }
  await context.records.move(row.id, ['queued'], change, [{ kind: 'held', detail: reason, at }], 'ours')
}
