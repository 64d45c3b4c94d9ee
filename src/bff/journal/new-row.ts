import { randomBytes } from 'node:crypto'
import type { Write } from '#contract/bff/write.ts'
import { operations } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { clusterInPath, readCall, type KeptCall } from '#contract/rules/journal/call.ts'
import { makingOf } from '#contract/rules/journal/made.ts'
import { redact, scrub, secretsOf } from '#contract/rules/secrets.ts'
import { keyHint } from '#bff/credential.ts'
import type { StoredSession } from '#bff/session-store.ts'
import type { Language } from '#bff/sign.ts'
import type { Seal } from '#bff/store/seal.ts'
import { sealCredential } from '#bff/store/sealed-credential.ts'
import { sizeOf } from './durations.ts'
import type { Lease } from './records.ts'
import type { Row } from './row.ts'
import { resourceOfName } from './scopes.ts'
import { keysMs } from './timing.ts'

/** A write that a person has confirmed, checked and understood. */
export type Confirmed = {
  readonly session: StoredSession
  readonly region: string
  readonly operation: WriteName
  /** Path and query for the cloud. */
  readonly target: string
  /** As the contract understands it; undefined where there is none. */
  readonly body: unknown
  readonly write: Write
  readonly language: Language
  /** How far the cloud's clock is ahead of ours, as the session learned last (ms). */
  readonly offsetMs?: number | undefined
  /** Whether somebody still waits for the answer. Asked until it is sent, and then no more. */
  readonly isWanted: () => boolean
}

/** What is asked of the cloud as text; undefined where there is no body. */
export function bodyText({ body }: Pick<Confirmed, 'body'>): string | undefined {
  return body === undefined ? undefined : JSON.stringify(body)
}

/** Whether two uses of one key mean the same: where, what, with what, now or in the queue. */
export function meaningOf(seal: Seal, confirmed: Confirmed): string {
  const { session, region, operation, target, write } = confirmed
  const { method } = operations[operation]
  return seal.mac(JSON.stringify([session.environment, region, method, target, bodyText(confirmed) ?? null, write.queue === true]))
}

/** The write as it is kept. */
export function keptCall({ operation, target, body }: Confirmed): KeptCall {
  const call = readCall(operation, target, redact(body))
  if (call === undefined) throw new TypeError('the target is none of the operation’s')
  return call
}

/** The cluster that a write is about, whose state says whether it can be done. */
export function subjectOf(call: KeptCall, write: Write): string | null {
  return call.operation === 'createCluster' ? null : (clusterInPath(call) ?? write.cluster?.id ?? null)
}

export type RowParts = {
  readonly seal: Seal
  readonly scope: string
  readonly lease: Lease
  readonly cloudNow: number
  readonly now: number
}

/** The row of a new write, `prepared`. Whatever is secret is not in it, or sealed. */
export function newRow(confirmed: Confirmed, { seal, scope, lease, cloudNow, now }: RowParts): Row {
  const { session, region, operation, target, body, write, language } = confirmed
  const { environment, credential } = session
  const call = keptCall(confirmed)
  const id = newRowId(now)
  const secrets = secretsOf(body)
  const [path = ''] = target.split('?')
  const place = `${environment}/${region}${path}`
  const named = operation === 'createCluster' || operation === 'createRestoreCluster' ? makingOf(call)?.names[0] : undefined
  return {
    ...blank,
    ...lease,
    id,
    scope,
    credential_id: credential.id,
    actor: session.displayName,
    key_hint: keyHint(credential.accessKey),
    idempotency_key: write.key,
    body_mac: meaningOf(seal, confirmed),
    environment,
    region,
    operation,
    resource: named === undefined ? place : resourceOfName(place, scope, named),
    target,
    body: call.body === undefined ? null : JSON.stringify(call.body),
    has_secret: secrets.length > 0 ? 1 : 0,
    language,
    cluster_id: subjectOf(call, write),
    cluster_name: write.cluster?.name ?? named ?? '',
    size: sizeOf(call),
    plan: write.plan === undefined ? null : JSON.stringify(scrub(write.plan, secrets)),
    created_at: cloudNow,
    sealed: sealCredential(seal, credential, { purpose: 'write', id }),
    sealed_until: now + keysMs,
  }
}

let latest = { now: 0, count: 0 }

/** 32 hex digits that sort as rows come in: the ms, a count within it, and chance. */
function newRowId(now: number): string {
  latest = { now, count: now === latest.now ? latest.count + 1 : 0 }
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits)
  return hex(now, 12) + hex(latest.count, 4) + randomBytes(8).toString('hex')
}

const blank = {
  state: 'prepared',
  reason: null,
  sent_at: null,
  answered_at: null,
  ended_at: null,
  took_ms: null,
  upstream_status: null,
  request_id: null,
  resource_id: null,
  failure: null,
  ids_before: null,
  candidates: null,
  cluster_before: null,
  cluster_after: null,
  word: null,
  cluster_state: null,
  moved: 0,
  looks: 0,
  unknown_since: null,
  search: '',
} as const satisfies Partial<Row>
