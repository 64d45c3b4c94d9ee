import type { ConnectionReport, Difference, ReadCheck, Stage } from '#contract/bff/connection.ts'
import { compareAnswer } from '#contract/compare.ts'
import type { Failure } from '#contract/errors.ts'
import { BadPathError, buildTarget } from '#contract/operation.ts'
import { chooseVersion } from '#bff/api-version.ts'
import type { Clock } from '#bff/clock.ts'
import type { Cloud, CloudAnswer } from '#bff/cloud.ts'
import type { Credential } from '#bff/credential.ts'
import { parseJson } from '#bff/failures.ts'
import type { Language } from '#bff/sign.ts'
import type { Endpoint } from '#bff/targets.ts'
import { plannedReads, type Learnt, type PlannedRead } from './reads.ts'
import { checkName, checkTls } from './stages.ts'

/** What is checked, and with which keys. */
export type CheckParts = {
  readonly cloud: Pick<Cloud, 'send'>
  readonly clock: Clock
  readonly environment: string
  readonly region: string
  readonly endpoint: Endpoint
  readonly credential: Credential
  readonly language: Language
  /** Of the operator; else the host is asked. */
  readonly apiVersion?: string | undefined
  /** The id of a request of these keys, for Show Request. */
  readonly requestId?: string | undefined
  /** Told of each call as it is answered. */
  readonly progress?: (read: ReadCheck) => void
}

/** After the reads the list is read so often more: few calls tell little of how long a call takes. */
const moreCalls = 7

type Timed = { readonly answer: CloudAnswer; readonly tookMs: number }
type Ask = (target: string, operation: PlannedRead['operation'] | undefined, version: string) => Promise<Timed>

/**
 * Checks the way to the cloud of one region, from the name to the shapes of its answers: by reads alone, one after the other, about
 * twenty. Never throws for what the other side does; no key and no value of an answer is in the report.
 */
export async function checkConnection(parts: CheckParts): Promise<ConnectionReport> {
  const { endpoint, clock, environment, region } = parts
  const url = new URL(endpoint.url)
  const at = new Date(clock.now()).toISOString()
  const timed: Timed[] = []
  const ask = asker(parts, timed)
  const stages: Stage[] = [await checkName(url)]
  const named = stages[0]?.outcome !== 'failed'
  stages.push(named ? await checkTls(url, clock.now()) : skipped('tls'))
  const first = stages.every(({ outcome }) => outcome !== 'failed') ? await ask('/', undefined, '') : undefined
  const answered = first !== undefined && isAnswered(first.answer)
  stages.push(answerStage(first), answered ? clockStage(first.answer) : skipped('clock'))
  const { stage, version } = versionStage(parts, first?.answer, answered)
  stages.push(stage)
  const reads = answered ? await readAll(parts, ask, version) : plannedReads.map(({ operation }) => notAsked(operation))
  stages.push(signatureStage(answered, reads))
  if (answered)
    for (let index = 0; index < moreCalls; index += 1) await ask(buildTarget('listClusters', { page: 0, size: 1 }), 'listClusters', version)
  return { environment, region, endpoint: endpoint.url, at, stages, reads, latency: latencyOf(timed) }
}

function asker({ cloud, endpoint, credential, language }: CheckParts, timed: Timed[]): Ask {
  return async (target, operation, apiVersion) => {
    const from = performance.now()
    const answer = await cloud.send({ operation, method: 'GET', endpoint, target, body: undefined, credential, language, apiVersion })
    const asked = { answer, tookMs: performance.now() - from }
    timed.push(asked)
    return asked
  }
}

const skipped = (id: Stage['id']): Stage => ({ id, outcome: 'skipped', values: { why: 'before' } })
const notAsked = (operation: ReadCheck['operation']): ReadCheck => ({ operation, outcome: 'skipped', differences: [] })

/** Whether the cloud itself has answered, in whatever way. */
function isAnswered(answer: CloudAnswer): boolean {
  return answer.ok || !lost.has(answer.failure.kind)
}

const lost: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'timeout',
  'unreachable',
  'tls',
  'reset',
  'not_json',
  'too_large',
  'busy',
  'internal',
])

function answerStage(first: Timed | undefined): Stage {
  if (first === undefined) return skipped('answer')
  const { answer, tookMs } = first
  if (isAnswered(answer)) return { id: 'answer', outcome: 'ok', values: { tookMs: Math.round(tookMs) } }
  return { id: 'answer', outcome: 'failed', values: {}, ...(answer.ok ? {} : { failure: answer.failure }) }
}

