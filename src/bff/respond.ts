import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Failure } from '#contract/errors.ts'
import { ownFailure } from './failures.ts'

/** Writes answers; every one of them carries the security headers. */
export type Responder = {
  /** JSON that is bytes already, `Cache-Control: no-store`. @param more name and value in turn */
  readonly bytes: (res: ServerResponse, status: number, body: Buffer | string, more?: readonly string[]) => void
  readonly json: (res: ServerResponse, status: number, value: unknown, more?: readonly string[]) => void
  /** `{ failure }` under the failure's own status. */
  readonly failure: (res: ServerResponse, failure: Failure, more?: readonly string[]) => void
  /** A sentence for people, outside `/api`. */
  readonly text: (res: ServerResponse, status: number, sentence: string, more?: readonly string[]) => void
  /** Headers only: 204, 304. */
  readonly empty: (res: ServerResponse, status: number, more?: readonly string[]) => void
  /** Security headers alone, for answers that bring the rest. */
  readonly base: readonly string[]
}

/** @param base the security headers, name and value in turn */
export function createResponder(base: readonly string[]): Responder {
  const jsonBase = [...base, 'Cache-Control', 'no-store', 'Content-Type', 'application/json; charset=utf-8']
  const textBase = [...base, 'Cache-Control', 'no-store', 'Content-Type', 'text/plain; charset=utf-8']
  const send = (res: ServerResponse, status: number, headers: readonly string[], body: Buffer | string, more: readonly string[]) => {
    if (res.headersSent || res.destroyed) return
    res.writeHead(status, headers.concat('Content-Length', String(Buffer.byteLength(body)), more))
    res.end(res.req.method === 'HEAD' ? undefined : body)
  }
  const responder: Responder = {
    base,
    bytes: (res, status, body, more = []) => send(res, status, jsonBase, body, more),
    json: (res, status, value, more = []) => send(res, status, jsonBase, JSON.stringify(value), more),
    failure: (res, failure, more = []) => {
      // The cloud's redirects and such are failures to us; the browser must not take them for anything else.
      const status = failure.status >= 400 && failure.status <= 599 ? failure.status : 502
      send(res, status, jsonBase, JSON.stringify({ failure }), more)
    },
    text: (res, status, sentence, more = []) => send(res, status, textBase, `${sentence}\n`, more),
    empty: (res, status, more = []) => {
      if (res.headersSent || res.destroyed) return
      res.writeHead(status, [...base, 'Cache-Control', 'no-store', ...more])
      res.end()
    },
  }
  return responder
}

/** A refusal of our own guards, in the form that its path calls for. */
export function refuse(
  responder: Responder,
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  reason: string,
  more: readonly string[] = [],
): void {
  if (isApiPath(req.url ?? ''))
    return refuseWith(responder, req, res, ownFailure(status === 429 ? 'busy' : 'refused', reason, { status }), more)
  discardBody(req)
  responder.text(res, status, reason, more)
}

/** Answers a failure to a request whose body nobody has read. */
export function refuseWith(
  responder: Responder,
  req: IncomingMessage,
  res: ServerResponse,
  failure: Failure,
  more: readonly string[] = [],
): void {
  discardBody(req)
  responder.failure(res, failure, more)
}

/** `/api` and everything below it. */
export function isApiPath(target: string): boolean {
  return target === '/api' || target.startsWith('/api/') || target.startsWith('/api?')
}

/** So much of a refused body is read and thrown away so that the sender gets our answer; who sends more is cut off. */
const politeBytes = 1024 * 1024

/** Reads the rest of a body that nobody wants. */
export function discardBody(req: IncomingMessage): void {
  if (req.complete) return
  let seen = 0
  req.on('data', (chunk: Buffer) => {
    seen += chunk.length
    if (seen > politeBytes) req.destroy()
  })
}
