import type { IncomingMessage, ServerResponse } from 'node:http'
import { cloudOffsetHeader } from '#contract/bff/session.ts'
import type { Failure } from '#contract/errors.ts'
import { operations } from '#contract/operations.ts'
import { parseBody, type Issue } from '#contract/parse.ts'
import type { ApiVersions } from './api-version.ts'
import type { CloudClocks } from './clock.ts'
import type { Cloud, CloudAnswer, CloudCall } from './cloud.ts'
import { ownFailure } from './failures.ts'
import { createCounter, type Limits } from './limits.ts'
import type { ReadCache } from './read-cache.ts'
import { BadBodyError, readJson } from './read-body.ts'
import { createLineReader, type RequestLine } from './request-line.ts'
import { discardBody, type Responder } from './respond.ts'
import type { StoredSession } from './session-store.ts'
import { chooseLanguage } from './sign.ts'
import type { TargetRegistry } from './targets.ts'

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

export function createPassThrough(parts: PassThroughParts): PassThrough {
  const { responder, limits, cloud, cache, versions, clocks } = parts
  const calls = createCounter(limits.sessionCalls)
  const readLine = createLineReader()

  const perform = (call: CloudCall): Promise<CloudAnswer> => {
    const { credential, endpoint, target, language } = call
    if (call.method === 'GET')
      return cache.read(`${credential.id} ${language} ${endpoint.url}${target}`, credential.scopes, () => cloud.send(call))
    // Whatever comes of it: a write that was sent may have changed what was read before.
    return cloud.send(call).finally(() => cache.forget(credential.scopes))
  }

  return async (req, res, session, note) => {
    const line = readLine(req.method ?? '', req.url ?? '')
    const endpoint = line === undefined ? undefined : parts.targets.endpoint(session.environment, line.region)
    if (line === undefined || endpoint === undefined) {
      discardBody(req)
      return refuse(responder, res, note, ownFailure('refused', 'There is no such operation or region.', { status: 404 }))
    }
    note.operation = line.operation
    note.region = line.region
    const { method } = operations[line.operation]
    const given = method === 'GET' ? line : await readInput(req, line, limits)
    if (given.target === undefined) {
      discardBody(req)
      return refuse(responder, res, note, 'failure' in given ? given.failure : badRequest(line.issues))
    }
    if (!calls.enter(session.handle)) {
      return refuse(responder, res, note, ownFailure('busy', 'Too many calls of this session are under way.'), ['Retry-After', '1'])
    }
    try {
      const { credential } = session
      const body = 'body' in given ? given.body : undefined
      const language = chooseLanguage(req.headers['accept-language'])
      const version = versions.of(endpoint, credential)
      const apiVersion = typeof version === 'string' ? version : await version
      const answer = await perform({
        operation: line.operation,
        method,
        endpoint,
        target: given.target,
        body,
        credential,
        language,
        apiVersion,
        // A read may be shared with others who wait. A write that nobody waits for any more must not happen later.
        ...(method !== 'GET' && { isWanted: () => !res.destroyed }),
      })
      if (answer.clock !== undefined) clocks.learn(session.handle, answer.clock)
      const more = answer.clock === undefined ? [] : [cloudOffsetHeader, String(answer.clock.offsetMs)]
      if (answer.ok) return responder.bytes(res, answer.status, answer.body, more)
      if (answer.failure.kind === 'retired') versions.forget(endpoint)
      refuse(responder, res, note, answer.failure, more)
    } finally {
      calls.leave(session.handle)
    }
  }
}

type Input = { readonly target: string; readonly body: string | undefined } | { readonly target: undefined; readonly failure: Failure }

/** The body of a write as the contract understands it, written anew: what was not understood is not sent. */
async function readInput(req: IncomingMessage, line: RequestLine, limits: Limits): Promise<Input> {
  if (line.target === undefined) return { target: undefined, failure: badRequest(line.issues) }
  try {
    const parsed = parseBody(line.operation, await readJson(req, limits.bodyBytes))
    if (!parsed.ok) return { target: undefined, failure: badRequest(parsed.issues) }
    return { target: line.target, body: parsed.body === undefined ? undefined : JSON.stringify(parsed.body) }
  } catch (error) {
    if (error instanceof BadBodyError) return { target: undefined, failure: ownFailure('refused', error.message, { status: error.status }) }
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
