import { cloudCodes } from '#contract/errors.ts'
import { emulatorRefuses, type ActionFacts, type ReasonCode } from '#contract/rules/actions.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { replicasMax, volumesMax } from '#contract/rules/limits.ts'
import type { KnownState } from '#contract/rules/states.ts'
import type { AsyncResponse } from '#contract/postgresql/shared.ts'
import { CloudError, invalidServiceState, notFound, otherOperationRuns, refusedValue, unpatchableVersion } from './errors.ts'
import { catchUp } from './schedules.ts'
import { begin, type Walk } from './walks.ts'
import { volumesOf, type Change, type Cluster, type Region, type World } from './world.ts'

/** What every handler that works on a cluster has. */
export type Place = { readonly world: World; readonly region: Region; readonly now: number; readonly failsInto?: KnownState | undefined }

/** The cluster of an id in the region that was asked, with all that its schedules have done until now. @throws CloudError 404 */
export function findCluster({ world, region, now }: Place, id: string): Cluster {
  const cluster = world.clusters.get(id)
  if (cluster === undefined || cluster.region !== region) throw notFound('Cluster', id)
  catchUp(world, cluster, now)
  return cluster
}

/** The instance group of an id in the region that was asked, and its cluster as `findCluster` gives it. @throws CloudError 404 */
export function findGroup(place: Place, id: string) {
  for (const cluster of place.world.clusters.values()) {
    if (cluster.region !== place.region) continue
    const group = cluster.detail.instance_groups.find((one) => one.id === id)
    if (group !== undefined) return { cluster: findCluster(place, cluster.id), group }
  }
  throw notFound('InstanceGroup', id)
}

/** The same for a volume. @throws CloudError 404 */
export function findVolume(place: Place, id: string) {
  for (const cluster of place.world.clusters.values()) {
    if (cluster.region !== place.region) continue
    const volume = volumesOf(cluster).find((one) => one.id === id)
    if (volume !== undefined) return { cluster: findCluster(place, cluster.id), volume }
  }
  throw notFound('BlockStorageGroup', id)
}

/**
 * Refuses what the rules refuse.
 * @param more what the rules of that action look at beyond the cluster itself
 * @throws CloudError ExistInprogress where another operation runs, InvalidServiceState where the state is wrong, else what `refusalOf` says
 */
export function refuseBy(action: WriteName, cluster: Cluster, more: Partial<ActionFacts> = {}): void {
  const { service_state, ha_enabled, role_type, replicas } = cluster.detail
  // Seen live: terminate while CREATING is told as a wrong state, not as a running operation.
  if (action === 'terminateCluster' && service_state === 'CREATING') throw invalidServiceState()
  if (cluster.operation !== undefined) throw otherOperationRuns()
  const reason = emulatorRefuses(action, { service_state, ha_enabled, role_type, replica_count: replicas.length, ...more })
  if (reason !== undefined) throw refusalOf(reason)
}

/** How the cloud says it; where nobody has seen its words, it is a wrong state. */
function refusalOf(reason: ReasonCode): CloudError {
  switch (reason) {
    case 'in_progress':
      return otherOperationRuns()
    case 'needs_ha':
      return new CloudError(404, 'Dbaas.NotFound.SwitchOverHost', 'switch over host not found', 'Not Found')
    case 'os_volume':
      return new CloudError(400, cloudCodes.volumeRole, 'The OS block storage cannot be changed.')
    case 'volumes_full':
      return new CloudError(400, cloudCodes.validation, `At most ${volumesMax} block storages can be used.`)
    case 'needs_audit':
      return new CloudError(400, cloudCodes.validation, 'The audit log is off.')
    case 'no_higher_minor':
      return unpatchableVersion()
    case 'replicas_first':
      return new CloudError(400, cloudCodes.validation, 'The replicas must be patched first.')
    case 'replicas_full':
      return new CloudError(400, cloudCodes.validation, `At most ${replicasMax} replicas can be used.`)
    case 'no_backup':
      return refusedValue('InvalidBackupHistoryNumber', 'There is no finished backup to restore from.')
    default:
      return invalidServiceState()
  }
}

/** What a handler says about a write that nothing speaks against any more. */
export type Accepted = {
  readonly walk: Walk
  readonly change?: Change
  /** ms; as long as the operation typically takes, unless it is told otherwise. */
  readonly duration?: number
  /** Accepted, but it will not succeed: the state it leaves. A fault that was set goes first. */
  readonly failsInto?: KnownState | undefined
}

/** Accepts a write. */
export function accept(place: Place, cluster: Cluster, action: WriteName, { walk, change, duration, failsInto }: Accepted): AsyncResponse {
  return begin(place.world, cluster, {
    operation: action,
    walk,
    duration: duration ?? durations[action].typical,
    at: place.now,
    failsInto: place.failsInto ?? failsInto,
    ...(change === undefined ? {} : { change }),
  })
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
  return accept(place, cluster, action, { walk: walk(cluster), ...(change === undefined ? {} : { change }) })
}
