import { listClusters } from '#emulator/cluster-list.ts'
import { createCluster } from '#emulator/create.ts'
import { engineById } from '#emulator/catalog/engines.ts'
import { invalidServiceState } from '#emulator/errors.ts'
import type { GroupHandlers } from '#emulator/handler.ts'
import { accept, findCluster, operate, refuseBy } from '#emulator/operate.ts'
import { syncWalk, walks } from '#emulator/walks.ts'

export const clusters: GroupHandlers<'clusters'> = {
  listClusters: ({ world, region, input }) => listClusters(world, region, input),

  showCluster: (call) => {
    const cluster = findCluster(call, call.input.cluster_id)
    // A field of 1.1: kernels of the older OS can be patched. Which ones the real cloud means is not documented.
    const newer = call.version === '1.1' ? { is_kernel_patchable: engineById(cluster.engineId)?.os_version === '8.10' } : {}
    return { ...cluster.detail, ...newer }
  },

  createCluster: (call) => createCluster(call, call.body),

  startCluster: (call) => operate(call, call.input.cluster_id, 'startCluster', () => walks.start),

  stopCluster: (call) => operate(call, call.input.cluster_id, 'stopCluster', () => walks.stop),

  restartCluster: (call) => operate(call, call.input.cluster_id, 'restartCluster', () => walks.restart),

  switchoverCluster: (call) => operate(call, call.input.cluster_id, 'switchoverCluster', () => walks.switchover, { kind: 'switchover' }),

  // Looks at the servers: a cluster in UNKNOWN comes back to what they really do.
  synchronizeClusterState: (call) => operate(call, call.input.cluster_id, 'synchronizeClusterState', (cluster) => syncWalk(cluster.actual)),

  terminateCluster: (call) => {
    const cluster = findCluster(call, call.input.cluster_id)
    refuseBy('terminateCluster', cluster)
    if (call.now < cluster.keptUntil) throw invalidServiceState()
    return accept(call, cluster, 'terminateCluster', { walk: walks.terminate, change: { kind: 'terminate' } })
  },
}
