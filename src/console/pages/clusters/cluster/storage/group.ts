import type { Result } from '#contract/operation.ts'

export type Group = Result<'showCluster'>['instance_groups'][number]
export type Volume = Group['block_storage_groups'][number]

/** What each panel and form of a group of servers needs. */
export type GroupProps = { readonly cluster: Result<'showCluster'>; readonly group: Group }

/** How many servers the group has: each has all of its volumes. */
export function serverCount(group: Group): number {
  return (group.instances ?? []).length
}

/** GB of all volumes of one server. */
export function totalGb(group: Group): number {
  return (group.block_storage_groups ?? []).reduce((sum, { size_gb }) => (Number.isFinite(size_gb) ? sum + size_gb : sum), 0)
}
