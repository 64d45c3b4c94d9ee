import type { Input } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { logTypes } from '#contract/postgresql/words.ts'
import { durations } from '#contract/rules/durations.ts'
import { volumeSizeGb } from '#contract/rules/limits.ts'
import { samples } from '#contract/samples.ts'
import { enginesAt, engineIdOf } from '#emulator/catalog/engines.ts'
import { wireTime } from '#emulator/clock.ts'
import type { Cluster } from '#emulator/world.ts'
import type { TestCloud } from './cloud.ts'
import { createBody } from './create-body.ts'

/** What an input is made for: a cluster, and a number that decides where there is a choice. */
type Subject = { readonly cloud: TestCloud; readonly cluster: Cluster; readonly roll: number }
type Makers = { readonly [N in OperationName]: (subject: Subject) => Input<N> | Promise<Input<N>> }

/**
 * An input of an operation that makes sense for a cluster: its own groups, volumes, backups and parameters. Whether the cloud takes it
 * depends on the cluster's state.
 */
export async function inputFor<N extends OperationName>(name: N, subject: Subject): Promise<Input<N>> {
  return makers[name](subject)
}

/** Brings about what a write needs before it can be taken, beyond a cluster in the right state: exports of all logs. Takes time. */
export async function prepareFor(name: OperationName, cloud: TestCloud, { id: cluster_id, region }: Cluster): Promise<void> {
  if (name !== 'exportLog' && name !== 'setLogExportConfig' && name !== 'unregisterLogExportConfig') return
  for (const log_type of logTypes) {
    await cloud.ask('registerLogExportConfig', { cluster_id, body: { ...samples.registerLogExportConfig.body, log_type } }, region)
    cloud.account.advance(durations.registerLogExportConfig.typical)
  }
}

