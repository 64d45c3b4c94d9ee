import type { DayOfWeek, LogType } from '#contract/postgresql/shared.ts'
import type { Cluster, LogExport } from '#emulator/world.ts'

const dayMs = 86_400_000

type Row = {
  readonly cluster: string
  readonly log: LogType
  readonly bucket: string
  /** Hour, and the day of the week or of the month where it is not every day. */
  readonly at: readonly [hour: string, day?: DayOfWeek | number]
  /** The bucket was deleted so many days ago. */
  readonly deleted?: number
  /** The bucket's keys no longer open it: the next export fails. */
  readonly wrongKeys?: true
}

const rows: readonly Row[] = [
  { cluster: 'orders', log: 'alert', bucket: 'orders-logs', at: ['4', 1] },
  { cluster: 'orders', log: 'audit', bucket: 'orders-audit', at: ['3'] },
  { cluster: 'orders', log: 'slow', bucket: 'orders-logs', at: ['4', 'MON'] },
  { cluster: 'payments', log: 'audit', bucket: 'payments-audit', at: ['2'], deleted: 12 },
  { cluster: 'inventory', log: 'slow', bucket: 'team-logs', at: ['5', 'SUN'], wrongKeys: true },
  { cluster: 'ledger', log: 'alert', bucket: 'ledger-logs', at: ['1', 15] },
  { cluster: 'fraud', log: 'audit', bucket: 'fraud-audit', at: ['3'] },
]

/** Registers the exports of a cluster's logs as if that had been done when it was created. */
export function registerLogs(cluster: Cluster, now: number): void {
  for (const row of rows) if (row.cluster === cluster.detail.name) cluster.logExports[row.log] = exportOf(row, now)
}

function exportOf({ bucket, at: [hour, day], deleted, wrongKeys }: Row, now: number): LogExport {
  return {
    bucket_name: bucket,
    delete_on_export: day === undefined,
    schedule: {
      schedule_frequency_type: day === undefined ? 'DAY' : typeof day === 'number' ? 'MONTH' : 'WEEK',
      schedule_hour: hour,
      schedule_day_of_week: typeof day === 'string' ? day : null,
      schedule_day_of_month: typeof day === 'number' ? String(day) : null,
    },
    keysWork: wrongKeys !== true,
    bucketEndsAt: deleted === undefined ? undefined : now - deleted * dayMs,
    ran: undefined,
  }
}
