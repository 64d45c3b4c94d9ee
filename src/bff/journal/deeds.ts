import { isOutOfSight, type JournalDeed, type WriteState } from '#contract/bff/journal.ts'
import type { StoredSession } from '#bff/session-store.ts'
import { keyHint } from '#bff/credential.ts'
import { sealCredential } from '#bff/store/sealed-credential.ts'
import { seen } from './before.ts'
import { askerOf, askerWith, nowFor, type Context } from './context.ts'
import { findOut } from './find-out.ts'
import { follow } from './follow.ts'
import { ending } from './records.ts'
import type { Row, RowChange, Step } from './row.ts'
import { keysMs } from './timing.ts'

/** From which states a deed can be done; what is out of sight may be abandoned, too. */
const allowed: Readonly<Record<JournalDeed, readonly WriteState[]>> = {
  check: ['unknown', 'accepted'],
  'not-applied': ['unknown'],
  abandon: ['unknown'],
  cancel: ['queued'],
  confirm: ['queued'],
}

/**
 * What a person does with a row of theirs.
 * @returns the row as it is then; undefined where its state does not allow it. May throw StoreDownError
 */
export async function doDeed(context: Context, deed: JournalDeed, row: Row, session: StoredSession): Promise<Row | undefined> {
  const lost = deed === 'abandon' && isOutOfSight(row)
  if (!lost && !allowed[deed].includes(row.state)) return undefined
  const asker = askerOf(context, row) ?? askerWith(session.credential, row)
  const at = nowFor(context, row, asker)
  const by = `${session.displayName} ${keyHint(session.credential.accessKey)}`.trim()
  switch (deed) {
    case 'check':
      return check(context, row, session)
    case 'not-applied':
      return end(context, row, 'not_applied', { kind: 'not_applied', detail: by, at })
    case 'abandon':
      return end(context, row, 'abandoned', { kind: 'abandoned', detail: by, at })
    case 'cancel':
      return end(context, row, 'cancelled', { kind: 'cancelled', detail: by, at })
    case 'confirm':
      return confirmHeld(context, row, session, by)
  }
}

async function end({ records }: Context, row: Row, state: WriteState, step: Step): Promise<Row | undefined> {
  const change: RowChange = { ...ending(step.at), state, reason: null }
  return (await records.move(row.id, [row.state], change, [step])) ? records.find(row.id) : undefined
}

/** Looks now. Where somebody is just looking, that will do. */
async function check(context: Context, row: Row, session: StoredSession): Promise<Row | undefined> {
  const { records, hands } = context
  const claimed = await records.claim(row.id, row.state)
  if (claimed === undefined) return records.find(row.id)
  hands.take(row.id)
  try {
    const kept = askerOf(context, claimed)
    const asker = kept ?? askerWith(session.credential, claimed)
    if (kept === undefined) await records.move(row.id, [row.state], sealAgain(context, claimed, session))
    return row.state === 'accepted' ? await follow(context, claimed, asker, true) : await findOut(context, claimed, asker)
  } finally {
    hands.drop(row.id)
  }
}

/** A held one goes when its turn comes, from the cluster as the person sees it now. */
async function confirmHeld(context: Context, row: Row, session: StoredSession, by: string): Promise<Row | undefined> {
  const { records, asks, now } = context
  if (row.reason === null || row.cluster_id === null) return undefined
  const kept = askerOf(context, row)
  const asker = kept ?? askerWith(session.credential, row)
  const shown = await asks.show(asker, row.cluster_id, true)
  const change: RowChange = {
    ...(shown.kind === 'shown' ? seen(row, shown.text, shown.cluster) : {}),
    ...(kept === undefined ? sealAgain(context, row, session) : {}),
    reason: null,
    looks: 0,
    due_at: now(),
  }
  const step: Step = { kind: 'confirmed', detail: by, at: nowFor(context, row, asker) }
  return (await records.move(row.id, ['queued'], change, [step])) ? records.find(row.id) : undefined
}

/** The keys of the person who cares now, in the place of those that are gone. */
function sealAgain({ seal, now }: Context, row: Row, session: StoredSession): RowChange {
  return { sealed: sealCredential(seal, session.credential, { purpose: 'write', id: row.id }), sealed_until: now() + keysMs }
}
