import { cloudCodes } from '#contract/errors.ts'
import { addressProblems, changedAddresses } from '#contract/rules/access.ts'
import { growthProblem } from '#contract/rules/limits.ts'
import { volumeName } from '#emulator/build.ts'
import { isServerType } from '#emulator/catalog/server-types.ts'
import { CloudError, invalidValues } from '#emulator/errors.ts'
import type { GroupHandlers } from '#emulator/handler.ts'
import { accept, findCluster, findGroup, findVolume, refuseBy } from '#emulator/operate.ts'
import { walks } from '#emulator/walks.ts'

export const instances: GroupHandlers<'instances'> = {
  addBlockStorages: (call) => {
    const { cluster, group } = findGroup(call, call.input.instance_group_id)
    const { role_type, size_gb, volume_type = 'SSD' } = call.body
    const volumes = group.block_storage_groups
    refuseBy('addBlockStorages', cluster, {
      volume_role: role_type,
      volume_count: volumes.filter((volume) => volume.role_type !== 'OS').length,
    })
    const prefix = group.instances[0]?.name.replace(/-\d+$/, '') ?? cluster.detail.name
    const volume = { id: call.world.random.id(), name: volumeName(prefix, role_type, volumes.length), role_type, size_gb, volume_type }
    return accept(call, cluster, 'addBlockStorages', { walk: walks.edit, change: { kind: 'volume', groupId: group.id, volume } })
  },

  setBlockStorageSize: (call) => {
    const { cluster, volume } = findVolume(call, call.input.block_storage_group_id)
    refuseBy('setBlockStorageSize', cluster, { volume_role: volume.role_type, volume_gb: volume.size_gb })
    const sizeGb = call.body.size_gb
    if (growthProblem(volume.size_gb, sizeGb) !== undefined) {
      throw new CloudError(400, cloudCodes.volumeSize, `The size must be above ${volume.size_gb} GB.`)
    }
    return accept(call, cluster, 'setBlockStorageSize', { walk: walks.edit, change: { kind: 'volumeSize', volumeId: volume.id, sizeGb } })
  },

  setServerType: (call) => {
    const { cluster, group } = findGroup(call, call.input.instance_group_id)
    const serverTypeName = call.body.server_type_name
    refuseBy('setServerType', cluster)
    if (!isServerType(serverTypeName)) throw invalidValues(1)
    // Inferred, as is how it is told.
    if (serverTypeName === group.server_type_name) {
      throw new CloudError(400, cloudCodes.validation, 'The server type is the one that the instance group has.')
    }
    return accept(call, cluster, 'setServerType', { walk: walks.resize, change: { kind: 'serverType', groupId: group.id, serverTypeName } })
  },

  setSecurityGroupRules: (call) => {
    const cluster = findCluster(call, call.input.cluster_id)
    refuseBy('setSecurityGroupRules', cluster)
    const change = { add: call.body.add_ip_addresses ?? [], remove: call.body.del_ip_addresses ?? [] }
    const allowed = cluster.detail.allowable_ip_addresses ?? []
    // Seen live for two empty lists; that the others are told in the same words is inferred.
    if (change.add.length + change.remove.length === 0 || addressProblems(allowed, change).length > 0) {
      throw new CloudError(400, cloudCodes.validation, 'invalid security-group-rules')
    }
    return accept(call, cluster, 'setSecurityGroupRules', {
      walk: walks.setting,
      change: { kind: 'addresses', allowed: changedAddresses(allowed, change) },
    })
  },
}
