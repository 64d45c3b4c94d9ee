import { z } from 'zod'
import * as limits from '#contract/rules/limits.ts'
import type { Shapes } from '#contract/operation.ts'
import {
  AsyncResponse,
  InstanceGroupRequest,
  MaintenanceOption,
  OpenBlockStorageGroupRoleType,
  OpenClusterRoleType,
  OpenDayOfWeek,
  OpenInstanceGroupRoleType,
  OpenInstanceRoleType,
  OpenProductType,
  OpenServiceState,
  OpenVolumeType,
  Tag,
  allowableAddresses,
  answeredInstant,
  answeredInteger,
  defaultPageNumber,
  defaultPageSize,
  sortOrder,
} from './shared.ts'

/** Backup settings of a create request. All three are strings. */
export const PostgresqlBackupOption = z
  .strictObject({
    archive_frequency_minute: z.string().regex(limits.archiveFrequencyPattern).nullish(),
    retention_period_day: z
      .string()
      .refine((text) => limits.retentionPattern.test(text), 'Must be 7 to 35 days.')
      .nullish(),
    starting_time_hour: z
      .string()
      .refine((text) => limits.hourPattern.test(text), 'Must be an hour, 0 to 23.')
      .nullish(),
  })
  .meta({ id: 'PostgresqlBackupOption' })
export type PostgresqlBackupOption = z.infer<typeof PostgresqlBackupOption>

/** The same settings in an answer. */
export const AnsweredBackupOption = z
  .object({
    archive_frequency_minute: z.string().nullish(),
    retention_period_day: z.string().nullish(),
    starting_time_hour: z.string().nullish(),
  })
  .meta({ opens: 'PostgresqlBackupOption' })

export const PostgresqlInitConfigOptionRequest = z
  .strictObject({
    audit_enabled: z.boolean().optional().meta({ default: false }),
    backup_option: PostgresqlBackupOption.nullish(),
    database_encoding: z.string().nullish(),
    database_locale: z.string().nullish(),
    database_name: z.string().min(limits.databaseName.min).max(limits.databaseName.max).regex(limits.databaseName.pattern),
    database_port: z.int().min(limits.port.min).max(limits.port.max).nullish(),
    database_user_name: z.string().min(limits.databaseUser.min).max(limits.databaseUser.max).regex(limits.databaseUser.pattern),
    database_user_password: z
      .string()
      .min(limits.databasePassword.min)
      .max(limits.databasePassword.max)
      .refine(
        (text) => limits.passwordProblems(text).every((problem) => problem === 'too_short' || problem === 'too_long'),
        'Must have a letter, a digit and a special character, and neither " nor \'.',
      ),
  })
  .meta({ id: 'PostgresqlInitConfigOptionRequest' })
export type PostgresqlInitConfigOptionRequest = z.infer<typeof PostgresqlInitConfigOptionRequest>

export const PostgresqlClusterCreateRequest = z
  .strictObject({
    allowable_ip_addresses: allowableAddresses,
    dbaas_engine_version_id: z.string(),
    ha_enabled: z.boolean().optional().meta({ default: false }),
    init_config_option: PostgresqlInitConfigOptionRequest,
    instance_groups: z.array(InstanceGroupRequest),
    instance_name_prefix: z.string().min(limits.instancePrefix.min).max(limits.instancePrefix.max).regex(limits.instancePrefix.pattern),
    maintenance_option: MaintenanceOption.nullish(),
    name: z.string().min(limits.clusterName.min).max(limits.clusterName.max).regex(limits.clusterName.pattern),
    nat_enabled: z.boolean().optional().meta({ default: false }),
    origin_cluster_id: z.string().nullish(),
    subnet_id: z.string(),
    tags: z.array(Tag).nullish(),
    timezone: z.string(),
    vip_public_ip_id: z.string().nullish(),
    virtual_ip_address: z.string().nullish(),
  })
  .meta({ id: 'PostgresqlClusterCreateRequest' })
export type PostgresqlClusterCreateRequest = z.infer<typeof PostgresqlClusterCreateRequest>

/** One row of List Clusters. Version, server type and data size are only in Show Cluster. */
export const RdbClusterResponse = z
  .object({
    account_id: z.string(),
    created_at: answeredInstant,
    created_by: z.string(),
    database_name: z.string().nullable(),
    ha_enabled: z.boolean().optional().meta({ default: false }),
    id: z.string(),
    instance_count: answeredInteger.optional().meta({ default: 0 }),
    modified_at: answeredInstant,
    modified_by: z.string(),
    name: z.string(),
    role_type: OpenClusterRoleType.nullable(),
    service_state: OpenServiceState,
  })
  .meta({ id: 'RdbClusterResponse' })
export type RdbClusterResponse = z.infer<typeof RdbClusterResponse>

/** `count` is the number of all clusters that fit the filters, not of this page. */
export const RdbClusterPageResponse = z
  .object({
    contents: z.array(RdbClusterResponse).nullable(),
    count: answeredInteger,
    page: answeredInteger,
    size: answeredInteger,
    sort: z.array(z.string()).nullish(),
  })
  .meta({ id: 'RdbClusterPageResponse' })
