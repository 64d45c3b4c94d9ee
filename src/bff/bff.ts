import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Failure } from '#contract/errors.ts'
import { createAddressReader } from './address.ts'
import { createApi } from './api.ts'
import type { Clock } from './clock.ts'
import { createCloud } from './cloud.ts'
import { ownFailure } from './failures.ts'
import { crossSiteTrouble } from './guards.ts'
import { securityHeaders } from './headers.ts'
import type { Hosts } from './hosts.ts'
import { createBuckets, defaultLimits, type Limits } from './limits.ts'
import type { Journal } from './journal/journal.ts'
import type { Log } from './log.ts'
import type { CallNote } from './pass-through.ts'
import { rawTrouble, stripUnderscored } from './raw-request.ts'
import { createResponder, isApiPath, refuse, type Responder } from './respond.ts'
import { createStatic, isPageByName, type AssetMap } from './static.ts'
import { StoreDownError } from './store/errors.ts'
import type { OpenStore } from './store/open.ts'
import type { Seal } from './store/seal.ts'
import type { UpstreamTarget } from './targets.ts'

/** What the BFF is made of. */
export type BffParts = {
  /** Where sessions and the journal are kept; whoever opened it closes it, after the BFF. */
  readonly store: OpenStore
  /** Made with the key that belongs to the store. */
  readonly seal: Seal
  readonly targets: readonly UpstreamTarget[]
  /** Wall time. */
  readonly clock: Clock
  readonly log: Log
  /** Made with the port that is listened on. */
  readonly hosts: Hosts
  /** Addresses or ranges whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[]
  /** The built console. */
  readonly assets?: AssetMap
  /** In place of `assets`, for the development server: gets every request outside `/api`, with security headers already set. */
  readonly pages?: (req: IncomingMessage, res: ServerResponse, nonce: string) => void
  /** `1.0` or `1.1`; else each host is asked. */
  readonly apiVersion?: string
  readonly limits?: Partial<Limits>
  /** Calls to the cloud that the snapshot of a fleet may make in a minute. */
  readonly fleetCallsPerMinute?: number
}

export type Bff = {
  readonly listener: (req: IncomingMessage, res: ServerResponse) => void
  /** Start it once the server listens: then writes are followed to their end, whoever is or is not at a screen. */
  readonly journal: Pick<Journal, 'start' | 'tick'>
  /** Call it when the server has closed: waits for calls to the cloud, then closes their connections. */
  readonly close: () => Promise<void>
}

/** How often fleets are asked whether something is due. */
const fleetTickMs = 250
/** The one exact path that needs neither session nor header. */
const healthPath = '/healthz'
/** Opening it ends the session: who sees the sign-in page is signed out. */
const signInPage = '/sign-in'
const unknownHost = 'This console does not answer to this host name. Set PUBLIC_ORIGIN to the address under which people open it.'

/**
 * The backend for the frontend: holds the keys, signs and forwards. A function of its parts; it opens no port.
 * @throws BadTargetError, BadProxyError for parts that cannot be served
 */
