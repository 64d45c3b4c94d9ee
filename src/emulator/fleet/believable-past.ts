import { failed } from '#emulator/backup-schedule.ts'
import { catchUp } from '#emulator/schedules.ts'
import { instancesOf, type Cluster, type World } from '#emulator/world.ts'
import type { Row } from './believable-table.ts'

const dayMs = 86_400_000

/** The cluster whose last backup failed. */
const unlucky = 'coupons'

/**
 * Lets a cluster of the fleet live from its creation until the account wakes up: it ran until it came into the state that its row
 * tells. What happened before anybody looked took as long as on the real cloud.
 */
export function livePast(world: World, cluster: Cluster, row: Row, now: number): void {
  if (row.state === 'CREATING') return
  const past: World = { ...world, pace: { ...world.pace, speed: 1 } }
  catchUp(past, cluster, now - Math.round(row.changed * dayMs))
  setState(cluster, row.state)
  catchUp(past, cluster, now)
  const last = cluster.backups.list.at(-1)
  if (row.name !== unlucky || last === undefined) return
  const after = Math.min(last.endAt, last.startAt + 100_000)
  cluster.backups.list[cluster.backups.list.length - 1] = failed(last, after, 'No space left on the BACKUP volume.')
}

function setState(cluster: Cluster, state: string): void {
  cluster.detail.service_state = state
  for (const instance of instancesOf(cluster)) instance.service_state = state
}
