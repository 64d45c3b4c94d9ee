import type { WriteName } from '#contract/rules/durations.ts'
import { activeServer, volumesOf, type KeptCall, type ShownCluster } from './call.ts'

/** What of a cluster a plan was made from, as JSON that can be compared. */
export type Situation = Readonly<Record<string, unknown>>

type Facts = (cluster: ShownCluster, call: KeptCall) => Situation

/** What the cluster is. What it is doing is not part of a plan: the rules judge that when the write's turn comes. */
const kind = ({ role_type, origin_cluster_id, ha_enabled }: ShownCluster): Situation => ({
  role_type,
  origin_cluster_id: origin_cluster_id ?? null,
  ha_enabled: ha_enabled === true,
})
const replicas = (cluster: ShownCluster): Situation => ({ ...kind(cluster), replicas: cluster.replicas.toSorted() })
const version = (cluster: ShownCluster): Situation => ({ ...kind(cluster), software_version: cluster.software_version })
const audit = ({ init_config_option: { audit_enabled } }: ShownCluster): Situation => ({ audit_enabled: audit_enabled === true })
const backups = ({ init_config_option: { backup_option } }: ShownCluster): Situation => ({
  archive_frequency_minute: backup_option?.archive_frequency_minute ?? null,
  retention_period_day: backup_option?.retention_period_day ?? null,
  starting_time_hour: backup_option?.starting_time_hour ?? null,
})
const window = ({ maintenance_option: option }: ShownCluster): Situation => ({
  period_hour: option?.period_hour ?? null,
  starting_day_of_week: option?.starting_day_of_week ?? null,
  starting_time: option?.starting_time ?? null,
  use_maintenance_option: option?.use_maintenance_option === true,
})
const nothing: Facts = () => ({})

/** What the plan of each write is made from, of what Show Cluster tells. A field that is not here may change while a write waits. */
const facts: Readonly<Record<WriteName, Facts>> = {
  createCluster: nothing,
  startCluster: kind,
  stopCluster: replicas,
  restartCluster: kind,
  switchoverCluster: (cluster) => ({ ...kind(cluster), active: activeServer(cluster) ?? null }),
  synchronizeClusterState: nothing,
  // What goes with it, and what is promised to be left behind.
  terminateCluster: replicas,

  addBlockStorages: (cluster, { params }) => ({
    volumes: volumesOf(cluster)
      .filter(({ group }) => group === params['instance_group_id'])
      .map(({ id, size_gb }) => `${id} ${size_gb}`)
      .toSorted(),
  }),
  setBlockStorageSize: (cluster, { params }) => {
    const volume = volumesOf(cluster).find(({ id }) => id === params['block_storage_group_id'])
    return { size_gb: volume?.size_gb ?? null, role_type: volume?.role_type ?? null }
  },
  setServerType: (cluster, { params }) => ({
    ...kind(cluster),
    server_type_name: cluster.instance_groups.find(({ id }) => id === params['instance_group_id'])?.server_type_name ?? null,
  }),
  setSecurityGroupRules: ({ allowable_ip_addresses: allowed = [] }) => ({ allowed: allowed.toSorted() }),

  createReplica: replicas,
  createOtherRegionReplica: replicas,
  promoteReplicaCluster: kind,
  resetReplica: kind,
  synchronizeReplicaState: nothing,

  createRestoreCluster: backups,
  setBackup: backups,
  unsetBackup: backups,
  setArchiveConfig: backups,
  deleteArchiveLog: backups,
  removeBackupHistories: backups,
  synchronizeArchiveConfig: nothing,

  // The values themselves are not in Show Cluster; each stands in the request beside the one that it was planned from.
  setParameterValues: version,
  synchronizeParameterValues: nothing,

  exportLog: audit,
  registerLogExportConfig: audit,
  setLogExportConfig: audit,
  unregisterLogExportConfig: audit,
  setAuditLog: audit,

  patchMinorVersion: (cluster) => ({ ...version(cluster), ...replicas(cluster) }),
  setMaintenance: window,
  unsetMaintenance: window,
}

/** What of the cluster matters to the plan of a write. */
export function situationOf(cluster: ShownCluster, call: KeptCall): Situation {
  return facts[call.operation](cluster, call)
}

/** Whether a plan that was made from one state of a cluster still says what will happen in another. */
export function isSameSituation(then: ShownCluster, now: ShownCluster, call: KeptCall): boolean {
  return JSON.stringify(situationOf(then, call)) === JSON.stringify(situationOf(now, call))
}
