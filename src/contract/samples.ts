import type { Input } from './operation.ts'
import type { OperationName } from './operations.ts'

/*
 * One good input of every operation, for tests that must touch them all. Ids are of the vendor's form; nothing here exists.
 */
const cluster_id = '109a585ae67b4e8482fdafc8a4a5be74'
const instance_group_id = '5c1a2f6d7e3b4b0f9d0a1c2e3f405162'

const instanceGroup = {
  role_type: 'ACTIVE',
  server_type_name: 'db1v2m4',
  block_storage_groups: [
    { role_type: 'OS', size_gb: 104, volume_type: 'SSD' },
    { role_type: 'DATA', size_gb: 104, volume_type: 'SSD' },
  ],
  instances: [{ role_type: 'ACTIVE', service_ip_address: null, public_ip_id: null }],
} satisfies Input<'createCluster'>['body']['instance_groups'][number]

const replica = {
  name: 'orders-r1',
  instance_groups: [{ ...instanceGroup, block_storage_groups: [{ role_type: 'DATA', size_gb: 104 }] }],
} satisfies Input<'createReplica'>['body']['replicas'][number]

const maintenance_option = { starting_day_of_week: 'SUN', starting_time: '0300', period_hour: '1' } as const

const schedule = {
  access_key: 'DUMMYBUCKETKEY',
  secret_key: 'dummy-bucket-secret',
  delete_on_export: false,
  schedule_frequency_type: 'DAY',
  schedule_hour: '3',
  schedule_day_of_week: null,
  schedule_day_of_month: '-1',
}

const body: Input<'createCluster'>['body'] = {
  name: 'orders',
  dbaas_engine_version_id: '3f9f7d2c1b0a4e5d8c6b7a8990a1b2c3',
  ha_enabled: false,
  nat_enabled: false,
  instance_name_prefix: 'orders',
  instance_groups: [instanceGroup],
  init_config_option: {
    audit_enabled: false,
    backup_option: { retention_period_day: '7', starting_time_hour: '2', archive_frequency_minute: '60' },
    database_encoding: 'UTF-8',
    database_locale: 'C',
    database_name: 'orders',
    database_port: 2866,
    database_user_name: 'dbadmin',
    database_user_password: 'Dummy-pass-1',
  },
  maintenance_option,
  allowable_ip_addresses: ['10.20.0.0/24'],
  subnet_id: 'a7f3c1d2e4b54a6f8091a2b3c4d5e6f7',
  timezone: 'Asia/Seoul',
  tags: [{ key: 'team', value: 'orders' }],
}

/** Valid by the contract; whether the cloud accepts it depends on what exists there. */
export const samples: { readonly [N in OperationName]: Input<N> } = {
  createCluster: { body },
  listClusters: { page: 0, size: 20, sort: 'created_at:desc', name: 'orders', service_state: 'RUNNING', database_name: 'orders' },
  restartCluster: { cluster_id },
  showCluster: { cluster_id },
  startCluster: { cluster_id },
  stopCluster: { cluster_id },
  switchoverCluster: { cluster_id },
  synchronizeClusterState: { cluster_id },
  terminateCluster: { cluster_id },

  addBlockStorages: { instance_group_id, body: { role_type: 'DATA', size_gb: 512, volume_type: 'SSD' } },
  setBlockStorageSize: { block_storage_group_id: 'afc33891202643ba8ba1a5298a1affff', body: { size_gb: 200 } },
  setSecurityGroupRules: { cluster_id, body: { add_ip_addresses: ['10.20.1.7'], del_ip_addresses: [] } },
  setServerType: { instance_group_id, body: { server_type_name: 'db1v4m8' } },

  createOtherRegionReplica: {
    cluster_id,
    body: {
      region: 'kr-east1',
      subnet_id: 'b8f3c1d2e4b54a6f8091a2b3c4d5e6f7',
      nat_enabled: false,
      replica_count: 1,
      replicas: [replica],
      maintenance_option,
      allowable_ip_addresses: [],
      tags: [],
    },
  },
  createReplica: { cluster_id, body: { replica_count: 1, replicas: [replica], maintenance_option: null, tags: null } },
  listReplicas: { cluster_id },
  promoteReplicaCluster: { cluster_id },
  resetReplica: { replica_cluster_id: cluster_id },
  synchronizeReplicaState: { origin_cluster_id: cluster_id },

  createRestoreCluster: {
    cluster_id,
    body: {
      name: 'ordersagain',
      instance_name_prefix: 'ordersagain',
      server_type_name: 'db1v2m4',
      backup_history_number: null,
      backup_recovery_time: '2026-09-16T12:47:00.000Z',
      block_storage_groups: null,
      allowable_ip_addresses: ['10.20.0.0/24'],
    },
  },
  deleteArchiveLog: { cluster_id, type: 'ALL' },
  listBackupHistories: { cluster_id, limit: 20, page: 0 },
  removeBackupHistories: { cluster_id, body: { backup_history_number: ['20260916_020000'] } },
  setArchiveConfig: { cluster_id, body: { archive_enabled: true, retention_period_day: 3 } },
  setBackup: { cluster_id, body: { retention_period_day: '14', starting_time_hour: '0', archive_frequency_minute: '10' } },
  showArchiveConfig: { cluster_id },
  synchronizeArchiveConfig: { cluster_id },
  unsetBackup: { cluster_id },

  listParameterGroups: { major_version: '16', product_image_type: 'PostgreSQL Community', sort: 'name:asc' },
  listParameterValues: { cluster_id },
  listParameters: { dbaas_parameter_group_id: '0fdd87aab8cb46f59b7c1f81ed03fb3e', page: 0, size: 20, sort: 'name:asc' },
  setParameterValues: {
    cluster_id,
    body: { parameters: [{ id: '0fdd87aab8cb46f59b7c1f81ed03fb3f', old_value: '100', new_value: '200' }] },
  },
  synchronizeParameterValues: { cluster_id },

  exportLog: { cluster_id, log_type: 'alert' },
  listLogExportConfigs: { cluster_id, type: 'alert' },
  registerLogExportConfig: { cluster_id, body: { ...schedule, log_type: 'alert', bucket_name: 'orders-logs' } },
  setAuditLog: { cluster_id, body: { use_audit_log: true } },
  setLogExportConfig: { cluster_id, log_type: 'slow', body: { ...schedule, schedule_frequency_type: 'WEEK', schedule_day_of_week: 'MON' } },
  unregisterLogExportConfig: { cluster_id, log_type: 'audit' },

  patchMinorVersion: { cluster_id, body: { software_version: '16.10', backup_before_upgrade: true } },
  setMaintenance: { cluster_id, body: { start_day_of_week: 'SUN', start_time: '03', start_minute: '00', term_hour: '0.5' } },
  unsetMaintenance: { cluster_id },

  listEngineVersionProperties: { dbaas_engine_version_id: '3f9f7d2c1b0a4e5d8c6b7a8990a1b2c3' },
  listEngineVersions: { product_image_type: 'PostgreSQL Community', eos_included: true },
  listServerTypes: { product_image_type: 'PostgreSQL Community' },

  showRequest: { request_id: 'req-4f668846-8a3d-49f1-8111-451ebccf445c' },
}
