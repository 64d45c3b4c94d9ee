import type { Credential } from '#bff/credential.ts'
import { absoluteMs, idleMs, type SessionData, type StoredSession } from '#bff/session-store.ts'
import { BrokenSealError, type Seal, type SealedFor } from './seal.ts'
import { openCredential, sealCredential } from './sealed-credential.ts'
import type { SessionTable, Store } from './tables.ts'

/** Whether a session has not ended by itself. @param now wall time */
export function isLive({ createdAt, lastSeenAt }: Pick<StoredSession, 'createdAt' | 'lastSeenAt'>, now: number): boolean {
  return now - createdAt < absoluteMs && now - lastSeenAt < idleMs
}

const sealedFor = (handle: string): SealedFor => ({ purpose: 'session', id: handle })

/** A new session as a row. */
export function rowOf(seal: Seal, handle: string, data: SessionData, now: number): SessionTable {
  return {
    handle,
    credential_id: data.credential.id,
    environment: data.environment,
    region: data.region,
    display_name: data.displayName,
    may_not_list: data.mayNotList ? 1 : 0,
    sealed: sealCredential(seal, data.credential, sealedFor(handle)),
    created_at: now,
    last_seen_at: now,
  }
}

/** A row as a session, with its opened keys. */
export function sessionOf(row: SessionTable, credential: Credential): StoredSession {
  return {
    handle: row.handle,
    environment: row.environment,
    region: row.region,
    credential,
    displayName: row.display_name,
    mayNotList: row.may_not_list === 1,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  }
}

/** The keys of a row; undefined where somebody has changed it. */
export function credentialOf(seal: Seal, row: SessionTable): Credential | undefined {
  try {
    const credential = openCredential(seal, row.sealed, row.environment, sealedFor(row.handle))
    return credential.id === row.credential_id ? credential : undefined
  } catch (error) {
    if (error instanceof BrokenSealError) return undefined
    throw error
  }
}

/** Deletes the sessions that have ended by themselves, with their sealed keys. @param now wall time */
export async function removeEnded(db: Store, now: number): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((where) => where.or([where('created_at', '<=', now - absoluteMs), where('last_seen_at', '<=', now - idleMs)]))
    .execute()
}

/** Deletes those idle for longest, so that not more than `max` remain. @returns their handles */
export async function removeIdlest(db: Store, max: number): Promise<readonly string[]> {
  const { count } = await db
    .selectFrom('sessions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count <= max) return []
  const idlest = db
    .selectFrom('sessions')
    .select('handle')
    .orderBy('last_seen_at')
    .limit(count - max)
  const removed = await db.deleteFrom('sessions').where('handle', 'in', idlest).returning('handle').execute()
  return removed.map(({ handle }) => handle)
}