export type RdbClusterPageResponse = z.infer<typeof RdbClusterPageResponse>

export const PostgresqlInitConfigOptionDetail = z
  .object({
    audit_enabled: z.boolean().optional().meta({ default: false }),
    backup_option: AnsweredBackupOption.nullish(),
    database_encoding: z.string().nullish(),
    database_locale: z.string().nullish(),
    database_name: z.string(),
    database_port: answeredInteger.meta({ minimum: limits.port.min, maximum: limits.port.max }).nullish(),
    database_user_name: z.string(),
    /** Only in the printed reference: the origin's region, where it is another one. */
    origin_region: z.string().nullish(),
  })
  .meta({ id: 'PostgresqlInitConfigOptionDetail' })
export type PostgresqlInitConfigOptionDetail = z.infer<typeof PostgresqlInitConfigOptionDetail>

export const BlockStorageGroupResponse = z
  .object({
    id: z.string(),
    name: z.string(),
    role_type: OpenBlockStorageGroupRoleType,
    size_gb: answeredInteger,
    volume_type: OpenVolumeType,
  })
  .meta({ id: 'BlockStorageGroupResponse' })
export type BlockStorageGroupResponse = z.infer<typeof BlockStorageGroupResponse>

export const InstanceResponse = z
  .object({
    name: z.string(),
    public_ip_address: z.string().nullish(),
    public_ip_id: z.string().nullish(),
    role_type: OpenInstanceRoleType,
    service_ip_address: z.string().nullish(),
    service_state: OpenServiceState,
  })
  .meta({ id: 'InstanceResponse' })
export type InstanceResponse = z.infer<typeof InstanceResponse>

export const InstanceGroupResponse = z
  .object({
    block_storage_groups: z.array(BlockStorageGroupResponse),
    id: z.string(),
    instances: z.array(InstanceResponse),
    role_type: OpenInstanceGroupRoleType,
    server_type_name: z.string(),
  })
  .meta({ id: 'InstanceGroupResponse' })
export type InstanceGroupResponse = z.infer<typeof InstanceGroupResponse>

export const MaintenanceResponseOption = z
  .object({
    period_hour: z.string().nullish(),
    starting_day_of_week: OpenDayOfWeek.nullish(),
    starting_time: z.string().nullish(),
    use_maintenance_option: z.boolean().optional().meta({ default: false }),
  })
  .meta({ id: 'MaintenanceResponseOption' })
export type MaintenanceResponseOption = z.infer<typeof MaintenanceResponseOption>

export const PostgresqlClusterDetailResponse = z
  .object({
    account_id: z.string(),
    allowable_ip_addresses: allowableAddresses,
    created_at: answeredInstant,
    created_by: z.string(),
    dbaas_engine: z.string(),
    dbaas_engine_version_name: z.string(),
    ha_enabled: z.boolean().optional().meta({ default: false }),
    id: z.string(),
    init_config_option: PostgresqlInitConfigOptionDetail,
    instance_count: answeredInteger.optional().meta({ default: 0 }),
    instance_groups: z.array(InstanceGroupResponse),
    maintenance_option: MaintenanceResponseOption.nullish(),
    modified_at: answeredInstant,
    modified_by: z.string(),
    name: z.string(),
    nat_enabled: z.boolean().optional().meta({ default: false }),
    origin_cluster_id: z.string().nullish(),
    product_image_type: z.string(),
    product_type: OpenProductType,
    /** Ids of the replicas' clusters. */
    replicas: z.array(z.string()),
    role_type: OpenClusterRoleType.nullable(),
    service_state: OpenServiceState,
    software_version: z.string(),
    subnet_id: z.string(),
    timezone: z.string(),
    vip_public_ip_address: z.string().nullish(),
    vip_public_ip_id: z.string().nullish(),
    virtual_ip_address: z.string().nullish(),
  })
  .meta({ id: 'PostgresqlClusterDetailResponse' })
export type PostgresqlClusterDetailResponse = z.infer<typeof PostgresqlClusterDetailResponse>

const listQuery = z.strictObject({
  size: defaultPageSize,
  page: defaultPageNumber,
  sort: sortOrder,
  name: z.string().nullish(),
  service_state: z.string().nullish(),
  database_name: z.string().nullish(),
})

export const clusters = {
  createCluster: { body: PostgresqlClusterCreateRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  listClusters: { query: listQuery, answer: RdbClusterPageResponse, errors: [400, 401, 403] },
  restartCluster: { answer: AsyncResponse, errors: [400, 401, 403] },
  showCluster: { answer: PostgresqlClusterDetailResponse, errors: [401, 403] },
  startCluster: { answer: AsyncResponse, errors: [400, 401, 403] },
  stopCluster: { answer: AsyncResponse, errors: [400, 401, 403] },
  switchoverCluster: { answer: AsyncResponse, errors: [400, 401, 403] },
  synchronizeClusterState: { answer: AsyncResponse, errors: [400, 401, 403, 404, 500] },
  terminateCluster: { answer: AsyncResponse, errors: [400, 401, 403] },
} satisfies Record<string, Shapes>
