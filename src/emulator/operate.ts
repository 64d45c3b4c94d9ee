import { emulatorRefuses } from '#contract/rules/actions.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import type { KnownState } from '#contract/rules/states.ts'
import type { AsyncResponse } from '#contract/postgresql/shared.ts'
import { CloudError, clusterNotFound, invalidServiceState, otherOperationRuns } from './errors.ts'
import { catchUp } from './schedules.ts'
import { begin, type Walk } from './walks.ts'
import type { Change, Cluster, Region, World } from './world.ts'

/** What every handler that works on a cluster has. */
export type Place = { readonly world: World; readonly region: Region; readonly now: number; readonly failsInto?: KnownState | undefined }

/** The cluster of an id in the region that was asked, with all that its schedules have done until now. @throws CloudError 404 */
export function findCluster({ world, region, now }: Place, id: string): Cluster {
  const cluster = world.clusters.get(id)
  if (cluster === undefined || cluster.region !== region) throw clusterNotFound(id)
  catchUp(world, cluster, now)
  return cluster
}

/**
 * Refuses what the rules refuse.
 * @throws CloudError ExistInprogress where another operation runs, InvalidServiceState where the state is wrong, 404 for a switchover without HA
 */
export function refuseBy(action: WriteName, cluster: Cluster): void {
  const { service_state, ha_enabled, role_type, replicas } = cluster.detail
  // Seen live: terminate while CREATING is told as a wrong state, not as a running operation.
  if (action === 'terminateCluster' && service_state === 'CREATING') throw invalidServiceState()
  if (cluster.operation !== undefined) throw otherOperationRuns()
  const reason = emulatorRefuses(action, { service_state, ha_enabled, role_type, replica_count: replicas.length })
  if (reason === undefined) return
  if (reason === 'in_progress') throw otherOperationRuns()
  if (reason === 'needs_ha') throw new CloudError(404, 'Dbaas.NotFound.SwitchOverHost', 'switch over host not found', 'Not Found')
  throw invalidServiceState()
}

/** Accepts a write on a cluster that the rules let pass: the usual way of a handler. @throws CloudError as `findCluster` and `refuseBy` */
export function operate(
  place: Place,
  clusterId: string,
  action: WriteName,
  walk: (cluster: Cluster) => Walk,
  change?: Change,
): AsyncResponse {
  const cluster = findCluster(place, clusterId)
  refuseBy(action, cluster)
  return begin(place.world, cluster, {
    operation: action,
    walk: walk(cluster),
    duration: durations[action].typical,
    at: place.now,
    failsInto: place.failsInto,
    ...(change === undefined ? {} : { change }),
  })
}
