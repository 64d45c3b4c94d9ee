import { Client, Pool, type Dispatcher } from 'undici'
import type { Failure } from '#contract/errors.ts'
import type { Method, OperationName } from '#contract/operations.ts'
import { readCloudClock, type Clock, type CloudClock } from './clock.ts'
import type { Credential } from './credential.ts'
import { failureOfAnswer, failureOfError, isJson, ownFailure } from './failures.ts'
import { BusyError, createGate, type Gate, type Limits } from './limits.ts'
import { signedHeaders, type Language } from './sign.ts'
import type { Endpoint } from './targets.ts'

/** One request to the cloud, already validated. */
export type CloudCall = {
  /** Undefined for `GET /`, which is not in the table. */
  readonly operation: OperationName | undefined
  readonly method: Method
  readonly endpoint: Endpoint
  /** Path and query as they go on the wire and into the signature. */
  readonly target: string
  readonly body: string | undefined
  readonly credential: Credential
  readonly language: Language
  /** Without the service's name; empty where none is to be asked for. */
  readonly apiVersion: string
  /** Of a write: asked once there is a place for it, right before its first byte. Where it says no, nothing is sent. */
  readonly mayGo?: () => Promise<boolean>
}

/** What came back: the bytes of a success, or the one typed failure. */
export type CloudAnswer =
  | { readonly ok: true; readonly status: number; readonly body: Buffer; readonly clock: CloudClock | undefined }
  | { readonly ok: false; readonly failure: Failure; readonly clock: CloudClock | undefined }

export type Cloud = {
  /** Sends once; never retries, never follows a redirect, never throws but what `mayGo` does. */
  readonly send: (call: CloudCall) => Promise<CloudAnswer>
  /** Waits for what is under way, then closes the connections. */
  readonly close: () => Promise<void>
}

/** What is kept for each host of the cloud. */
type Origin = { readonly pool: Pool; readonly reads: Gate; readonly writes: Gate }

/** The way out to the cloud. The only place of this server that opens connections to it. */
export function createCloud(clock: Clock, limits: Limits): Cloud {
  const common = {
    bodyTimeout: limits.bodyMs,
    maxResponseSize: limits.answerBytes,
    // HTTP/1.1 only: the bytes of the request line are what is signed.
    allowH2: false,
    connect: { timeout: limits.connectMs },
  }
  const origins = new Map<string, Origin>()
  const originOf = (origin: string): Origin => {
    let known = origins.get(origin)
    if (known === undefined) {
      known = {
        pool: new Pool(origin, { ...common, headersTimeout: limits.readMs, connections: limits.cloudReads, pipelining: 1 }),
        reads: createGate(limits.cloudReads, limits.queue, limits.queueMs),
        writes: createGate(limits.cloudWrites, limits.queue, limits.queueMs),
      }
      origins.set(origin, known)
    }
    return known
  }

  /** Sends, once there is room. One promise and few objects: this is the path of every call. */
  const exchange = (origin: Origin, call: CloudCall): Promise<CloudAnswer> =>
    call.mayGo === undefined ? exchangeNow(origin, call) : exchangeIf(call.mayGo, origin, call)

  const exchangeIf = async (mayGo: () => Promise<boolean>, origin: Origin, call: CloudCall): Promise<CloudAnswer> => {
    let goes = false
    try {
      goes = await mayGo()
    } finally {
      if (!goes) origin.writes.leave()
    }
    return goes
      ? exchangeNow(origin, call)
      : failed(ownFailure('busy', 'Whoever asked for this did not wait for its turn.', { status: 503 }))
  }

  const exchangeNow = ({ pool, reads, writes }: Origin, call: CloudCall): Promise<CloudAnswer> =>
    new Promise((resolve) => {
      if (call.method === 'GET') {
        const gather = new Gather(call, clock, limits.wholeBodyMs, (answer) => {
          reads.leave()
          resolve(answer)
        })
        return dispatch(pool, call, gather)
      }
      // A connection of its own for each write: nobody else's answer can be taken for this one's, and no idle
      // connection that the other side is just closing can leave us not knowing whether it was carried out.
      const client = new Client(call.endpoint.origin, { ...common, headersTimeout: limits.writeMs, pipelining: 0 })
      const gather = new Gather(call, clock, limits.wholeBodyMs, (answer) => {
        writes.leave()
        void client.destroy()
        resolve(answer)
      })
      dispatch(client, call, gather)
    })

  const dispatch = (dispatcher: Dispatcher, call: CloudCall, gather: Gather): void => {
    const { method, endpoint, target, credential, body = null } = call
    try {
      // Signed here, after any waiting for a free place, so that the timestamp is the moment of sending.
      const headers = signedHeaders({ method, url: endpoint.url + target, credential, now: clock.now() }, call)
      dispatcher.dispatch({ path: endpoint.prefix + target, method, headers, body }, gather)
    } catch (error) {
      gather.fail(error)
    }
  }

  const send = (call: CloudCall): Promise<CloudAnswer> => {
    const origin = originOf(call.endpoint.origin)
    const waiting = (call.method === 'GET' ? origin.reads : origin.writes).enter()
    if (waiting === undefined) return exchange(origin, call)
    return waiting.then(
      () => exchange(origin, call),
      (error: unknown) => {
        if (!(error instanceof BusyError)) throw error
        return failed(ownFailure('busy', 'Too many calls to the cloud are under way.', { status: 503 }))
      },
    )
  }

  // Writes have connections of their own, of which no pool knows. Whoever sent one may have gone: nothing else waits for it.
  const writing = new Set<Promise<CloudAnswer>>()

  return {
    send: (call) => {
      if (!isExact(call.target))
        return Promise.resolve(failed(ownFailure('refused', 'The address would not reach the cloud as it was meant.')))
      const answer = send(call)
      if (call.method === 'GET') return answer
      writing.add(answer)
      return answer.finally(() => writing.delete(answer))
    },
    close: async () => {
      await Promise.all([...writing, ...[...origins.values()].map(({ pool }) => pool.close())])
    },
  }
}

