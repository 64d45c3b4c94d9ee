import type { Input } from '#contract/operation.ts'
import { isWrite, operationNames, type OperationName } from '#contract/operations.ts'
import { logTypes } from '#contract/postgresql/words.ts'
import { emulatorRefuses } from '#contract/rules/actions.ts'
import { samples } from '#contract/samples.ts'
import { enginesAt } from '#emulator/catalog/engines.ts'
import { appliedOf, groupOf } from '#emulator/parameter-values.ts'
import { regions, type Cluster } from '#emulator/world.ts'
import { createBody } from './create-body.ts'

/** A write as a handler gets it: what the path names, the query, and the body. */
export type Write = {
  readonly name: OperationName
  readonly params: Record<string, string>
  readonly query: string
  readonly body?: unknown
}

/** Every operation that changes something. */
export const writeNames = operationNames.filter(isWrite)

/**
 * A write that fits a cluster, so that in the right state it is accepted.
 * @param variant any number: the same one gives the same write
 */
export function writeFor(name: OperationName, cluster: Cluster, variant: number): Write {
  const { instance_groups } = cluster.detail
  const group = instance_groups[0]!
  const volume = group.block_storage_groups.find(({ role_type }) => role_type === 'DATA') ?? group.block_storage_groups[0]!
  const own = bodyFor(name, cluster, variant)
  const sample = samples[name]
  const body = own ?? ('body' in sample ? sample.body : undefined)
  return {
    name,
    params: {
      cluster_id: cluster.id,
      replica_cluster_id: cluster.id,
      origin_cluster_id: cluster.id,
      instance_group_id: group.id,
      block_storage_group_id: volume.id,
      log_type: logTypes.find((type) => cluster.logExports[type] !== undefined) ?? 'alert',
    },
    query: '',
    ...(body === undefined ? {} : { body }),
  }
}

function bodyFor(name: OperationName, cluster: Cluster, variant: number): unknown {
  const { detail, backups } = cluster
  switch (name) {
    case 'createCluster':
      return createBody({ ha: variant % 2 === 0 })
    case 'setBlockStorageSize': {
      const size_gb = detail.instance_groups[0]!.block_storage_groups.at(-1)!.size_gb + 8 * (variant % 3)
      return { size_gb } satisfies Input<'setBlockStorageSize'>['body']
    }
    case 'setServerType':
      return { server_type_name: variant % 2 === 0 ? 'db1v4m16' : 'db1v8m32' } satisfies Input<'setServerType'>['body']
    case 'setSecurityGroupRules':
      return { add_ip_addresses: [`10.1.2.${variant % 250}`], del_ip_addresses: [] } satisfies Input<'setSecurityGroupRules'>['body']
    case 'createOtherRegionReplica': {
      const region = regions.find((other) => other !== cluster.region)!
      return { ...samples.createOtherRegionReplica.body, region }
    }
    case 'removeBackupHistories':
      return {
        backup_history_number: backups.list.slice(0, 1).map(({ number }) => number),
      } satisfies Input<'removeBackupHistories'>['body']
    case 'createRestoreCluster': {
      const point = { backup_history_number: backups.list.at(-1)?.number ?? 'none', backup_recovery_time: null }
      return { ...samples.createRestoreCluster.body, ...point }
    }
    case 'setParameterValues': {
      const parameter = groupOf(cluster).parameters.find((each) => each.name === (variant % 2 === 0 ? 'work_mem' : 'max_connections'))!
      const asked = { id: parameter.id, old_value: appliedOf(cluster, parameter), new_value: String(1000 + (variant % 1000)) }
      return { parameters: [asked] } satisfies Input<'setParameterValues'>['body']
    }
    case 'patchMinorVersion':
      return { software_version: newestMinor(detail.software_version), backup_before_upgrade: variant % 2 === 0 }
    default:
      return undefined
  }
}

/** Whether the rules let it pass as the cluster is now; more than they say may stand against it. */
export function mayPass(name: OperationName, { detail, operation, logExports }: Cluster): boolean {
  if (/^(?:set|unregister)LogExportConfig$|^exportLog$/.test(name) && Object.values(logExports).length === 0) return false
  const { service_state, ha_enabled, role_type, replicas } = detail
  return (
    operation === undefined && emulatorRefuses(name, { service_state, ha_enabled, role_type, replica_count: replicas.length }) === undefined
  )
}

function newestMinor(version: string): string {
  const [major = ''] = version.split('.')
  return enginesAt(0).findLast((engine) => engine.product_image_type === 'PostgreSQL Community' && engine.major_version === major)!
    .software_version
}
