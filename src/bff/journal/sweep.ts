import type { WriteState } from '#contract/bff/journal.ts'
import { createBuckets } from '#bff/limits.ts'
import { StoreDownError } from '#bff/store/errors.ts'
import { askerOf, nowFor, type Context } from './context.ts'
import { findOut } from './find-out.ts'
import { follow } from './follow.ts'
import { hold, takeTurn } from './queue.ts'
import { ending, released } from './records.ts'
import type { Row, RowChange, Step } from './row.ts'
import { never } from './timing.ts'

/** How many rows are worked on at the same time, and how many per second: others need the cloud as well. */
const handsMax = 4
const rate = { burst: 16, perSecond: 8 }
/** Rows looked at in one sweep. */
const sweepMax = 32

/** The journal's own work, whoever is or is not at a screen. */
export type Sweep = {
  /** Does once what is due now. Another one may begin before it has ended. Never throws; a store that is down is for the next time. */
  readonly tick: () => Promise<void>
}

export function createSweep(context: Context): Sweep {
  const { records, hands, unsaved, log, now } = context
  const tokens = createBuckets(rate, now)
  let begun = false
  let busy = 0

  /** What must not wait for anything: what is not written down yet, and our hold on what we have in hand. */
  const beat = async () => {
    await unsaved.flush()
    await records.renew(hands.ids())
    if (!begun) await records.release()
    begun = true
  }

  const lane = async (waiting: IterableIterator<Row>) => {
    busy += 1
    try {
      for (const row of waiting) {
        if (!tokens.take('rows')) return
        await workOn(context, row)
      }
    } finally {
      busy -= 1
    }
  }

  return {
    tick: async () => {
      try {
        await beat()
        const lanes = handsMax - busy
        if (lanes <= 0) return
        const waiting = (await records.due(sweepMax)).filter(({ id }) => !hands.ids().includes(id)).values()
        await Promise.all(Array.from({ length: lanes }, () => lane(waiting)))
      } catch (error) {
        log.warn({ err: error }, 'the journal could not do its work')
      }
    },
  }
}

/** Takes one row in hand and does what it needs. One that breaks does not hold up the others. */
async function workOn(context: Context, found: Row): Promise<void> {
  const { records, hands, log } = context
  hands.take(found.id)
  try {
    if (found.state === 'prepared' || found.state === 'sending') return void (await settleStale(context, found))
    const row = await records.claim(found.id, found.state)
    if (row !== undefined) await work(context, row)
  } catch (error) {
    if (error instanceof StoreDownError) throw error
    log.error({ err: error, write: found.id, state: found.state }, 'the journal failed at a write')
  } finally {
    hands.drop(found.id)
  }
}

async function work(context: Context, row: Row): Promise<void> {
  const asker = askerOf(context, row)
  if (asker === undefined) return giveUpKeys(context, row)
  if (row.state === 'queued') return takeTurn(context, row, asker)
  if (row.state === 'accepted') await follow(context, row, asker, false)
  else if (row.state === 'unknown') await findOut(context, row, asker)
}

/** The keys are gone after a day, or do not open any more: what they were needed for waits for a person with keys of their own. */
async function giveUpKeys(context: Context, row: Row): Promise<void> {
  if (row.state === 'queued') {
    await context.records.move(row.id, ['queued'], { sealed: null })
    return hold(context, row, 'keys_expired')
  }
  const change: RowChange = { ...released, sealed: null, reason: 'keys_expired', due_at: never }
  await context.records.move(row.id, [row.state], change, [], 'ours')
}

/**
 * What becomes of a row whose process is gone: nothing was sent of a prepared one, and never will be, for what it would send may hold a
 * secret that is not kept; of one that was being sent nobody knows.
 * @returns the state that it has then; undefined where it is in somebody's hands after all
 */
export async function settleStale(context: Context, row: Row): Promise<WriteState | undefined> {
  const { records, now } = context
  const at = nowFor(context, row, undefined)
  const lost: { readonly change: RowChange; readonly steps: readonly Step[] } =
    row.state === 'sending'
      ? {
          change: { ...released, state: 'unknown', reason: null, unknown_since: now(), looks: 0, due_at: now() },
          steps: [{ kind: 'lost', detail: 'restarted', at }],
        }
      : {
          change: { ...ending(at), state: 'not_sent', reason: row.has_secret === 1 ? 'secret_gone' : 'restarted' },
          steps: [{ kind: 'not_sent', at }],
        }
  const won = await records.move(row.id, [row.state], lost.change, lost.steps, 'nobodys')
  return won ? lost.change.state : undefined
}
