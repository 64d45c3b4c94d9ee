import { isWrite, type OperationName } from '#contract/operations.ts'
import type { Cloud, CloudAnswer, CloudCall } from '#bff/cloud.ts'
import { failureOfAnswer, ownFailure } from '#bff/failures.ts'
import type { OpenStore } from '#bff/store/open.ts'
import { signedHeaders, type TestCloud } from '#emulator/testing/cloud.ts'

/** What happens to the next write. */
export type Fate =
  /** It is answered as the emulator does. */
  | 'answered'
  /** Not a byte leaves: connection refused. */
  | 'refused_before'
  /** It is lost on its way; the cloud never sees it. */
  | 'lost_before'
  /** The cloud does it, and the answer is lost. */
  | 'lost_after'
  /** The cloud does it, and answers 500, naming the request `req-broken`. */
  | 'broken_after'
  /** It waits until the test lets it go, and is answered then. */
  | 'held'

/** One write that left for the cloud. */
export type Sent = {
  readonly operation: OperationName
  readonly target: string
  readonly body: string | undefined
  /** The key of the row that was being sent. */
  readonly key: string
  /** Whether the cloud has done it. */
  done: boolean
  readonly requestId: string | undefined
  readonly resourceId: string | undefined
}

/** The emulator, in this process, as the journal calls it; what befalls writes is up to the test. */
export type ScriptedCloud = {
  readonly cloud: Cloud
  /** Taken from the front, one for each write; when it is empty they are answered. */
  readonly fates: Fate[]
  readonly sent: readonly Sent[]
  /** Reads that were asked, by operation. */
  readonly reads: readonly OperationName[]
  /** Reads fail while it is set. */
  blind: boolean
  /** Reads that are answered with HTML. */
  illegible: readonly OperationName[]
  /** Reads wait, while it is set, until everything is let go. */
  holdsReads: boolean
  /** What Show Request says instead of its own word. */
  word: string | undefined
  /** Lets go of everything that is held. */
  readonly release: () => void
}

export function scriptedCloud(cloud: TestCloud, store: OpenStore): ScriptedCloud {
  const fates: Fate[] = []
  const sent: Sent[] = []
  const reads: OperationName[] = []
  const held: (() => void)[] = []

  /** The row that is being sent: of one operation on one resource there is one at a time. */
  const keyOf = async ({ operation, target, body }: CloudCall): Promise<string> => {
    const rows = await store.db.selectFrom('writes').selectAll().where('state', '=', 'sending').where('target', '=', target).execute()
    const name = operation === 'createCluster' ? (JSON.parse(body ?? '{}') as { name?: string }).name : undefined
    const fitting = rows.filter((row) => row.operation === operation && (name === undefined || row.resource.includes(JSON.stringify(name))))
    return fitting.length === 1 ? fitting[0]!.idempotency_key : `nobody of ${fitting.length}`
  }

  const ask = async (call: CloudCall): Promise<{ answer: CloudAnswer; requestId?: string; resourceId?: string }> => {
    const region = call.endpoint.url.split('/').at(-1)
    const target = `/${region}${call.target}`
    const headers = new Headers(signedHeaders(call.method, target, cloud.clock.at))
    const body = call.body === undefined ? {} : { body: call.body }
    const response = await cloud.emulator.fetch(new Request('http://emulator.invalid/', { method: call.method, headers, ...body }), {
      target,
      host: '127.0.0.1:4601',
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const clock = { offsetMs: cloud.account.now() - cloud.clock.at, skewMs: 0, at: cloud.clock.at }
    if (!response.ok) {
      const contentType = response.headers.get('content-type') ?? ''
      const failure = failureOfAnswer({ status: response.status, contentType, body: bytes, operation: call.operation, skewMs: 0 })
      return { answer: { ok: false, failure, clock } }
    }
    const { request_id: requestId, resource } = JSON.parse(bytes.toString('utf8')) as { request_id?: string; resource?: { id: string } }
    const ids = { ...(requestId === undefined ? {} : { requestId }), ...(resource === undefined ? {} : { resourceId: resource.id }) }
    return { answer: { ok: true, status: response.status, body: bytes, clock }, ...ids }
  }

  const write = async (call: CloudCall, operation: OperationName): Promise<CloudAnswer> => {
    if (call.mayGo !== undefined && !(await call.mayGo())) return fail('busy', false)
    const fate = fates.shift() ?? 'answered'
    if (fate === 'refused_before') return fail('unreachable', false)
    const entry = {
      operation,
      target: call.target,
      body: call.body,
      key: await keyOf(call),
      done: false,
      requestId: undefined,
      resourceId: undefined,
    }
    sent.push(entry)
    if (fate === 'lost_before') return fail('reset', true)
    if (fate === 'held') await new Promise<void>((resolve) => void held.push(resolve))
    const { answer, ...ids } = await ask(call)
    Object.assign(entry, { done: answer.ok, ...ids })
    if (fate === 'lost_after') return fail('reset', true)
    if (fate === 'broken_after') {
      const failure = { ...ownFailure('internal', 'Broken.', { sent: true }), kind: 'cloud_broken', requestId: 'req-broken' } as const
      return { ok: false, failure, clock: undefined }
    }
    return answer
  }

  const script: ScriptedCloud = {
    cloud: {
      send: async (call) => {
        const { operation } = call
        if (operation !== undefined && isWrite(operation)) return write(call, operation)
        if (operation !== undefined) reads.push(operation)
        if (script.holdsReads) await new Promise<void>((resolve) => void held.push(resolve))
        if (script.blind) return fail('timeout', true)
        if (operation !== undefined && script.illegible.includes(operation)) return fail('not_json', true)
        const { answer } = await ask(call)
        if (operation !== 'showRequest' || script.word === undefined || !answer.ok) return answer
        return { ...answer, body: Buffer.from(JSON.stringify({ request_id: 'req-1', state: script.word })) }
      },
      close: async () => undefined,
    },
    fates,
    sent,
    reads,
    blind: false,
    illegible: [],
    holdsReads: false,
    word: undefined,
    release: () => held.splice(0).forEach((go) => go()),
  }
  return script
}

function fail(kind: 'busy' | 'unreachable' | 'reset' | 'timeout' | 'not_json', sent: boolean): CloudAnswer {
  return { ok: false, failure: ownFailure(kind, 'As the test says.', { sent }), clock: undefined }
}
