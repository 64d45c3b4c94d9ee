import { BadPathError, buildTarget, type Input, type Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import type { Failure } from '#contract/errors.ts'
import type { Candidate } from '#contract/rules/journal/made.ts'
import type { ShownCluster } from '#contract/rules/journal/call.ts'
import { schemas } from '#contract/schemas.ts'
import type { ApiVersions } from '#bff/api-version.ts'
import type { Cloud, CloudAnswer } from '#bff/cloud.ts'
import type { Credential } from '#bff/credential.ts'
import { ownFailure } from '#bff/failures.ts'
import { laterClock, type CloudClock } from '#bff/clock.ts'
import type { ReadCache } from '#bff/read-cache.ts'
import type { Language } from '#bff/sign.ts'
import type { TargetRegistry } from '#bff/targets.ts'

/** Whose keys ask, and where. */
export type Asker = {
  readonly credential: Credential
  readonly environment: string
  readonly region: string
  readonly language: Language
}

/** What Show Cluster answered: the cluster, that there is none of that id, or nothing that could be read. */
export type Shown = { readonly kind: 'shown'; readonly cluster: ShownCluster; readonly text: string } | { readonly kind: 'gone' } | Unread
/** The cloud did not answer, refused, or said what cannot be read. */
export type Unread = { readonly kind: 'unread'; readonly failure: Failure }

/** Questions to the cloud. None of them throws; each tells us the cloud's clock and whose account it is. */
export type Asks = {
  /** @param fresh not from the cache: what is read must be of now */
  readonly show: (asker: Asker, clusterId: string, fresh: boolean) => Promise<Shown>
  /** Every cluster of exactly one of these names, fresh; with what Show Cluster says of their origins where `origins` is asked for. */
  readonly named: (
    asker: Asker,
    names: readonly string[],
    origins: boolean,
  ) => Promise<{ readonly kind: 'listed'; readonly rows: readonly Candidate[] } | Unread>
  /** Show Request's word; undefined where it says none. */
  readonly word: (asker: Asker, requestId: string, fresh: boolean) => Promise<string | undefined>
  /** The cloud's now, as far as it was learned for these keys and this region. */
  readonly now: (asker: Pick<Asker, 'credential' | 'environment' | 'region'>) => number
  /** Learns the cloud's clock from an answer that somebody else got. */
  readonly learnClock: (asker: Pick<Asker, 'credential' | 'environment' | 'region'>, answer: CloudAnswer) => void
}

export type AskParts = {
  readonly cloud: Cloud
  readonly cache: ReadCache
  readonly versions: ApiVersions
  readonly targets: TargetRegistry
  /** Wall time. */
  readonly now: () => number
  /** Told the account that the cloud names in an answer. */
  readonly learnAccount: (asker: Asker, account: string) => void
}

/** So many pages of equally named clusters are looked through; more nobody has. */
const pagesMax = 10
const pageSize = 100
/** So many clusters are asked for their origin. */
const originsMax = 10
/** Readings of clocks kept; the oldest go first. */
const clocksMax = 1_000

export function createAsks(parts: AskParts): Asks {
  const { cloud, cache, versions, targets, learnAccount } = parts
  const clocks = new Map<string, CloudClock>()
  const clockKey = ({ credential, environment, region }: Pick<Asker, 'credential' | 'environment' | 'region'>) =>
    `${credential.id} ${environment} ${region}`
  const learnClock: Asks['learnClock'] = (asker, { clock }) => {
    if (clock === undefined) return
    const key = clockKey(asker)
    const latest = laterClock(clocks.get(key), clock)
    clocks.delete(key)
    clocks.set(key, latest)
    if (clocks.size > clocksMax) clocks.delete(clocks.keys().next().value ?? key)
  }

  /** One read, by the table. */
  const read = async <N extends OperationName>(asker: Asker, operation: N, input: Input<N>, fresh: boolean): Promise<Answer<N>> => {
    const { credential, environment, region, language } = asker
    const endpoint = targets.endpoint(environment, region)
    if (endpoint === undefined) return unread(ownFailure('refused', 'This region is not served any more.'))
    const target = targetOf(operation, input)
    if (target === undefined) return unread(ownFailure('not_json', 'The cloud named it by an id that cannot be asked for.', { sent: true }))
    const apiVersion = await versions.of(endpoint, credential)
    const call = { operation, method: 'GET', endpoint, target, body: undefined, credential, language, apiVersion } as const
    const load = () => cloud.send(call)
    const answer = await (fresh ? load() : cache.read(`${credential.id} ${language} ${endpoint.url}${target}`, credential.scopes, load))
    learnClock(asker, answer)
    if (!answer.ok) {
      if (answer.failure.kind === 'retired') versions.forget(endpoint)
      return unread(answer.failure)
    }
    const text = answer.body.toString('utf8')
    const parsed = parse(operation, text)
    return parsed === undefined
      ? unread(ownFailure('not_json', 'The answer of the cloud cannot be read.', { sent: true }))
      : { kind: 'read', value: parsed, text }
  }

  const show: Asks['show'] = async (asker, clusterId, fresh) => {
    const answer = await read(asker, 'showCluster', { cluster_id: clusterId }, fresh)
    if (answer.kind === 'read') {
      learnAccount(asker, answer.value.account_id)
      return { kind: 'shown', cluster: answer.value, text: answer.text }
    }
    return answer.failure.kind === 'not_found' ? { kind: 'gone' } : answer
  }

  const allNamed = async (asker: Asker, name: string): Promise<{ readonly kind: 'listed'; readonly rows: Candidate[] } | Unread> => {
    const rows: Candidate[] = []
    for (let page = 0; page < pagesMax; page += 1) {
      const answer = await read(asker, 'listClusters', { name, size: pageSize, page, sort: 'created_at:desc' }, true)
      if (answer.kind === 'unread') return answer
      const { contents, count } = answer.value
      const accounts = new Set((contents ?? []).map(({ account_id }) => account_id))
      const [account] = accounts
      if (account !== undefined && accounts.size === 1) learnAccount(asker, account)
      rows.push(...(contents ?? []))
      if ((contents ?? []).length < pageSize || rows.length >= count) break
    }
    // The cloud's filter fits any part of a name.
    return { kind: 'listed', rows: rows.filter((row) => row.name === name) }
  }

  return {
    show,
    named: async (asker, names, origins) => {
      const rows: Candidate[] = []
      for (const name of names) {
        const found = await allNamed(asker, name)
        if (found.kind === 'unread') return found
        rows.push(...found.rows)
      }
      if (!origins) return { kind: 'listed', rows }
      const known = await Promise.all(rows.slice(0, originsMax).map(async (row) => withOrigin(row, await show(asker, row.id, true))))
      return { kind: 'listed', rows: [...known, ...rows.slice(originsMax)] }
    },
    word: async (asker, requestId, fresh) => {
      const answer = await read(asker, 'showRequest', { request_id: requestId }, fresh)
      return answer.kind === 'read' && answer.value.state !== '' ? answer.value.state : undefined
    },
    now: (asker) => parts.now() + (clocks.get(clockKey(asker))?.offsetMs ?? 0),
    learnClock,
  }
}

type Answer<N extends OperationName> = { readonly kind: 'read'; readonly value: Result<N>; readonly text: string } | Unread

function unread(failure: Failure): Unread {
  return { kind: 'unread', failure }
}

/** Ids come from the cloud: one that can stand in no path must not end the work on all others. */
function targetOf<N extends OperationName>(operation: N, input: Input<N>): string | undefined {
  try {
    return buildTarget(operation, input)
  } catch (error) {
    if (error instanceof BadPathError) return undefined
    throw error
  }
}

/** The cloud's answers are foreign input: only what fits the contract is worked with. */
function parse<N extends OperationName>(operation: N, text: string): Result<N> | undefined {
  try {
    const parsed = schemas[operation].answer.safeParse(JSON.parse(text))
    return parsed.success ? (parsed.data as Result<N>) : undefined
  } catch {
    return undefined
  }
}

function withOrigin(row: Candidate, shown: Shown): Candidate {
  return shown.kind === 'shown' ? { ...row, origin_cluster_id: shown.cluster.origin_cluster_id ?? null } : row
}
