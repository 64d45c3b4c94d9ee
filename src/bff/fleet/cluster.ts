import { readInstant } from '#contract/instant.ts'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { isMoving } from '#contract/rules/states.ts'
import type { Backup, Digest } from './digest.ts'

export type Row = RdbClusterResponse

/** What is read of a cluster beyond its row in the list, the most useful first. */
export const kinds = ['detail', 'histories', 'replicas', 'archive', 'logExports'] as const
export type Kind = (typeof kinds)[number]

/** A reading as it is kept, packed (see `packing.ts`). `readAt` in ms on the cloud's clock. */
export type Kept = { readonly packed: string; readonly readAt: number }

/** A reading that failed: how often in a row, and when it may be tried again (wall time). */
export type Failed = { readonly times: number; readonly againAt: number }

/** All that a snapshot keeps of one cluster. Times are ms on the cloud's clock where nothing else is said. */
export type Cluster = {
  readonly id: string
  readonly region: string
  /** As the list has it, but for the state: that is of the newest reading, list or detail. */
  row: Row
  rowReadAt: number
  /** The state in the list. */
  listedState: string
  /** Since when the state is what it is, as far as that is known. */
  stateSince: number | undefined
  /** Out of the detail; undefined before it was read. */
  digest: Digest | undefined
  /** Out of the histories: those of the day before they were read. */
  backups: readonly Backup[]
  readonly kept: Partial<Record<Kind, Kept>>
  readonly failed: Partial<Record<Kind, Failed>>
  /** Readings that are older than a change that we know of. */
  stale: Set<Kind>
  /** Raised by every change that we know of: a reading that began before it is stale when it arrives. */
  generation: number
  /** Whole walks of the list in a row that did not see it. */
  missed: number
}

/** A cluster that is seen for the first time. */
export function newCluster(region: string, row: Row, readAt: number): Cluster {
  return {
    id: row.id,
    region,
    row,
    rowReadAt: readAt,
    listedState: row.service_state,
    stateSince: firstSince(row, readAt),
    digest: undefined,
    backups: [],
    kept: {},
    failed: {},
    stale: new Set(),
    generation: 0,
    missed: 0,
  }
}

/** The latest change that the cloud tells of is a good guess for a state that nobody saw begin. */
function firstSince({ modified_at }: Row, readAt: number): number | undefined {
  const modified = readInstant(modified_at)
  return modified === undefined || modified > readAt ? undefined : modified
}

/**
 * Takes a newer row of the list in. A change outdates what was read before it; where list and detail disagree, the detail is asked
 * again and nothing else: the two may differ for longer than a moment.
 * @returns whether it tells anything new
 */
export function observeRow(cluster: Cluster, row: Row, readAt: number): boolean {
  const { row: before, listedState, rowReadAt, missed } = cluster
  const state = row.service_state
  cluster.missed = 0
  if (readAt < rowReadAt) return missed > 0
  cluster.rowReadAt = readAt
  cluster.listedState = state
  const isSame = isSameRow({ ...before, service_state: listedState }, row)
  if (isSame && state === before.service_state) return missed > 0
  cluster.row = { ...row, service_state: before.service_state }
  if (state === before.service_state) outdate(cluster, readInstant(row.modified_at))
  else if (state === listedState) cluster.stale.add('detail')
  else {
    changeState(cluster, state, row.modified_at, { after: rowReadAt, until: readAt })
    outdate(cluster)
  }
  return true
}

function isSameRow(a: Row, b: Row): boolean {
  return Object.keys({ ...a, ...b }).every((key) => a[key as keyof Row] === b[key as keyof Row])
}

/** What a detail tells of the state. */
export type Told = { readonly state: string; readonly modified_at: string; readonly readAt: number }

/** Takes the state in that a detail tells. @returns whether it is another one */
export function observeState(cluster: Cluster, { state, modified_at, readAt }: Told): boolean {
  if (state === cluster.row.service_state) return false
  changeState(cluster, state, modified_at, { after: cluster.kept.detail?.readAt ?? cluster.rowReadAt, until: readAt })
  outdate(cluster)
  return true
}

/** Between two readings the state changed: when, the cloud may tell; else when we saw it. */
function changeState(cluster: Cluster, state: string, modifiedAt: string, { after, until }: { after: number; until: number }): void {
  cluster.row = { ...cluster.row, service_state: state }
  const modified = readInstant(modifiedAt)
  cluster.stateSince = modified !== undefined && modified > after && modified <= until ? modified : until
}

/** Clocks and answers are not exact to the second. */
const slackMs = 2_000

/** Something changed: what was read before is of another time. @param at when, on the cloud's clock; left out: now */
export function outdate(cluster: Cluster, at = Number.POSITIVE_INFINITY): void {
  cluster.generation += 1
  for (const kind of kinds) {
    // What was never read waits for its turn like all that was never read.
    const readAt = cluster.kept[kind]?.readAt
    if (readAt !== undefined && readAt <= at + slackMs) cluster.stale.add(kind)
  }
}

/** Whether it has to be looked at again within seconds. */
export function isRestless({ row, stale, missed }: Cluster): boolean {
  return isMoving(row.service_state) || stale.size > 0 || missed > 0
}
