import { buildTarget, type Body, type Input } from '#contract/operation.ts'
import { isWrite, operationNames, operations, type Method, type OperationName } from '#contract/operations.ts'
import { enveloped } from './envelope.ts'

/** One call of an operation and how it must look on the wire, written out by hand. */
export type Sample<N extends OperationName> = {
  readonly input: Input<N>
  /** Path and query. */
  readonly target: string
}

/** Things of an account that samples name. */
export type SampleIds = {
  readonly cluster: string
  readonly group: string
  readonly volume: string
  readonly engine: string
  readonly request: string
  /** A version that the cluster can be patched to. */
  readonly patch: string
  /** Number of a finished backup. */
  readonly backup: string
  /** A moment that can be restored to. */
  readonly moment: string
  readonly parameterGroup: string
  /** A parameter of the cluster that can be set, with its value and another. */
  readonly parameter: Body<'setParameterValues'>['parameters'][number]
}

const volume = { role_type: 'DATA', size_gb: 104, volume_type: 'SSD' } as const
const group = {
  role_type: 'ACTIVE',
  server_type_name: 'db1v2m4',
  block_storage_groups: [{ role_type: 'OS', size_gb: 104 }, volume],
  instances: [{ role_type: 'ACTIVE' }],
} as const
const schedule = {
  access_key: 'BUCKETKEY',
  secret_key: 'CANARY-bucket-secret',
  delete_on_export: false,
  schedule_day_of_month: null,
  schedule_day_of_week: 'MON',
  schedule_frequency_type: 'WEEK',
  schedule_hour: '3',
} as const

