import { consoleHeader, sessionPath, type Session } from '#contract/bff/session.ts'
import type { SignIn } from '#contract/bff/sign-in.ts'
import { CallError, type Failure } from '#contract/errors.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { call } from '#console/api/client.ts'

/** One person at a browser: cookies, and the headers that a browser adds for our own page. */
export type Visitor = {
  /** Like a browser's `fetch` of our own page. */
  readonly fetch: typeof fetch
  readonly signIn: (values?: Partial<SignIn>) => Promise<Session>
  /** Through the console's own client. @throws CallError */
  readonly call: <N extends OperationName>(name: N, input: Input<N>, region?: string) => Promise<Result<N>>
  /** The failure of a call that must fail. */
  readonly fails: <N extends OperationName>(name: N, input: Input<N>, region?: string) => Promise<Failure>
  /** The `Cookie` header, for requests made by hand. */
  readonly cookie: () => string
}

/** @param origin of the console; a path given to `fetch` is resolved against it */
export function createVisitor(origin: string): Visitor {
  let cookie = ''
  const browse: typeof fetch = async (input, init) => {
    if (input instanceof Request) throw new TypeError('A visitor fetches addresses.')
    const headers = new Headers(init?.headers)
    const method = init?.method ?? 'GET'
    if (cookie !== '' && !headers.has('cookie')) headers.set('cookie', cookie)
    if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin')
    if (method !== 'GET' && !headers.has('origin')) headers.set('origin', origin)
    const response = await fetch(new URL(input, origin), { ...init, headers })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      cookie = set.includes('Max-Age=0') ? '' : pair
    }
    return response
  }
  const callAs = <N extends OperationName>(name: N, input: Input<N>, region = 'kr-west1') =>
    call(region, name, input, { fetch: browse, origin })
  return {
    fetch: browse,
    call: callAs,
    cookie: () => cookie,
    fails: async (name, input, region) => {
      try {
        await callAs(name, input, region)
      } catch (error) {
        if (error instanceof CallError) return error.failure
        throw error
      }
      throw new Error(`${name} was expected to fail.`)
    },
    signIn: async (values) => {
      const body = JSON.stringify({ environment: 'demo', region: 'kr-west1', ...values })
      const headers = { [consoleHeader]: '1', 'content-type': 'application/json' }
      const response = await browse(sessionPath, { method: 'POST', headers, body })
      if (!response.ok) throw new CallError(((await response.json()) as { failure: Failure }).failure)
      return (await response.json()) as Session
    },
  }
}
