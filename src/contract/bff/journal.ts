// No zod here: the shell shows what runs on every page. What may be sent stands in write.ts.
import type { Failure } from '#contract/errors.ts'
import type { WriteName } from '#contract/rules/durations.ts'

/**
 * What can be said of a write.
 *
 * `queued` waits for the cluster's running operation · `prepared` is in the journal, nothing was sent · `sending` may have been sent ·
 * `accepted` by the cloud, under way · `done` and `failed` are its ends · `rejected` by the cloud, or not a byte left · `unknown`: sent,
 * and nobody knows whether it arrived · `not_applied`: a person said that it did not happen · `abandoned`: a person gave up on finding
 * out · `not_sent`: never left, and will not · `cancelled` while it was queued.
 */
export const writeStates = [
  'queued',
  'prepared',
  'sending',
  'accepted',
  'done',
  'failed',
  'rejected',
  'unknown',
  'not_applied',
  'abandoned',
  'not_sent',
  'cancelled',
] as const
export type WriteState = (typeof writeStates)[number]

/** Not at its end yet. A second write of the same kind on the same resource waits for all of these but `queued`. */
export const openStates = ['queued', 'prepared', 'sending', 'accepted', 'unknown'] as const satisfies readonly WriteState[]

/** Whether a write has not come to its end. */
export function isOpen(state: WriteState): boolean {
  return openStates.some((open) => open === state)
}

/** Why a write stands where it stands, beyond its state; null for the plain course of things. */
export const writeReasons = [
  'ahead_failed', // queued: what it waited for went wrong, so it waits for a person
  'situation_changed', // queued: what the plan was made from is no longer so
  'not_allowed', // queued: the rules refuse it now
  'keys_expired', // queued, accepted or unknown: the sealed keys were given up after a day
  'secret_gone', // not_sent: the body held a secret, which is not stored
  'restarted', // not_sent: the server ended before it was sent
  'refused_before', // rejected: not a byte was sent
  'cloud_refused', // rejected: the cloud said no
  'word_failed', // failed: Show Request says so
  'state_failed', // failed: the cluster ended in another state than it should
  'gone', // failed: the cluster is not there any more
  'found', // accepted: found by looking, there is no request id
  'many_found', // unknown: more than one cluster could be it
  'ambiguous', // unknown: the cluster tells neither way
  'not_found', // unknown: no trace of it
  'unreadable', // unknown or accepted: the cloud could not be asked, or does not tell
] as const
export type WriteReason = (typeof writeReasons)[number]

/**
 * Whether a write was accepted and its end cannot be seen: the cloud does not tell it, or the keys to ask with are gone. A person may
 * then give up on it, or it would stand in the way of the next one for ever.
 */
export function isOutOfSight({ state, reason }: { readonly state: WriteState; readonly reason: string | null }): boolean {
  return state === 'accepted' && (reason === 'unreadable' || reason === 'keys_expired')
}

/** The plan as a person confirmed it, in the words they saw. */
export type ConfirmedPlan = {
  readonly title: string
  readonly changes: readonly { readonly label: string; readonly now: string | null; readonly then: string | null }[]
  readonly effects: readonly string[]
}

/** One line of the journal. Instants are ISO texts on the cloud's clock. */
export type JournalEntry = {
  readonly id: string
  readonly state: WriteState
  readonly reason: WriteReason | null
  readonly operation: WriteName
  readonly environment: string
  readonly region: string
  /** The display name is unverified. */
  readonly actor: { readonly name: string; readonly keyHint: string }
  /** On whose page it is shown; `id` is null for a create that has no cluster yet. */
  readonly cluster: { readonly id: string | null; readonly name: string }
  readonly createdAt: string
  readonly sentAt: string | null
  readonly endedAt: string | null
  readonly tookMs: number | null
  readonly requestId: string | null
  readonly resourceId: string | null
  /** Show Request's word and Show Cluster's state, as they were read last. */
  readonly word: string | null
  readonly clusterState: string | null
  readonly failure: Failure | null
  /** Median and 90th percentile for this operation and size, ms on the cloud's clock; `learned` from how many runs (0: the static table). */
  readonly typical: { readonly medianMs: number; readonly slowMs: number; readonly learned: number }
  /** For `unknown` alone: when it is looked for again, and until when we go on by ourselves. Wall time. */
  readonly nextLookAt: string | null
  readonly looksUntil: string | null
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly createdAt: string }[]
  /** For `queued` alone: how many stand before it. */
  readonly ahead: number
}

/** What happened, step by step. */
export const stepKinds = [
  'queued',
  'prepared',
  'sending',
  'accepted',
  'rejected',
  'lost', // the answer did not come
  'looked', // looked for it; detail says what was found
  'word', // Show Request says something new; detail is the word
  'state', // Show Cluster says something new; detail is the state
  'held', // its turn came, but it waits for a person; detail is the reason
  'confirmed', // a person sent a held one on its way
  'adopted', // another process took it over
  'done',
  'failed',
  'not_applied',
  'abandoned',
  'not_sent',
  'cancelled',
] as const
export type StepKind = (typeof stepKinds)[number]
export type JournalStep = { readonly at: string; readonly kind: StepKind; readonly detail: string }

/** All that is known of one write. */
export type JournalDetail = JournalEntry & {
  /** Method and path with query, as the cloud got it. */
  readonly method: string
  readonly target: string
  /** With `[redacted]` in the place of secrets. */
  readonly body: unknown
  readonly hasSecret: boolean
  readonly plan: ConfirmedPlan | null
  readonly steps: readonly JournalStep[]
  /** Show Cluster's answers before it was sent and after its end. */
  readonly before: unknown
  readonly after: unknown
}

export type JournalPage = {
  readonly entries: readonly JournalEntry[]
  readonly count: number
  readonly page: number
  readonly size: number
}

/** Groups of states that a person filters by. */
export const stateGroups = {
  open: ['queued', 'prepared', 'sending', 'accepted', 'unknown'],
  unknown: ['unknown'],
  queued: ['queued'],
  done: ['done'],
  failed: ['failed', 'rejected', 'not_applied', 'abandoned'],
  unsent: ['not_sent', 'cancelled'],
} as const satisfies Record<string, readonly WriteState[]>
export type StateGroup = keyof typeof stateGroups

/**
 * `GET`: a page of the journal, newest first. Query: `group`, `operation`, `region`, `cluster` (id), `actor`, `from` and `to` (ISO),
 * `q` (in names, ids and request ids), `page` from 0, `size` up to 100.
 */
export const journalPath = '/api/journal'
/** `GET`: `{ entries }`: all that is open, unknown first, and what ended in the last minutes; for the tray. */
export const trayPath = '/api/journal/tray'
/** `GET`: one `JournalDetail`. */
export const entryPath = (id: string) => `${journalPath}/${id}`
/**
 * `POST`: `check` looks for an unknown one now; `not-applied` and `abandon` are a person's word on an unknown one; `cancel` takes a
 * queued one back; `confirm` sends a held one on its way. Each answers the new `JournalDetail`, 409 where the state does not allow it.
 */
export const deeds = ['check', 'not-applied', 'abandon', 'cancel', 'confirm'] as const
export type JournalDeed = (typeof deeds)[number]
export const deedPath = (id: string, deed: JournalDeed) => `${journalPath}/${id}/${deed}`

/** The answer to a write that was put in the queue (202). */
export type Queued = { readonly queued: JournalEntry }
