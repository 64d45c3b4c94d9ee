import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionsPath, type SessionEntry } from '#contract/bff/session.ts'
import type { CloudClocks } from '#bff/clock.ts'
import { clearedCookie } from '#bff/cookie.ts'
import { ownFailure } from '#bff/failures.ts'
import type { CallNote } from '#bff/pass-through.ts'
import { discardBody, refuseWith, type Responder } from '#bff/respond.ts'
import { handlePattern, type SessionStore, type StoredSession } from '#bff/session-store.ts'

export type SessionListParts = { readonly sessions: SessionStore; readonly clocks: CloudClocks; readonly responder: Responder }

/** `GET /api/sessions`, `DELETE /api/sessions/{handle}`, behind a session. @returns undefined for a path that is none of theirs */
export type SessionListRoutes = (
  req: IncomingMessage,
  res: ServerResponse,
  session: StoredSession,
  note: CallNote,
) => Promise<void> | undefined

/** Who has the keys may see and end every session with these keys, and no other. */
export function createSessionListRoutes({ sessions, clocks, responder }: SessionListParts): SessionListRoutes {
  const list = async (res: ServerResponse, session: StoredSession) => {
    const mine = await sessions.list(session.credential.id)
    responder.json(res, 200, { sessions: mine.map((each) => entryOf(each, session)) })
  }

  const revoke = async (req: IncomingMessage, res: ServerResponse, session: StoredSession, note: CallNote, handle: string) => {
    const mine = handlePattern.test(handle) ? await sessions.list(session.credential.id) : []
    if (!mine.some((each) => each.handle === handle)) {
      note.failure = ownFailure('refused', 'There is no such session.', { status: 404 })
      return refuseWith(responder, req, res, note.failure)
    }
    discardBody(req)
    clocks.forget(handle)
    await sessions.revoke(handle)
    responder.empty(res, 204, handle === session.handle ? ['Set-Cookie', clearedCookie(req)] : [])
  }

  return (req, res, session, note) => {
    const path = req.url ?? ''
    if (req.method === 'GET' && path === sessionsPath) return list(res, session)
    if (req.method !== 'DELETE' || !path.startsWith(`${sessionsPath}/`)) return undefined
    return revoke(req, res, session, note, path.slice(sessionsPath.length + 1))
  }
}

function entryOf(session: StoredSession, own: StoredSession): SessionEntry {
  return {
    handle: session.handle,
    displayName: session.displayName,
    createdAt: new Date(session.createdAt).toISOString(),
    lastSeenAt: new Date(session.lastSeenAt).toISOString(),
    current: session.handle === own.handle,
  }
}
