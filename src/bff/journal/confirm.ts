import { secretsOf } from '#contract/rules/secrets.ts'
import type { Failure } from '#contract/errors.ts'
import { ownFailure } from '#bff/failures.ts'
import { ConflictError, StoreDownError } from '#bff/store/errors.ts'
import type { Asker } from './asks.ts'
import { unsent } from './answered.ts'
import { lookBefore, seen } from './before.ts'
import { carry } from './carry.ts'
import { askerOf, askerWith, nowFor, type Context } from './context.ts'
import type { Entries } from './entries.ts'
import { follow } from './follow.ts'
import { bodyText, meaningOf, newRow, type Confirmed } from './new-row.ts'
import { released } from './records.ts'
import type { Row } from './row.ts'
import { settleStale } from './sweep.ts'
import { storedOutcome, type Told } from './told.ts'

/** How often, and how many times at most, it is asked what another process has made of the same key. */
const pollMs = 200
const pollsMax = 600
/** How often it is tried to take a row in hand that is just being looked at. */
const claimsMax = 10

/** Confirmed writes on their way. */
export type Confirming = {
  /**
   * Journals a write and carries it to the cloud, once for each key. Never throws: a store that is down is told as such, and then
   * nothing was sent.
   */
  readonly confirm: (confirmed: Confirmed) => Promise<Told>
  /** Resolves when nothing is on its way any more. */
  readonly idle: () => Promise<void>
}

export function createConfirming(context: Context, entries: Entries): Confirming {
  const { seal } = context
  // Of each key in this process there is one attempt, whoever else asks for the same meanwhile.
  const underWay = new Map<string, { readonly meaning: string; readonly told: Promise<Told> }>()

  const begin = async (confirmed: Confirmed, meaning: string): Promise<Told> => {
    try {
      return await attempt(context, entries, confirmed, meaning)
    } catch (error) {
      if (!(error instanceof StoreDownError)) throw error
      context.log.error({ err: error, operation: confirmed.operation }, 'a write was not sent: the journal cannot be written')
      return failed(ownFailure('store_down', 'The journal cannot be written.'))
    }
  }

  return {
    confirm: (confirmed) => {
      const { session, write } = confirmed
      const meaning = meaningOf(seal, confirmed)
      const key = `${session.credential.id} ${write.key}`
      const known = underWay.get(key)
      if (known !== undefined) return known.meaning === meaning ? known.told : Promise.resolve(failed(keyReused))
      const told = begin(confirmed, meaning).finally(() => underWay.delete(key))
      underWay.set(key, { meaning, told })
      return told
    },
    idle: async () => void (await Promise.allSettled([...underWay.values()].map(({ told }) => told))),
  }
}

const keyReused = ownFailure('key_reused', 'The key of this write was used for something else.')

async function attempt(context: Context, entries: Entries, confirmed: Confirmed, meaning: string): Promise<Told> {
  const { records, hands } = context
  const { session, write } = confirmed
  const known = await records.findByKey(session.credential.id, write.key)
  if (known !== undefined) return again(context, entries, known, meaning)
  if (write.queue === true) return enqueue(context, entries, confirmed, meaning)
  const row = await makeRow(context, confirmed)
  hands.take(row.id)
  try {
    const way = await insert(context, row)
    if (way === 'key') return again(context, entries, (await records.findByKey(session.credential.id, write.key)) ?? row, meaning)
    if (way !== 'in') return failed(way)
    const asker: Asker = { credential: session.credential, environment: row.environment, region: row.region, language: confirmed.language }
    return await carry(context, {
      row,
      asker,
      body: bodyText(confirmed),
      secrets: secretsOf(confirmed.body),
      before: await lookBefore(context.asks, asker, row),
      isWanted: confirmed.isWanted,
    })
  } finally {
    hands.drop(row.id)
  }
}

async function makeRow(context: Context, confirmed: Confirmed): Promise<Row> {
  const { seal, scopes, records, asks, now } = context
  const { session, region } = confirmed
  const { environment, credential } = session
  const scope = await scopes.of(credential.id, environment)
  const cloudNow = confirmed.offsetMs === undefined ? asks.now({ credential, environment, region }) : now() + confirmed.offsetMs
  return newRow(confirmed, { seal, scope, lease: records.lease(), cloudNow, now: now() })
}

