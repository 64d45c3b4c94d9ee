import { matchOperation, type Result } from '#contract/operation.ts'
import { operations } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'

/** A write as the journal keeps it, taken apart. */
export type KeptCall = {
  readonly operation: WriteName
  /** The path's parameters. */
  readonly params: Readonly<Record<string, string>>
  /** Without its secrets. */
  readonly body: unknown
}

/** A cluster as Show Cluster tells it. */
export type ShownCluster = Result<'showCluster'>

/** @param target path and query as they were sent; undefined where they are none of the operation's */
export function readCall(operation: WriteName, target: string, body: unknown): KeptCall | undefined {
  const [path = ''] = target.split('?')
  const match = matchOperation(operations[operation].method, path)
  return match?.name === operation ? { operation, params: match.params, body } : undefined
}

/** The cluster that the path names; undefined for a create, a group of servers, a volume. */
export function clusterInPath({ params }: Pick<KeptCall, 'params'>): string | undefined {
  return params['cluster_id'] ?? params['replica_cluster_id'] ?? params['origin_cluster_id']
}

/** One field of the body; undefined where there is none. */
export function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined
}

/** The texts of a list in the body, other entries left out. */
export function texts(body: unknown, name: string): string[] {
  const list = field(body, name)
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}

/** The volumes of a cluster, each with the group that it belongs to. */
export function volumesOf(cluster: ShownCluster) {
  return cluster.instance_groups.flatMap((group) => group.block_storage_groups.map((volume) => ({ ...volume, group: group.id })))
}

/** Which server is the active one. */
export function activeServer(cluster: ShownCluster): string | undefined {
  return cluster.instance_groups.flatMap(({ instances }) => instances).find(({ role_type }) => role_type === 'ACTIVE')?.name
}
