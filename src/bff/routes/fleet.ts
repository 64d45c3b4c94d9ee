import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import { findingsPath, fleetClustersPath, fleetPath, fleetSearchPath, fleetSettingsPath, ignoresPath } from '#contract/bff/fleet.ts'
import type { FindingPage, FleetCluster, FleetClusters, FleetSearch } from '#contract/bff/fleet.ts'
import { FindingQuery, FindingSettings, FleetClustersQuery, FleetSearchQuery, Ignore } from '#contract/bff/fleet-settings.ts'
import { cloudOffsetHeader } from '#contract/bff/session.ts'
import type { Failure } from '#contract/errors.ts'
import { idPattern } from '#contract/operation.ts'
import { ownFailure } from '#bff/failures.ts'
import { clusterPage } from '#bff/fleet/cluster-page.ts'
import { findingPage } from '#bff/fleet/finding-page.ts'
import type { Fleet } from '#bff/fleet/fleet.ts'
import type { Kept } from '#bff/fleet/kept-fleet.ts'
import { listLines } from '#bff/fleet/listed.ts'
import { progressOf } from '#bff/fleet/progress.ts'
import type { FleetRepository } from '#bff/fleet/repository.ts'
import { searchClusters } from '#bff/fleet/search.ts'
import { summaryOf } from '#bff/fleet/summary.ts'
import type { CallNote } from '#bff/pass-through.ts'
import { BadBodyError, readJson } from '#bff/read-body.ts'
import { discardBody, type Responder } from '#bff/respond.ts'
import type { StoredSession } from '#bff/session-store.ts'

export type FleetRouteParts = { readonly fleet: Fleet; readonly repository: FleetRepository; readonly responder: Responder }

/** The routes of `contract/bff/fleet.ts`, behind a session. @returns undefined for a path that is none of theirs */
export type FleetRoutes = (req: IncomingMessage, res: ServerResponse, session: StoredSession, note: CallNote) => Promise<void> | undefined

/** What a route answers: JSON, nothing (204), or a failure. */
type Answer = { readonly value: unknown } | { readonly failure: Failure } | undefined
type Route = (asked: Asked) => Promise<Answer>
type Asked = {
  readonly req: IncomingMessage
  readonly session: StoredSession
  readonly kept: Kept
  readonly query: URLSearchParams
  /** What follows the path of the route, decoded; empty where nothing does. */
  readonly rest: string
}

const bodyBytes = 16 * 1024
const ignoresMax = 5_000

export function createFleetRoutes({ fleet, repository, responder }: FleetRouteParts): FleetRoutes {
  const routes = fleetRoutes(repository)
  return (req, res, session, note) => {
    const found = matchRoute(routes, req)
    if (found === undefined) return undefined
    return answerRoute(found, req, res, session, note)
  }

  async function answerRoute(
    { route, query, rest }: Match,
    req: IncomingMessage,
    res: ServerResponse,
    session: StoredSession,
    note: CallNote,
  ) {
    const kept = await fleet.look(session)
    const answer = await answerWith(route, { req, session, kept, query, rest })
    const more = [cloudOffsetHeader, String(kept.snapshot.offsetMs)]
    if (answer === undefined) return responder.empty(res, 204, more)
    if ('value' in answer) return responder.json(res, 200, answer.value, more)
    discardBody(req)
    note.failure = answer.failure
    responder.failure(res, answer.failure, more)
  }
}

async function answerWith(route: Route, asked: Asked): Promise<Answer> {
  try {
    return await route(asked)
  } catch (error) {
    if (error instanceof BadBodyError) return { failure: ownFailure('refused', error.message, { status: error.status }) }
    throw error
  }
}

type Table = ReadonlyMap<string, Route>
type Match = { readonly route: Route; readonly rest: string; readonly query: URLSearchParams }

