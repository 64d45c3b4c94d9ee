import type { Input, Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import * as backups from './backups.ts'
import * as clusters from './clusters.ts'
import * as instances from './instances.ts'
import * as logs from './logs.ts'
import * as maintenance from './maintenance.ts'
import * as parameters from './parameters.ts'
import type { PlanBuilder } from './plan.ts'
import * as replicas from './replicas.ts'

type Cluster = Result<'showCluster'>
type Known = { readonly cluster: Cluster; readonly archive: Result<'showArchiveConfig'> | undefined }
type Remake<N extends WriteName> = (input: Input<N>, known: Known) => PlanBuilder<N> | undefined

/**
 * How the plan of each write is made once more from what was sent. Left out are those that are filled in elsewhere: the wizards, the
 * parameters' tray, the forms that ask for keys, and the backups that have to be ticked.
 */
const remakes: { readonly [N in WriteName]?: Remake<N> } = {
  startCluster: () => clusters.startCluster,
  stopCluster: () => clusters.stopCluster,
  restartCluster: () => clusters.restartCluster,
  switchoverCluster: () => clusters.switchoverCluster,
  synchronizeClusterState: () => clusters.synchronizeClusterState,
  terminateCluster: () => clusters.terminateCluster,
  addBlockStorages: ({ instance_group_id, body }, { cluster }) => {
    const group = groupOf(cluster, instance_group_id)
    return group && ((about) => instances.addBlockStorages(about, groupOf(about.cluster, instance_group_id) ?? group, body))
  },
  setBlockStorageSize: ({ block_storage_group_id, body }, { cluster }) => {
    const volume = volumeOf(cluster, block_storage_group_id)
    return (
      volume && ((about) => instances.setBlockStorageSize(about, volumeOf(about.cluster, block_storage_group_id) ?? volume, body.size_gb))
    )
  },
  setServerType: ({ instance_group_id, body }, { cluster }) => {
    const group = groupOf(cluster, instance_group_id)
    return group && ((about) => instances.setServerType(about, groupOf(about.cluster, instance_group_id) ?? group, body.server_type_name))
  },
  setSecurityGroupRules:
    ({ body }) =>
    (about) =>
      instances.setSecurityGroupRules(about, { add: body.add_ip_addresses ?? [], remove: body.del_ip_addresses ?? [] }),
  promoteReplicaCluster: () => (about) => replicas.promoteReplicaCluster(about),
  resetReplica: () => (about) => replicas.resetReplica(about),
  synchronizeReplicaState:
    ({ origin_cluster_id }) =>
    (about) =>
      replicas.synchronizeReplicaState(about, origin_cluster_id),
  deleteArchiveLog: () => backups.deleteArchiveLog,
  setArchiveConfig: ({ body }, { archive }) => archive && ((about) => backups.setArchiveConfig(about, archive, body)),
  setBackup:
    ({ body }) =>
    (about) =>
      backups.setBackup(about, body),
  synchronizeArchiveConfig: () => backups.synchronizeArchiveConfig,
  unsetBackup: () => backups.unsetBackup,
  synchronizeParameterValues: () => parameters.synchronizeParameterValues,
  exportLog:
    ({ log_type }) =>
    (about) =>
      logs.exportLog(about, log_type),
  setAuditLog:
    ({ body }) =>
    (about) =>
      logs.setAuditLog(about, body.use_audit_log),
  unregisterLogExportConfig:
    ({ log_type }) =>
    (about) =>
      logs.unregisterLogExportConfig(about, log_type),
  patchMinorVersion:
    ({ body }) =>
    (about) =>
      maintenance.patchMinorVersion(about, body),
  setMaintenance:
    ({ body }) =>
    (about) =>
      maintenance.setMaintenance(about, body),
  unsetMaintenance: () => maintenance.unsetMaintenance,
}

/** Whether the plan of such a write can be made once more from what was sent. */
export function canRemake(operation: WriteName): boolean {
  return remakes[operation] !== undefined
}

/** The plan of an earlier write, made anew against the cluster as it is now; `undefined` where what it was about is no longer there. */
export function planAgain<N extends WriteName>(operation: N, input: Input<N>, known: Known): PlanBuilder<N> | undefined {
  const remake: Remake<N> | undefined = remakes[operation]
  return remake?.(input, known)
}

function groupOf(cluster: Cluster, id: string) {
  return (cluster.instance_groups ?? []).find((group) => group.id === id)
}

function volumeOf(cluster: Cluster, id: string) {
  return (cluster.instance_groups ?? []).flatMap((group) => group.block_storage_groups ?? []).find((volume) => volume.id === id)
}
