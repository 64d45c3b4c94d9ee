import { runBackups } from './backup-schedule.ts'
import { runLogExports } from './log-exports.ts'
import type { Cluster, World } from './world.ts'

/**
 * Something that happens to a cluster by the calendar: backups, archives, exports of logs. It does all that falls after `from` and up
 * to `to` (account's clock, ms), in which time no state and no setting of the cluster changed. What it decides by chance hangs on the
 * cluster's id and the moment alone, so that a month in one step is the same as a month in many.
 */
export type Schedule = (world: World, cluster: Cluster, from: number, to: number) => void

const schedules: readonly Schedule[] = [runBackups, runLogExports]

/**
 * Lets everything happen that a cluster's schedules wanted until a moment. Called when a cluster is looked at and before anything
 * about it changes: a fleet of thousands costs nothing while nobody asks.
 */
export function catchUp(world: World, cluster: Cluster, to: number): void {
  const from = cluster.caughtUpTo
  if (to <= from) return
  cluster.caughtUpTo = to
  for (const schedule of schedules) schedule(world, cluster, from, to)
}
