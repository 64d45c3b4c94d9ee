import type { Clock } from '#bff/clock.ts'
import { handleOf, newSessionId, sessionIdPattern, type SessionStore } from '#bff/session-store.ts'
import { createKnownSessions, type KnownSession } from './known-sessions.ts'
import type { OpenStore } from './open.ts'
import type { Seal } from './seal.ts'
import { isLive, removeEnded, removeIdlest, rowOf, sessionOf } from './session-rows.ts'

export type SessionStoreParts = {
  readonly store: OpenStore
  readonly seal: Seal
  /** Wall time. */
  readonly clock: Clock
  /** Beyond this the one idle for longest ends. */
  readonly maxSessions?: number
}

/** So exactly is it kept when a session was seen: often enough to know who is idle, seldom enough to cost nothing. */
const seenMs = 60_000
/** How often ended sessions are cleared away. */
const sweepMs = 10 * 60_000

/**
 * Sessions in the store: of the id only its hash, of the keys only what is sealed. Where the store is this process's own, a session that
 * was once read is known from then on, and is found without asking. Where it is shared every `find` asks, so that what another process
 * revokes is over here at once; only the opened keys are remembered.
 */
export function createSessionStore({ store, seal, clock, maxSessions = 10_000 }: SessionStoreParts): SessionStore {
  const { db } = store
  const known = createKnownSessions(store, seal, maxSessions)
  let sweptAt = -Infinity

  /** Tells the store, at most once a minute. Where that fails the person stays: what must not be done without the store asks it anyway. */
  const keepSeen = async (session: KnownSession, now: number): Promise<void> => {
    session.lastSeenAt = now
    if (now - session.keptAt < seenMs) return
    session.keptAt = now
    const seen = db.updateTable('sessions').set({ last_seen_at: now }).where('handle', '=', session.handle)
    await seen.where('last_seen_at', '<', now).execute().catch(ignore)
  }

  const sweep = async (now: number): Promise<void> => {
    if (now - sweptAt < sweepMs) return
    sweptAt = now
    await known.sweep(now).catch(ignore)
    await removeEnded(db, now).catch(ignore)
  }

  return {
    create: async (data) => {
      const now = clock.now()
      await sweep(now)
      for (const handle of await removeIdlest(db, maxSessions - 1)) known.forget(handle)
      const id = newSessionId()
      const row = rowOf(seal, handleOf(id), data, now)
      await db.insertInto('sessions').values(row).execute()
      const session = sessionOf(row, data.credential)
      known.remember({ ...session, keptAt: now, sealed: row.sealed })
      return { id, session }
    },
    find: async (id) => {
      if (!sessionIdPattern.test(id)) return undefined
      const session = await known.lookUp(handleOf(id))
      if (session === undefined) return undefined
      const now = clock.now()
      if (!isLive(session, now)) {
        await known.remove(session.handle).catch(ignore)
        return undefined
      }
      await keepSeen(session, now)
      await sweep(now)
      return session
    },
    revoke: known.remove,
    list: async (credentialId) => {
      const rows = await db.selectFrom('sessions').selectAll().where('credential_id', '=', credentialId).orderBy('created_at').execute()
      const now = clock.now()
      return rows.flatMap((row) => known.read(row) ?? []).filter((session) => isLive(session, now))
    },
  }
}

/** It is tried again before long, and whatever must not be done without the store asks it itself. */
function ignore(): void {}
