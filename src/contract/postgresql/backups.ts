import { z } from 'zod'
import { readInstant } from '#contract/instant.ts'
import type { Shapes } from '#contract/operation.ts'
import * as limits from '#contract/rules/limits.ts'
import {
  AsyncResponse,
  BlockStorageGroupRequest,
  MaintenanceOption,
  Tag,
  allowableAddresses,
  answeredInteger,
  pageNumber,
  pageSize,
} from './shared.ts'

/** Makes a new cluster, from one finished backup or as of a point in time. */
export const ClusterRestoreRequest = z
  .strictObject({
    allowable_ip_addresses: allowableAddresses,
    backup_history_number: z.string().nullish(),
    backup_recovery_time: z
      .string()
      .refine((text) => readInstant(text) !== undefined, 'Must be a date and time.')
      .meta({ format: 'date-time' })
      .nullish(),
    block_storage_groups: z.array(BlockStorageGroupRequest).nullish(),
    instance_name_prefix: z.string().min(limits.restorePrefix.min).max(limits.restorePrefix.max).regex(limits.restorePrefix.pattern),
    maintenance_option: MaintenanceOption.nullish(),
    name: z.string().min(limits.clusterName.min).max(limits.clusterName.max).regex(limits.clusterName.pattern),
    server_type_name: z.string(),
    tags: z.array(Tag).nullish(),
  })
  .meta({ id: 'ClusterRestoreRequest' })
export type ClusterRestoreRequest = z.infer<typeof ClusterRestoreRequest>

export const BackupHistoryNumberRequest = z
  .strictObject({ backup_history_number: z.array(z.string()) })
  .meta({ id: 'BackupHistoryNumberRequest' })
export type BackupHistoryNumberRequest = z.infer<typeof BackupHistoryNumberRequest>

export const ArchiveConfigSetRequest = z
  .strictObject({
    archive_enabled: z.boolean(),
    retention_period_day: z.int().min(limits.archiveRetentionDays.min).max(limits.archiveRetentionDays.max).nullish(),
  })
  .meta({ id: 'ArchiveConfigSetRequest' })
export type ArchiveConfigSetRequest = z.infer<typeof ArchiveConfigSetRequest>

export const ArchiveConfigDetailResponse = z
  .object({
    archive_enabled: z.boolean(),
    retention_period_day: answeredInteger
      .meta({ minimum: limits.archiveRetentionDays.min, maximum: limits.archiveRetentionDays.max })
      .nullish(),
  })
  .meta({ id: 'ArchiveConfigDetailResponse' })
export type ArchiveConfigDetailResponse = z.infer<typeof ArchiveConfigDetailResponse>

/** All three are strings, as in the create request, but here they are required. */
export const BackupSettingRequest = z
  .strictObject({
    archive_frequency_minute: z.string().regex(limits.archiveFrequencyPattern),
    retention_period_day: z.string().regex(limits.retentionPattern),
    starting_time_hour: z.string().regex(limits.hourPattern),
  })
  .meta({ id: 'BackupSettingRequest' })
export type BackupSettingRequest = z.infer<typeof BackupSettingRequest>

/** `backup_state` is a free word without a documented list; the two times may come without a zone. */
export const BackupHistoryApiItem = z
  .object({
    backup_end_at: z.string(),
    backup_history_number: z.string(),
    backup_size_gb: z.number(),
    backup_start_at: z.string(),
    backup_state: z.string(),
    backup_state_detail: z.string().nullish(),
    software_version: z.string(),
  })
  .meta({ id: 'BackupHistoryApiItem' })
export type BackupHistoryApiItem = z.infer<typeof BackupHistoryApiItem>

export const BackupHistoryListApiResponse = z
  .object({
    contents: z.array(BackupHistoryApiItem),
    total_count: answeredInteger,
  })
  .meta({ id: 'BackupHistoryListApiResponse' })
export type BackupHistoryListApiResponse = z.infer<typeof BackupHistoryListApiResponse>

const historiesQuery = z.strictObject({
  limit: pageSize,
  page: pageNumber,
})

/** Only in the printed reference. */
const deleteArchiveQuery = z.strictObject({ type: z.string().nullish().meta({ default: 'ALL' }) })

export const backups = {
  createRestoreCluster: { body: ClusterRestoreRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  deleteArchiveLog: { query: deleteArchiveQuery, answer: AsyncResponse, errors: [400, 401, 403] },
  listBackupHistories: { query: historiesQuery, answer: BackupHistoryListApiResponse, errors: [400, 401, 403] },
  removeBackupHistories: { body: BackupHistoryNumberRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  setArchiveConfig: { body: ArchiveConfigSetRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  setBackup: { body: BackupSettingRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  showArchiveConfig: { answer: ArchiveConfigDetailResponse, errors: [401, 403] },
  synchronizeArchiveConfig: { answer: AsyncResponse, errors: [401, 403] },
  unsetBackup: { answer: AsyncResponse, errors: [400, 401, 403] },
} satisfies Record<string, Shapes>
