import type { Cloud } from './cloud.ts'
import type { Credential } from './credential.ts'
import type { Endpoint } from './targets.ts'

/** Versions of the API that this console speaks, the one it prefers first. */
const spoken = ['1.1', '1.0'] as const
/** The version to ask for when a host will not say which it serves; our reference describes it. */
const fallback = '1.0'
/** A host that did not say is asked again after this long. */
const askAgainMs = 60_000

/** Which version of the API each host serves. */
export type ApiVersions = {
  /** The version for `Scp-Api-Version` without the service's name. Asks the host once; never throws. */
  readonly of: (endpoint: Endpoint, credential: Credential) => string | Promise<string>
  /** What was learnt last, without asking. */
  readonly latest: (endpoint: Endpoint) => string
  /** After a 406: what was learnt no longer holds. */
  readonly forget: (endpoint: Endpoint) => void
}

/**
 * @param override from the operator; then no host is asked
 * @param now a clock in ms
 */
export function createApiVersions(cloud: Cloud, now: () => number, override?: string): ApiVersions {
  const known = new Map<string, { version: string; until: number }>()
  const asking = new Map<string, Promise<string>>()
  // What a host refuses to one key, it may tell another: that key alone goes without an answer for a while.
  const refused = new WeakMap<Credential, { url: string; until: number }>()

  const ask = async (endpoint: Endpoint, credential: Credential): Promise<string> => {
    const answer = await cloud.send({
      operation: undefined,
      method: 'GET',
      endpoint,
      target: '/',
      body: undefined,
      credential,
      language: 'en',
      apiVersion: '',
    })
    const served = answer.ok ? chooseVersion(answer.body) : undefined
    const until = served === undefined ? now() + askAgainMs : Number.POSITIVE_INFINITY
    if (!answer.ok && (answer.failure.status === 401 || answer.failure.status === 403))
      refused.set(credential, { url: endpoint.url, until })
    else known.set(endpoint.url, { version: served ?? fallback, until })
    return served ?? fallback
  }

  /** One question at a time for each host, however many ask. */
  const askOnce = (endpoint: Endpoint, credential: Credential): Promise<string> => {
    const { url } = endpoint
    const under = asking.get(url)
    if (under !== undefined) return under
    const question = ask(endpoint, credential).finally(() => asking.delete(url))
    asking.set(url, question)
    return question
  }

  const isRefused = ({ url }: Endpoint, credential: Credential): boolean => {
    const last = refused.get(credential)
    return last?.url === url && now() < last.until
  }

  return {
    of: (endpoint, credential) => {
      if (override !== undefined) return override
      const learnt = known.get(endpoint.url)
      if (learnt !== undefined && now() < learnt.until) return learnt.version
      if (isRefused(endpoint, credential)) return learnt?.version ?? fallback
      const question = askOnce(endpoint, credential)
      if (learnt === undefined) return question
      // Nobody waits for a question that may run into a time-out again; where it breaks, the next call asks anew.
      question.catch(() => undefined)
      return learnt.version
    },
    latest: (endpoint) => override ?? known.get(endpoint.url)?.version ?? fallback,
    forget: (endpoint) => void known.delete(endpoint.url),
  }
}

/**
 * The version to use by a host's list `{"versions":[{"id","status"}]}`; a PLANNED one is not served yet.
 * @returns undefined where the list cannot be read or names none that we speak
 */
export function chooseVersion(body: Buffer): string | undefined {
  try {
    const { versions } = JSON.parse(body.toString('utf8')) as { versions: { id: unknown; status: unknown }[] }
    const served = new Set(versions.filter(({ status }) => status !== 'PLANNED').map(({ id }) => String(id).replace(/^v/i, '')))
    return spoken.find((version) => served.has(version))
  } catch {
    return undefined
  }
}
