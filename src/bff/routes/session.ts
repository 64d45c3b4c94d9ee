import type { IncomingMessage, ServerResponse } from 'node:http'
import { cloudOffsetHeader, type Session } from '#contract/bff/session.ts'
import { SignIn } from '#contract/bff/sign-in.ts'
import type { Failure } from '#contract/errors.ts'
import { buildTarget } from '#contract/operation.ts'
import { RdbClusterPageResponse } from '#contract/postgresql/clusters.ts'
import type { ApiVersions } from '#bff/api-version.ts'
import type { CloudClock, CloudClocks } from '#bff/clock.ts'
import type { Cloud } from '#bff/cloud.ts'
import { clearedCookie, readSessionCookie, sessionCookie } from '#bff/cookie.ts'
import { createCredential, keyHint, type Credential, type Keys } from '#bff/credential.ts'
import { ownFailure, parseJson } from '#bff/failures.ts'
import type { Journal } from '#bff/journal/journal.ts'
import type { Buckets } from '#bff/limits.ts'
import type { CallNote } from '#bff/pass-through.ts'
import { BadBodyError, readJson } from '#bff/read-body.ts'
import { discardBody, type Responder } from '#bff/respond.ts'
import { absoluteMs, handleOf, type SessionStore, type StoredSession } from '#bff/session-store.ts'
import { chooseLanguage } from '#bff/sign.ts'
import type { TargetRegistry, UpstreamTarget } from '#bff/targets.ts'

export type SessionParts = {
  readonly sessions: SessionStore
  readonly targets: TargetRegistry
  readonly cloud: Cloud
  readonly versions: ApiVersions
  readonly clocks: CloudClocks
  readonly signIns: Buckets
  readonly responder: Responder
  /** Told whose account the keys are, as far as List Clusters says. */
  readonly journal: Pick<Journal, 'learn'>
}

type Handler = (req: IncomingMessage, res: ServerResponse, note: CallNote, address: string) => Promise<void>

/** `GET`, `POST`, `DELETE /api/session`, as `contract/bff/session.ts` has them. */
export type SessionRoutes = {
  readonly show: Handler
  readonly signIn: Handler
  readonly signOut: Handler
  /** Ends the session whose cookie a request carries. @returns headers for the answer: the cookie goes, if there was one */
  readonly end: (req: IncomingMessage) => Promise<readonly string[]>
}

/** Largest body of a sign-in. */
const signInBytes = 8 * 1024
/** The cookie is cleared by name; the storage of this origin may hold drafts and ids of the person who leaves. */
const clearSite = ['Clear-Site-Data', '"cache", "storage"']

export function createSessionRoutes(parts: SessionParts): SessionRoutes {
  const { sessions, responder, signIns, clocks } = parts

  const answer = (res: ServerResponse, session: StoredSession, more: readonly string[]) => {
    const described = describeSession(parts, session)
    responder.json(res, 200, described, [cloudOffsetHeader, String(described.cloudOffsetMs), ...more])
  }

  const end = async (req: IncomingMessage): Promise<readonly string[]> => {
    const id = readSessionCookie(req)
    if (id === undefined) return []
    const handle = handleOf(id)
    clocks.forget(handle)
    await sessions.revoke(handle)
    return ['Set-Cookie', clearedCookie(req)]
  }

  return {
    end,
    show: async (req, res, note) => {
      const session = await sessions.find(readSessionCookie(req) ?? '')
      if (session === undefined) return fail(responder, res, note, ownFailure('signed_out', 'Nobody is signed in.'))
      answer(res, session, [])
    },
    signIn: async (req, res, note, address) => {
      // Whatever comes of it, the old session ends: nobody is left signed in as somebody else.
      const cleared = await end(req)
      if (!signIns.take(address)) {
        discardBody(req)
        return fail(responder, res, note, ownFailure('busy', 'Too many failed sign-ins from this address.'), [
          ...cleared,
          'Retry-After',
          '15',
        ])
      }
      const outcome = await prove(parts, req)
      if (!outcome.ok) {
        discardBody(req)
        return fail(responder, res, note, outcome.failure, cleared)
      }
      signIns.giveBack(address)
      const { id, session } = await sessions.create(outcome.data)
      if (outcome.clock !== undefined) clocks.learn(session.handle, outcome.clock)
      answer(res, session, ['Set-Cookie', sessionCookie(req, id)])
    },
    signOut: async (req, res) => {
      await end(req)
      responder.empty(res, 204, ['Set-Cookie', clearedCookie(req), ...clearSite])
    },
  }
}

