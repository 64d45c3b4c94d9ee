import type { IncomingMessage, ServerResponse } from 'node:http'
import { connectionPath, type ConnectionReport } from '#contract/bff/connection.ts'
import type { Clock } from '#bff/clock.ts'
import type { Cloud } from '#bff/cloud.ts'
import { checkConnection } from '#bff/connection/check.ts'
import { badRequest } from '#bff/failures.ts'
import type { Journal } from '#bff/journal/journal.ts'
import type { CallNote } from '#bff/pass-through.ts'
import { discardBody, type Responder } from '#bff/respond.ts'
import type { StoredSession } from '#bff/session-store.ts'
import { chooseLanguage } from '#bff/sign.ts'
import type { TargetRegistry } from '#bff/targets.ts'

export type ConnectionRouteParts = {
  readonly cloud: Cloud
  readonly clock: Clock
  readonly targets: TargetRegistry
  readonly journal: Pick<Journal, 'list'>
  readonly responder: Responder
  /** Of the operator; else the host is asked. */
  readonly apiVersion?: string | undefined
}

/** `GET /api/connection?region=`, behind a session. @returns undefined for any other path */
export type ConnectionRoute = (
  req: IncomingMessage,
  res: ServerResponse,
  session: StoredSession,
  note: CallNote,
) => Promise<void> | undefined

/** A check costs the cloud some twenty calls: whoever asks for the same within so many ms gets what was found. */
const keptMs = 5_000

export function createConnectionRoute({ cloud, clock, targets, journal, responder, apiVersion }: ConnectionRouteParts): ConnectionRoute {
  const running = new Map<string, Promise<ConnectionReport>>()

  const check = async (session: StoredSession, region: string, language: 'en' | 'ko'): Promise<ConnectionReport | undefined> => {
    const { environment, credential } = session
    const endpoint = targets.endpoint(environment, region)
    if (endpoint === undefined) return undefined
    const key = `${credential.id} ${region}`
    const known = running.get(key)
    if (known !== undefined) return known
    const requestId = await latestRequest(session, region)
    const report = checkConnection({ cloud, clock, environment, region, endpoint, credential, language, apiVersion, requestId })
    running.set(key, report)
    const forget = () => running.delete(key)
    report.then(() => setTimeout(forget, keptMs).unref(), forget)
    return report
  }

  const latestRequest = async (session: StoredSession, region: string): Promise<string | undefined> => {
    const { entries } = await journal.list(session, { region, page: 0, size: 20 })
    return entries.find(({ requestId }) => requestId !== null)?.requestId ?? undefined
  }

  const answer = async (req: IncomingMessage, res: ServerResponse, session: StoredSession, note: CallNote, region: string) => {
    const report = await check(session, region, chooseLanguage(req.headers['accept-language']))
    discardBody(req)
    if (report !== undefined) return responder.json(res, 200, report)
    note.failure = badRequest([{ path: 'region', message: 'There is no such region.' }])
    responder.failure(res, note.failure)
  }

  return (req, res, session, note) => {
    const [path, query = ''] = (req.url ?? '').split('?', 2)
    if (req.method !== 'GET' || path !== connectionPath) return undefined
    return answer(req, res, session, note, new URLSearchParams(query).get('region') ?? '')
  }
}
