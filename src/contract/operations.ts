/** HTTP methods the cloud's API uses. Every method but GET changes something. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One line of the table: what a caller must know to address an operation. Plain data, so that the browser's first page need not load a schema. */
export type Route = {
  /** The name as the printed API reference spells it. */
  readonly printed: string
  readonly method: Method
  /** Path template; `{name}` stands for one path parameter. */
  readonly path: `/v1/${string}`
  /** The file in `contract/postgresql`, `emulator/postgresql` that holds the rest. */
  readonly group: Group
  /** HTTP status of a success: 200 for a read, 202 for a write the cloud has accepted. */
  readonly success: 200 | 202
}

export type Group = 'backups' | 'catalog' | 'clusters' | 'instances' | 'logs' | 'maintenance' | 'parameters' | 'replicas' | 'requests'

/**
 * The one table of the 46 operations of PostgreSQL(DBaaS) API 1.0. The typed client, the BFF's allow-list, the
 * emulator's router, the query keys and the OpenAPI document derive from it; `schemas.ts` adds the shapes by name.
 */
export const operations = {
  createCluster: { printed: 'Create Cluster', method: 'POST', path: '/v1/clusters', group: 'clusters', success: 202 },
  listClusters: { printed: 'List Clusters', method: 'GET', path: '/v1/clusters', group: 'clusters', success: 200 },
  restartCluster: {
    printed: 'Restart Cluster',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/restart',
    group: 'clusters',
    success: 202,
  },
  showCluster: { printed: 'Show Cluster', method: 'GET', path: '/v1/clusters/{cluster_id}', group: 'clusters', success: 200 },
  startCluster: { printed: 'Start Cluster', method: 'POST', path: '/v1/clusters/{cluster_id}/start', group: 'clusters', success: 202 },
  stopCluster: { printed: 'Stop Cluster', method: 'POST', path: '/v1/clusters/{cluster_id}/stop', group: 'clusters', success: 202 },
  switchoverCluster: {
    printed: 'Switchover Cluster',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/switchover',
    group: 'clusters',
    success: 202,
  },
  synchronizeClusterState: {
    printed: 'Synchronize Cluster State',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/sync-state',
    group: 'clusters',
    success: 202,
  },
  terminateCluster: { printed: 'Terminate Cluster', method: 'DELETE', path: '/v1/clusters/{cluster_id}', group: 'clusters', success: 202 },

  addBlockStorages: {
    printed: 'Add Block Storages',
    method: 'POST',
    path: '/v1/instance-groups/{instance_group_id}/block-storage-groups',
    group: 'instances',
    success: 202,
  },
  setBlockStorageSize: {
    printed: 'Set Block Storage Size',
    method: 'POST',
    path: '/v1/block-storage-groups/{block_storage_group_id}/resize',
    group: 'instances',
    success: 202,
  },
  setSecurityGroupRules: {
    printed: 'Set Security Group Rules',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/security-group-rules',
    group: 'instances',
    success: 202,
  },
  setServerType: {
    printed: 'Set Server Type',
    method: 'POST',
    path: '/v1/instance-groups/{instance_group_id}/resize',
    group: 'instances',
    success: 202,
  },

  createOtherRegionReplica: {
    printed: 'Create Other region Replica',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/replicas/other-region',
    group: 'replicas',
    success: 202,
  },
  createReplica: { printed: 'Create Replica', method: 'POST', path: '/v1/clusters/{cluster_id}/replicas', group: 'replicas', success: 202 },
  listReplicas: { printed: 'List Replicas', method: 'GET', path: '/v1/clusters/{cluster_id}/replicas', group: 'replicas', success: 200 },
  promoteReplicaCluster: {
    printed: 'Promote Replica Cluster',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/promote',
    group: 'replicas',
    success: 202,
  },
  resetReplica: {
    printed: 'Reset Replica',
    method: 'POST',
    path: '/v1/clusters/{replica_cluster_id}/reset-replica',
    group: 'replicas',
    success: 202,
  },
  synchronizeReplicaState: {
    printed: 'Synchronize Replica State',
    method: 'POST',
    path: '/v1/clusters/{origin_cluster_id}/sync-replica-state',
    group: 'replicas',
    success: 202,
  },

  createRestoreCluster: {
    printed: 'Create Restore Cluster',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/restore',
    group: 'backups',
    success: 202,
  },
  deleteArchiveLog: {
    printed: 'Delete Archive Log',
    method: 'DELETE',
    path: '/v1/clusters/{cluster_id}/archive',
    group: 'backups',
    success: 202,
  },
  listBackupHistories: {
    printed: 'List Backup Histories',
    method: 'GET',
    path: '/v1/clusters/{cluster_id}/backup-histories',
    group: 'backups',
    success: 200,
  },
  removeBackupHistories: {
    printed: 'Remove Backup Histories',
    method: 'PUT',
    path: '/v1/clusters/{cluster_id}/backup-histories',
    group: 'backups',
    success: 202,
  },
  setArchiveConfig: {
    printed: 'Set Archive Config',
    method: 'PUT',
    path: '/v1/clusters/{cluster_id}/archive',
    group: 'backups',
    success: 202,
  },
  setBackup: { printed: 'Set Backup', method: 'POST', path: '/v1/clusters/{cluster_id}/backups', group: 'backups', success: 202 },
  showArchiveConfig: {
    printed: 'Show Archive Config',
    method: 'GET',
    path: '/v1/clusters/{cluster_id}/archive',
    group: 'backups',
    success: 200,
  },
  synchronizeArchiveConfig: {
    printed: 'Synchronize Archive Config',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/archive/sync',
    group: 'backups',
    success: 202,
  },
  unsetBackup: { printed: 'Unset Backup', method: 'DELETE', path: '/v1/clusters/{cluster_id}/backups', group: 'backups', success: 202 },

  listParameterGroups: { printed: 'List Parameter Groups', method: 'GET', path: '/v1/parameter-groups', group: 'parameters', success: 200 },
  listParameterValues: {
    printed: 'List Parameter Values',
    method: 'GET',
    path: '/v1/clusters/{cluster_id}/parameters',
    group: 'parameters',
    success: 200,
  },
  listParameters: { printed: 'List Parameters', method: 'GET', path: '/v1/parameters', group: 'parameters', success: 200 },
  setParameterValues: {
    printed: 'Set Parameter Values',
    method: 'PUT',
    path: '/v1/clusters/{cluster_id}/parameters',
    group: 'parameters',
    success: 202,
  },
  synchronizeParameterValues: {
    printed: 'Synchronize Parameter Values',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/parameters/sync',
    group: 'parameters',
    success: 202,
  },

  exportLog: {
    printed: 'Export Log',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/log-export-configs/{log_type}/export',
    group: 'logs',
    success: 202,
  },
  listLogExportConfigs: {
    printed: 'List Log Export Configs',
    method: 'GET',
    path: '/v1/clusters/{cluster_id}/log-export-configs',
    group: 'logs',
    success: 200,
  },
  registerLogExportConfig: {
    printed: 'Register Log Export Config',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/log-export-configs',
    group: 'logs',
    success: 202,
  },
  setAuditLog: { printed: 'Set Audit Log', method: 'PUT', path: '/v1/clusters/{cluster_id}/audit-log', group: 'logs', success: 202 },
  setLogExportConfig: {
    printed: 'Set Log Export Config',
    method: 'PUT',
    path: '/v1/clusters/{cluster_id}/log-export-configs/{log_type}',
    group: 'logs',
    success: 202,
  },
  unregisterLogExportConfig: {
    printed: 'Unregister Log Export Config',
    method: 'DELETE',
    path: '/v1/clusters/{cluster_id}/log-export-configs/{log_type}',
    group: 'logs',
    success: 202,
  },

  patchMinorVersion: {
    printed: 'Patch Minor Version',
    method: 'PUT',
    path: '/v1/clusters/{cluster_id}/patch',
    group: 'maintenance',
    success: 202,
  },
  setMaintenance: {
    printed: 'Set Maintenance',
    method: 'POST',
    path: '/v1/clusters/{cluster_id}/maintenance',
    group: 'maintenance',
    success: 202,
  },
  unsetMaintenance: {
    printed: 'Unset Maintenance',
    method: 'DELETE',
    path: '/v1/clusters/{cluster_id}/maintenance',
    group: 'maintenance',
    success: 202,
  },

  listEngineVersionProperties: {
    printed: 'List Engine Version Properties',
    method: 'GET',
    path: '/v1/engine-versions/{dbaas_engine_version_id}/properties',
    group: 'catalog',
    success: 200,
  },
  listEngineVersions: { printed: 'List Engine Versions', method: 'GET', path: '/v1/engine-versions', group: 'catalog', success: 200 },
  listServerTypes: { printed: 'List Server Types', method: 'GET', path: '/v1/server-types', group: 'catalog', success: 200 },

  showRequest: { printed: 'Show Request', method: 'GET', path: '/v1/requests/{request_id}', group: 'requests', success: 200 },
} as const satisfies Record<string, Route>

/** `listClusters`, `showCluster` …: the printed name in lower camel case. */
export type OperationName = keyof typeof operations

/** All names, in the order of the table. */
export const operationNames = Object.keys(operations) as OperationName[]

/** Whether the operation changes something in the cloud (33 of the 46 do). */
export function isWrite(name: OperationName): boolean {
  return operations[name].method !== 'GET'
}
