import type { Input, Result } from '#contract/operation.ts'
import { restartCluster, startCluster, stopCluster, synchronizeClusterState } from '#console/components/plans/clusters.ts'
import type { About, Plan } from '#console/components/plans/plan.ts'

/** What can be done with several clusters at once, in the order of the bar. */
export const deeds = ['startCluster', 'stopCluster', 'restartCluster', 'synchronizeClusterState'] as const
export type Deed = (typeof deeds)[number]

/** The plan of a deed for one cluster: the very one that its own page shows. */
export const planOf: Readonly<Record<Deed, (about: About) => Plan<Deed>>> = {
  startCluster,
  stopCluster,
  restartCluster,
  synchronizeClusterState,
}

/** What is sent for it. */
export const inputOf = (cluster: Pick<Result<'showCluster'>, 'id'>): Input<Deed> => ({ cluster_id: cluster.id })
