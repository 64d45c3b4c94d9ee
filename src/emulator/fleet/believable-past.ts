import { failed } from '#emulator/backup-schedule.ts'
import { catchUp } from '#emulator/schedules.ts'
import { instancesOf, type Cluster, type ReplicaLink, type World } from '#emulator/world.ts'
import type { Row } from './believable-table.ts'

const minute = 60_000
const dayMs = 1440 * minute

/**
 * Lets a cluster of the fleet live from its creation until the account wakes up: it ran until it came into the state that its row
 * tells. What happened before anybody looked took as long as on the real cloud.
 */
export function livePast(world: World, cluster: Cluster, row: Row, now: number): void {
  if (row.state === 'CREATING') return
  const past: World = { ...world, pace: { ...world.pace, speed: 1 } }
  const changedAt = now - Math.round(row.changed * dayMs)
  catchUp(past, cluster, changedAt)
  setState(cluster, row.state, changedAt)
  catchUp(past, cluster, now)
  if (cluster.detail.role_type === 'REPLICA') cluster.link = linkOf(row, now)
}

/** The latest backup of a cluster broke off. */
export function failLastBackup(cluster: Cluster): void {
  const last = cluster.backups.list.at(-1)
  if (last === undefined) return
  const after = Math.min(last.endAt, last.startAt + 100_000)
  cluster.backups.list[cluster.backups.list.length - 1] = failed(last, after, 'No space left on the BACKUP volume.')
}

/** Two replicas have fallen back: one lost its origin, one is behind. The others follow, and will for the first hours. */
function linkOf({ name }: Row, now: number): ReplicaLink {
  if (name !== 'payments-ra' && name !== 'fraud-ra') return { since: now }
  return { since: now, trouble: { from: now - 40 * minute, to: now + 300 * minute, lost: name === 'payments-ra' } }
}

function setState(cluster: Cluster, state: string, at: number): void {
  cluster.detail.service_state = state
  cluster.servedUntil = at
  for (const instance of instancesOf(cluster)) instance.service_state = state
}
