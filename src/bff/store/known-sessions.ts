import type { StoredSession } from '#bff/session-store.ts'
import type { OpenStore } from './open.ts'
import type { Seal } from './seal.ts'
import { credentialOf, isLive, sessionOf } from './session-rows.ts'
import type { SessionTable } from './tables.ts'

/** A session as this process knows it. `keptAt` is when the store was last told that it was seen. */
export type KnownSession = Omit<StoredSession, 'lastSeenAt'> & { lastSeenAt: number; keptAt: number; readonly sealed: string }

/** What this process remembers of sessions, so that it need not ask and open their keys for every call. */
export type KnownSessions = {
  /** The session of a handle, live or not. Asks the store, unless it is this process's own and the session is known. */
  readonly lookUp: (handle: string) => Promise<KnownSession | undefined>
  /** A row as a session, live or not; undefined where its keys do not open, or it was ended here: then nobody is signed in by it. */
  readonly read: (row: SessionTable) => KnownSession | undefined
  readonly remember: (session: KnownSession) => void
  /** Ends it here, whatever the store does. */
  readonly forget: (handle: string) => void
  /** Forgets and deletes it. It stays ended here where the store cannot delete it. */
  readonly remove: (handle: string) => Promise<void>
  /** Forgets those that have ended by themselves, and deletes what could not be deleted. */
  readonly sweep: (now: number) => Promise<void>
}

/** @param max how many are remembered at most */
export function createKnownSessions({ db, shared }: OpenStore, seal: Seal, max: number): KnownSessions {
  const known = new Map<string, KnownSession>()
  /** Questions on their way to the store: the answer to one whose session is ended meanwhile counts no more. */
  const asking = new Set<{ readonly handle: string; over: boolean }>()
  /** Ended here, while the store would not delete them. */
  const owed = new Set<string>()

  const read = (row: SessionTable): KnownSession | undefined => {
    const { handle, sealed, last_seen_at: seen } = row
    const before = known.get(handle)
    const credential = before?.sealed === sealed ? before.credential : credentialOf(seal, row)
    if (credential === undefined || owed.has(handle)) return undefined
    const session = sessionOf(row, credential)
    if (before === undefined || shared) return { ...session, keptAt: Math.max(seen, before?.keptAt ?? seen), sealed }
    return { ...session, lastSeenAt: Math.max(seen, before.lastSeenAt), keptAt: before.keptAt, sealed }
  }

  const remember = (session: KnownSession) => {
    if (known.size < max) known.set(session.handle, session)
  }

  const forget = (handle: string) => {
    known.delete(handle)
    for (const question of asking) if (question.handle === handle) question.over = true
  }

  const remove = async (handle: string): Promise<void> => {
    forget(handle)
    if (owed.size < max) owed.add(handle)
    await db.deleteFrom('sessions').where('handle', '=', handle).execute()
    owed.delete(handle)
  }

  return {
    lookUp: async (handle) => {
      const mine = shared ? undefined : known.get(handle)
      if (mine !== undefined) return mine
      const question = { handle, over: false }
      asking.add(question)
      try {
        const row = await db.selectFrom('sessions').selectAll().where('handle', '=', handle).executeTakeFirst()
        const session = row === undefined || question.over ? undefined : read(row)
        if (session === undefined) known.delete(handle)
        else remember(session)
        return session
      } finally {
        asking.delete(question)
      }
    },
    read,
    remember,
    forget,
    remove,
    sweep: async (now) => {
      for (const session of known.values()) if (!isLive(session, now)) known.delete(session.handle)
      for (const handle of owed) await remove(handle)
    },
  }
}
