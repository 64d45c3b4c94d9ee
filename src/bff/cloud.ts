import { Writable } from 'node:stream'
import { Agent, Client, type Dispatcher } from 'undici'
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
}

/** What came back: the bytes of a success, or the one typed failure. */
export type CloudAnswer =
  | { readonly ok: true; readonly status: number; readonly body: Buffer; readonly clock: CloudClock | undefined }
  | { readonly ok: false; readonly failure: Failure; readonly clock: CloudClock | undefined }

export type Cloud = {
  /** Sends once; never retries, never follows a redirect, never throws. */
  readonly send: (call: CloudCall) => Promise<CloudAnswer>
  /** Waits for what is under way, then closes the connections. */
  readonly close: () => Promise<void>
}

type Gates = { readonly reads: Gate; readonly writes: Gate }
type Raw = { status: number; headers: Record<string, string | string[] | undefined>; readonly chunks: Buffer[] }

/** The way out to the cloud. The only place of this server that opens connections to it. */
export function createCloud(clock: Clock, limits: Limits): Cloud {
  const common = {
    bodyTimeout: limits.bodyMs,
    maxResponseSize: limits.answerBytes,
    // HTTP/1.1 only: the bytes of the request line are what is signed.
    allowH2: false,
    connect: { timeout: limits.connectMs },
  }
  const reads = new Agent({ ...common, headersTimeout: limits.readMs, connections: limits.cloudReads, pipelining: 1 })
  const gatesByOrigin = new Map<string, Gates>()
  const gatesOf = (origin: string): Gates => {
    let gates = gatesByOrigin.get(origin)
    if (gates === undefined) {
      gates = {
        reads: createGate(limits.cloudReads, limits.queue, limits.queueMs),
        writes: createGate(limits.cloudWrites, limits.queue, limits.queueMs),
      }
      gatesByOrigin.set(origin, gates)
    }
    return gates
  }

  const exchange = (dispatcher: Dispatcher, call: CloudCall, url: string) => {
    const raw: Raw = { status: 0, headers: {}, chunks: [] }
    // Signed here, after any waiting for a free place, so that the timestamp is the moment of sending.
    const headers = signedHeaders(
      { method: call.method, url, credential: call.credential, now: clock.now() },
      { ...call, json: call.body !== undefined },
    )
    const { origin, prefix } = call.endpoint
    return dispatcher
      .stream(
        { origin, path: prefix + call.target, method: call.method, headers, body: call.body ?? null },
        ({ statusCode, headers: answered }) => {
          raw.status = statusCode
          raw.headers = answered
          return collect(raw.chunks, limits.wholeBodyMs)
        },
      )
      .then(() => raw)
  }

  const read = async (call: CloudCall, url: string): Promise<CloudAnswer> => {
    try {
      return understand(call, await exchange(reads, call, url), clock.now())
    } catch (error) {
      return { ok: false, failure: failureOfError(error, { connected: true }), clock: undefined }
    }
  }

  const write = async (call: CloudCall, url: string): Promise<CloudAnswer> => {
    // A connection of its own for each write: nobody else's answer can be taken for this one's, and no idle
    // connection that the other side is just closing can leave us not knowing whether it was carried out.
    const client = new Client(call.endpoint.origin, { ...common, headersTimeout: limits.writeMs, pipelining: 0 })
    let connected = false
    client.once('connect', () => {
      connected = true
    })
    try {
      return understand(call, await exchange(client, call, url), clock.now())
    } catch (error) {
      return { ok: false, failure: failureOfError(error, { connected }), clock: undefined }
    } finally {
      void client.destroy()
    }
  }

  return {
    send: async (call) => {
      const url = call.endpoint.url + call.target
      if (!isExact(url))
        return { ok: false, failure: ownFailure('refused', 'The address would not reach the cloud as it was meant.'), clock: undefined }
      const isRead = call.method === 'GET'
      const gate = gatesOf(call.endpoint.origin)[isRead ? 'reads' : 'writes']
      try {
        await gate.enter()
      } catch (error) {
        if (!(error instanceof BusyError)) throw error
        return { ok: false, failure: ownFailure('busy', 'Too many calls to the cloud are under way.', { status: 503 }), clock: undefined }
      }
      try {
        return await (isRead ? read(call, url) : write(call, url))
      } finally {
        gate.leave()
      }
    },
    close: () => reads.close(),
  }
}

/** Whether a URL goes out exactly as it is written: no `..` that resolves, no `#` that cuts, nothing that is re-encoded. */
function isExact(url: string): boolean {
  if (url.includes('#') || !URL.canParse(url)) return false
  const { href } = new URL(url)
  return href === url
}

/** A body that drips for ever is cut off; silence is undici's to notice. */
class SlowBodyError extends Error {
  readonly code = 'UND_ERR_BODY_TIMEOUT'
}

function collect(chunks: Buffer[], wholeMs: number): Writable {
  const started = performance.now()
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done(performance.now() - started > wholeMs ? new SlowBodyError('the body takes too long') : null)
    },
  })
}

/** Reads status, clock and, of a failure only, the body. A success stays the bytes it was. */
function understand(call: CloudCall, { status, headers, chunks }: Raw, now: number): CloudAnswer {
  const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
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
