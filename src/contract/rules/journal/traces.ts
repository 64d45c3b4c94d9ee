import type { WriteName } from '#contract/rules/durations.ts'
import { isSettled } from '#contract/rules/states.ts'
import { activeServer, field, texts, volumesOf, type KeptCall, type ShownCluster } from './call.ts'
import { makesClusters, type MakingName } from './made.ts'

/**
 * What the cluster tells of a write whose answer never came. `applied`: it is under way or has been carried out; `not_yet`: the cluster
 * is as it was; `ambiguous`: the cluster cannot tell. Not yet is not never: the cloud may still be at it.
 */
export type Trace = 'applied' | 'not_yet' | 'ambiguous'

/** What is compared. */
export type Compared = {
  readonly call: KeptCall
  /** Show Cluster right before it was sent; undefined where that could not be read. */
  readonly before: ShownCluster | undefined
  /** Show Cluster now; `gone` where it answers 404. */
  readonly now: ShownCluster | 'gone'
}

type Pair = { readonly call: KeptCall; readonly before: ShownCluster; readonly now: ShownCluster }
type Witness = (pair: Pair) => Trace

/**
 * Looks for the trace of a write on its cluster. Without the state before it nothing can be told apart from what somebody else did.
 * For writes that make clusters see `made.ts`; here they are ambiguous.
 */
export function traceOf({ call, before, now }: Compared): Trace {
  if (before === undefined) return 'ambiguous'
  if (now === 'gone') return call.operation === 'terminateCluster' ? 'applied' : 'ambiguous'
  if (isUntouched(before, now)) return 'not_yet'
  return makesClusters(call.operation) ? 'ambiguous' : witnesses[call.operation]({ call, before, now })
}

/** Nothing has happened to it since: the cloud dates every change. */
function isUntouched(before: ShownCluster, now: ShownCluster): boolean {
  return before.modified_at === now.modified_at && before.service_state === now.service_state
}

/**
 * It came into a state that only this operation brings about: on the way, or at the end.
 * @param from where the end proves it alone: out of a change or a trouble, other operations lead to the same end
 */
function moves(moving: string, end?: string, from?: string): Witness {
  return ({ before, now }) => {
    const entered = (state: string | undefined) => state === now.service_state && state !== before.service_state
    const ended = entered(end) && (from === undefined || from === before.service_state)
    return entered(moving) || ended ? 'applied' : 'ambiguous'
  }
}

/** It has what was asked for, and had not before. While something is still under way, whose it is cannot be told. */
function becomes(isSo: (cluster: ShownCluster, call: KeptCall, before: ShownCluster) => boolean): Witness {
  return ({ call, before, now }) => (isSo(now, call, before) && !isSo(before, call, before) ? 'applied' : 'ambiguous')
}

/** What leaves no trace in Show Cluster: settings that stand elsewhere, and syncs, which change nothing. */
const silent: Witness = () => 'ambiguous'

const backupFields = ['archive_frequency_minute', 'retention_period_day', 'starting_time_hour'] as const

/** Every write that does not make a cluster, and how Show Cluster tells of it. */
const witnesses: Readonly<Record<Exclude<WriteName, MakingName>, Witness>> = {
  startCluster: moves('STARTING', 'RUNNING', 'STOPPED'),
  stopCluster: moves('STOPPING', 'STOPPED', 'RUNNING'),
  restartCluster: moves('RESTARTING'),
  terminateCluster: moves('TERMINATING', 'TERMINATED'),
  switchoverCluster: ({ before, now }) =>
    isSettled(now.service_state) && activeServer(now) !== activeServer(before) ? 'applied' : 'ambiguous',
  synchronizeClusterState: silent,

  addBlockStorages: becomes((cluster, { params, body }, before) => {
    const had = new Set(volumesOf(before).map(({ id }) => id))
    return volumesOf(cluster).some(
      (volume) =>
        !had.has(volume.id) &&
        volume.group === params['instance_group_id'] &&
        volume.role_type === field(body, 'role_type') &&
        volume.size_gb === field(body, 'size_gb'),
    )
  }),
  setBlockStorageSize: becomes((cluster, { params, body }) =>
    volumesOf(cluster).some(({ id, size_gb }) => id === params['block_storage_group_id'] && size_gb === field(body, 'size_gb')),
  ),
  setServerType: becomes((cluster, { params, body }) =>
    cluster.instance_groups.some(
      ({ id, server_type_name }) => id === params['instance_group_id'] && server_type_name === field(body, 'server_type_name'),
    ),
  ),
  setSecurityGroupRules: becomes(({ allowable_ip_addresses: allowed = [] }, { body }) => {
    const lacks = texts(body, 'add_ip_addresses').some((address) => !allowed.includes(address))
    return !lacks && !texts(body, 'del_ip_addresses').some((address) => allowed.includes(address))
  }),

  promoteReplicaCluster: becomes(({ role_type }) => role_type !== 'REPLICA'),
  resetReplica: silent,
  synchronizeReplicaState: silent,

  setBackup: becomes(({ init_config_option: { backup_option } }, { body }) =>
    backupFields.every((name) => Number(backup_option?.[name] ?? Number.NaN) === Number(field(body, name))),
  ),
  unsetBackup: becomes(({ init_config_option: { backup_option } }) => (backup_option?.retention_period_day ?? '') === ''),
  setArchiveConfig: silent,
  deleteArchiveLog: silent,
  removeBackupHistories: silent,
  synchronizeArchiveConfig: silent,

  setParameterValues: silent,
  synchronizeParameterValues: silent,

  exportLog: silent,
  registerLogExportConfig: silent,
  setLogExportConfig: silent,
  unregisterLogExportConfig: silent,
  setAuditLog: becomes(({ init_config_option: { audit_enabled } }, { body }) => (audit_enabled === true) === field(body, 'use_audit_log')),

  patchMinorVersion: becomes(
    ({ software_version, service_state }, { body }) =>
      software_version === field(body, 'software_version') || service_state === 'UPGRADING',
  ),
  setMaintenance: becomes(({ maintenance_option: option }, { body }) => {
    const time = (option?.starting_time ?? '').replaceAll(':', '').slice(0, 4)
    return (
      option?.starting_day_of_week === field(body, 'start_day_of_week') &&
      time === `${String(field(body, 'start_time'))}${String(field(body, 'start_minute'))}` &&
      Number(option?.period_hour ?? Number.NaN) === Number(field(body, 'term_hour'))
    )
  }),
  unsetMaintenance: becomes(
    ({ maintenance_option: option }) => option?.use_maintenance_option === false || (option?.starting_day_of_week ?? '') === '',
  ),
}
