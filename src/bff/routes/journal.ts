import type { IncomingMessage, ServerResponse } from 'node:http'
import { deeds, entryPath, journalPath, stateGroups, trayPath, type JournalDeed } from '#contract/bff/journal.ts'
import { JournalQuery } from '#contract/bff/journal-query.ts'
import type { Failure } from '#contract/errors.ts'
import { readInstant } from '#contract/instant.ts'
import { issuesOf } from '#contract/parse.ts'
import { badRequest, ownFailure } from '#bff/failures.ts'
import type { Journal } from '#bff/journal/journal.ts'
import type { Wanted } from '#bff/journal/list.ts'
import type { CallNote } from '#bff/pass-through.ts'
import { discardBody, type Responder } from '#bff/respond.ts'
import type { StoredSession } from '#bff/session-store.ts'

export type JournalRouteParts = { readonly journal: Pick<Journal, 'list' | 'tray' | 'detail' | 'act'>; readonly responder: Responder }

/** The routes of `contract/bff/journal.ts`, behind a session. @returns undefined for a path that is none of theirs */
export type JournalRoutes = (req: IncomingMessage, res: ServerResponse, session: StoredSession, note: CallNote) => Promise<void> | undefined

/** Ids of rows, as the journal makes them. */
const rowId = /^[A-Za-z0-9_-]{1,64}$/

type Answer = { readonly value: unknown } | { readonly failure: Failure }

/** A person sees the rows of their own account, and does something with these alone: any other id is not there. */
export function createJournalRoutes({ journal, responder }: JournalRouteParts): JournalRoutes {
  const answer = async (req: IncomingMessage, res: ServerResponse, note: CallNote, found: Promise<Answer>) => {
    const told = await found
    discardBody(req)
    if ('value' in told) return responder.json(res, 200, told.value)
    note.failure = told.failure
    responder.failure(res, told.failure)
  }

  const list = async (session: StoredSession, query: URLSearchParams): Promise<Answer> => {
    const parsed = JournalQuery.safeParse(Object.fromEntries(query))
    if (!parsed.success) return { failure: badRequest(issuesOf(parsed.error)) }
    return { value: await journal.list(session, wantedOf(parsed.data)) }
  }

  const detail = async (session: StoredSession, id: string): Promise<Answer> => {
    const found = rowId.test(id) ? await journal.detail(session, id) : undefined
    return found === undefined ? { failure: notThere } : { value: found }
  }

  const act = async (session: StoredSession, id: string, deed: JournalDeed): Promise<Answer> => {
    const done = rowId.test(id) ? await journal.act(session, id, deed) : undefined
    if (done === undefined) return { failure: notThere }
    return done === 'refused' ? { failure: notNow } : { value: done }
  }

  return (req, res, session, note) => {
    const [path = '', query = ''] = (req.url ?? '').split('?', 2)
    if (path !== journalPath && !path.startsWith(`${journalPath}/`)) return undefined
    const [id = '', word, ...more] = path.slice(journalPath.length + 1).split('/')
    const deed = deeds.find((each) => each === word)
    if (req.method === 'GET' && path === journalPath) return answer(req, res, note, list(session, new URLSearchParams(query)))
    if (query !== '' || more.length > 0) return undefined
    if (req.method === 'GET' && path === trayPath)
      return answer(
        req,
        res,
        note,
        journal.tray(session).then((entries) => ({ value: { entries } })),
      )
    if (req.method === 'GET' && path === entryPath(id)) return answer(req, res, note, detail(session, id))
    if (req.method === 'POST' && deed !== undefined) return answer(req, res, note, act(session, id, deed))
    return undefined
  }
}

const notThere = ownFailure('refused', 'There is no such entry in the journal.', { status: 404 })
const notNow = ownFailure('refused', 'Its state does not allow this any more.', { status: 409 })

function wantedOf({ group, from, to, page, size, ...rest }: JournalQuery): Wanted {
  return {
    ...rest,
    states: group === undefined ? undefined : stateGroups[group],
    from: from === undefined ? undefined : readInstant(from),
    to: to === undefined ? undefined : readInstant(to),
    page,
    size,
  }
}
