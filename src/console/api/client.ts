import { consoleHeader, sessionPath, targetsPath, type Session, type Target } from '#contract/bff/session.ts'
import type { SignIn } from '#contract/bff/sign-in.ts'
import { CallError, type Failure } from '#contract/errors.ts'
import { buildTarget, type Input, type Result } from '#contract/operation.ts'
import { operations, type OperationName } from '#contract/operations.ts'
import { announceSignedOut } from './signed-out.ts'
import { learnClock } from './now.ts'

/** What a caller may add: a signal to give up, and (for tests) another `fetch` and origin. */
export type CallOptions = { readonly signal?: AbortSignal; readonly fetch?: typeof fetch; readonly origin?: string }

/**
 * Calls one operation of the cloud through our BFF.
 * @throws CallError with the one typed failure, whatever went wrong; an `AbortError` where the signal fired
 */
export async function call<N extends OperationName>(
  region: string,
  name: N,
  input: Input<N>,
  options: CallOptions = {},
): Promise<Result<N>> {
  const given: Record<string, unknown> = input
  const target = buildTarget(name, given)
  const answer = await send(operations[name].method, `/api/${region}${target}`, given['body'], options, name)
  // The schemas stay with the forms; the first page trusts the shape and reads tolerantly.
  try {
    return (await answer.json()) as Result<N>
  } catch (error) {
    if (options.signal?.aborted === true) throw error
    throw new CallError({ ...ownFailure('not_json', answer.status, true), operation: name })
  }
}

/** The BFF's own routes. */
export const bff = {
  session: async (signal?: AbortSignal): Promise<Session> => (await send('GET', sessionPath, undefined, { signal })).json(),
  signIn: async (values: SignIn): Promise<Session> => (await send('POST', sessionPath, values, {})).json(),
  signOut: async (): Promise<void> => void (await send('DELETE', sessionPath, undefined, {})),
  targets: async (signal?: AbortSignal): Promise<{ targets: Target[] }> => (await send('GET', targetsPath, undefined, { signal })).json(),
}

type SendOptions = { readonly signal?: AbortSignal | undefined; readonly fetch?: typeof fetch; readonly origin?: string }

async function send(method: string, path: string, body: unknown, options: SendOptions, operation?: OperationName): Promise<Response> {
  const headers: Record<string, string> = { [consoleHeader]: '1' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const init: RequestInit = { method, headers, signal: options.signal ?? null, cache: 'no-store', redirect: 'error' }
  if (body !== undefined) init.body = JSON.stringify(body)
  let response: Response
  try {
    response = await (options.fetch ?? fetch)((options.origin ?? '') + path, init)
  } catch (error) {
    if (options.signal?.aborted === true) throw error
    throw new CallError(ownFailure('offline', 0, method !== 'GET'))
  }
  learnClock(response.headers)
  if (response.ok) return response
  const failure = await readFailure(response)
  if (failure.kind === 'signed_out' && path !== sessionPath) announceSignedOut()
  throw new CallError(operation === undefined ? failure : { ...failure, operation })
}

async function readFailure(response: Response): Promise<Failure> {
  try {
    const body = (await response.json()) as { failure?: Failure }
    if (typeof body.failure?.kind === 'string') return body.failure
  } catch {
    // Not our BFF's words: something between the browser and it answered.
  }
  return ownFailure('internal', response.status, true)
}

function ownFailure(kind: Failure['kind'], status: number, sent: boolean): Failure {
  return { kind, status, code: '', title: '', details: [], requestId: '', sent }
}
