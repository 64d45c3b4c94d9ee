import type { LogExportConfigDTO } from '#contract/postgresql/logs.ts'
import type { LogType } from '#contract/postgresql/shared.ts'
import { daysOfWeek, logTypes } from '#contract/postgresql/words.ts'
import type { LogSchedule } from '#contract/rules/log-export.ts'
import { scaled } from './clock.ts'
import { isServing } from './serving.ts'
import type { Cluster, LogExport, World } from './world.ts'
import { clockIn, dailyAt } from './zone.ts'

const day = 86_400_000

/** The first is printed in the vendor's reference, the others are made after it. */
const labels: Readonly<Record<LogType, string>> = { alert: 'DB Alert Log', audit: 'DB Audit Log', slow: 'DB Slow Log' }

/** How long a bucket lasts whose name says that it gets deleted (ms on the real cloud). */
const deletedAfter = 30 * 60_000

/**
 * Until when a bucket exists in which a log is to be kept from now on; undefined: for good. There is no object storage here, so the
 * name decides: with `missing` in it the bucket never was, with `deleted` somebody deletes it in half an hour.
 */
export function bucketEnds({ pace }: World, bucketName: string, now: number): number | undefined {
  if (bucketName.includes('missing')) return now
  return bucketName.includes('deleted') ? now + scaled(pace, deletedAfter) : undefined
}

export function bucketIsGone({ bucketEndsAt }: LogExport, now: number): boolean {
  return bucketEndsAt !== undefined && bucketEndsAt <= now
}

/** A line of List Log Export Configs: every log has one, registered or not. */
export function logExportItem(type: LogType, registered: LogExport | undefined, now: number): LogExportConfigDTO {
  const log = { log_label: labels[type], log_type: type, is_registered: registered !== undefined }
  if (registered === undefined) return { ...log, ...nothing }
  const { bucket_name, delete_on_export, schedule } = registered
  return { ...log, ...schedule, bucket_name, delete_on_export, is_bucket_deleted: bucketIsGone(registered, now) }
}

const nothing = {
  bucket_name: null,
  delete_on_export: null,
  is_bucket_deleted: null,
  schedule_day_of_month: null,
  schedule_day_of_week: null,
  schedule_frequency_type: null,
  schedule_hour: null,
}

/**
 * Exports by the calendar, at their hour on a clock in the cluster's own time zone: inferred, as it is for backups. A cluster that does
 * not serve exports nothing, and there is no audit log while it is off. No read tells of it; what is kept is how the last one ended.
 */
export function runLogExports(_world: World, cluster: Cluster, from: number, to: number): void {
  if (!isServing(cluster)) return
  for (const type of logTypes) {
    const registered = cluster.logExports[type]
    if (registered === undefined || (type === 'audit' && cluster.detail.init_config_option.audit_enabled !== true)) continue
    const at = lastRun(cluster.detail.timezone, registered.schedule, from, to)
    if (at === undefined) continue
    cluster.logExports[type] = { ...registered, ran: { at, worked: registered.keysWork && !bucketIsGone(registered, at) } }
  }
}

/** The last moment after `from` and up to `to` at which a schedule starts an export. */
function lastRun(zone: string, schedule: LogSchedule, from: number, to: number): number | undefined {
  if (schedule.schedule_frequency_type === null) return undefined
  // No two moments of a schedule lie further apart than the days of a month.
  return dailyAt(zone, Number(schedule.schedule_hour), Math.max(from, to - 32 * day), to).findLast((at) =>
    isItsDay(schedule, new Date(clockIn(zone, at))),
  )
}

/** @param shown what a clock in the zone shows, as if it were UTC */
function isItsDay({ schedule_frequency_type, schedule_day_of_week, schedule_day_of_month }: LogSchedule, shown: Date): boolean {
  switch (schedule_frequency_type) {
    case 'WEEK':
      return daysOfWeek[(shown.getUTCDay() + 6) % 7] === schedule_day_of_week
    case 'MONTH': {
      // Where a month has no such day, its last one.
      const lastDay = new Date(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth() + 1, 0)).getUTCDate()
      return shown.getUTCDate() === Math.min(Number(schedule_day_of_month), lastDay)
    }
    default:
      return true
  }
}
