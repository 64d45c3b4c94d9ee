import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionPath, targetsPath } from '#contract/bff/session.ts'
import { createApiVersions } from './api-version.ts'
import { createCloudClocks, type Clock } from './clock.ts'
import type { Cloud } from './cloud.ts'
import { readSessionCookie } from './cookie.ts'
import { ownFailure } from './failures.ts'
import { createBuckets, type Limits } from './limits.ts'
import { createPassThrough, type CallNote } from './pass-through.ts'
import { createReadCache } from './read-cache.ts'
import { refuse, refuseWith, type Responder } from './respond.ts'
import { createSessionRoutes, type SessionRoutes } from './routes/session.ts'
import { failClosed, type SessionStore } from './session-store.ts'
import { createTargetRegistry, type UpstreamTarget } from './targets.ts'

export type ApiParts = {
  readonly sessions: SessionStore
  readonly targets: readonly UpstreamTarget[]
  readonly clock: Clock
  readonly apiVersion?: string
  readonly limits: Limits
  readonly responder: Responder
  readonly cloud: Cloud
  readonly addressOf: (req: IncomingMessage) => string
}

export type Api = {
  /** Answers a call that has passed the guards. */
  readonly handle: (req: IncomingMessage, res: ServerResponse, note: CallNote) => Promise<void> | void
  readonly endSession: SessionRoutes['end']
}

type Handler = (req: IncomingMessage, res: ServerResponse, note: CallNote, address: string) => Promise<void> | void

/**
 * Everything below `/api`: routes of our own, each named in full, and behind a session the table's operations. What
 * is not named is refused. @throws BadTargetError
 */
export function createApi(parts: ApiParts): Api {
  const { clock, limits, responder, cloud } = parts
  const sessions = failClosed(parts.sessions)
  const targets = createTargetRegistry(parts.targets)
  const clocks = createCloudClocks()
  const versions = createApiVersions(cloud, clock.now, parts.apiVersion)
  const cache = createReadCache(limits.cacheMs, limits.cacheBytes, clock.now)
  const perSession = createBuckets(limits.perSession, clock.now)
  const signIns = createBuckets(limits.signIn, clock.now)
  const session = createSessionRoutes({ sessions, targets, cloud, versions, clocks, signIns, responder })
  const passThrough = createPassThrough({ cloud, cache, versions, clocks, targets, responder, limits })
  const open = new Map<string, Handler>([
    [`GET ${targetsPath}`, (_req, res) => responder.json(res, 200, { targets: targets.list })],
    [`GET ${sessionPath}`, session.show],
    [`POST ${sessionPath}`, session.signIn],
    [`DELETE ${sessionPath}`, session.signOut],
  ])

  return {
    endSession: session.end,
    handle: (req, res, note) => {
      const handler = open.get(`${req.method} ${req.url}`)
      if (handler !== undefined) return handler(req, res, note, parts.addressOf(req))
      return sessions.find(readSessionCookie(req) ?? '').then((found) => {
        if (found === undefined) {
          note.failure = ownFailure('signed_out', 'Nobody is signed in.')
          return refuseWith(responder, req, res, note.failure)
        }
        if (!perSession.take(found.handle))
          return refuse(responder, req, res, 429, 'Too many requests of this session.', ['Retry-After', '1'])
        return passThrough(req, res, found, note)
      })
    },
  }
}
