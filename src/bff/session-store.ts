import { hash, randomBytes } from 'node:crypto'
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

/** Where sessions live. Every method may throw, as a rule a StoreDownError: then nothing is served. */
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

/** Shape of a handle. */
export const handlePattern = /^[0-9a-f]{64}$/

/** The name under which a session is stored. */
export function handleOf(id: string): string {
  return hash('sha256', id, 'hex')
}

/** A new, unguessable id. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url')
}
