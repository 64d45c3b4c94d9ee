import type { Body, Input, Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import type { Fields, Hcl } from './hcl.ts'

type Cluster = Result<'showCluster'>
type Group = Cluster['instance_groups'][number]
type Volume = Group['block_storage_groups'][number]

/** What changes in the block that manages a cluster, and what to mind with it. */
export type Edit = { readonly fields: Fields; readonly notes: readonly string[] }

/** What of Show Cluster an edit looks at; a cluster that has not been read yet lacks parts of it. */
export type EditedCluster = Pick<Cluster, 'id' | 'name'> & Partial<Pick<Cluster, 'allowable_ip_addresses' | 'instance_groups'>>

/** The fields that the provider can change later, as they stand after the write; `undefined` for any other write, and where the cluster tells too little. */
export function editOf(operation: OperationName, input: unknown, cluster: EditedCluster): Edit | undefined {
  if (asks('setBackup', operation, input)) return backupEdit(input.body)
  if (operation === 'unsetBackup') return backupEdit(undefined)
  if (asks('setSecurityGroupRules', operation, input)) return addressEdit(input.body, cluster)
  return groupEdit(operation, input, cluster.instance_groups ?? [])
}

/** What an operation was given is what its name says. */
function asks<N extends OperationName>(name: N, operation: OperationName, input: unknown): input is Input<N> {
  return operation === name && typeof input === 'object' && input !== null
}

const onlyPart = 'Of init_config_option only this part changes; leave the rest of it as it is.'

function backupEdit(body: Body<'setBackup'> | undefined): Edit {
  const option: Fields = [
    ['retention_period_day', body?.retention_period_day],
    ['starting_time_hour', body?.starting_time_hour],
    ['archive_frequency_minute', body?.archive_frequency_minute],
  ]
  return { fields: [['init_config_option', { fields: [['backup_option', { fields: option }]] }]], notes: [onlyPart] }
}

/** The provider compares whole lists: what is not in it is taken away. */
function addressEdit(body: Body<'setSecurityGroupRules'>, cluster: EditedCluster): Edit | undefined {
  if (cluster.allowable_ip_addresses === undefined) return undefined
  const { add_ip_addresses: add = [], del_ip_addresses: remove = [] } = body
  const left = [...new Set([...cluster.allowable_ip_addresses.filter((address) => !remove.includes(address)), ...add])]
  return { fields: [['allowable_ip_addresses', left]], notes: [] }
}

const order = 'The provider compares groups and volumes by their place: keep the order that your block has.'

/** Sizes: all groups as the cloud shows them, with the one change. */
function groupEdit(operation: OperationName, input: unknown, groups: readonly Group[]): Edit | undefined {
  const changed = groups.map((group) => changedGroup(operation, input, group))
  if (changed.every((group, index) => group === groups[index])) return undefined
  return { fields: [['instance_groups', changed.map(groupFields)]], notes: [order] }
}

function changedGroup(operation: OperationName, input: unknown, group: Group): Group {
  if (asks('setServerType', operation, input) && input.instance_group_id === group.id) {
    return { ...group, server_type_name: input.body.server_type_name }
  }
  if (asks('addBlockStorages', operation, input) && input.instance_group_id === group.id) {
    const { role_type, size_gb, volume_type = 'SSD' } = input.body
    return {
      ...group,
      block_storage_groups: [...(group.block_storage_groups ?? []), { id: '', name: '', role_type, size_gb, volume_type }],
    }
  }
  if (asks('setBlockStorageSize', operation, input)) {
    const { block_storage_group_id: id, body } = input
    const grown = (volume: Volume) => (volume.id === id ? { ...volume, size_gb: body.size_gb } : volume)
    return (group.block_storage_groups ?? []).some((volume) => volume.id === id)
      ? { ...group, block_storage_groups: (group.block_storage_groups ?? []).map(grown) }
      : group
  }
  return group
}

function groupFields(group: Group): Hcl {
  return {
    fields: [
      ['role_type', group.role_type],
      ['server_type_name', group.server_type_name],
      [
        'block_storage_groups',
        (group.block_storage_groups ?? []).map((volume) => ({
          fields: [
            ['role_type', volume.role_type],
            ['volume_type', volume.volume_type],
            ['size_gb', volume.size_gb],
          ],
        })),
      ],
      [
        'instances',
        (group.instances ?? []).map((instance) => ({
          fields: [
            ['role_type', instance.role_type],
            ['service_ip_address', instance.service_ip_address],
            ['public_ip_id', instance.public_ip_id],
          ],
        })),
      ],
    ],
  }
}
