import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { readInstant } from '#contract/instant.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { clusterInPath, field, type KeptCall } from './call.ts'

/** Operations that make one cluster or more. */
export const makingNames = [
  'createCluster',
  'createRestoreCluster',
  'createReplica',
  'createOtherRegionReplica',
] as const satisfies readonly WriteName[]
export type MakingName = (typeof makingNames)[number]

export function makesClusters(operation: WriteName): operation is MakingName {
  return makingNames.some((name) => name === operation)
}

/** The clusters that a write would make. */
export type Making = {
  readonly names: readonly string[]
  /** Roles that they may have; a role that the cloud leaves out fits as well. */
  readonly roles: readonly string[]
  /** The cluster that they come from, where the write names one. */
  readonly origin: string | undefined
  /** Where they would be, if not in the region that was asked. */
  readonly region: string | undefined
}

/** What to look for after a write that makes clusters; undefined for any other. */
export function makingOf(call: KeptCall): Making | undefined {
  const { operation, body } = call
  if (!makesClusters(operation)) return undefined
  if (operation === 'createCluster') {
    const origin = filled(field(body, 'origin_cluster_id'))
    const roles = origin === undefined ? ['ORIGIN'] : ['SECONDARY', 'REPLICA']
    return { names: filledTexts([field(body, 'name')]), roles, origin, region: undefined }
  }
  const origin = clusterInPath(call)
  // That a restored cluster is a RECOVERY is inferred; it may be an ORIGIN from the start.
  if (operation === 'createRestoreCluster')
    return { names: filledTexts([field(body, 'name')]), roles: ['RECOVERY', 'ORIGIN'], origin, region: undefined }
  const replicas = field(body, 'replicas')
  const names = Array.isArray(replicas) ? filledTexts(replicas.map((replica: unknown) => field(replica, 'name'))) : []
  return { names, roles: ['REPLICA', 'SECONDARY'], origin, region: filled(field(body, 'region')) }
}

/** One row of List Clusters, with the origin that Show Cluster tells where it was asked. */
export type Candidate = RdbClusterResponse & { readonly origin_cluster_id?: string | null | undefined }

/** What is known from the time before it was sent. Instants are ms on the cloud's clock. */
export type Sent = {
  readonly sentAt: number
  /** By how much our reading of the cloud's clock may be wrong. */
  readonly skewMs: number
  /** Clusters of the same name that were there before; undefined where nobody could look. */
  readonly idsBefore: readonly string[] | undefined
}

/** Whether a row of List Clusters may be one that the write has made. */
export function mayBeMade(row: Candidate, making: Making, { sentAt, skewMs, idsBefore = [] }: Sent): boolean {
  const createdAt = readInstant(row.created_at)
  return (
    making.names.includes(row.name) &&
    !idsBefore.includes(row.id) &&
    createdAt !== undefined &&
    createdAt >= sentAt - skewMs &&
    (row.role_type === null || making.roles.includes(row.role_type)) &&
    (making.origin === undefined || (row.origin_cluster_id ?? making.origin) === making.origin)
  )
}

/**
 * What was found. `applied`: for each name exactly one; `id` is the cluster where there is one name. `many`: more than one for a name,
 * so that nobody can tell which is ours. `ambiguous`: some of several, or nobody could look before it was sent.
 */
export type Found =
  | { readonly kind: 'applied'; readonly id: string | undefined }
  | { readonly kind: 'not_yet' }
  | { readonly kind: 'many' | 'ambiguous'; readonly candidates: readonly Candidate[] }

/** @param rows every cluster of these names that the cloud lists, TERMINATED ones included */
export function findMade(rows: readonly Candidate[], making: Making, sent: Sent): Found {
  const candidates = rows.filter((row) => mayBeMade(row, making, sent))
  const perName = making.names.map((name) => candidates.filter((row) => row.name === name).length)
  if (candidates.length === 0) return { kind: 'not_yet' }
  if (perName.some((count) => count > 1)) return { kind: 'many', candidates }
  if (sent.idsBefore === undefined || perName.some((count) => count === 0)) return { kind: 'ambiguous', candidates }
  return { kind: 'applied', id: making.names.length === 1 ? candidates[0]?.id : undefined }
}

function filled(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function filledTexts(values: readonly unknown[]): string[] {
  return values.flatMap((value) => filled(value) ?? [])
}