/** @returns `in`; `key` where the key has a row already; or why there cannot be a second one */
async function insert(context: Context, row: Row): Promise<'in' | 'key' | Failure> {
  const { records, unsaved } = context
  for (let tries = 0; ; tries += 1) {
    try {
      await records.insert(row, { kind: 'prepared', at: row.created_at })
      return 'in'
    } catch (error) {
      if (!(error instanceof ConflictError)) {
        // It may be in the store all the same. Nothing is sent, and the row says so once it can.
        await unsaved.save(unsent(row, ownFailure('store_down', 'The journal cannot be written.'), row.created_at))
        throw error
      }
      // The second press of a form breaks both rules, and a store names but one of them: the key goes first.
      if ((await records.findByKey(row.credential_id, row.idempotency_key)) !== undefined) return 'key'
      const open = await records.findOpen(row.operation, row.resource)
      if (open === undefined ? tries < 3 : tries === 0 && (await clearTheWay(context, open, row))) continue
      return duplicateOf(open, row)
    }
  }
}

/** A foreign row is not named: whoever asks may not see it. */
function duplicateOf(open: Row | undefined, { scope }: Row): Failure {
  const failure = ownFailure('duplicate', 'The same operation on the same resource is still open.')
  return open?.scope === scope ? { ...failure, writeId: open.id } : failure
}

/**
 * Looks at once whether an open write that stands in the way has come to its end.
 * @returns whether it is worth trying again
 */
async function clearTheWay(context: Context, open: Row, row: Row): Promise<boolean> {
  const { records, hands } = context
  if (open.state === 'prepared' || open.state === 'sending') {
    return records.isNobodys(open) && (await settleStale(context, open)) === 'not_sent'
  }
  if (open.state !== 'accepted') return false
  for (let tries = 0; tries < claimsMax; tries += 1) {
    const claimed = await records.claim(open.id, 'accepted')
    if (claimed === undefined) {
      const current = await records.find(open.id)
      if (current?.state !== 'accepted') return true
      await context.wait(pollMs)
      continue
    }
    hands.take(open.id)
    try {
      const own = open.scope === row.scope ? askerOf(context, row) : undefined
      const asker = askerOf(context, claimed) ?? (own === undefined ? undefined : askerWith(own.credential, claimed))
      if (asker === undefined) {
        await records.move(open.id, ['accepted'], released, [], 'ours')
        return false
      }
      return (await follow(context, claimed, asker, true))?.state !== 'accepted'
    } finally {
      hands.drop(open.id)
    }
  }
  return false
}

/** The key was used before: what became of that, and nothing is sent. */
async function again(context: Context, entries: Entries, row: Row, meaning: string): Promise<Told> {
  if (row.body_mac !== meaning) return failed({ ...keyReused, writeId: row.id })
  let current = row
  for (let polls = 0; polls < pollsMax; polls += 1) {
    const told = context.unsaved.told(current.id) ?? storedOutcome(current)
    if (told !== undefined) return told
    if (current.state === 'queued') return { kind: 'queued', entry: await entries.entry(current) }
    // Another process has it in hand, or had.
    if (context.records.isNobodys(current)) await settleStale(context, current)
    else await context.wait(pollMs)
    current = (await context.records.find(current.id)) ?? current
  }
  return failed({ ...ownFailure('busy', 'It is still being sent.', { status: 503, sent: true }), writeId: row.id })
}

async function enqueue(context: Context, entries: Entries, confirmed: Confirmed, meaning: string): Promise<Told> {
  const { records, asks, now } = context
  const { session, body, language } = confirmed
  if (secretsOf(body).length > 0) return failed(cannotWait('body', 'A body with a secret is never kept, so it cannot wait.'))
  const made = await makeRow(context, confirmed)
  if (made.cluster_id === null) return failed(cannotWait('cluster', 'Only what is done to a cluster can wait for it.'))
  const asker = { credential: session.credential, environment: made.environment, region: made.region, language }
  const shown = await asks.show(asker, made.cluster_id, true)
  if (shown.kind !== 'shown') {
    const gone: Failure = { ...ownFailure('refused', 'There is no such cluster.', { status: 404 }), kind: 'not_found' }
    return failed(shown.kind === 'unread' ? { ...shown.failure, sent: false } : gone)
  }
  const at = nowFor(context, made, asker)
  const row: Row = { ...made, ...seen(made, shown.text, shown.cluster), ...released, state: 'queued', created_at: at, due_at: now() }
  try {
    await records.insert(row, { kind: 'queued', at })
  } catch (error) {
    if (!(error instanceof ConflictError) || error.unique !== 'key') throw error
    return again(context, entries, (await records.findByKey(session.credential.id, row.idempotency_key)) ?? row, meaning)
  }
  return { kind: 'queued', entry: await entries.entry(row) }
}

function cannotWait(path: string, message: string): Failure {
  return ownFailure('bad_request', message, { issues: [{ path, message }] })
}

function failed(failure: Failure): Told {
  return { kind: 'failed', failure }
}