type Proof =
  | { readonly ok: true; readonly data: Parameters<SessionStore['create']>[0]; readonly clock: CloudClock | undefined }
  | { readonly ok: false; readonly failure: Failure }

/** Reads the sign-in and proves its keys with one List Clusters. A 403 proves them too: they are good but may not list. */
async function prove(parts: SessionParts, req: IncomingMessage): Promise<Proof> {
  const given = await readSignIn(req)
  if ('failure' in given) return { ok: false, failure: given.failure }
  const { values } = given
  const target = parts.targets.find(values.environment)
  const endpoint = parts.targets.endpoint(values.environment, values.region)
  if (target === undefined) return { ok: false, failure: badField('environment', 'This environment is not offered here.') }
  if (endpoint === undefined) return { ok: false, failure: badField('region', 'This environment has no such region.') }
  const keys = chooseKeys(target, values)
  if ('failure' in keys) return { ok: false, failure: keys.failure }

  const credential = createCredential(values.environment, keys)
  const answer = await parts.cloud.send({
    operation: 'listClusters',
    method: 'GET',
    endpoint,
    target: buildTarget('listClusters', { size: 1 }),
    body: undefined,
    credential,
    language: chooseLanguage(req.headers['accept-language']),
    apiVersion: await parts.versions.of(endpoint, credential),
  })
  const mayNotList = !answer.ok && answer.failure.kind === 'forbidden'
  if (!answer.ok && !mayNotList) return { ok: false, failure: answer.failure }
  if (answer.ok) await learnAccount(parts, values.environment, credential, answer.body)
  const data = { environment: values.environment, region: values.region, credential, displayName: values.displayName ?? '', mayNotList }
  return { ok: true, data, clock: answer.clock }
}

/** The account stands in every row of the list; an empty one says nothing. */
async function learnAccount({ journal }: SessionParts, environment: string, credential: Credential, body: Buffer): Promise<void> {
  const listed = RdbClusterPageResponse.safeParse(parseJson(body))
  const account = listed.data?.contents?.[0]?.account_id
  if (account !== undefined) await journal.learn(credential, environment, account)
}

async function readSignIn(req: IncomingMessage): Promise<{ values: SignIn } | { failure: Failure }> {
  try {
    const parsed = SignIn.safeParse(await readJson(req, signInBytes))
    if (parsed.success) return { values: parsed.data }
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return { failure: ownFailure('bad_request', 'The sign-in does not fit.', { issues }) }
  } catch (error) {
    if (error instanceof BadBodyError) return { failure: ownFailure('refused', error.message, { status: error.status }) }
    throw error
  }
}

function chooseKeys(target: UpstreamTarget, values: SignIn): Keys | { failure: Failure } {
  const { accessKey, secretKey, accountId } = values
  if (accessKey === undefined && secretKey === undefined && target.demoKeys !== undefined) return { ...target.demoKeys, accountId }
  if (accessKey === undefined) return { failure: badField('accessKey', 'The access key is missing.') }
  if (secretKey === undefined) return { failure: badField('secretKey', 'The secret key is missing.') }
  return { accessKey, secretKey, accountId }
}

function describeSession({ targets, versions, clocks }: SessionParts, session: StoredSession): Session {
  const { environment, region, credential } = session
  const target = targets.find(environment)
  const endpoint = targets.endpoint(environment, region)
  const clock = clocks.latest(session.handle)
  return {
    environment,
    regions: Object.keys(target?.endpoints ?? {}),
    region,
    accessKeyHint: keyHint(credential.accessKey),
    displayName: session.displayName,
    accountId: credential.accountId,
    mayNotList: session.mayNotList,
    endpoints: target?.endpoints ?? {},
    apiVersion: endpoint === undefined ? '' : `postgresql ${versions.latest(endpoint)}`,
    cloudOffsetMs: clock?.offsetMs ?? 0,
    skewMs: clock?.skewMs ?? 0,
    endsAt: new Date(session.createdAt + absoluteMs).toISOString(),
    speed: target?.speed ?? 1,
  }
}

function badField(path: string, message: string): Failure {
  return ownFailure('bad_request', message, { issues: [{ path, message }] })
}

function fail(responder: Responder, res: ServerResponse, note: CallNote, failure: Failure, more: readonly string[] = []): void {
  note.failure = failure
  responder.failure(res, failure, more)
}
