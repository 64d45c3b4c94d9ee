import type { Result } from '#contract/operation.ts'
import { drawTopology, type Drawing } from '#console/lib/topology.ts'
import { useReplicas, type ReplicasRead } from './use-replicas.ts'

/** What the panel draws, and the reading of its replicas. */
export type TopologyRead = Pick<ReplicasRead, 'readAt' | 'failure' | 'refresh'> & { readonly drawing: Drawing }

/** The drawing of a cluster. Only Show Cluster is needed; what else can be read makes it richer. */
export function useTopology(cluster: Result<'showCluster'>, moving: boolean): TopologyRead {
  const { replicas, readAt, failure, refresh } = useReplicas(cluster, { moving })
  return { drawing: drawTopology(cluster, replicas), readAt, failure, refresh }
}
