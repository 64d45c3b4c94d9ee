import { z } from 'zod'
import type { Shapes } from '#contract/operation.ts'
import { AsyncResponse, BlockStorageGroupRoleType, VolumeType, volumeSize } from './shared.ts'

export const AddBlockStoragesRequest = z
  .strictObject({
    role_type: BlockStorageGroupRoleType,
    size_gb: volumeSize,
    volume_type: VolumeType.optional().meta({ default: 'SSD' }),
  })
  .meta({ id: 'AddBlockStoragesRequest' })
export type AddBlockStoragesRequest = z.infer<typeof AddBlockStoragesRequest>

export const ResizeBlockStorageGroupRequest = z.strictObject({ size_gb: volumeSize }).meta({ id: 'ResizeBlockStorageGroupRequest' })
export type ResizeBlockStorageGroupRequest = z.infer<typeof ResizeBlockStorageGroupRequest>

/** At least one address must be in one of the two lists; the cloud refuses the request otherwise. */
export const UpdateSecurityGroupRulesRequest = z
  .strictObject({
    add_ip_addresses: z.array(z.string()).optional().meta({ default: [] }),
    del_ip_addresses: z.array(z.string()).optional().meta({ default: [] }),
  })
  .meta({ id: 'UpdateSecurityGroupRulesRequest' })
export type UpdateSecurityGroupRulesRequest = z.infer<typeof UpdateSecurityGroupRulesRequest>

export const InstanceGroupResizeRequest = z.strictObject({ server_type_name: z.string() }).meta({ id: 'InstanceGroupResizeRequest' })
export type InstanceGroupResizeRequest = z.infer<typeof InstanceGroupResizeRequest>

export const instances = {
  addBlockStorages: { body: AddBlockStoragesRequest, answer: AsyncResponse, errors: [400, 401, 403, 404, 500] },
  setBlockStorageSize: { body: ResizeBlockStorageGroupRequest, answer: AsyncResponse, errors: [400, 401, 403, 404, 500] },
  setSecurityGroupRules: { body: UpdateSecurityGroupRulesRequest, answer: AsyncResponse, errors: [400, 401, 403, 404, 500] },
  setServerType: { body: InstanceGroupResizeRequest, answer: AsyncResponse, errors: [400, 401, 403, 404, 500] },
} satisfies Record<string, Shapes>
