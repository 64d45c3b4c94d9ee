import type { WriteName } from './durations.ts'
import { makesClusters } from './journal/made.ts'
import { isMoving } from './states.ts'

/** What is known of a request that a page follows. Instants in ms since 1970 on the cloud's clock. */
export type Observed = {
  readonly operation: WriteName
  readonly sentAt: number
  /** When `state` or `gone` was read: a settled state only counts as an end if it was read late enough. */
  readonly readAt: number
  /** By how much the emulator divides durations. */
  readonly speed: number
  /** Show Cluster's `service_state`; `undefined` until it could be read. */
  readonly state: string | undefined
  readonly modifiedAt: number | undefined
  /** Show Cluster answers 404. */
  readonly gone: boolean
  /** Whether the cluster was seen moving since it was sent. */
  readonly moved: boolean
  /** Show Request's `state`, a free word without documented values. */
  readonly word: string | undefined
  /** Show Request has neither answered nor failed yet. */
  readonly asking: boolean
}

export type Outcome = 'running' | 'done' | 'failed'

/** Time the cloud is given to begin before a settled state is taken for the end, in ms at speed 1. */
const toBegin = 60_000
/** With a fast emulator the network takes longer than the wait. */
const atLeast = 5_000

/** Where a cluster stands when an operation has done what it should. What changes settings alone leaves it as it was, running or stopped. */
const ends: Partial<Record<WriteName, string>> = {
  createCluster: 'RUNNING',
  createRestoreCluster: 'RUNNING',
  startCluster: 'RUNNING',
  restartCluster: 'RUNNING',
  switchoverCluster: 'RUNNING',
  promoteReplicaCluster: 'RUNNING',
  resetReplica: 'RUNNING',
  stopCluster: 'STOPPED',
  terminateCluster: 'TERMINATED',
}
/** These are followed at the origin, which is as it was whether its replicas came to be or not: only Show Request tells. */
const elsewhere: ReadonlySet<WriteName> = new Set<WriteName>(['createReplica', 'createOtherRegionReplica'])
const begun = /^(?:pending|queued|wait\w*|accepted|started|running|process\w*|execut\w*|in_?progress)$/i
const finished = /^(?:done|complet\w*|success\w*|succeed\w*|finish\w*|ok)$/i
const failed = /^(?:fail\w*|error|cancel\w*|reject\w*|abort\w*)$/i

/**
 * What became of a request. The cluster's own state is the judge of "finished"; Show Request's word only tells that
 * something has begun or gone wrong; any other word of it says that the cloud still has the request in hand. A finished deletion shows as TERMINATED or as 404.
 */
export function outcomeOf(seen: Observed): Outcome {
  const { operation, sentAt, readAt, state, word } = seen
  const said = word !== undefined && saysEnded(word)
  const inHand = seen.asking || (word !== undefined && !said)
  const waited = !inHand && readAt - sentAt > Math.max(toBegin / seen.speed, atLeast)
  if (seen.gone) return operation === 'terminateCluster' ? 'done' : makesClusters(operation) && !waited ? 'running' : 'failed'
  if (state === undefined || isMoving(state)) return 'running'
  if (elsewhere.has(operation) && (seen.asking || (word !== undefined && begun.test(word)))) return 'running'
  const changed = seen.modifiedAt !== undefined && seen.modifiedAt > sentAt
  if (!seen.moved && !changed && !said && !waited) return 'running'
  if (saysFailed(word)) return 'failed'
  if (operation === 'synchronizeClusterState') return state === 'UNKNOWN' ? 'failed' : 'done'
  const end = ends[operation]
  const well = state === 'RUNNING' || state === 'STOPPED'
  const reached = end === undefined ? well : state === end
  // Where the cloud says that it has done it, a cluster that is well elsewhere has been changed again since.
  return reached || (well && saysFinished(word)) ? 'done' : 'failed'
}

/** Whether Show Request's word says that it is over, well or not. */
export function saysEnded(word: string): boolean {
  return finished.test(word) || failed.test(word)
}

/** Whether Show Request's word says that it went well. */
export function saysFinished(word: string | undefined): boolean {
  return word !== undefined && finished.test(word)
}

/** Whether Show Request's word says that it went wrong. */
export function saysFailed(word: string | undefined): boolean {
  return word !== undefined && failed.test(word)
}
