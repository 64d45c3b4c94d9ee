import { fleetClustersPath, type FleetClusters } from '#contract/bff/fleet.ts'
import { isMoving } from '#contract/rules/states.ts'
import type { Read } from './query.ts'
import { isWhole, snapshotQuery, useSnapshot } from './snapshot.ts'

/** What the clusters of all regions are asked for, by the names of the query; what is empty does not filter. Pages count from 0. */
export type FleetClustersQuery = Readonly<Record<'region' | 'state' | 'version' | 'ha' | 'q', string> & { page: number; size: number }>

/** A page of the clusters of all regions, more often while they are read or one of them moves. */
export function useFleetClusters(query: FleetClustersQuery): Read<FleetClusters> {
  return useSnapshot(
    snapshotQuery<FleetClusters>(fleetClustersPath, query),
    ({ clusters, progress }) => !isWhole(progress) || clusters.some(({ state }) => isMoving(state)),
  )
}