/** Beyond a minute it is worth a word; the cloud refuses signatures beyond five. */
const refusedMs = 300_000

function clockStage({ clock }: CloudAnswer): Stage {
  if (clock === undefined) return { id: 'clock', outcome: 'skipped', values: { why: 'undated' } }
  const skewMs = clock.skewMs
  const outcome = skewMs === 0 ? 'ok' : Math.abs(skewMs) >= refusedMs ? 'failed' : 'warning'
  return { id: 'clock', outcome, values: { skewMs, way: skewMs > 0 ? 'ahead' : 'behind' } }
}

/** Which version of the API is spoken. Some hosts do not say: then the one of the reference is taken. */
function versionStage({ apiVersion }: CheckParts, answer: CloudAnswer | undefined, answered: boolean): { stage: Stage; version: string } {
  const told = answer?.ok === true ? chooseVersion(answer.body) : undefined
  const version = apiVersion ?? told ?? fallbackVersion
  const by = apiVersion !== undefined ? 'operator' : told === undefined ? 'reference' : 'cloud'
  const outcome = by === 'reference' ? 'warning' : 'ok'
  return { version, stage: answered ? { id: 'version', outcome, values: { version, by } } : skipped('version') }
}

const fallbackVersion = '1.0'

async function readAll({ requestId, progress }: CheckParts, ask: Ask, version: string): Promise<ReadCheck[]> {
  const learnt: Learnt = requestId === undefined ? {} : { requestId }
  const checks: ReadCheck[] = []
  for (const read of plannedReads) {
    const input = read.input(learnt)
    const check = input === undefined ? notAsked(read.operation) : await readOne(read, input, learnt, ask, version)
    checks.push(check)
    progress?.(check)
  }
  return checks
}

async function readOne(read: PlannedRead, input: Record<string, unknown>, learnt: Learnt, ask: Ask, version: string): Promise<ReadCheck> {
  const { operation } = read
  const target = targetOf(operation, input)
  // An earlier answer named something by an id that can stand in no path: what is behind it cannot be asked for.
  if (typeof target !== 'string') return { operation, outcome: 'differs', differences: [target] }
  const { answer, tookMs } = await ask(target, operation, version)
  const base = { operation, tookMs: Math.round(tookMs), differences: [] }
  if (!answer.ok) return { ...base, outcome: answer.failure.kind === 'forbidden' ? 'forbidden' : 'failed', failure: answer.failure }
  const told = parseJson(answer.body)
  read.learn?.(told, learnt)
  const differences = compareAnswer(operation, told)
  return { ...base, outcome: differences.length === 0 ? 'fits' : 'differs', differences }
}

function targetOf(operation: PlannedRead['operation'], input: Record<string, unknown>): string | Difference {
  try {
    return buildTarget(operation, input)
  } catch (error) {
    if (!(error instanceof BadPathError)) throw error
    return { path: error.parameter, expected: 'id', found: typeof input[error.parameter] }
  }
}

/** The cloud knows the key where it answers any read with anything but its refusals of a signature. */
function signatureStage(answered: boolean, reads: readonly ReadCheck[]): Stage {
  const asked = reads.filter(({ outcome }) => outcome !== 'skipped')
  if (!answered || asked.length === 0) return skipped('signature')
  const refusal = asked.find(({ failure }) => failure !== undefined && unsigned.has(failure.kind))?.failure
  const accepted = asked.filter(({ failure }) => failure === undefined || !unsigned.has(failure.kind)).length
  const values = { accepted, asked: asked.length }
  if (refusal === undefined) return { id: 'signature', outcome: 'ok', values }
  return { id: 'signature', outcome: accepted > 0 ? 'warning' : 'failed', values, failure: refusal }
}

const unsigned: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>(['bad_key', 'skewed_clock', 'unsigned'])

function latencyOf(timed: readonly Timed[]): ConnectionReport['latency'] {
  const sorted = timed.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)
  const isLost = ({ answer }: Timed) => !answer.ok && (lost.has(answer.failure.kind) || answer.failure.kind === 'cloud_broken')
  return { calls: timed.length, lost: timed.filter(isLost).length, p50: at(0.5), p95: at(0.95), max: at(1) }
}
