import { z } from 'zod'
import * as limits from '#contract/rules/limits.ts'
import { serviceStates } from '#contract/rules/states.ts'
import * as words from './words.ts'
import type { Open } from './words.ts'

/*
 * What several groups share. Two dialects are used throughout `contract/postgresql`:
 * a request is strict (z.strictObject, closed enums, every limit), an answer is tolerant (z.object, open enums, no limit that could
 * refuse the cloud's own data). Metadata goes into the OpenAPI document as it is: `id` names a model, `default` tells what the cloud
 * assumes (parsing never adds a key), `minimum`, `pattern` … on an answer are told but not enforced. `opens` marks the tolerant twin of a
 * named model; the document shows the named one.
 */

/** An answer's enumeration: any string passes, the known words are told by the model `id`. */
function openEnum<Model extends z.ZodEnum>(id: string): z.ZodType<OpenWord<Model>, OpenWord<Model>> {
  return z.string().meta({ opens: id })
}
type OpenWord<Model extends z.ZodEnum> = Open<Extract<z.infer<Model>, string>>

/** An answer's whole number: told as an integer, read as any number. */
export const answeredInteger = z.number().meta({ type: 'integer' })

/** An answer's instant: told as `date-time`, read as any string, because the cloud leaves the zone out at times. `readInstant` reads it. */
export const answeredInstant = z.string().meta({ format: 'date-time' })

export const ServiceState = z.enum(serviceStates).meta({ id: 'ServiceState' })
export const OpenServiceState = openEnum<typeof ServiceState>('ServiceState')
export type ServiceState = z.infer<typeof OpenServiceState>

export const ClusterRoleType = z.enum(words.clusterRoles).meta({ id: 'ClusterRoleType' })
export const OpenClusterRoleType = openEnum<typeof ClusterRoleType>('ClusterRoleType')
export type ClusterRoleType = z.infer<typeof OpenClusterRoleType>

export const BlockStorageGroupRoleType = z.enum(words.blockStorageRoles).meta({ id: 'BlockStorageGroupRoleType' })
export type BlockStorageGroupRoleType = z.infer<typeof BlockStorageGroupRoleType>
export const OpenBlockStorageGroupRoleType = openEnum<typeof BlockStorageGroupRoleType>('BlockStorageGroupRoleType')

export const VolumeType = z.enum(words.volumeTypes).meta({ id: 'VolumeType' })
export type VolumeType = z.infer<typeof VolumeType>
export const OpenVolumeType = openEnum<typeof VolumeType>('VolumeType')

export const DayOfWeek = z.enum(words.daysOfWeek).meta({ id: 'DayOfWeek' })
export type DayOfWeek = z.infer<typeof DayOfWeek>
export const OpenDayOfWeek = openEnum<typeof DayOfWeek>('DayOfWeek')

export const InstanceGroupRoleType = z.enum(words.instanceGroupRoles).meta({ id: 'InstanceGroupRoleType' })
export type InstanceGroupRoleType = z.infer<typeof InstanceGroupRoleType>
export const OpenInstanceGroupRoleType = openEnum<typeof InstanceGroupRoleType>('InstanceGroupRoleType')

export const InstanceRoleType = z.enum(words.instanceRoles).meta({ id: 'InstanceRoleType' })
export type InstanceRoleType = z.infer<typeof InstanceRoleType>
export const OpenInstanceRoleType = openEnum<typeof InstanceRoleType>('InstanceRoleType')

export const ProductType = z.enum(words.productTypes).meta({ id: 'ProductType' })
export const OpenProductType = openEnum<typeof ProductType>('ProductType')

export const ProductImageType = z.enum(words.productImageTypes).meta({ id: 'ProductImageType' })
export type ProductImageType = z.infer<typeof ProductImageType>

export const LogType = z.enum(words.logTypes).meta({ id: 'LogType' })
export type LogType = z.infer<typeof LogType>

export const ResourceInfo = z.object({ id: z.string() }).meta({ id: 'ResourceInfo' })
export type ResourceInfo = z.infer<typeof ResourceInfo>

/** What every write answers: the request to follow with Show Request, and the resource it works on. */
export const AsyncResponse = z.object({ request_id: z.string(), resource: ResourceInfo }).meta({ id: 'AsyncResponse' })
export type AsyncResponse = z.infer<typeof AsyncResponse>

/** Written at create; Show Cluster does not return tags. */
export const Tag = z
  .strictObject({
    key: z.string().optional(),
    value: z.string().nullish(),
  })
  .meta({ id: 'Tag' })
export type Tag = z.infer<typeof Tag>

/** The weekly window as a create request gives it; `starting_time` is `HHMM`, e.g. `0000`. */
export const MaintenanceOption = z
  .strictObject({
    period_hour: z.string().regex(limits.periodHourPattern).optional(),
    starting_day_of_week: DayOfWeek.optional(),
    starting_time: z
      .string()
      .refine((text) => limits.startingTimePattern.test(text), 'Must be HHMM, such as 0300.')
      .optional(),
  })
  .meta({ id: 'MaintenanceOption' })
export type MaintenanceOption = z.infer<typeof MaintenanceOption>

/** GB of a volume: 16 to 5120 in steps of 8. */
export const volumeSize = z.int().min(limits.volumeSizeGb.min).max(limits.volumeSizeGb.max).multipleOf(limits.volumeSizeGb.step)

export const BlockStorageGroupRequest = z
  .strictObject({
    role_type: BlockStorageGroupRoleType,
    size_gb: volumeSize,
    volume_type: VolumeType.optional().meta({ default: 'SSD' }),
  })
  .meta({ id: 'BlockStorageGroupRequest' })
export type BlockStorageGroupRequest = z.infer<typeof BlockStorageGroupRequest>

export const InstanceRequest = z
  .strictObject({
    public_ip_id: z.string().nullish(),
    role_type: InstanceRoleType,
    service_ip_address: z.string().nullish(),
  })
  .meta({ id: 'InstanceRequest' })
export type InstanceRequest = z.infer<typeof InstanceRequest>

export const InstanceGroupRequest = z
  .strictObject({
    block_storage_groups: z.array(BlockStorageGroupRequest),
    instances: z.array(InstanceRequest).nullish(),
    role_type: InstanceGroupRoleType,
    server_type_name: z.string(),
  })
  .meta({ id: 'InstanceGroupRequest' })
export type InstanceGroupRequest = z.infer<typeof InstanceGroupRequest>

/** Addresses that may reach the database: IPv4 addresses or CIDR ranges. */
export const allowableAddresses = z.array(z.string()).optional().meta({ default: [] })

/** The older shape of a validation error, which the vendor's document still lists. What is seen live is `CloudErrorBody`. */
export const ValidationErrorModel = z
  .object({
    ctx: z.record(z.string(), z.unknown()).nullish(),
    loc: z.array(z.string()).nullish(),
    msg: z.string().nullish(),
    type_: z.string().nullish(),
  })
  .meta({ id: 'ValidationErrorModel' })

const notNegative = z.int().refine((value) => value >= 0, 'Must not be negative.')
const positive = z.int().refine((value) => value > 0, 'Must be above 0.')

/** Query parameters of a paged list. Pages count from 0. */
export const pageNumber = notNegative.nullish()
export const pageSize = positive.nullish()
/** `field:asc` or `field:desc`. */
export const sortOrder = z.string().nullish().meta({ default: 'name:asc' })
/** The same with the defaults that the cloud documents for most lists. */
export const defaultPageNumber = pageNumber.meta({ default: 0 })
export const defaultPageSize = pageSize.meta({ default: 20 })
