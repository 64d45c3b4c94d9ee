import { isReplica } from '#contract/rules/findings/judged.ts'
import { isMoving } from '#contract/rules/states.ts'
import { kinds, type Cluster, type Kind } from './cluster.ts'
import { ages } from './intervals.ts'

/**
 * Whether there is anything to be read: a cluster that is gone or not yet there has nothing, replicas have no backups of their own, and
 * without a policy there are no new ones.
 */
export function isWanted({ row, digest }: Cluster, kind: Kind): boolean {
  if (row.service_state === 'TERMINATED') return false
  if (kind === 'detail') return true
  if (row.service_state === 'CREATING') return false
  if (kind === 'histories') return !isReplica(row) && digest?.hasPolicy !== false
  if (kind === 'replicas') return digest !== undefined && digest.replicas > 0
  return kind === 'logExports' || !isReplica(row)
}

/** Whether it is known enough to ask: without the detail nobody knows whether there is a policy. */
function mayAsk({ digest }: Cluster, kind: Kind): boolean {
  return digest !== undefined || (kind !== 'histories' && kind !== 'replicas')
}

/** The moment against which readings are judged. */
export type Moment = {
  /** The cloud's now, ms. */
  readonly now: number
  /** Wall time, ms. */
  readonly wall: number
  /** By how much all ages are divided. */
  readonly speed: number
  /** How often each moving cluster is looked at, ms on the cloud's clock. */
  readonly restlessMs: number
}

/** Kinds of a restless cluster that are to be read at once. While it moves its detail alone: the rest changes with its end. */
export function urgentKinds(cluster: Cluster, { now, wall, speed, restlessMs }: Moment): Kind[] {
  const moving = isMoving(cluster.row.service_state)
  return kinds.filter((kind) => {
    if (!isWanted(cluster, kind) || !mayAsk(cluster, kind) || (cluster.failed[kind]?.againAt ?? 0) > wall) return false
    if (moving && kind !== 'detail') return false
    const kept = cluster.kept[kind]
    if (moving) return kept === undefined || isOlder(kept.readAt, now, restlessMs / speed)
    return cluster.stale.has(kind)
  })
}

/** By how much a reading has passed its age: 1 and more is due; infinite for one that was never made, 0 for one not to be made. */
export function overdue(cluster: Cluster, kind: Kind, { now, wall, speed }: Moment): number {
  if (!isWanted(cluster, kind) || !mayAsk(cluster, kind) || (cluster.failed[kind]?.againAt ?? 0) > wall) return 0
  const kept = cluster.kept[kind]
  if (kept === undefined) return Number.POSITIVE_INFINITY
  const age = now - kept.readAt
  return age < -clockSlackMs ? Number.POSITIVE_INFINITY : (age * speed) / ages[kind]
}

/** A reading from the future is of a clock that was set back: nobody knows how old it is. */
const clockSlackMs = 60_000

/** Whether a reading has passed an age, ms. */
export function isOlder(readAt: number, now: number, ageMs: number): boolean {
  const age = now - readAt
  return age >= ageMs || age < -clockSlackMs
}