/** A sample of every one of the operations; the compiler asks for one that is missing. */
export function makeSamples({
  cluster,
  group: groupId,
  volume: volumeId,
  engine,
  request,
  patch,
  backup,
  moment,
  parameterGroup,
  parameter,
}: SampleIds): {
  [N in OperationName]: Sample<N>
} {
  const path = `/v1/clusters/${cluster}`
  const of = { cluster_id: cluster }
  const create = {
    allowable_ip_addresses: ['10.0.0.0/24'],
    dbaas_engine_version_id: engine,
    ha_enabled: false,
    init_config_option: {
      audit_enabled: false,
      backup_option: { archive_frequency_minute: '60', retention_period_day: '7', starting_time_hour: '12' },
      database_encoding: 'UTF-8',
      database_locale: 'C',
      database_name: 'orders',
      database_port: 2866,
      database_user_name: 'admin',
      database_user_password: 'CANARY-pass-1!',
    },
    instance_groups: [{ ...group, block_storage_groups: [...group.block_storage_groups], instances: [...group.instances] }],
    instance_name_prefix: 'orders',
    maintenance_option: { period_hour: '1', starting_day_of_week: 'SUN', starting_time: '0300' },
    name: 'orders',
    nat_enabled: false,
    subnet_id: '023c57b14f11483689338d085e061492',
    tags: [{ key: '팀', value: '주문 + 결제' }],
    timezone: 'Asia/Seoul',
  } satisfies Input<'createCluster'>['body']
  // DATA volumes alone, with room for what the origin holds.
  const copy = { ...group, block_storage_groups: [{ role_type: 'DATA' as const, size_gb: 1024 }], instances: [...group.instances] }
  const replicas = [{ name: 'orders-replica', instance_groups: [copy] }]
  const restore = {
    instance_name_prefix: 'restored',
    name: 'restored',
    server_type_name: 'db1v2m4',
    backup_recovery_time: moment,
  }
  return {
    createCluster: { input: { body: create }, target: '/v1/clusters' },
    listClusters: {
      input: { size: 20, page: 0, sort: 'created_at:desc', name: '주문 a+b', service_state: 'RUNNING', database_name: 'orders' },
      target: '/v1/clusters?database_name=orders&name=%EC%A3%BC%EB%AC%B8+a%2Bb&page=0&service_state=RUNNING&size=20&sort=created_at%3Adesc',
    },
    restartCluster: { input: of, target: `${path}/restart` },
    showCluster: { input: of, target: path },
    startCluster: { input: of, target: `${path}/start` },
    stopCluster: { input: of, target: `${path}/stop` },
    switchoverCluster: { input: of, target: `${path}/switchover` },
    synchronizeClusterState: { input: of, target: `${path}/sync-state` },
    terminateCluster: { input: of, target: path },

    addBlockStorages: {
      input: { instance_group_id: groupId, body: volume },
      target: `/v1/instance-groups/${groupId}/block-storage-groups`,
    },
    setBlockStorageSize: {
      input: { block_storage_group_id: volumeId, body: { size_gb: 2048 } },
      target: `/v1/block-storage-groups/${volumeId}/resize`,
    },
    setSecurityGroupRules: { input: { ...of, body: { add_ip_addresses: ['10.1.0.0/16'] } }, target: `${path}/security-group-rules` },
    setServerType: {
      input: { instance_group_id: groupId, body: { server_type_name: 'db1v4m8' } },
      target: `/v1/instance-groups/${groupId}/resize`,
    },

    createOtherRegionReplica: {
      input: { ...of, body: { region: 'kr-east1', replica_count: 1, replicas, subnet_id: create.subnet_id } },
      target: `${path}/replicas/other-region`,
    },
    createReplica: { input: { ...of, body: { replica_count: 1, replicas } }, target: `${path}/replicas` },
    listReplicas: { input: of, target: `${path}/replicas` },
    promoteReplicaCluster: { input: of, target: `${path}/promote` },
    resetReplica: { input: { replica_cluster_id: cluster }, target: `${path}/reset-replica` },
    synchronizeReplicaState: { input: { origin_cluster_id: cluster }, target: `${path}/sync-replica-state` },

    createRestoreCluster: { input: { ...of, body: restore }, target: `${path}/restore` },
    deleteArchiveLog: { input: { ...of, type: 'ALL' }, target: `${path}/archive?type=ALL` },
    listBackupHistories: { input: { ...of, limit: 10, page: 0 }, target: `${path}/backup-histories?limit=10&page=0` },
    removeBackupHistories: { input: { ...of, body: { backup_history_number: [backup] } }, target: `${path}/backup-histories` },
    setArchiveConfig: { input: { ...of, body: { archive_enabled: true, retention_period_day: 3 } }, target: `${path}/archive` },
    setBackup: {
      input: { ...of, body: { archive_frequency_minute: '10', retention_period_day: '14', starting_time_hour: '3' } },
      target: `${path}/backups`,
    },
    showArchiveConfig: { input: of, target: `${path}/archive` },
    synchronizeArchiveConfig: { input: of, target: `${path}/archive/sync` },
    unsetBackup: { input: of, target: `${path}/backups` },

    listParameterGroups: {
      input: { major_version: '17', product_image_type: 'PostgreSQL Community' },
      target: '/v1/parameter-groups?major_version=17&product_image_type=PostgreSQL+Community',
    },
    listParameterValues: { input: of, target: `${path}/parameters` },
    listParameters: {
      input: { dbaas_parameter_group_id: parameterGroup, size: 100 },
      target: `/v1/parameters?dbaas_parameter_group_id=${parameterGroup}&size=100`,
    },
    setParameterValues: {
      input: { ...of, body: { parameters: [parameter] } },
      target: `${path}/parameters`,
    },
    synchronizeParameterValues: { input: of, target: `${path}/parameters/sync` },

    exportLog: { input: { ...of, log_type: 'slow' }, target: `${path}/log-export-configs/slow/export` },
    listLogExportConfigs: { input: { ...of, type: 'alert' }, target: `${path}/log-export-configs?type=alert` },
    registerLogExportConfig: {
      input: { ...of, body: { ...schedule, bucket_name: 'logs', log_type: 'audit' } },
      target: `${path}/log-export-configs`,
    },
    setAuditLog: { input: { ...of, body: { use_audit_log: true } }, target: `${path}/audit-log` },
    setLogExportConfig: { input: { ...of, log_type: 'audit', body: schedule }, target: `${path}/log-export-configs/audit` },
    unregisterLogExportConfig: { input: { ...of, log_type: 'alert' }, target: `${path}/log-export-configs/alert` },

    patchMinorVersion: { input: { ...of, body: { backup_before_upgrade: true, software_version: patch } }, target: `${path}/patch` },
    setMaintenance: {
      input: { ...of, body: { start_day_of_week: 'SAT', start_minute: '30', start_time: '03', term_hour: '1.5' } },
      target: `${path}/maintenance`,
    },
    unsetMaintenance: { input: of, target: `${path}/maintenance` },

    listEngineVersionProperties: { input: { dbaas_engine_version_id: engine }, target: `/v1/engine-versions/${engine}/properties` },
    listEngineVersions: {
      input: { product_image_type: 'PostgreSQL Community', eos_included: true },
      target: '/v1/engine-versions?eos_included=true&product_image_type=PostgreSQL+Community',
    },
    listServerTypes: {
      input: { product_image_type: 'PostgreSQL Community' },
      target: '/v1/server-types?product_image_type=PostgreSQL+Community',
    },

    showRequest: { input: { request_id: request }, target: `/v1/requests/${request}` },
  }
}

/** A request of our own page that changes something. */
export type SampleWrite = {
  readonly name: OperationName
  readonly method: Method
  readonly path: string
  /** As JSON, under a key of its own. */
  readonly body: string
}

/** A sample of each of the 33 writes, on things that no account has. */
export function sampleWrites(): readonly SampleWrite[] {
  const samples = makeSamples({
    cluster: 'c1',
    group: 'g1',
    volume: 'v1',
    engine: 'e1',
    request: 'r1',
    patch: '17.7',
    backup: 'b1',
    moment: '2026-03-01T00:00:00Z',
    parameterGroup: 'pg-17',
    parameter: { id: 'p1', old_value: '100', new_value: '200' },
  })
  return operationNames.filter(isWrite).map((name) => {
    const { input } = samples[name]
    const body = enveloped('body' in input ? input.body : undefined)
    return { name, method: operations[name].method, path: `/api/kr-west1${buildTarget(name, input)}`, body }
  })
}