const onCluster = ({ cluster }: Subject) => ({ cluster_id: cluster.id })
const pick = <T>(list: readonly T[], roll: number): T | undefined => list[roll % list.length]
const letters = (roll: number) => [...String(roll % 100_000)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
const logType = (roll: number) => pick(logTypes, roll) ?? 'alert'

const makers: Makers = {
  createCluster: ({ roll }) => ({
    body: createBody({
      name: `made${letters(roll)}`,
      ha: roll % 2 === 0,
      dbaas_engine_version_id: engineIdOf(roll % 3 === 0 ? '17.5' : '17.6'),
    }),
  }),
  listClusters: ({ roll }) => ({ size: 5 + (roll % 20), sort: 'created_at:desc' }),
  restartCluster: onCluster,
  showCluster: onCluster,
  startCluster: onCluster,
  stopCluster: onCluster,
  switchoverCluster: onCluster,
  synchronizeClusterState: onCluster,
  terminateCluster: onCluster,

  addBlockStorages: ({ cluster, roll }) => ({
    instance_group_id: groupOf(cluster).id,
    body: { role_type: roll % 4 === 0 ? 'ARCHIVE' : 'DATA', size_gb: 16 + 8 * (roll % 20), volume_type: volumeTypeOf(cluster) },
  }),
  setBlockStorageSize: ({ cluster, roll }) => {
    const volume = pick(groupOf(cluster).block_storage_groups, roll)
    const size = Math.min(volumeSizeGb.max, (volume?.size_gb ?? volumeSizeGb.min) + 8)
    return { block_storage_group_id: volume?.id ?? cluster.id, body: { size_gb: size } }
  },
  setSecurityGroupRules: ({ cluster, roll }) => ({
    cluster_id: cluster.id,
    body: {
      add_ip_addresses: [`10.77.${roll % 8}.${(roll >> 3) % 8}`],
      del_ip_addresses: (cluster.detail.allowable_ip_addresses ?? []).slice(0, roll % 2),
    },
  }),
  setServerType: ({ cluster, roll }) => ({
    instance_group_id: groupOf(cluster).id,
    body: { server_type_name: pick(['db1v2m4', 'db1v4m16', 'db1v8m64'], roll) ?? '' },
  }),

  createOtherRegionReplica: (subject) => ({
    cluster_id: subject.cluster.id,
    body: {
      ...replicasBody(subject),
      region: subject.cluster.region === 'kr-west1' ? 'kr-east1' : 'kr-west1',
      subnet_id: samples.createOtherRegionReplica.body.subnet_id,
    },
  }),
  createReplica: (subject) => ({ cluster_id: subject.cluster.id, body: replicasBody(subject) }),
  listReplicas: onCluster,
  promoteReplicaCluster: onCluster,
  resetReplica: ({ cluster }) => ({ replica_cluster_id: cluster.id }),
  synchronizeReplicaState: ({ cluster }) => ({ origin_cluster_id: cluster.id }),

  createRestoreCluster: async (subject) => {
    const { cloud, cluster, roll } = subject
    const number = await backupOf(subject)
    const moment = new Date(Date.parse(wireTime(cloud.account.now())) - 3_600_000).toISOString()
    return {
      cluster_id: cluster.id,
      body: {
        name: `again${letters(roll)}`,
        instance_name_prefix: 'again',
        server_type_name: groupOf(cluster).server_type_name,
        ...(roll % 3 === 0 ? { backup_recovery_time: moment } : { backup_history_number: number }),
      },
    }
  },
  deleteArchiveLog: onCluster,
  listBackupHistories: onCluster,
  removeBackupHistories: async (subject) => ({
    cluster_id: subject.cluster.id,
    body: { backup_history_number: [await backupOf(subject)] },
  }),
  setArchiveConfig: ({ cluster, roll }) => ({
    cluster_id: cluster.id,
    body: roll % 3 === 0 ? { archive_enabled: false } : { archive_enabled: true, retention_period_day: 1 + (roll % 35) },
  }),
  setBackup: ({ cluster, roll }) => ({
    cluster_id: cluster.id,
    body: {
      retention_period_day: String(7 + (roll % 29)),
      starting_time_hour: String(roll % 24),
      archive_frequency_minute: pick(['5', '10', '30', '60'], roll) ?? '5',
    },
  }),
  showArchiveConfig: onCluster,
  synchronizeArchiveConfig: onCluster,
  unsetBackup: onCluster,

  listParameterGroups: () => ({ product_image_type: 'PostgreSQL Community' }),
  listParameterValues: onCluster,
  listParameters: async ({ cloud, roll }) => {
    const { contents } = await cloud.call('listParameterGroups', {})
    return { dbaas_parameter_group_id: pick(contents, roll)?.id ?? '', size: 500 }
  },
  setParameterValues: async ({ cloud, cluster, roll }) => {
    const { contents } = await cloud.call('listParameterValues', { cluster_id: cluster.id }, cluster.region)
    const wanted = roll % 2 === 0 ? 'max_connections' : 'work_mem'
    const parameter = contents.find(({ name }) => name === wanted)
    const body = {
      parameters: [{ id: parameter?.id ?? '', old_value: parameter?.applied_value ?? '', new_value: String(100 + (roll % 900)) }],
    }
    return { cluster_id: cluster.id, body }
  },
  synchronizeParameterValues: onCluster,

  exportLog: ({ cluster, roll }) => ({ cluster_id: cluster.id, log_type: logType(roll) }),
  listLogExportConfigs: onCluster,
  registerLogExportConfig: ({ cluster, roll }) => ({
    cluster_id: cluster.id,
    body: { ...samples.registerLogExportConfig.body, log_type: logType(roll) },
  }),
  setAuditLog: ({ cluster }) => ({
    cluster_id: cluster.id,
    body: { use_audit_log: cluster.detail.init_config_option.audit_enabled !== true },
  }),
  setLogExportConfig: ({ cluster, roll }) => ({ ...samples.setLogExportConfig, cluster_id: cluster.id, log_type: logType(roll) }),
  unregisterLogExportConfig: ({ cluster, roll }) => ({ cluster_id: cluster.id, log_type: logType(roll) }),

  patchMinorVersion: ({ cloud, cluster, roll }) => {
    const [major] = cluster.detail.software_version.split('.')
    const newest = enginesAt(cloud.account.now()).filter(
      (engine) => engine.major_version === major && engine.product_image_type === 'PostgreSQL Community',
    )
    const version = newest.at(-1)?.software_version ?? cluster.detail.software_version
    return { cluster_id: cluster.id, body: { software_version: version, backup_before_upgrade: roll % 2 === 0 } }
  },
  setMaintenance: ({ cluster }) => ({ ...samples.setMaintenance, cluster_id: cluster.id }),
  unsetMaintenance: onCluster,

  listEngineVersionProperties: ({ cluster }) => ({ dbaas_engine_version_id: cluster.engineId }),
  listEngineVersions: () => ({ eos_included: true }),
  listServerTypes: () => ({}),

  showRequest: () => samples.showRequest,
}

function groupOf(cluster: Cluster) {
  return cluster.detail.instance_groups[0]!
}

function volumeTypeOf(cluster: Cluster) {
  return groupOf(cluster).block_storage_groups.some(({ volume_type }) => volume_type === 'SSD_KMS') ? 'SSD_KMS' : 'SSD'
}

/** One replica with volumes as large as its origin's. */
function replicasBody({ cluster, roll }: Subject): Input<'createReplica'>['body'] {
  const data = groupOf(cluster).block_storage_groups.filter(({ role_type }) => role_type === 'DATA')
  const group = {
    role_type: 'ACTIVE' as const,
    server_type_name: groupOf(cluster).server_type_name,
    block_storage_groups: data.map(({ size_gb }) => ({ role_type: 'DATA' as const, size_gb })),
  }
  return { replica_count: 1, replicas: [{ name: `r${letters(roll)}x`, instance_groups: [group] }] }
}

/** The number of a backup that the cluster has; of one that nobody has where there is none. */
async function backupOf({ cloud, cluster, roll }: Subject): Promise<string> {
  const { contents } = await cloud.call('listBackupHistories', { cluster_id: cluster.id }, cluster.region)
  return pick(contents, roll)?.backup_history_number ?? samples.removeBackupHistories.body.backup_history_number[0]!
}
