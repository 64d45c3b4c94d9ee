import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { endpoints } from './connection.ts'

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

type Sources = {
  readonly cluster: Cluster
  readonly region: string
  /** List Replicas; `undefined` while or where it cannot be read. */
  readonly items: readonly ReplicaItem[] | undefined
  /** Show Cluster by the ids that the cluster names as its replicas, as far as they could be read in this region. */
  readonly found: ReadonlyMap<string, Cluster>
}

/** Puts together what three operations say about one cluster's servers and replicas. Takes any of it being absent. */
export function drawTopology({ cluster, region, items, found }: Sources): Drawing {
  const open = [...(items ?? [])]
  const replicas: ReplicaNode[] = []
  const unread: string[] = []
  for (const id of cluster.replicas ?? []) {
    const replica = found.get(id)
    if (replica === undefined) {
      unread.push(id)
      continue
    }
    const names = new Set([replica.name, ...serversOf(replica).map((server) => server.name)])
    const at = open.findIndex((item) => names.has(item.name))
    const item = at === -1 ? undefined : open.splice(at, 1)[0]
    const address = endpoints(replica)[0]?.host
    replicas.push({
      key: id,
      name: replica.name,
      cluster: { id, region },
      state: replica.service_state,
      ...(address === undefined ? {} : { address }),
      ...fromItem(item, region),
    })
  }
  const rest = matchRest(unread, open, region)
  replicas.push(...rest)
  return {
    ha: cluster.ha_enabled === true,
    servers: serversOf(cluster),
    replicas: [...replicas.filter((node) => node.otherRegion === undefined), ...replicas.filter((node) => node.otherRegion !== undefined)],
    ambiguous: rest.some((node) => node.cluster === undefined) && open.length > 0,
  }
}

/** One id and one server left over belong together; of more, nobody can tell which is which. */
function matchRest(ids: readonly string[], items: readonly ReplicaItem[], region: string): ReplicaNode[] {
  const [id] = ids
  const [only] = items
  if (ids.length === 1 && items.length === 1 && id !== undefined && only !== undefined) {
    return [{ key: id, name: only.name, cluster: { id, region: filled(only.region) ?? region }, ...fromItem(only, region) }]
  }
  if (items.length === 0) return ids.map((one) => ({ key: one, name: one }))
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
