import { cloudCodes, type CloudErrorBody } from '#contract/errors.ts'
import type { OperationName } from '#contract/operations.ts'

/** A refusal of the cloud, thrown by handlers and turned into an answer by the router. */
export class CloudError extends Error {
  override readonly name: string = 'CloudError'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | readonly string[]

  constructor(status: number, code: string, detail: string | readonly string[], title: string = lastWord(code)) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
    this.title = title
    this.detail = detail
  }
}

/** `Dbaas.ValidationError.ExistInprogress` is titled by its last word. */
function lastWord(code: string): string {
  return code.slice(code.lastIndexOf('.') + 1)
}

/** 503 where a change could not be written down: then it has not happened. */
export class NotKeptError extends CloudError {
  override readonly name = 'NotKeptError'

  constructor() {
    super(503, 'Emulator.NotKept', 'This could not be written to the disk, so nothing was done. The terminal of the emulator says why.')
  }
}

/** The cloud's error body; seen live, it has every key even where there is nothing to say. */
export function errorBody(error: CloudError, requestId: string): CloudErrorBody {
  const entry = {
    code: error.code,
    title: error.title,
    status: error.status,
    detail: error.detail,
    request_id: requestId,
    global_request_id: requestId,
    links: [],
    related_resources: [],
    response: null,
  }
  return { errors: [entry] }
}

/**
 * Query or body that the contract refuses. The cloud says how many values are wrong and names none of them (seen live).
 * @param count how many values are wrong
 */
export function invalidValues(count: number): CloudError {
  const detail = Array.from({ length: Math.max(1, count) }, () => 'value_error')
  return new CloudError(400, cloudCodes.validation, detail)
}

/** Values of a body for which the cloud has a code of its own (seen live); every other is a `value_error`. */
const ownCodes: readonly { readonly operation: OperationName; readonly path: string; readonly code: string }[] = [
  { operation: 'addBlockStorages', path: 'size_gb', code: cloudCodes.volumeSize },
  { operation: 'setBlockStorageSize', path: 'size_gb', code: cloudCodes.volumeSize },
]

/** A body that the contract refuses. @param paths where it is wrong */
export function invalidBody(operation: OperationName, paths: readonly string[]): CloudError {
  const own = ownCodes.find((each) => each.operation === operation && paths.includes(each.path))
  return own === undefined ? invalidValues(paths.length) : new CloudError(400, own.code, `Invalid ${own.path}.`)
}

/** 404 of a read or a write on a thing that is not there. The codes are inferred; the status was seen live for clusters. */
export function notFound(what: 'Cluster' | 'InstanceGroup' | 'BlockStorageGroup' | 'LogExportConfig', id: string): CloudError {
  return new CloudError(404, `Dbaas.NotFound.${what}`, `${what} ${id} not found`, 'Not Found')
}

/** A value that is well formed and still not possible. Codes of that kind were seen live; this one's last word is inferred. */
export function refusedValue(word: string, detail: string): CloudError {
  return new CloudError(400, `Dbaas.ValidationError.${word}`, detail)
}

export function otherOperationRuns(): CloudError {
  return new CloudError(400, cloudCodes.inProgress, 'Another operation is in progress on this cluster.')
}

export function invalidServiceState(): CloudError {
  return new CloudError(400, cloudCodes.invalidState, 'Invalid service state')
}

/** A patch to a version that is not a higher minor of the same major in service (seen live for the version that it has). */
export function unpatchableVersion(): CloudError {
  return new CloudError(400, cloudCodes.validation, 'Unpatchable version')
}

/** 401 for an unknown key, a wrong signature or a stale timestamp: the detail says which. */
export function notAuthenticated(detail: string): CloudError {
  return new CloudError(401, cloudCodes.notAuthenticated, detail, 'Unauthorized')
}

/** What the gateway answers to a request that it does not take for signed, and to a path nobody serves. */
export function gatewayNotFound(path: string, at: number, requestId: string): Record<string, unknown> {
  return { timestamp: new Date(at).toISOString(), path, status: 404, error: 'Not Found', requestId }
}