export function createBff(parts: BffParts): Bff {
  const { clock, hosts, log } = parts
  const limits = { ...defaultLimits, ...parts.limits }
  const responder = createResponder(securityHeaders({ https: hosts.https }))
  const addressOf = createAddressReader(parts.trustedProxies ?? [])
  const perAddress = createBuckets(limits.perAddress, clock.now)
  const cloud = createCloud(clock, limits)
  const api = createApi({ ...parts, limits, responder, cloud, addressOf })
  const pages = createPages(parts, responder, api.endSession)

  const route = (req: IncomingMessage, res: ServerResponse, note: CallNote): Promise<void> | void => {
    stripUnderscored(req)
    const trouble = rawTrouble(req)
    if (trouble !== undefined) {
      condemned.add(req.socket)
      return responder.text(res, trouble.status, trouble.reason, ['Connection', 'close'])
    }
    const ownOrigin = hosts.originOf(req.headers.host)
    if (ownOrigin === undefined) return refuse(responder, req, res, 421, unknownHost)
    const target = req.url ?? ''
    if (target === healthPath) return responder.json(res, 200, { status: 'ok' })
    if (!perAddress.take(addressOf(req)))
      return refuse(responder, req, res, 429, 'Too many requests from this address.', ['Retry-After', '1'])
    if (!isApiPath(target)) return pages(req, res)
    const crossSite = crossSiteTrouble(req, ownOrigin)
    if (crossSite !== undefined) return refuse(responder, req, res, 403, crossSite)
    return api.handle(req, res, note)
  }
  // Where one request could be read in two ways, so can the bytes behind it: nothing more is taken from that connection.
  const condemned = new WeakSet<Socket>()

  const listener = (req: IncomingMessage, res: ServerResponse): void => {
    if (condemned.has(req.socket)) return void res.destroy()
    const started = performance.now()
    const note: CallNote = {}
    const end = () => {
      if (isApiPath(req.url ?? '')) logCall(log, req, res, note, performance.now() - started)
    }
    const fail = (error: unknown) => {
      log.error({ err: error, operation: note.operation }, 'request failed')
      failRequest(responder, req, res, error instanceof StoreDownError ? storeDown : failed)
      end()
    }
    try {
      const under = route(req, res, note)
      if (under === undefined) end()
      else under.then(end, fail)
    } catch (error) {
      fail(error)
    }
  }
  const fleetTimer = setInterval(() => void api.fleet.tick().catch((error: unknown) => log.error({ err: error }, 'fleet')), fleetTickMs)
  return {
    listener,
    journal: api.journal,
    close: async () => {
      clearInterval(fleetTimer)
      await api.journal.close()
      await api.fleet.close()
      await cloud.close()
    },
  }
}

/** Everything outside `/api`: the built files, or in development what the host puts there. */
function createPages(
  parts: BffParts,
  responder: Responder,
  endSession: (req: IncomingMessage) => Promise<readonly string[]>,
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const serveStatic = createStatic(parts.assets ?? new Map(), responder)
  return async (req, res) => {
    const [path = ''] = (req.url ?? '').split('?')
    const more = path === signInPage && isOpened(req, path) ? await endSession(req) : []
    if (parts.pages === undefined) return serveStatic(req, res, path, more)
    const nonce = randomBytes(16).toString('base64')
    const headers = [...securityHeaders({ https: parts.hosts.https, nonce }), 'Cache-Control', 'no-store', ...more]
    for (let index = 0; index < headers.length; index += 2) res.setHeader(headers[index]!, headers[index + 1]!)
    parts.pages(req, res, nonce)
  }
}

/**
 * Whether a person opens this page: no other site's frame, picture or link may end their session, and a browser that only
 * fetches ahead does not show the page yet. Programs that send no such marks count as persons.
 */
function isOpened(req: IncomingMessage, path: string): boolean {
  const { 'sec-fetch-dest': dest = 'document', 'sec-fetch-site': site = 'none', 'sec-purpose': purpose } = req.headers
  if (req.method !== 'GET' || !isPageByName(req, path) || purpose !== undefined) return false
  return dest === 'document' && (site === 'none' || site === 'same-origin')
}

const failed = ownFailure('internal', 'This console failed.')
const storeDown = ownFailure('store_down', 'The store of this console cannot be used.')

/** Nothing that went wrong here may leak through, or be taken for the cloud's word. */
function failRequest(responder: Responder, req: IncomingMessage, res: ServerResponse, failure: Failure): void {
  if (res.headersSent) res.destroy()
  else if (isApiPath(req.url ?? '')) responder.failure(res, failure)
  else responder.text(res, failure.status, `${failure.title} Its log says more.`)
}

/** One line per call: never a path, key, cookie or body. */
function logCall(log: Log, req: IncomingMessage, res: ServerResponse, note: CallNote, ms: number): void {
  const { operation, region, failure } = note
  const fields = {
    method: req.method,
    operation,
    region,
    status: res.statusCode,
    ms: Math.round(ms),
    failure: failure?.kind,
    cloudRequestId: failure?.requestId || undefined,
  }
  log.info(fields, 'call')
}
