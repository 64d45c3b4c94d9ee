import { matchOperation, type Match } from '#contract/operation.ts'
import { isWrite, operations } from '#contract/operations.ts'
import type { Account } from './accounts.ts'
import { brokenJsonAnswer, BrokenResponse, drippingAnswer, endlessAnswer, htmlAnswer, jsonAnswer } from './answers.ts'
import type { Clock } from './clock.ts'
import { CloudError, errorBody, gatewayNotFound, notAuthenticated } from './errors.ts'
import { clusterOf, type Fault, type FaultTarget } from './faults.ts'
import type { Random } from './random.ts'
import { readSignature, verifySignature, type RawRequest, type SignatureHeaders } from './verify.ts'
import { readVersion, versionsDocument, type ApiVersion } from './versions.ts'
import { regions, type Region } from './world.ts'

/** What is common to all accounts. */
export type Cloud = {
  readonly clock: Clock
  readonly accounts: ReadonlyMap<string, Account>
  readonly sleep: (ms: number) => Promise<void>
  readonly versions: readonly ApiVersion[]
  /** Request ids for callers that have no account. */
  readonly strangers: Random
}

/** Answers one request as the cloud's gateway and the service behind it would. */
export async function serve(cloud: Cloud, request: Request, raw: RawRequest): Promise<Response> {
  // Seen live: a browser's preflight is refused, and there are no CORS headers.
  if (request.method === 'OPTIONS') return dated(cloud, new Response(null, { status: 403 }), 0)
  const [path, query] = splitOnce(raw.target, '?')
  const place = placeOf(path)
  const url = `${raw.scheme ?? 'http'}://${raw.host}${raw.target}`
  const signed = readSignature(request.headers)
  const account = signed === undefined ? undefined : cloud.accounts.get(signed.accessKey)
  if (place.path === '/' && request.method === 'GET') return versionList(cloud, account, url, raw.target)
  if (signed === undefined) return dated(cloud, unknownPath(cloud, path), 0)
  if (account === undefined) return dated(cloud, refusal(notAuthenticated('The access key is not known.'), cloud.strangers), 0)
  return serveAccount(cloud, account, { request, signed, url, query, ...place, target: raw.target })
}

/** Open to all; a caller that says who it is gets its account's clock. */
function versionList(cloud: Cloud, account: Account | undefined, url: string, target: string): Response {
  const endpoint = splitOnce(url, '?')[0].replace(/\/$/, '')
  const answer = jsonAnswer(200, versionsDocument(cloud.versions, endpoint))
  const skew = account?.faults.take(['skew'], { method: 'GET', target, operation: undefined, cluster: () => undefined })?.skewMs ?? 0
  if (account !== undefined) answer.headers.set('x-emulator-offset', String(account.kept.offsetMs()))
  return dated(cloud, answer, skew)
}

type Incoming = {
  readonly request: Request
  readonly signed: SignatureHeaders
  readonly url: string
  readonly target: string
  /** Without its region. */
  readonly path: string
  readonly query: string
  readonly region: Region
}

async function serveAccount(cloud: Cloud, account: Account, incoming: Incoming): Promise<Response> {
  const match = matchOperation(incoming.request.method, incoming.path)
  const met: FaultTarget = {
    method: incoming.request.method,
    target: incoming.target,
    operation: match?.name,
    cluster: () => (match === undefined ? undefined : clusterOf(account.kept.world(), match.params)),
  }
  const skew = account.faults.take(['skew'], met)?.skewMs ?? 0
  let answer: Response
  try {
    const problem = verifySignature(account.key, incoming.signed, incoming.request.method, incoming.url, cloud.clock.now() + skew)
    if (problem === 'wrong') throw notAuthenticated('The signature does not match.')
    if (problem === 'stale') throw notAuthenticated('The timestamp is too old or ahead of time.')
    answer = await serveSigned(cloud, account, { ...incoming, match, met })
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    answer = refusal(account.quirks.speak(error, incoming.request.headers.get('accept-language')), account.refusals)
  }
  const drip = account.faults.take(['drip'], met)
  if (drip !== undefined && !(answer instanceof BrokenResponse))
    answer = drippingAnswer(answer, drip.bytes ?? 1, () => cloud.sleep(drip.everyMs))
  const status = answer instanceof BrokenResponse ? 0 : answer.status
  account.log.add({ method: met.method, target: met.target, operation: met.operation, status, at: cloud.clock.now() })
  answer.headers.set('x-emulator-offset', String(account.kept.offsetMs()))
  return dated(cloud, answer, skew)
}

/** A request whose signature is good: faults, version, operation. */
async function serveSigned(
  cloud: Cloud,
  account: Account,
  call: Incoming & { match: Match | undefined; met: FaultTarget },
): Promise<Response> {
  const { match, met } = call
  const text = await call.request.text()
  const latency = account.faults.take(['latency'], met)
  if (latency !== undefined) await cloud.sleep(latency.latencyMs)
  const fault = account.faults.take(['status', 'html', 'reset', 'blackhole', 'endless', 'badJson'], met)
  const late = fault !== undefined && 'when' in fault && fault.when === 'after'
  if (fault !== undefined && !late) return faultAnswer(fault, account)
  const version = readVersion(call.request.headers.get('scp-api-version'), cloud.versions)
  if (match === undefined) return unknownPath(cloud, call.path)
  // No await from here on: what one call changes, the next one sees.
  const { region, query } = call
  const at = account.kept.now()
  account.quirks.meet(match, at)
  const failing = isWrite(match.name) ? account.faults.find(['failsLater'], met) : undefined
  const result = account.kept.run(match.name, { region, version, failsInto: failing?.fault.state, params: match.params, query, text })
  failing?.use()
  account.quirks.accepted(match.name, at)
  return fault === undefined ? jsonAnswer(operations[match.name].success, account.quirks.write(result)) : faultAnswer(fault, account)
}

function faultAnswer(fault: Fault, account: Account): Response {
  switch (fault.kind) {
    case 'reset':
    case 'blackhole':
      return new BrokenResponse(fault.kind)
    case 'html':
      return htmlAnswer(fault.status ?? 502)
    case 'endless':
      return endlessAnswer()
    case 'badJson':
      return brokenJsonAnswer()
    case 'status': {
      if (fault.body !== undefined) return jsonAnswer(fault.status, fault.body)
      const code = fault.code ?? `Emulator.Fault.${fault.status}`
      return refusal(new CloudError(fault.status, code, fault.detail ?? 'A fault that was asked for.', fault.title), account.refusals)
    }
    default:
      throw new Error(`${fault.kind} is no answer.`)
  }
}

/** `/kr-east1/v1/…` is the second region; without a prefix it is the first. */
function placeOf(path: string): { region: Region; path: string } {
  const [, first = ''] = path.split('/')
  const region = regions.find((known) => known === first)
  if (region === undefined) return { region: regions[0], path }
  return { region, path: path.slice(first.length + 1) || '/' }
}

function refusal(error: CloudError, random: Random): Response {
  return jsonAnswer(error.status, errorBody(error, random.requestId()))
}

function unknownPath(cloud: Cloud, path: string): Response {
  return jsonAnswer(404, gatewayNotFound(path, cloud.clock.now(), cloud.strangers.id().slice(0, 8)))
}

/** The cloud's `Date`: wall time, wrong by a fault's skew alone. Where an account's clock stands is told in `X-Emulator-Offset`. */
function dated(cloud: Cloud, answer: Response, skew: number): Response {
  answer.headers.set('date', new Date(cloud.clock.now() + skew).toUTCString())
  return answer
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
