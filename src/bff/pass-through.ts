import type { IncomingMessage, ServerResponse } from 'node:http'
import { cloudOffsetHeader } from '#contract/bff/session.ts'
import type { Failure } from '#contract/errors.ts'
import { matchOperation, type Match } from '#contract/operation.ts'
import { operations } from '#contract/operations.ts'
import { parseBody, parseQuery, type Issue } from '#contract/parse.ts'
import type { ApiVersions } from './api-version.ts'
import type { CloudClocks } from './clock.ts'
import type { Cloud, CloudAnswer, CloudCall } from './cloud.ts'
import { ownFailure } from './failures.ts'
import type { Limits } from './limits.ts'
import type { ReadCache } from './read-cache.ts'
import { BadBodyError, readJson } from './read-body.ts'
import { discardBody, type Responder } from './respond.ts'
import type { StoredSession } from './session-store.ts'
import { chooseLanguage } from './sign.ts'
import type { Endpoint, TargetRegistry } from './targets.ts'

export type PassThroughParts = {
  readonly cloud: Cloud
  readonly cache: ReadCache
  readonly versions: ApiVersions
  readonly clocks: CloudClocks
  readonly targets: TargetRegistry
  readonly responder: Responder
  readonly limits: Limits
}

/** What the request log says of a call. Nothing in it was typed by a person. */
export type CallNote = { operation?: string; region?: string; failure?: Failure }

/** The forwarding of the table's operations, `/api/{region}/v1/…`. */
export type PassThrough = (req: IncomingMessage, res: ServerResponse, session: StoredSession, note: CallNote) => Promise<void>

/** Splits `/api/kr-west1/v1/clusters?size=20`; nothing is decoded. */
const form = /^\/api\/([a-z0-9][a-z0-9-]{0,31})(\/v1\/[^?]*)(?:\?(.*))?$/

export function createPassThrough(parts: PassThroughParts): PassThrough {
  const { responder, limits, cloud, cache, versions } = parts
  const underWay = new Map<string, number>()

  const ask = async (call: Omit<CloudCall, 'apiVersion'>): Promise<CloudAnswer> => {
    const version = versions.of(call.endpoint, call.credential)
    const apiVersion = typeof version === 'string' ? version : await version
    const answer = await cloud.send({ ...call, apiVersion })
    if (!answer.ok && answer.failure.kind === 'retired') versions.forget(call.endpoint)
    return answer
  }

  const perform = async (call: Omit<CloudCall, 'apiVersion'>): Promise<CloudAnswer> => {
    const { credential, endpoint, target, language } = call
    if (call.method === 'GET')
      return cache.read(`${credential.id} ${language} ${endpoint.url}${target}`, credential.scopes, () => ask(call))
    try {
      return await ask(call)
    } finally {
      // Whatever came of it: a write that was sent may have changed what was read before.
      cache.forget(credential.scopes)
    }
  }

  return async (req, res, session, note) => {
    const found = find(parts.targets, req, session)
    if (found === undefined) {
      discardBody(req)
      return refuse(responder, res, note, ownFailure('refused', 'There is no such operation or region.', { status: 404 }))
    }
    note.operation = found.match.name
    note.region = found.region
    const input = await readInput(req, found, limits)
    if (!input.ok) {
      discardBody(req)
      return refuse(responder, res, note, input.failure)
    }
    const count = underWay.get(session.handle) ?? 0
    if (count >= limits.sessionCalls)
      return refuse(responder, res, note, ownFailure('busy', 'Too many calls of this session are under way.'), ['Retry-After', '1'])
    underWay.set(session.handle, count + 1)
    try {
      const { endpoint, match } = found
      const answer = await perform({
        operation: match.name,
        method: operations[match.name].method,
        endpoint,
        target: input.target,
        body: input.body,
        credential: session.credential,
        language: chooseLanguage(req.headers['accept-language']),
      })
      if (answer.clock !== undefined) parts.clocks.learn(session.handle, answer.clock)
      const more = answer.clock === undefined ? [] : [cloudOffsetHeader, String(answer.clock.offsetMs)]
      if (answer.ok) responder.bytes(res, answer.status, answer.body, more)
      else refuse(responder, res, note, answer.failure, more)
    } finally {
      const left = (underWay.get(session.handle) ?? 1) - 1
      if (left > 0) underWay.set(session.handle, left)
      else underWay.delete(session.handle)
    }
  }
}

type Found = { readonly match: Match; readonly region: string; readonly endpoint: Endpoint; readonly path: string; readonly query: string }

/** The allow-list: an operation of the table, by its raw path, in a region of the session's own target. Nothing else passes. */
function find(targets: TargetRegistry, req: IncomingMessage, session: StoredSession): Found | undefined {
  const [, region, path, query = ''] = form.exec(req.url ?? '') ?? []
  if (region === undefined || path === undefined) return undefined
  const match = matchOperation(req.method ?? '', path)
  const endpoint = targets.endpoint(session.environment, region)
  return match === undefined || endpoint === undefined ? undefined : { match, region, endpoint, path, query }
}

type ReadInput =
  | { readonly ok: true; readonly target: string; readonly body: string | undefined }
  | { readonly ok: false; readonly failure: Failure }

/** Query and body as the contract understands them, written anew: what was not understood is not sent. */
async function readInput(req: IncomingMessage, { match, path, query }: Found, limits: Limits): Promise<ReadInput> {
  const parsed = parseQuery(match.name, new URLSearchParams(query))
  if (!parsed.ok) return { ok: false, failure: badRequest(parsed.issues) }
  const target = parsed.query === '' ? path : `${path}?${parsed.query}`
  if (req.method === 'GET') return { ok: true, target, body: undefined }
  try {
    const body = parseBody(match.name, await readJson(req, limits.bodyBytes))
    if (!body.ok) return { ok: false, failure: badRequest(body.issues) }
    return { ok: true, target, body: body.body === undefined ? undefined : JSON.stringify(body.body) }
  } catch (error) {
    if (error instanceof BadBodyError) return { ok: false, failure: ownFailure('refused', error.message, { status: error.status }) }
    throw error
  }
}

function badRequest(issues: readonly Issue[]): Failure {
  return ownFailure('bad_request', 'The request does not fit the API.', { issues })
}

function refuse(responder: Responder, res: ServerResponse, note: CallNote, failure: Failure, more: readonly string[] = []): void {
  note.failure = failure
  responder.failure(res, failure, more)
}
