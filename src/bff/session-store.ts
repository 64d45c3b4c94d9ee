import { hash, randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Credential } from './credential.ts'

/** What a session knows. */
export type SessionData = {
  readonly environment: string
  /** The region signed in with; only a default, the region of every call is in its path. */
  readonly region: string
  readonly credential: Credential
  readonly displayName: string
  /** List Clusters answered 403 at sign-in. */
  readonly mayNotList: boolean
}

export type StoredSession = SessionData & {
  /** SHA-256 of the id in hex: names the session to us, and is worth nothing as a cookie. */
  readonly handle: string
  readonly createdAt: number
  readonly lastSeenAt: number
}

/** Where sessions live. Asynchronous, so that one in a database can take its place. Every method may throw: then nothing is served. */
export type SessionStore = {
  /** @returns the id for the cookie; it is told this once and cannot be found out again */
  readonly create: (data: SessionData) => Promise<{ readonly id: string; readonly session: StoredSession }>
  /** The live session of an id; counts as activity. Undefined for one that is unknown, revoked, idle for too long or too old. */
  readonly find: (id: string) => Promise<StoredSession | undefined>
  readonly revoke: (handle: string) => Promise<void>
  /** The live sessions with the same keys. */
  readonly list: (credentialId: string) => Promise<readonly StoredSession[]>
}

/** A session ends after an hour without a call … */
export const idleMs = 60 * 60_000
/** … and after eight hours whatever happens. */
export const absoluteMs = 8 * 60 * 60_000

/** Shape of an id: 256 bits as base64url. */
export const sessionIdPattern = /^[A-Za-z0-9_-]{43}$/

/** The name under which a session is stored. */
export function handleOf(id: string): string {
  return hash('sha256', id, 'hex')
}

/** A new, unguessable id. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url')
}

/** So exactly is the order of sessions kept: often enough to know who is idle for longest, seldom enough to cost nothing. */
const orderMs = 60_000

/** Sessions in memory: they end with the process. @param maxSessions beyond this the one idle for longest ends */
export function createMemorySessionStore(clock: Clock, maxSessions = 10_000): SessionStore {
  // A session that is seen moves to the end once a minute, so the first one is idle for longest.
  const sessions = new Map<string, StoredSession & { lastSeenAt: number; movedAt: number }>()
  const isLive = ({ createdAt, lastSeenAt }: StoredSession, now: number) => now - createdAt < absoluteMs && now - lastSeenAt < idleMs

  return {
    create: async (data) => {
      const now = clock.now()
      const id = newSessionId()
      const session = { ...data, handle: handleOf(id), createdAt: now, lastSeenAt: now, movedAt: now }
      for (const [handle, old] of sessions) {
        if (isLive(old, now) && sessions.size < maxSessions) break
        sessions.delete(handle)
      }
      sessions.set(session.handle, session)
      return { id, session }
    },
    find: async (id) => {
      if (!sessionIdPattern.test(id)) return undefined
      const session = sessions.get(handleOf(id))
      if (session === undefined) return undefined
      const now = clock.now()
      if (!isLive(session, now)) {
        sessions.delete(session.handle)
        return undefined
      }
      session.lastSeenAt = now
      if (now - session.movedAt >= orderMs) {
        session.movedAt = now
        sessions.delete(session.handle)
        sessions.set(session.handle, session)
      }
      return session
    },
    revoke: async (handle) => void sessions.delete(handle),
    list: async (credentialId) =>
      [...sessions.values()].filter((session) => session.credential.id === credentialId && isLive(session, clock.now())),
  }
}

/** The store failed; whoever asks is then nobody, and nothing is sent. */
export class StoreDownError extends Error {
  override readonly name = 'StoreDownError'
}

async function fail(cause: unknown): Promise<never> {
  throw new StoreDownError('the session store failed', { cause })
}

/** The same store, whose every trouble is a StoreDownError. */
export function failClosed(store: SessionStore): SessionStore {
  const guard = <T>(action: () => Promise<T>): Promise<T> => {
    try {
      return action().catch(fail)
    } catch (error) {
      return fail(error)
    }
  }
  return {
    create: (data) => guard(() => store.create(data)),
    find: (id) => guard(() => store.find(id)),
    revoke: (handle) => guard(() => store.revoke(handle)),
    list: (credentialId) => guard(() => store.list(credentialId)),
  }
}
