import { z } from 'zod'
import type { Shapes } from '#contract/operation.ts'
import * as limits from '#contract/rules/limits.ts'
import { AsyncResponse, DayOfWeek } from './shared.ts'

/** `backup_before_upgrade` asks for a backup that is deleted after a successful patch. */
export const MinorPatchRequest = z
  .strictObject({
    backup_before_upgrade: z.boolean(),
    software_version: z.string(),
  })
  .meta({ id: 'MinorPatchRequest' })
export type MinorPatchRequest = z.infer<typeof MinorPatchRequest>

/** The weekly window as it is set later: hour `03` and minute `00` apart, unlike the create request. */
export const MaintenanceRequest = z
  .strictObject({
    start_day_of_week: DayOfWeek,
    start_minute: z.string().refine((text) => limits.startMinutePattern.test(text), 'Must be two digits, 00 to 59.'),
    start_time: z.string().refine((text) => limits.startTimePattern.test(text), 'Must be two digits, 00 to 23.'),
    term_hour: z.string().regex(limits.periodHourPattern),
  })
  .meta({ id: 'MaintenanceRequest' })
export type MaintenanceRequest = z.infer<typeof MaintenanceRequest>

export const maintenance = {
  patchMinorVersion: { body: MinorPatchRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  setMaintenance: { body: MaintenanceRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  unsetMaintenance: { answer: AsyncResponse, errors: [401, 403] },
} satisfies Record<string, Shapes>
