import type { Result } from '#contract/operation.ts'
import type { ClusterFacts, FindingEvidence } from './finding.ts'

export type Detail = Result<'showCluster'>
type Instance = Detail['instance_groups'][number]['instances'][number]

/** The newest word on a cluster's state: of the list or of Show Cluster, whichever was read last. */
export function stateOf({ row, rowReadAt, detail }: ClusterFacts): string {
  return detail !== undefined && detail.readAt > rowReadAt ? detail.value.service_state : row.service_state
}

/** States in which there is no cluster yet, or none any more, whose settings could be judged. */
const withoutSettings: readonly string[] = ['CREATING', 'MIGRATING', 'TERMINATING', 'TERMINATED', 'FAILED']

/** Whether what is set of a cluster in this state counts: there is a cluster, and it is not on its way out. */
export function countsSettings(state: string): boolean {
  return !withoutSettings.includes(state)
}

let judged: { readonly cluster: ClusterFacts; readonly settings: Detail | undefined } | undefined

/**
 * Show Cluster's answer, where it is read and the cluster is one whose settings count; `undefined` otherwise. The checks of one cluster
 * ask one after the other.
 */
export function settingsOf(cluster: ClusterFacts): Detail | undefined {
  if (judged?.cluster !== cluster) judged = { cluster, settings: readSettings(cluster) }
  return judged.settings
}

function readSettings(cluster: ClusterFacts): Detail | undefined {
  const detail = cluster.detail?.value
  if (detail === undefined || !countsSettings(stateOf(cluster))) return undefined
  // What was read while it was being made tells what was asked for, or nothing yet.
  return countsSettings(detail.service_state) ? detail : undefined
}

/** A copy that follows an origin has no backups, archive and HA of its own. */
export function isReplica({ role_type: role }: Pick<Detail, 'role_type'>): boolean {
  return role === 'REPLICA' || role === 'SECONDARY'
}

/** Every server of a cluster. */
export function serversOf(detail: Detail): readonly Instance[] {
  return (detail.instance_groups ?? []).flatMap((group) => group.instances ?? [])
}

/** A text of the cloud, or nothing where it sent something else: one odd answer must not end the checks of a whole fleet. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** So much of a word of the cloud is enough to know it by. */
const longest = 300

/** A field of an answer as evidence. */
export function evidence(field: string, value: unknown): FindingEvidence {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
  return { field, value: text.length > longest ? `${text.slice(0, longest)}…` : text }
}
