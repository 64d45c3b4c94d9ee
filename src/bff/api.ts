import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionPath, targetsPath } from '#contract/bff/session.ts'
import { createApiVersions } from './api-version.ts'
import { createCloudClocks, type Clock } from './clock.ts'
import type { Cloud } from './cloud.ts'
import { readSessionCookie } from './cookie.ts'
import { ownFailure } from './failures.ts'
import { createFleet, type Fleet } from './fleet/fleet.ts'
import { createFleetRead } from './fleet/read.ts'
import { createStoredFleetRepository } from './fleet/stored-repository.ts'
import { createReadWritten } from './fleet/written.ts'
import { createDurations } from './journal/durations.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { createBuckets, type Limits } from './limits.ts'
import type { Log } from './log.ts'
import { createPassThrough, type CallNote } from './pass-through.ts'
import { createReadCache } from './read-cache.ts'
import { refuse, refuseWith, type Responder } from './respond.ts'
import { createConnectionRoute } from './routes/connection.ts'
import { createFleetRoutes } from './routes/fleet.ts'
import { createJournalRoutes } from './routes/journal.ts'
import { createSessionRoutes, type SessionRoutes } from './routes/session.ts'
import { createSessionListRoutes } from './routes/sessions.ts'
import type { OpenStore } from './store/open.ts'
import type { Seal } from './store/seal.ts'
import { createSessionStore } from './store/sessions.ts'
import { createTargetRegistry, type UpstreamTarget } from './targets.ts'

export type ApiParts = {
  readonly store: OpenStore
  readonly seal: Seal
  readonly targets: readonly UpstreamTarget[]
  readonly clock: Clock
  readonly apiVersion?: string
  readonly limits: Limits
  readonly responder: Responder
  readonly cloud: Cloud
  readonly addressOf: (req: IncomingMessage) => string
  readonly log: Log
  /** Calls a minute that each fleet may cost. */
  readonly fleetCallsPerMinute?: number
}

/** Enough to read a hundred clusters in a few minutes, and hardly more than three browsers with an open page ask for. */
const fleetCallsPerMinute = 120

export type Api = {
  /** Answers a call that has passed the guards. */
  readonly handle: (req: IncomingMessage, res: ServerResponse, note: CallNote) => Promise<void> | void
  readonly endSession: SessionRoutes['end']
  readonly fleet: Fleet
  readonly journal: Journal
}

type Handler = (req: IncomingMessage, res: ServerResponse, note: CallNote, address: string) => Promise<void> | void

/**
 * Everything below `/api`: routes of our own, each named in full, and behind a session the table's operations. What
 * is not named is refused. @throws BadTargetError
 */
export function createApi(parts: ApiParts): Api {
  const { clock, limits, responder, cloud } = parts
  const sessions = createSessionStore(parts)
  const targets = createTargetRegistry(parts.targets)
  const clocks = createCloudClocks()
  const versions = createApiVersions(cloud, clock.now, parts.apiVersion)
  const cache = createReadCache(limits.cacheMs, limits.cacheBytes, clock.now)
  const perSession = createBuckets(limits.perSession, clock.now)
  const signIns = createBuckets(limits.signIn, clock.now)
  const journal = createJournal({
    ...parts,
    cache,
    versions,
    targets,
    now: clock.now,
    changed: (credential, clusterId, operation) => fleet.changed(credential, clusterId, operation),
  })
  const session = createSessionRoutes({ sessions, targets, cloud, versions, clocks, signIns, responder, journal })
  const sessionList = createSessionListRoutes({ sessions, clocks, responder })
  const passThrough = createPassThrough({ cloud, cache, versions, clocks, targets, responder, limits, journal })
  const journalRoutes = createJournalRoutes({ journal, responder })
  const repository = createStoredFleetRepository(parts.store.db, clock)
  const fleet = createFleet({
    sessions,
    targets,
    clock,
    log: parts.log,
    read: createFleetRead({ cloud, cache, versions, targets }),
    repository,
    readWritten: createReadWritten(parts.store.db, createDurations(parts.store.db, clock.now)),
    perMinute: parts.fleetCallsPerMinute ?? fleetCallsPerMinute,
    owner: parts.store.shared ? randomUUID() : undefined,
  })
  const fleetRoutes = createFleetRoutes({ fleet, repository, responder })
  const connection = createConnectionRoute({ cloud, clock, targets, journal, responder, apiVersion: parts.apiVersion })
  const open = new Map<string, Handler>([
    [`GET ${targetsPath}`, (_req, res) => responder.json(res, 200, { targets: targets.list })],
    [`GET ${sessionPath}`, session.show],
    [`POST ${sessionPath}`, session.signIn],
    [`DELETE ${sessionPath}`, session.signOut],
  ])

  return {
    endSession: session.end,
    fleet,
    journal,
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
        return (
          sessionList(req, res, found, note) ??
          journalRoutes(req, res, found, note) ??
          fleetRoutes(req, res, found, note) ??
          connection(req, res, found, note) ??
          passThrough(req, res, found, note)
        )
      })
    },
  }
}
