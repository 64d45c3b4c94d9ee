import type { ReplicaItem } from '#contract/postgresql/replicas.ts'
import { wireTime } from '#emulator/clock.ts'
import { notYet, type GroupHandlers } from '#emulator/handler.ts'
import { findCluster } from '#emulator/operate.ts'
import { instancesOf, type Cluster } from '#emulator/world.ts'
import { isMoving } from '#contract/rules/states.ts'
import { readInstant } from '#contract/instant.ts'

export const replicas: GroupHandlers<'replicas'> = {
  listReplicas: (call) => {
    const origin = findCluster(call, call.input.cluster_id)
    const contents = origin.detail.replicas.flatMap((id) => {
      const replica = call.world.clusters.get(id)
      return replica === undefined ? [] : itemsOf(origin, replica, call.now)
    })
    return { contents, count: contents.length }
  },

  createOtherRegionReplica: notYet('createOtherRegionReplica'),
  createReplica: notYet('createReplica'),
  promoteReplicaCluster: notYet('promoteReplicaCluster'),
  resetReplica: notYet('resetReplica'),
  synchronizeReplicaState: notYet('synchronizeReplicaState'),
}

/** One line per server of a replica. The words of the state are invented: the cloud documents none. */
function itemsOf(origin: Cluster, replica: Cluster, now: number): ReplicaItem[] {
  const elsewhere = replica.region !== origin.region
  const state = replica.detail.service_state
  const flows = state === 'RUNNING' && origin.detail.service_state === 'RUNNING'
  return instancesOf(replica).map((server) => ({
    name: server.name,
    // The vendor's first client refuses a field it does not know: it is there only where it means something.
    ...(elsewhere ? { region: replica.region } : {}),
    replica_state: flows ? 'STREAMING' : isMoving(state) ? 'SYNCHRONIZING' : 'DISCONNECTED',
    replica_state_detail: flows ? null : `The replica is ${state}, its origin is ${origin.detail.service_state}.`,
    synced_at: flows ? wireTime(lastSync(replica, now, elsewhere)) : lastChange(replica, origin),
  }))
}

/** The moment up to which a replica has everything: it moves on in steps of five seconds, further behind in another region. */
function lastSync(replica: Cluster, now: number, elsewhere: boolean): number {
  const lag = (elsewhere ? 11_000 : 1000) + (Number.parseInt(replica.id.slice(0, 2), 16) % 7) * 500
  return Math.floor((now - lag) / 5000) * 5000
}

/** A replica that does not follow has stopped where the first of the two last changed. */
function lastChange(replica: Cluster, origin: Cluster): string {
  const changed = [replica, origin]
    .filter(({ detail }) => detail.service_state !== 'RUNNING')
    .map(({ detail }) => readInstant(detail.modified_at) ?? 0)
  return wireTime(Math.min(...changed))
}
