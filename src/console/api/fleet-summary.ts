import { fleetPath, type FleetSummary } from '#contract/bff/fleet.ts'
import type { Read } from './query.ts'
import { isWhole, snapshotQuery, useSnapshot } from './snapshot.ts'

const summaryQuery = snapshotQuery<FleetSummary>(fleetPath)

/** The whole fleet in figures, more often while it is read or something moves. */
export function useFleetSummary(): Read<FleetSummary> {
  return useSnapshot(summaryQuery, ({ progress, moving }) => moving.count > 0 || !isWhole(progress))
}