/** `GET /api/fleet` …; a line that ends with `/` takes one more part of the path. */
function matchRoute(routes: Table, req: IncomingMessage): Match | undefined {
  const [path = '', query = ''] = (req.url ?? '').split('?', 2)
  const exact = routes.get(`${req.method} ${path}`)
  if (exact !== undefined) return { route: exact, rest: '', query: new URLSearchParams(query) }
  const cut = path.lastIndexOf('/') + 1
  const route = routes.get(`${req.method} ${path.slice(0, cut)}`)
  const rest = decode(path.slice(cut))
  return route === undefined || rest === undefined || rest === '' ? undefined : { route, rest, query: new URLSearchParams(query) }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function fleetRoutes(repository: FleetRepository): Table {
  const linesOf = ({ kept }: Asked) => listLines(kept, repository)
  return new Map<string, Route>([
    [`GET ${fleetPath}`, async (asked) => noQuery(asked) ?? { value: summaryOf(asked.kept, await linesOf(asked)) }],
    [
      `GET ${findingsPath}`,
      async (asked) => {
        const query = parse(FindingQuery, Object.fromEntries(asked.query))
        if ('failure' in query) return query
        const { snapshot, reader, verdicts } = asked.kept
        const { findings, ...page } = findingPage(await linesOf(asked), query.data)
        return { value: { ...page, findings: verdicts.whole(findings), progress: progressOf(snapshot, reader) } satisfies FindingPage }
      },
    ],
    [
      `GET ${fleetClustersPath}`,
      async ({ query: given, kept: { snapshot, reader } }) => {
        const query = parse(FleetClustersQuery, Object.fromEntries(given))
        if ('failure' in query) return query
        const page = clusterPage([...snapshot.clusters.values()], query.data)
        return { value: { ...page, progress: progressOf(snapshot, reader) } satisfies FleetClusters }
      },
    ],
    [
      `GET ${fleetClustersPath}/`,
      async (asked) => {
        const { verdicts } = asked.kept
        const facts = idPattern.test(asked.rest) ? verdicts.facts(asked.rest) : undefined
        if (facts === undefined) return { failure: ownFailure('refused', 'This cluster is not known here.', { status: 404 }) }
        const lines = (await linesOf(asked)).filter(({ clusterId }) => clusterId === asked.rest)
        return noQuery(asked) ?? { value: { facts, findings: verdicts.whole(lines) } satisfies FleetCluster }
      },
    ],
    [
      `GET ${fleetSearchPath}`,
      async ({ query: given, kept }) => {
        const query = parse(FleetSearchQuery, Object.fromEntries(given))
        return 'failure' in query ? query : { value: searchClusters(kept.snapshot.clusters.values(), query.data.q) satisfies FleetSearch }
      },
    ],
    ...keptRoutes(repository),
  ])
}

/** Thresholds and ignores. */
function keptRoutes(repository: FleetRepository): [string, Route][] {
  return [
    [`GET ${fleetSettingsPath}`, async (asked) => noQuery(asked) ?? { value: await repository.settings(asked.kept.scope()) }],
    [
      `PUT ${fleetSettingsPath}`,
      async ({ req, kept }) => {
        const settings = parse(FindingSettings, await readJson(req, bodyBytes))
        if ('failure' in settings) return settings
        await repository.putSettings(kept.scope(), settings.data)
        return { value: settings.data }
      },
    ],
    [
      `PUT ${ignoresPath}`,
      async ({ req, kept, session }) => {
        const ignore = parse(Ignore, await readJson(req, bodyBytes))
        if ('failure' in ignore) return ignore
        const ignores = await repository.ignores(kept.scope())
        if (ignores.length >= ignoresMax) return { failure: ownFailure('refused', 'Too many findings are ignored.', { status: 409 }) }
        await repository.putIgnore(kept.scope(), { ...ignore.data, actor: session.displayName })
        return undefined
      },
    ],
    [
      `DELETE ${ignoresPath}/`,
      async ({ rest, kept }) => {
        await repository.deleteIgnores(kept.scope(), [rest])
        return undefined
      },
    ],
  ]
}

function parse<T>(schema: z.ZodType<T>, given: unknown): { readonly data: T } | { readonly failure: Failure } {
  const parsed = schema.safeParse(given)
  if (parsed.success) return { data: parsed.data }
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  return { failure: ownFailure('bad_request', 'The request does not fit.', { issues }) }
}

/** A query where none is known is a mistake that would otherwise go unnoticed. */
function noQuery({ query }: Asked): { readonly failure: Failure } | undefined {
  if (query.size === 0) return undefined
  return {
    failure: ownFailure('bad_request', 'The request does not fit.', {
      issues: [...query.keys()].map((path) => ({ path, message: 'Unknown parameter.' })),
    }),
  }
}