/**
 * Whether a target goes out exactly as it is written: behind an endpoint that was parsed once, such a path and query
 * hold nothing that resolves (`..`), cuts (`#`) or would be encoded again.
 */
export function isExact(target: string): boolean {
  return /^\/(?:v1(?:\/[A-Za-z0-9_-]+)+(?:\?[A-Za-z0-9_.~%&=+-]+)?)?$/.test(target)
}

/** A body that drips for ever is cut off; silence is undici's to notice. */
class SlowBodyError extends Error {
  readonly code = 'UND_ERR_BODY_TIMEOUT'
}

type Headers = Record<string, string | string[] | undefined>

/** Gathers one answer, on undici's lowest level: its streams and promises cost a good part of what the whole call does. */
class Gather implements Dispatcher.DispatchHandler {
  readonly #call: CloudCall
  readonly #clock: Clock
  readonly #wholeMs: number
  readonly #done: (answer: CloudAnswer) => void
  readonly #chunks: Buffer[] = []
  #begun = false
  #status = 0
  #headers: Headers = {}
  #started = 0

  /** @param wholeMs from the first to the last byte of the body */
  constructor(call: CloudCall, clock: Clock, wholeMs: number, done: (answer: CloudAnswer) => void) {
    this.#call = call
    this.#clock = clock
    this.#wholeMs = wholeMs
    this.#done = done
  }

  fail(error: unknown): void {
    this.#done(failed(failureOfError(error, { begun: this.#begun })))
  }

  onRequestStart(): void {
    // A connection stands, and the next thing undici does is to write.
    this.#begun = true
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    this.#status = status
    this.#headers = headers
    this.#started = performance.now()
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk)
    if (performance.now() - this.#started > this.#wholeMs) controller.abort(new SlowBodyError('the body takes too long'))
  }

  onResponseEnd(): void {
    const chunks = this.#chunks
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
    this.#done(understand(this.#call, this.#status, this.#headers, body, this.#clock.now()))
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error)
  }
}

function failed(failure: Failure): CloudAnswer {
  return { ok: false, failure, clock: undefined }
}

/** Reads status, clock and, of a failure only, the body. A success stays the bytes it was. */
function understand(call: CloudCall, status: number, headers: Headers, body: Buffer, now: number): CloudAnswer {
  const clock = readCloudClock(one(headers['date']), call.endpoint.emulated ? one(headers['x-emulator-offset']) : undefined, now)
  const contentType = one(headers['content-type']) ?? ''
  const isPlain = (one(headers['content-encoding']) ?? 'identity') === 'identity'
  if (status >= 200 && status < 300 && isPlain && isJson(contentType)) return { ok: true, status, body, clock }
  const failure = failureOfAnswer({ status, contentType, body, operation: call.operation, skewMs: clock?.skewMs ?? 0 })
  return { ok: false, failure, clock }
}

function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0]
}
