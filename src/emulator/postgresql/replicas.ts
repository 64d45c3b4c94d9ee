import { invalidServiceState } from '#emulator/errors.ts'
import type { GroupHandlers } from '#emulator/handler.ts'
import { accept, findCluster, operate, refuseBy } from '#emulator/operate.ts'
import { createOtherRegionReplicas, createReplicas } from '#emulator/replicate.ts'
import { replicaItems } from '#emulator/replication.ts'
import { isServing } from '#emulator/serving.ts'
import { syncWalk, walks } from '#emulator/walks.ts'

export const replicas: GroupHandlers<'replicas'> = {
  listReplicas: (call) => {
    const contents = replicaItems(call.world, findCluster(call, call.input.cluster_id), call.now)
    return { contents, count: contents.length }
  },

  createReplica: (call) => createReplicas(call, call.input.cluster_id, call.body),

  createOtherRegionReplica: (call) => createOtherRegionReplicas(call, call.input.cluster_id, call.body),

  promoteReplicaCluster: (call) => operate(call, call.input.cluster_id, 'promoteReplicaCluster', () => walks.edit, { kind: 'promote' }),

  // A full copy again: it needs an origin that hands one out.
  resetReplica: (call) => {
    const replica = findCluster(call, call.input.replica_cluster_id)
    refuseBy('resetReplica', replica)
    const origin = call.world.clusters.get(replica.detail.origin_cluster_id ?? '')
    if (origin === undefined || !isServing(origin)) throw invalidServiceState()
    return accept(call, replica, 'resetReplica', { walk: walks.edit, change: { kind: 'follow' } })
  },

  // Asked of the origin: its replicas that fell back follow again.
  synchronizeReplicaState: (call) =>
    operate(call, call.input.origin_cluster_id, 'synchronizeReplicaState', () => syncWalk('RUNNING'), { kind: 'followAll' }),
}
