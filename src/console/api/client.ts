import type { ConfirmedPlan } from '#contract/bff/journal.ts'
import { unrecordedHeader, writeIdHeader } from '#contract/bff/write-headers.ts'
import { consoleHeader, sessionPath, targetsPath, type Session, type Target } from '#contract/bff/session.ts'
import type { SignIn } from '#contract/bff/sign-in.ts'
import type { Write } from '#contract/bff/write.ts'
import { CallError, type Failure } from '#contract/errors.ts'
import { buildTarget, type Input, type Result } from '#contract/operation.ts'
import { isWrite, operations, type OperationName } from '#contract/operations.ts'
import { announceSignedOut } from './signed-out.ts'
import { learnClock } from './now.ts'

/** What a caller may add: a signal to give up, and (for tests) another `fetch` and origin. */
export type CallOptions = { readonly signal?: AbortSignal; readonly fetch?: typeof fetch; readonly origin?: string }

/** What the journal is told of a write, beside what is sent. */
export type WriteOptions = CallOptions & {
  /** From `newWriteKey`. Left out: a fresh one, so that each call is a write of its own. */
  readonly key?: string
  /** The cluster that it is about, where the path does not say it (a create, a group of servers, a volume), and its name for people. */
  readonly cluster?: Write['cluster']
  /** The plan in the words that the person confirmed. */
  readonly plan?: ConfirmedPlan
  /** Told the journal's row of an accepted write. `recorded` is false where the cloud accepted and our journal could not take that down. */
  readonly onJournal?: (row: { readonly writeId: string; readonly recorded: boolean }) => void
}

/**
 * The key of one write. A form makes it when it opens and gives it to every further attempt of the same content: then the cloud gets that
 * content once, whatever becomes of the answers. A key is used up once it has an outcome that stays (see `write-key.ts`).
 */
export function newWriteKey(): string {
  return crypto.randomUUID()
}

/**
 * Calls one operation of the cloud through our BFF. A write goes through the journal: give it a `key` kept by the form, the `cluster`
 * and the `plan`, so that it is known again by people and by us. A second open write of the same kind on the same resource fails with
 * `duplicate`; every failure of a write that has a row carries its `writeId`.
 * @throws CallError with the one typed failure, whatever went wrong; an `AbortError` where the signal fired (a write then goes on)
 */
export async function call<N extends OperationName>(
  region: string,
  name: N,
  input: Input<N>,
  options: WriteOptions = {},
): Promise<Result<N>> {
  const given: Record<string, unknown> = input
  const target = buildTarget(name, given)
  const { method } = operations[name]
  const answer = await send(method, `/api/${region}${target}`, isWrite(name) ? envelope(given['body'], options) : undefined, options, name)
  const writeId = answer.headers.get(writeIdHeader)
  if (writeId !== null) options.onJournal?.({ writeId, recorded: answer.headers.get(unrecordedHeader) === null })
  // The schemas stay with the forms; the first page trusts the shape and reads tolerantly.
  try {
    return (await answer.json()) as Result<N>
  } catch (error) {
    if (options.signal?.aborted === true) throw error
    throw new CallError({ ...ownFailure('not_json', answer.status, true), operation: name })
  }
}

/** What goes out as the body of a write: see `Write` in the contract. */
export function envelope(body: unknown, { key = newWriteKey(), cluster, plan }: WriteOptions): Record<string, unknown> {
  return { key, body, cluster, plan }
}

/** The BFF's own routes. */
export const bff = {
  session: async (signal?: AbortSignal): Promise<Session> => (await send('GET', sessionPath, undefined, { signal })).json(),
  signIn: async (values: SignIn): Promise<Session> => (await send('POST', sessionPath, values, {})).json(),
  signOut: async (): Promise<void> => void (await send('DELETE', sessionPath, undefined, {})),
  targets: async (signal?: AbortSignal): Promise<{ targets: Target[] }> => (await send('GET', targetsPath, undefined, { signal })).json(),
}

type SendOptions = { readonly signal?: AbortSignal | undefined; readonly fetch?: typeof fetch; readonly origin?: string }

/** One call to our own server, with the headers it asks for. @throws CallError; an `AbortError` where the signal fired */
export async function send(
  method: string,
  path: string,
  body: unknown,
  options: SendOptions,
  operation?: OperationName,
): Promise<Response> {
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
