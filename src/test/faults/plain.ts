import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionPath } from '#contract/bff/session.ts'
import { SignIn } from '#contract/bff/sign-in.ts'
import { Write } from '#contract/bff/write.ts'
import { operations } from '#contract/operations.ts'
import type { Clock } from '#bff/clock.ts'
import { createCloud } from '#bff/cloud.ts'
import { createCredential, type Credential } from '#bff/credential.ts'
import { ownFailure } from '#bff/failures.ts'
import type { Limits } from '#bff/limits.ts'
import { readJson } from '#bff/read-body.ts'
import { readRequestLine } from '#bff/request-line.ts'
import { createResponder } from '#bff/respond.ts'
import { createTargetRegistry, type UpstreamTarget } from '#bff/targets.ts'
import type { Traps } from './traps.ts'

export type PlainParts = {
  readonly target: UpstreamTarget
  readonly clock: Clock
  readonly limits: Limits
  readonly traps: Pick<Traps, 'reach'>
}

/**
 * The same way to the cloud without a journal: signed, sent once for each press, and the answer handed back. It shows what
 * the fault harness finds where nobody writes down what was asked for.
 */
export function createPlainServer({ target, clock, limits, traps }: PlainParts): (req: IncomingMessage, res: ServerResponse) => void {
  const cloud = createCloud(clock, limits)
  const targets = createTargetRegistry([target])
  const responder = createResponder([])
  const sessions = new Map<string, Credential>()

  const signIn = async (req: IncomingMessage, res: ServerResponse) => {
    const { accessKey = '', secretKey = '' } = SignIn.parse(await readJson(req, limits.bodyBytes))
    const id = randomUUID()
    sessions.set(id, createCredential(target.environment, { accessKey, secretKey }))
    responder.json(res, 200, {}, ['Set-Cookie', `plain=${id}`])
  }
  const forward = async (req: IncomingMessage, res: ServerResponse) => {
    const line = readRequestLine(req.method ?? '', req.url ?? '')
    const endpoint = targets.endpoint(target.environment, line?.region ?? '')
    const credential = sessions.get((req.headers.cookie ?? '').slice('plain='.length))
    if (credential === undefined) return responder.failure(res, ownFailure('signed_out', 'Nobody is signed in.'))
    if (line?.target === undefined || endpoint === undefined) return responder.failure(res, ownFailure('refused', 'No such operation.'))
    const { method } = operations[line.operation]
    const body = method === 'GET' ? undefined : Write.parse(await readJson(req, limits.bodyBytes)).body
    if (method !== 'GET') traps.reach('before-insert')
    const answer = await cloud.send({
      operation: line.operation,
      method,
      endpoint,
      target: line.target,
      body: body === undefined ? undefined : JSON.stringify(body),
      credential,
      language: 'en',
      apiVersion: '1.0',
    })
    if (answer.ok) responder.bytes(res, answer.status, answer.body)
    else responder.failure(res, answer.failure)
  }
  return (req, res) => {
    const work = req.url === sessionPath ? signIn(req, res) : forward(req, res)
    work.catch(() => responder.failure(res, ownFailure('internal', 'It failed.')))
  }
}
