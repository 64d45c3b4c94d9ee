import type { IncomingMessage, ServerResponse } from 'node:http'
import { cloudOffsetHeader } from '#contract/bff/session.ts'
import type { Failure } from '#contract/errors.ts'
import { isWrite, type OperationName } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { ApiVersions } from './api-version.ts'
import type { CloudClocks } from './clock.ts'
import type { Cloud } from './cloud.ts'
import { badRequest, ownFailure } from './failures.ts'
import type { Journal } from './journal/journal.ts'
import { createCounter, type Limits } from './limits.ts'
import type { ReadCache } from './read-cache.ts'
import { createLineReader } from './request-line.ts'
import { discardBody, type Responder } from './respond.ts'
import type { StoredSession } from './session-store.ts'
import { chooseLanguage } from './sign.ts'
import type { TargetRegistry } from './targets.ts'
import { createWriteThrough, readWrite } from './writes.ts'

export type PassThroughParts = {
  readonly cloud: Cloud
  readonly cache: ReadCache
  readonly versions: ApiVersions
  readonly clocks: CloudClocks
  readonly targets: TargetRegistry
  readonly responder: Responder
  readonly limits: Limits
  /** Every write goes through it. */
  readonly journal: Pick<Journal, 'confirm'>
}

/** What the request log says of a call. Nothing in it was typed by a person. */
export type CallNote = { operation?: string; region?: string; failure?: Failure }

/** The forwarding of the table's operations, `/api/{region}/v1/…`. */
export type PassThrough = (req: IncomingMessage, res: ServerResponse, session: StoredSession, note: CallNote) => Promise<void>

export function createPassThrough(parts: PassThroughParts): PassThrough {
  const { responder, limits, cloud, cache, versions, clocks } = parts
  const calls = createCounter(limits.sessionCalls)
  const readLine = createLineReader()
  const writeThrough = createWriteThrough(parts)

  return async (req, res, session, note) => {
    const line = readLine(req.method ?? '', req.url ?? '')
    const endpoint = line === undefined ? undefined : parts.targets.endpoint(session.environment, line.region)
    if (line === undefined || endpoint === undefined) {
      discardBody(req)
      return refuse(responder, res, note, ownFailure('refused', 'There is no such operation or region.', { status: 404 }))
    }
    const { operation, region, target } = line
    note.operation = operation
    note.region = region
    const write = isWriteName(operation) && target !== undefined ? await readWrite(req, operation, limits.bodyBytes) : undefined
    if (target === undefined || write?.ok === false) {
      discardBody(req)
      return refuse(responder, res, note, write?.ok === false ? write.failure : badRequest(line.issues))
    }
    if (!calls.enter(session.handle)) {
      return refuse(responder, res, note, ownFailure('busy', 'Too many calls of this session are under way.'), ['Retry-After', '1'])
    }
    try {
      const language = chooseLanguage(req.headers['accept-language'])
      if (write !== undefined && isWriteName(operation)) {
        const failure = await writeThrough(res, session, { operation, region, target, language }, write)
        if (failure !== undefined) note.failure = failure
        return
      }
      const { credential } = session
      const version = versions.of(endpoint, credential)
      const apiVersion = typeof version === 'string' ? version : await version
      const answer = await cache.read(`${credential.id} ${language} ${endpoint.url}${target}`, credential.scopes, () =>
        cloud.send({ operation, method: 'GET', endpoint, target, body: undefined, credential, language, apiVersion }),
      )
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

function isWriteName(operation: OperationName): operation is WriteName {
  return isWrite(operation)
}

function refuse(responder: Responder, res: ServerResponse, note: CallNote, failure: Failure, more: readonly string[] = []): void {
  note.failure = failure
  responder.failure(res, failure, more)
}
