import { z } from 'zod'
import type { Shapes } from '#contract/operation.ts'
import * as limits from '#contract/rules/limits.ts'
import { AsyncResponse, DayOfWeek, LogType, OpenDayOfWeek, answeredInteger } from './shared.ts'

/** When and with which keys of the bucket a log is exported. Every key must be there; a day that is not used is null or `-1`. */
const schedule = {
  access_key: z.string().nullable(),
  delete_on_export: z.boolean().nullable(),
  schedule_day_of_month: z.string().regex(limits.dayOfMonthPattern).nullable(),
  schedule_day_of_week: DayOfWeek.nullable(),
  schedule_frequency_type: z.string().nullable(),
  schedule_hour: z.string().regex(limits.hourPattern).nullable(),
  secret_key: z.string().nullable(),
}

export const LogExportConfigCreateRequest = z
  .strictObject({
    ...schedule,
    bucket_name: z.string(),
    log_type: z.string().refine((text) => LogType.safeParse(text).success, 'Must be alert, audit or slow.'),
  })
  .meta({ id: 'LogExportConfigCreateRequest' })
export type LogExportConfigCreateRequest = z.infer<typeof LogExportConfigCreateRequest>

export const LogExportConfigModifyRequest = z.strictObject(schedule).meta({ id: 'LogExportConfigModifyRequest' })
export type LogExportConfigModifyRequest = z.infer<typeof LogExportConfigModifyRequest>

export const LogExportConfigDTO = z
  .object({
    bucket_name: z.string().nullable(),
    delete_on_export: z.boolean().nullable(),
    is_bucket_deleted: z.boolean().nullable(),
    is_registered: z.boolean(),
    log_label: z.string(),
    log_type: z.string(),
    schedule_day_of_month: z.string().nullable(),
    schedule_day_of_week: OpenDayOfWeek.nullable(),
    schedule_frequency_type: z.string().nullable(),
    schedule_hour: z.string().nullable(),
  })
  .meta({ id: 'LogExportConfigDTO' })
export type LogExportConfigDTO = z.infer<typeof LogExportConfigDTO>

export const LogExportConfigListResponse = z
  .object({
    contents: z.array(LogExportConfigDTO),
    count: answeredInteger,
  })
  .meta({ id: 'LogExportConfigListResponse' })
export type LogExportConfigListResponse = z.infer<typeof LogExportConfigListResponse>

/** Turning the audit log off deletes its files. */
export const AuditLogRequest = z.strictObject({ use_audit_log: z.boolean() }).meta({ id: 'AuditLogRequest' })
export type AuditLogRequest = z.infer<typeof AuditLogRequest>

/** Only in the printed reference. */
const listQuery = z.strictObject({ type: LogType.nullish() })

export const logs = {
  exportLog: { answer: AsyncResponse, errors: [401, 403] },
  listLogExportConfigs: { query: listQuery, answer: LogExportConfigListResponse, errors: [401, 403] },
  registerLogExportConfig: { body: LogExportConfigCreateRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  setAuditLog: { body: AuditLogRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  setLogExportConfig: { body: LogExportConfigModifyRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  unregisterLogExportConfig: { answer: AsyncResponse, errors: [401, 403] },
} satisfies Record<string, Shapes>
