import { errors } from 'undici'
import { cloudCodes, type Failure, type FailureKind } from '#contract/errors.ts'
import type { OperationName } from '#contract/operations.ts'
import type { Issue } from '#contract/parse.ts'

/** HTTP statuses of the failures that are ours; the cloud's failures keep the cloud's status. */
const ownStatus = {
  signed_out: 401,
  bad_request: 400,
  refused: 403,
  busy: 429,
  duplicate: 409,
  key_reused: 422,
  store_down: 503,
  internal: 500,
  timeout: 504,
  unreachable: 502,
  tls: 502,
  reset: 502,
  too_large: 502,
  not_json: 502,
} as const satisfies Partial<Record<FailureKind, number>>

/** A failure that is not the cloud's own word. `title` is for people who read the answer without the console. */
export function ownFailure(kind: keyof typeof ownStatus, title: string, more: Partial<Failure> = {}): Failure {
  return { kind, status: ownStatus[kind], code: '', title, details: [], requestId: '', sent: false, ...more }
}

/** Our own check of a call refused it. */
export function badRequest(issues: readonly Issue[]): Failure {
  return ownFailure('bad_request', 'The request does not fit the API.', { issues })
}

/** What is known when an exchange with the cloud breaks. */
export type Exchange = {
  /** Whether the request may have begun to be written: before that, nothing can have been sent. */
  readonly begun: boolean
}

const tlsCodes = /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/
const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
])
const timeoutCodes = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT'])
const resetCodes = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  'UND_ERR_ABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
])

/** The failure of an exchange that broke: undici's and Node's errors in our words. */
export function failureOfError(error: unknown, { begun }: Exchange): Failure {
  const code = codeOf(error)
  const sent = begun
  if (error instanceof errors.HTTPParserError || code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return ownFailure('not_json', 'Something that does not speak HTTP as expected answered in the place of the cloud.', { code, sent })
  }
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return ownFailure('too_large', 'The answer of the cloud was beyond 8 MB.', { sent })
  if (tlsCodes.test(code)) return ownFailure('tls', 'The certificate of the cloud was not accepted.', { code, sent })
  if (unreachableCodes.has(code)) return ownFailure('unreachable', 'The cloud cannot be reached.', { code, sent })
  if (timeoutCodes.has(code))
    return ownFailure('timeout', 'The cloud gave no answer in time.', { sent: sent && code !== 'UND_ERR_CONNECT_TIMEOUT' })
  if (resetCodes.has(code)) return ownFailure('reset', 'The connection to the cloud broke.', { code: '', sent })
  return ownFailure('internal', 'This console failed while it called the cloud.', { sent })
}

/** The code that says most: of the error, of one of several (two addresses tried), or of the cause. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return 'cause' in error ? codeOf(error.cause) : ''
}

/** An answer of the cloud that is not a success. */
export type BadAnswer = {
  readonly status: number
  readonly contentType: string
  readonly body: Buffer
  readonly operation: OperationName | undefined
  /** How far our clock is ahead of the cloud's where it is a minute or more, else 0. */
  readonly skewMs: number
}

/** The failure that an answer tells of. Never throws, whatever came. */
export function failureOfAnswer(answer: BadAnswer): Failure {
  const { status } = answer
  const parsed = parseJson(answer.body)
  const known = readCloudError(parsed) ?? readGatewayError(parsed)
  const base = { status, code: '', title: '', details: [], requestId: '', sent: true, ...known?.says }
  if (status === 406) return { ...base, kind: 'retired' }
  if (status < 400 || (known === undefined && answer.body.length > 0 && !isJson(answer.contentType)))
    return { ...base, kind: 'not_json', code: '' }
  if (status === 404 && known?.gateway === true) return { ...base, kind: 'unsigned' }
  if (status === 401) return unauthorized(base, answer)
  if (status === 403) return { ...base, kind: 'forbidden' }
  if (status === 404) return { ...base, kind: 'not_found' }
  return { ...base, kind: status >= 500 ? 'cloud_broken' : 'cloud' }
}

/** These two answer 401 now and then although they are signed well (seen on the live service). */
const quirky = new Set<OperationName | undefined>(['removeBackupHistories', 'unsetBackup'])

function unauthorized(base: Omit<Failure, 'kind'>, { skewMs, operation }: BadAnswer): Failure {
  if (skewMs !== 0) return { ...base, kind: 'skewed_clock', skewMs }
  if (quirky.has(operation) && base.code === cloudCodes.notAuthenticated) return { ...base, kind: 'cloud' }
  return { ...base, kind: 'bad_key' }
}

/** Whether a content type means JSON: `application/json`, `application/problem+json; charset=utf-8` … */
export function isJson(contentType: string): boolean {
  return contentType === 'application/json' || /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType)
}

type Says = { readonly gateway: boolean; readonly says: Pick<Failure, 'code' | 'title' | 'details' | 'requestId'> }

/** `{"errors":[{code,title,status,detail,request_id,…}]}`: the service itself. `detail` is a string or a list of strings (seen live). */
function readCloudError(body: unknown): Says | undefined {
  if (!isObject(body) || !Array.isArray(body['errors'])) return undefined
  const [entry] = body['errors'] as unknown[]
  if (!isObject(entry)) return undefined
  const detail = entry['detail']
  const details = (Array.isArray(detail) ? (detail as unknown[]) : [detail]).map(text).filter((line) => line !== '')
  const requestId = text(entry['request_id']) || text(entry['global_request_id'])
  return { gateway: false, says: { code: text(entry['code']), title: text(entry['title']), details: details.slice(0, 50), requestId } }
}

/** `{"timestamp","path","status","error","requestId"}`: the gateway in front of the service. */
function readGatewayError(body: unknown): Says | undefined {
  if (!isObject(body) || typeof body['error'] !== 'string' || !('timestamp' in body)) return undefined
  return { gateway: true, says: { code: '', title: text(body['error']), details: [], requestId: text(body['requestId']) } }
}

/** Longest text of the cloud that is passed on in a failure. */
const maxText = 2_000

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, maxText) : ''
}

/** The JSON of an answer; undefined where it is none. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
