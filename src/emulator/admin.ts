import { z } from 'zod'
import { serviceStates } from '#contract/rules/states.ts'
import type { AccountHandle, MadeAccount } from './account-handle.ts'
import type { AccountRequest } from './accounts.ts'
import { jsonAnswer } from './answers.ts'
import { NotKeptError } from './errors.ts'
import { Fault } from './faults.ts'
import { Quirks } from './quirks.ts'
import type { RawRequest } from './verify.ts'
import { fleetNames } from './fleet/fleet.ts'

/*
 * The admin side: makes accounts, moves clocks, breaks things. By hand and for tests that run in another process.
 *   POST   /admin/accounts                    {fleet?, accessKey?, secretKey?, speed?, mishaps?, quirks?} → {accessKey, secretKey, accountId}
 *   GET    /admin/accounts/:key               what it has seen, its clock, its clusters by state
 *   POST   /admin/accounts/:key/clock         {advanceMs}
 *   POST   /admin/accounts/:key/faults        one fault
 *   DELETE /admin/accounts/:key/faults
 *   POST   /admin/accounts/:key/quirks        some of its quirks
 *   POST   /admin/accounts/:key/clusters/:id  {service_state}
 */

type Parts = { readonly addAccount: (wanted: AccountRequest) => MadeAccount; readonly find: (accessKey: string) => AccountHandle }
type Admin = (request: Request, raw?: RawRequest) => Promise<Response>

const SomeQuirks = Quirks.partial()
const NewAccount = z.strictObject({
  fleet: z.union([z.enum(fleetNames), z.int().min(0).max(100_000)]).optional(),
  accessKey: z.string().min(1).max(256).optional(),
  secretKey: z.string().min(1).max(256).optional(),
  speed: z.number().positive().max(100_000).optional(),
  mishaps: z.boolean().optional(),
  quirks: SomeQuirks.optional(),
})
const Advance = z.strictObject({ advanceMs: z.int().nonnegative() })
const SetState = z.strictObject({ service_state: z.enum(serviceStates) })

class AdminError extends Error {
  override readonly name = 'AdminError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Makes the admin side. Whoever is not on this machine, or is a browser's page, gets the 404 of a path that does not exist. */
export function createAdmin(parts: Parts): Admin {
  return async (request, raw) => {
    if (!mayEnter(request, raw)) return jsonAnswer(404, { error: 'Not Found' })
    try {
      return await route(parts, request, raw)
    } catch (error) {
      if (error instanceof AdminError) return jsonAnswer(error.status, { error: error.message })
      if (error instanceof z.ZodError) return jsonAnswer(400, { error: z.prettifyError(error) })
      if (error instanceof NotKeptError) return jsonAnswer(error.status, { error: error.detail })
      if (error instanceof RangeError) return jsonAnswer(404, { error: error.message })
      throw error
    }
  }
}

const loopback = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/
const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/** A web page that a person has open could reach loopback too: it is told by what browsers always send, and by a foreign Host. */
function mayEnter(request: Request, raw: RawRequest | undefined): boolean {
  if (request.headers.has('origin') || request.headers.has('sec-fetch-site')) return false
  if (raw === undefined) return true
  const local = raw.remoteAddress === undefined || loopback.test(raw.remoteAddress)
  return local && loopbackHost.test(raw.host)
}

async function route(parts: Parts, request: Request, raw: RawRequest | undefined): Promise<Response> {
  const path = (raw?.target ?? new URL(request.url).pathname).split('?')[0]!
  const [, , accounts, accessKey, part, id, ...rest] = path.split('/')
  if (accounts !== 'accounts' || rest.length > 0) throw new AdminError(404, 'Not Found')
  if (accessKey === undefined) {
    if (request.method !== 'POST') throw new AdminError(404, 'Not Found')
    return newAccount(parts, NewAccount.parse(await readBody(request)))
  }
  const account = parts.find(decoded(accessKey))
  switch (`${request.method} ${part ?? ''}${id === undefined ? '' : '/id'}`) {
    case 'GET ':
      return jsonAnswer(200, overview(account))
    case 'POST clock': {
      const { advanceMs } = Advance.parse(await readBody(request))
      orElse(400, () => account.advance(advanceMs))
      return jsonAnswer(200, { now: new Date(account.now()).toISOString() })
    }
    case 'POST faults':
      account.fault(Fault.parse(await readBody(request)))
      return jsonAnswer(200, { faults: account.faults() })
    case 'DELETE faults':
      account.clearFaults()
      return jsonAnswer(200, { faults: [] })
    case 'POST quirks':
      account.setQuirks(SomeQuirks.parse(await readBody(request)))
      return jsonAnswer(200, { quirks: account.quirks() })
    case 'POST clusters/id': {
      const { service_state } = SetState.parse(await readBody(request))
      account.setState(id ?? '', service_state)
      return jsonAnswer(200, { id, service_state })
    }
    default:
      throw new AdminError(404, 'Not Found')
  }
}

/** @throws AdminError 404 for what is no encoding of anything */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new AdminError(404, 'Not Found')
  }
}

function newAccount(parts: Parts, wanted: z.infer<typeof NewAccount>): Response {
  const { accessKey, secretKey, account } = orElse(409, () => parts.addAccount(wanted))
  return jsonAnswer(201, { accessKey, secretKey, accountId: account.accountId })
}

/** Tells a RangeError with a status of its own; elsewhere it is about something that there is not. */
function orElse<T>(status: number, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof RangeError ? new AdminError(status, error.message) : error
  }
}

function overview(account: AccountHandle): Record<string, unknown> {
  const states: Record<string, number> = {}
  for (const { detail } of account.clusters()) states[detail.service_state] = (states[detail.service_state] ?? 0) + 1
  return {
    accessKey: account.accessKey,
    accountId: account.accountId,
    now: new Date(account.now()).toISOString(),
    clusters: states,
    faults: account.faults(),
    quirks: account.quirks(),
    requestCount: account.requestCount(),
    requests: account.requests().map((seen) => ({ ...seen, operation: seen.operation ?? null, at: new Date(seen.at).toISOString() })),
  }
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AdminError(400, 'The body is not JSON.')
  }
}
