/**
 * Why a call failed, as the console tells it. The BFF decides the kind; each has its own sentence in `messages`.
 * `cloud` is an error the cloud explained itself; `code` then says more.
 */
export const failureKinds = [
  'cloud', // the cloud refused and said why (4xx with its own error body)
  'forbidden', // 403: the key's owner lacks the action, or the key is limited by source address
  'bad_key', // 401 of the cloud: access key or secret key wrong
  'skewed_clock', // 401 while our clock and the cloud's differ by more than a minute
  'unsigned', // the gateway's 404 for a request it does not take for signed
  'not_found', // 404 for a resource
  'cloud_broken', // 5xx of the cloud
  'not_json', // HTML or anything else that is not JSON came back
  'too_large', // an answer beyond 8 MB
  'timeout', // no answer in time
  'unreachable', // connection refused, no route, name not found
  'tls', // certificate or handshake
  'reset', // the connection broke while waiting
  'retired', // 406: the API version is no longer served
  'signed_out', // our own session ended
  'bad_request', // our own check of query or body refused; nothing was sent
  'refused', // our own guard refused (cross-site, unknown operation, too large); nothing was sent
  'busy', // our own limits; nothing was sent
  'duplicate', // a write of this kind on the same resource is still open in our journal; nothing was sent
  'key_reused', // the key of a write was used before with another meaning; nothing was sent
  'store_down', // our journal cannot be written; nothing was sent
  'offline', // the browser could not reach our own server
  'internal', // our own server failed
] as const
export type FailureKind = (typeof failureKinds)[number]

/** The one typed error that reaches the browser, body `{ failure }` of every answer ≥ 400 under `/api`. */
export type Failure = {
  readonly kind: FailureKind
  /** HTTP status: the cloud's where it answered, else ours. */
  readonly status: number
  /** The cloud's code, e.g. `Dbaas.ValidationError.ExistInprogress`; empty where there is none. */
  readonly code: string
  readonly title: string
  /** The cloud's `detail`, always as a list. */
  readonly details: readonly string[]
  /** What the vendor's support asks for; empty where the cloud gave none. */
  readonly requestId: string
  /** Which operation was asked, where the console's client knows it; names the IAM action that a 403 misses. */
  readonly operation?: string
  /** Whether the request may have reached the cloud: a write may then have happened. */
  readonly sent: boolean
  /** How far our clock is ahead of the cloud's (ms), where that explains the failure. */
  readonly skewMs?: number
  /** Where our own check refused: path into the input and why. */
  readonly issues?: readonly { readonly path: string; readonly message: string }[]
  /** The journal's row of the write that failed; with `duplicate`, of the open one that stands in the way. */
  readonly writeId?: string
}

const lostAnswers: readonly FailureKind[] = ['timeout', 'reset', 'not_json', 'too_large']

/**
 * Whether a write that failed so may have been carried out: it went out, and the cloud did not plainly refuse it. A 408 says that the
 * other side did not wait for all of a request, not what it did with it.
 */
export function mayHaveHappened({ sent, status, kind }: Failure): boolean {
  return sent && kind !== 'signed_out' && (status === 0 || status >= 500 || status === 408 || lostAnswers.includes(kind))
}

/** A failed call. Thrown by the console's client. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly failure: Failure

  constructor(failure: Failure) {
    super(`${failure.kind} ${failure.status} ${failure.code}`)
    this.failure = failure
  }
}

/** One entry of the cloud's error body. `detail` is a string or a list of strings (seen live). */
export type CloudErrorEntry = {
  readonly code: string
  readonly title: string
  readonly status: number
  readonly detail: string | readonly string[]
  readonly request_id: string
  readonly global_request_id: string
  readonly links: readonly unknown[]
  readonly related_resources: readonly unknown[]
  readonly response: unknown
}
export type CloudErrorBody = { readonly errors: readonly CloudErrorEntry[] }

/** Codes of the cloud that the console knows (seen live); others are shown as they come. */
export const cloudCodes = {
  inProgress: 'Dbaas.ValidationError.ExistInprogress',
  invalidState: 'Dbaas.ValidationError.InvalidServiceState',
  createTooSoon: 'Dbaas.RbacCreateError',
  noDataVolume: 'Dbaas.ValidationError.InvalidBlockStorageDataDiskCount',
  volumeRole: 'Dbaas.ValidationError.InvalidBlockStorageRoleType',
  volumeSize: 'Dbaas.ValidationError.InvalidBlockStorageSize',
  scheduleData: 'Dbaas.ValidationError.InvalidScheduleData',
  notAuthenticated: 'Dbaas.Unauthorized.AuthNFailed',
  forbidden: 'Dbaas.Forbidden',
  validation: 'ValidationError',
  contactAdmin: 'ContactAdminForAssistance',
} as const
