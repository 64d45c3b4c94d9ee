import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { readFollowing, type Following } from '#contract/rules/replica-state.ts'
import { endpoints } from './connection.ts'
import { shortId } from './format.ts'
import { serversOf } from './topology.ts'

type Cluster = Result<'showCluster'>
type ReplicaItem = Result<'listReplicas'>['contents'][number]

/** A replica's cluster: List Clusters of a region has it; Show Cluster's answer where it is there already. */
export type Located = {
  readonly region: string
  readonly row: { readonly name: string; readonly service_state: string }
  readonly detail?: Cluster | undefined
}

/** A cluster by its id; the region is where it is, as far as that is known. */
export type Candidate = { readonly id: string; readonly region: string; readonly name: string }

/** One replica. What is not known is left out. */
export type Replica = {
  readonly key: string
  readonly name: string
  /** Its cluster, where there is no doubt which one it is. */
  readonly cluster?: { readonly id: string; readonly region: string }
  readonly detail?: Cluster
  /** Its cluster's state. */
  readonly state?: string
  readonly address?: string
  /** Set where it is another region than the origin's own. */
  readonly otherRegion?: string
  /** The servers that List Replicas names for it. */
  readonly servers: readonly string[]
  /** When it last took over what the origin wrote, in ms since 1970. */
  readonly syncedAt?: number
  /** The cloud's own word about the replication, and its sentence. */
  readonly word?: string
  readonly told?: string
  /** Which clusters it could be, where that is in doubt. */
  readonly candidates: readonly Candidate[]
}

type Sources = {
  /** The ids that the origin names as its replicas. */
  readonly ids: readonly string[]
  /** The origin's region. */
  readonly region: string
  /** List Replicas; `undefined` while or where it cannot be read. */
  readonly items: readonly ReplicaItem[] | undefined
  /** The ids as far as they could be found. */
  readonly located: ReadonlyMap<string, Located>
  /** More of the above is on its way: what cannot be matched yet is left out. */
  readonly pending: boolean
}

/**
 * The replicas of an origin. List Replicas names servers and no clusters, so that each of its lines is looked for among the servers of
 * the clusters that the origin names; one that fits none or several is in doubt and gets no cluster. The origin's own region comes first.
 */
export function matchReplicas({ ids, region, items, located, pending }: Sources): Replica[] {
  const owned = new Map<string, ReplicaItem[]>()
  const doubtful: Replica[] = []
  const open: ReplicaItem[] = []
  for (const [index, item] of (items ?? []).entries()) {
    const owners = ownersOf(item, ids, located, region)
    const [owner] = owners
    if (owner === undefined) open.push(item)
    else if (owners.length === 1) owned.set(owner, [...(owned.get(owner) ?? []), item])
    else
      doubtful.push(
        inDoubt(
          item,
          index,
          region,
          owners.map((id) => candidateOf(id, located, region)),
        ),
      )
  }
  const doubted = new Set(doubtful.flatMap(({ candidates }) => candidates.map(({ id }) => id)))
  // Whose servers are not known could be any that is left over.
  const rest = ids.filter((id) => !owned.has(id) && located.get(id)?.detail === undefined)
  const inRest = (id: string) => !pending && open.length > 0 && rest.includes(id)
  const known = ids.flatMap((id) => {
    const found = located.get(id)
    const lines = owned.get(id) ?? []
    return found === undefined || inRest(id) || (doubted.has(id) && lines.length === 0) ? [] : [fromLocated(id, found, lines, region)]
  })
  const unknown = open.length > 0 ? rest : rest.filter((id) => !located.has(id))
  const all = [...known, ...doubtful, ...(pending ? [] : matchRest(unknown, open, located, region))]
  return [...all.filter((one) => one.otherRegion === undefined), ...all.filter((one) => one.otherRegion !== undefined)]
}

/** The clusters among whose servers a line of List Replicas is named. A line without a region means the origin's own, if it is there. */
function ownersOf(item: ReplicaItem, ids: readonly string[], located: Sources['located'], region: string): string[] {
  const named = ids.filter((id) => {
    const found = located.get(id)
    return found !== undefined && namesOf(found).has(item.name)
  })
  const within = (where: string) => named.filter((id) => located.get(id)?.region === where)
  const told = filled(item.region)
  if (told !== undefined) return within(told)
  const near = within(region)
  return near.length > 0 ? near : named
}

function namesOf({ row, detail }: Located): ReadonlySet<string> {
  return new Set([row.name, ...(detail === undefined ? [] : serversOf(detail).map(({ name }) => name))])
}

function fromLocated(id: string, { region: at, row, detail }: Located, lines: readonly ReplicaItem[], region: string): Replica {
  const address = detail === undefined ? undefined : endpoints(detail)[0]?.host
  return {
    key: id,
    name: row.name,
    cluster: { id, region: at },
    ...(detail === undefined ? {} : { detail }),
    state: detail?.service_state ?? row.service_state,
    ...(address === undefined ? {} : { address }),
    ...fromLines(lines, region),
    ...(at === region ? {} : { otherRegion: at }),
    candidates: [],
  }
}

/** One id and one server left over belong together; of more, nobody can tell which is which. */
function matchRest(ids: readonly string[], items: readonly ReplicaItem[], located: Sources['located'], region: string): Replica[] {
  if (items.length === 0) return ids.map((one) => ({ key: one, name: shortId(one), servers: [], candidates: [] }))
  const [id] = ids
  const [only] = items
  if (ids.length === 1 && items.length === 1 && id !== undefined && only !== undefined) {
    const at = filled(only.region) ?? region
    const found = located.get(id)
    if (found?.region === at) return [fromLocated(id, found, [only], region)]
    if (found === undefined)
      return [{ key: id, name: only.name, cluster: { id, region: at }, ...fromLines([only], region), candidates: [] }]
  }
  const candidates = ids.map((one) => candidateOf(one, located, region))
  return items.map((item, index) => inDoubt(item, index, region, candidates))
}

function inDoubt(item: ReplicaItem, index: number, region: string, candidates: readonly Candidate[]): Replica {
  return { key: `${index} ${item.name}`, name: item.name, ...fromLines([item], region), candidates }
}

function candidateOf(id: string, located: Sources['located'], region: string): Candidate {
  const found = located.get(id)
  return { id, region: found?.region ?? region, name: found?.row.name ?? shortId(id) }
}

const worstFirst: readonly (Following | undefined)[] = ['failed', 'cut', 'syncing', 'behind', undefined, 'streaming']

/** What the lines of one replica come to: the worst word, and the moment up to which all of its servers have everything. */
function fromLines(lines: readonly ReplicaItem[], region: string): Pick<Replica, 'servers' | 'otherRegion' | 'syncedAt' | 'word' | 'told'> {
  const rank = (line: ReplicaItem) => worstFirst.indexOf(readFollowing(line.replica_state ?? ''))
  const [worst] = lines.toSorted((a, b) => rank(a) - rank(b))
  const synced = lines.flatMap((line) => readInstant(line.synced_at) ?? [])
  const otherRegion = filled(worst?.region)
  const word = filled(worst?.replica_state)
  const told = filled(worst?.replica_state_detail)
  return {
    servers: lines.map(({ name }) => name),
    ...(otherRegion === undefined || otherRegion === region ? {} : { otherRegion }),
    ...(synced.length === 0 ? {} : { syncedAt: Math.min(...synced) }),
    ...(word === undefined ? {} : { word }),
    ...(told === undefined ? {} : { told }),
  }
}

function filled(text: string | null | undefined): string | undefined {
  return text === null || text === '' ? undefined : text
}
