import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { endpoints } from './connection.ts'
import { shortId } from './format.ts'

type Cluster = Result<'showCluster'>
type ReplicaItem = Result<'listReplicas'>['contents'][number]

/** One server of the cluster. Words of the cloud stay as they come. */
export type ServerNode = { readonly name: string; readonly state: string; readonly role: string; readonly address: string }

/** One replica. What is not known is left out. */
export type ReplicaNode = {
  readonly key: string
  readonly name: string
  /** Its cluster, where there is no doubt which one it is. */
  readonly cluster?: { readonly id: string; readonly region: string }
  readonly state?: string
  readonly address?: string
  /** Set where it is another region than the cluster's own. */
  readonly otherRegion?: string
  /** When it last took over what the origin wrote, in ms since 1970. */
  readonly syncedAt?: number
  /** The cloud's own words about the replication. */
  readonly word?: string
}

export type Drawing = {
  readonly ha: boolean
  readonly servers: readonly ServerNode[]
  /** Own region first. */
  readonly replicas: readonly ReplicaNode[]
  /** List Replicas names servers and no clusters: some of them could be any of several. */
  readonly ambiguous: boolean
}

/** A replica's cluster: List Clusters of a region has it; Show Cluster's answer where it is there already. */
export type Located = {
  readonly region: string
  readonly row: { readonly name: string; readonly service_state: string }
  readonly detail?: Cluster | undefined
}

type Sources = {
  readonly cluster: Cluster
  readonly region: string
  /** List Replicas; `undefined` while or where it cannot be read. */
  readonly items: readonly ReplicaItem[] | undefined
  /** The ids that the cluster names as its replicas, as far as they could be found. */
  readonly located: ReadonlyMap<string, Located>
  /** More of the above is on its way: what cannot be matched yet is not drawn yet. */
  readonly pending: boolean
}

/** Puts together what four operations say about one cluster's servers and replicas. Takes any of it being absent. */
export function drawTopology({ cluster, region, items, located, pending }: Sources): Drawing {
  const open = [...(items ?? [])]
  const replicas: ReplicaNode[] = []
  const unknown: string[] = []
  for (const id of cluster.replicas ?? []) {
    const found = located.get(id)
    if (found === undefined) unknown.push(id)
    else replicas.push(fromLocated(id, found, open, region))
  }
  const rest = pending ? [] : matchRest(unknown, open, region)
  replicas.push(...rest)
  return {
    ha: cluster.ha_enabled === true,
    servers: serversOf(cluster),
    replicas: [...replicas.filter((node) => node.otherRegion === undefined), ...replicas.filter((node) => node.otherRegion !== undefined)],
    ambiguous: rest.some((node) => node.cluster === undefined) && open.length > 0,
  }
}

/** Takes the replica's line of List Replicas out of `open`, if one of its servers is named there. */
function fromLocated(id: string, found: Located, open: ReplicaItem[], region: string): ReplicaNode {
  const { row, detail } = found
  const names = new Set([row.name, ...(detail === undefined ? [] : serversOf(detail).map((server) => server.name))])
  const at = open.findIndex((item) => names.has(item.name))
  const item = at === -1 ? undefined : open.splice(at, 1)[0]
  const address = detail === undefined ? undefined : endpoints(detail)[0]?.host
  return {
    key: id,
    name: row.name,
    cluster: { id, region: found.region },
    state: detail?.service_state ?? row.service_state,
    ...(address === undefined ? {} : { address }),
    ...fromItem(item, region),
    ...(found.region === region ? {} : { otherRegion: found.region }),
  }
}

/** One id and one server left over belong together; of more, nobody can tell which is which. */
function matchRest(ids: readonly string[], items: readonly ReplicaItem[], region: string): ReplicaNode[] {
  const [id] = ids
  const [only] = items
  if (ids.length === 1 && items.length === 1 && id !== undefined && only !== undefined) {
    return [{ key: id, name: only.name, cluster: { id, region: filled(only.region) ?? region }, ...fromItem(only, region) }]
  }
  if (items.length === 0) return ids.map((one) => ({ key: one, name: shortId(one) }))
  return items.map((item, index) => ({ key: `${index} ${item.name}`, name: item.name, ...fromItem(item, region) }))
}

function fromItem(item: ReplicaItem | undefined, region: string): Pick<ReplicaNode, 'otherRegion' | 'syncedAt' | 'word'> {
  if (item === undefined) return {}
  const otherRegion = filled(item.region)
  const syncedAt = readInstant(item.synced_at)
  const word = filled(item.replica_state)
  return {
    ...(otherRegion === undefined || otherRegion === region ? {} : { otherRegion }),
    ...(syncedAt === undefined ? {} : { syncedAt }),
    ...(word === undefined ? {} : { word }),
  }
}

/** The servers of all instance groups, the active one first. */
export function serversOf(cluster: Cluster): ServerNode[] {
  const servers = (cluster.instance_groups ?? []).flatMap((group) =>
    (group.instances ?? []).map((instance) => ({
      name: instance.name ?? '',
      state: instance.service_state ?? '',
      role: instance.role_type ?? '',
      address: instance.service_ip_address ?? '',
    })),
  )
  return [...servers.filter((server) => server.role !== 'STANDBY'), ...servers.filter((server) => server.role === 'STANDBY')]
}

function filled(text: string | null | undefined): string | undefined {
  return text === null || text === '' ? undefined : text
}
