import { mayHaveHappened, type Failure } from '#contract/errors.ts'
import { scrub } from '#contract/rules/secrets.ts'
import type { CloudAnswer } from '#bff/cloud.ts'
import { ownFailure } from '#bff/failures.ts'
import { ending, released } from './records.ts'
import { parseJson, type Row, type RowChange } from './row.ts'
import { lookDelay } from './timing.ts'
import type { Change } from './unsaved.ts'

/** What is known when the answer to a write has come, or failed to. */
export type Answered = {
  readonly row: Row
  readonly answer: CloudAnswer
  /** Of the body that was sent: in nothing that is kept or told may one of them be left. */
  readonly secrets: readonly string[]
  readonly cloudNow: number
  /** Wall time. */
  readonly now: number
}

/**
 * What a row becomes by the answer to its write: `accepted`; `rejected` where the cloud plainly refused, or nothing was sent; `unknown`
 * for everything that leaves open whether it was carried out.
 */
export function becomes(answered: Answered): Change {
  const { answer } = answered
  const said = answer.ok ? readAccepted(answer.body) : undefined
  if (answer.ok && said !== undefined) return accepted(answered, answer.status, answer.body, said)
  const failure = answer.ok
    ? ownFailure('not_json', 'The cloud accepted, with an answer that cannot be read.', { sent: true })
    : (scrub(answer.failure, answered.secrets) as Failure)
  return mayHaveHappened(failure) ? lost(answered, failure) : rejected(answered, failure)
}

/** A row whose write was not sent, and will not be. */
export function unsent(row: Row, failure: Failure, cloudNow: number): Change {
  const told = { ...failure, sent: false, writeId: row.id }
  return {
    id: row.id,
    from: ['prepared', 'sending'],
    change: { ...ending(cloudNow), state: 'rejected', reason: 'refused_before', failure: JSON.stringify(told) },
    steps: [{ kind: 'rejected', detail: failure.kind, at: cloudNow }],
    told: { kind: 'failed', failure: told },
  }
}

/** Whoever else has thought the answer lost meanwhile, a person included: the answer is the truth. */
const overruled = ['sending', 'unknown', 'not_applied', 'abandoned'] as const

type Said = { readonly requestId: string | null; readonly resourceId: string | null }

function accepted({ row, answer, cloudNow, now }: Answered, status: number, body: Buffer, { requestId, resourceId }: Said): Change {
  const change: RowChange = {
    ...released,
    state: 'accepted',
    reason: null,
    answered_at: cloudNow,
    ended_at: null,
    upstream_status: status,
    request_id: requestId,
    resource_id: resourceId,
    failure: null,
    candidates: null,
    unknown_since: null,
    looks: 0,
    due_at: now + 1_000,
    // A create has no cluster before there is one.
    ...(row.operation === 'createCluster' && row.cluster_id === null ? { cluster_id: resourceId } : {}),
  }
  return {
    id: row.id,
    from: overruled,
    change,
    steps: [{ kind: 'accepted', detail: requestId ?? '', at: cloudNow }],
    told: { kind: 'accepted', status, body, writeId: row.id, recorded: true, clock: answer.clock },
  }
}

function rejected({ row, answer, cloudNow }: Answered, failure: Failure): Change {
  const told = { ...failure, writeId: row.id }
  const reason = failure.sent ? 'cloud_refused' : 'refused_before'
  return {
    id: row.id,
    from: overruled,
    change: {
      ...ending(cloudNow),
      state: 'rejected',
      reason,
      answered_at: failure.sent ? cloudNow : null,
      upstream_status: failure.sent ? failure.status : null,
      request_id: failure.requestId === '' ? null : failure.requestId,
      failure: JSON.stringify(told),
      unknown_since: null,
    },
    steps: [{ kind: 'rejected', detail: failure.code === '' ? failure.kind : failure.code, at: cloudNow }],
    told: { kind: 'failed', failure: told, clock: answer.clock },
  }
}

function lost({ row, answer, cloudNow, now }: Answered, failure: Failure): Change {
  const told = { ...failure, writeId: row.id }
  return {
    id: row.id,
    from: ['sending'],
    change: {
      ...released,
      state: 'unknown',
      reason: null,
      failure: JSON.stringify(told),
      unknown_since: now,
      looks: 0,
      due_at: now + lookDelay(0),
    },
    steps: [{ kind: 'lost', detail: failure.kind, at: cloudNow }],
    told: { kind: 'failed', failure: told, clock: answer.clock },
  }
}

/** Longest id of the cloud that is kept. */
const idMax = 200

/** The ids of an accepted write; null for one that the answer does not name. Undefined where the answer is no JSON at all. */
function readAccepted(body: Buffer): Said | undefined {
  const value = parseJson(body.toString('utf8'))
  if (typeof value !== 'object' || value === null) return undefined
  const resource: unknown = 'resource' in value ? value.resource : undefined
  const id: unknown = typeof resource === 'object' && resource !== null && 'id' in resource ? resource.id : undefined
  return { requestId: textOrNull('request_id' in value ? value.request_id : undefined), resourceId: textOrNull(id) }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, idMax) : null
}
