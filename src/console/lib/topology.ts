import type { Result } from '#contract/operation.ts'
import type { Replica } from './replicas.ts'

type Cluster = Result<'showCluster'>

/** One server of the cluster. Words of the cloud stay as they come. */
export type ServerNode = { readonly name: string; readonly state: string; readonly role: string; readonly address: string }

export type Drawing = {
  readonly ha: boolean
  readonly servers: readonly ServerNode[]
  /** Own region first. */
  readonly replicas: readonly Replica[]
  /** List Replicas names servers and no clusters: some of them could be any of several. */
  readonly ambiguous: boolean
}

/** What the drawing of a cluster shows. Takes any part of the cloud's answer being absent. */
export function drawTopology(cluster: Cluster, replicas: readonly Replica[]): Drawing {
  return {
    ha: cluster.ha_enabled === true,
    servers: serversOf(cluster),
    replicas,
    ambiguous: replicas.some((replica) => replica.cluster === undefined && replica.servers.length > 0),
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
