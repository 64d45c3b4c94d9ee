import { expect, test } from 'vitest'
import type { Result } from '#contract/operation.ts'
import { samples } from '#contract/samples.ts'
import { about, read } from '#test/plans.ts'
import * as plans from './logs.ts'

const config: Result<'listLogExportConfigs'>['contents'][number] = {
  bucket_name: 'orders-logs',
  delete_on_export: false,
  is_bucket_deleted: false,
  is_registered: true,
  log_label: 'alert',
  log_type: 'alert',
  schedule_day_of_month: null,
  schedule_day_of_week: 'MON',
  schedule_frequency_type: 'WEEK',
  schedule_hour: '3',
}

test('schedules in words; a frequency nobody knows as it came', () => {
  const text = (over: Partial<typeof config>) => plans.scheduleText(about(), { ...config, ...over })
  expect(text({})).toBe('every Monday at 03:00 Asia/Seoul')
  expect(text({ schedule_frequency_type: 'DAY' })).toBe('every day at 03:00 Asia/Seoul')
  expect(text({ schedule_frequency_type: 'MONTHLY', schedule_day_of_month: '15' })).toBe('on day 15 of every month at 03:00 Asia/Seoul')
  expect(text({ schedule_frequency_type: 'HOURLY' })).toBe('HOURLY')
  expect(text({ schedule_frequency_type: null })).toBeUndefined()
})

test('export now, with and without what is known of the bucket', () => {
  expect(read(plans.exportLog(about(), 'alert', { ...config, delete_on_export: true }))).toMatchInlineSnapshot(`
    [
      "Export the alert log of orders now [Leave it as it is | Export alert log now]",
      "does: The alert log is copied to the bucket orders-logs now, outside its schedule.",
      "takes",
      "not: Changes no schedule.",
      "warns: What has been exported is deleted on the servers. / The configuration says so. It then lies in the bucket alone.",
    ]
  `)
  expect(read(plans.exportLog(about(), 'slow'))).toContainEqual(expect.stringContaining('to its bucket now'))
})

test('an export to a bucket that is gone says that it will fail, and what helps', () => {
  const gone =
    'warns: The bucket orders-logs is deleted: the export is likely to fail. / Unregister it, then register it with another bucket.'
  expect(read(plans.exportLog(about(), 'alert', { ...config, is_bucket_deleted: true }))).toContain(gone)
  const none = 'warns: The export has no bucket: it is likely to fail. / Unregister it, then register it with another bucket.'
  expect(read(plans.exportLog(about(), 'alert', { ...config, bucket_name: null }))).toContain(none)
  expect(read(plans.exportLog(about(), 'alert', config)).join('\n')).not.toContain('likely to fail')
})

test('an export is registered; the keys stand in no field of the plan', () => {
  const plan = plans.registerLogExportConfig(about(), samples.registerLogExportConfig.body)
  expect(read(plan)).toMatchInlineSnapshot(`
    [
      "Register the export of the alert log of orders [Back to editing | Register export]",
      "Bucket: - → orders-logs",
      "Schedule: - → every day at 03:00 Asia/Seoul",
      "Delete after export: - → off",
      "does: From then on the alert log is copied to the bucket by the schedule. / The bucket must exist; where it does not, the cloud answers with an error that does not say so.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
    ]
  `)
  expect(read(plan).join('\n')).not.toContain('dummy-bucket-secret')
})

test('an export is changed: only what differs, and the keys if they were typed', () => {
  const body = { ...samples.setLogExportConfig.body, schedule_hour: '4', delete_on_export: true }
  const plan = plans.setLogExportConfig(about(), 'alert', config, body)
  expect(read(plan)).toMatchInlineSnapshot(`
    [
      "Change the export of the alert log of orders [Back to editing | Change export]",
      "Schedule: every Monday at 03:00 Asia/Seoul → every Monday at 04:00 Asia/Seoul",
      "Delete after export: off → on",
      "Keys of the bucket: •••••••• → newly typed",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
      "warns: What has been exported is deleted on the servers. / The configuration says so. It then lies in the bucket alone.",
    ]
  `)
  expect(read(plan).join('\n')).not.toContain('dummy-bucket-secret')
  const kept = plans.setLogExportConfig(about(), 'alert', config, { ...body, access_key: null, secret_key: null })
  expect(kept.changes).toHaveLength(2)
  const same = { schedule_day_of_month: null, schedule_day_of_week: 'MON', schedule_frequency_type: 'WEEK', schedule_hour: '3' } as const
  const nothing = { ...same, delete_on_export: false, access_key: null, secret_key: null }
  expect(plans.setLogExportConfig(about(), 'alert', config, nothing).blocked).toBeDefined()
})

test('the rules hear of the audit log: without it there is nothing to export', () => {
  const off = { log_type: 'audit', audit_enabled: undefined }
  expect(plans.exportLog(about(), 'audit').facts).toEqual(off)
  expect(plans.registerLogExportConfig(about(), { ...samples.registerLogExportConfig.body, log_type: 'audit' }).facts).toEqual(off)
})

test('an export is unregistered', () => {
  expect(read(plans.unregisterLogExportConfig(about(), 'alert', config))).toMatchInlineSnapshot(`
    [
      "Unregister the export of the alert log of orders [Keep it | Unregister export]",
      "Bucket: orders-logs → -",
      "Schedule: every Monday at 03:00 Asia/Seoul → -",
      "warns: The alert log is no longer exported.",
      "takes",
      "not: What lies in the bucket already stays there.",
    ]
  `)
  expect(plans.unregisterLogExportConfig(about(), 'audit').changes).toEqual([])
})

test('the audit log: on may be slow, off deletes its files and asks for the name', () => {
  expect(read(plans.setAuditLog(about(), true))).toMatchInlineSnapshot(`
    [
      "Turn the audit log of orders on [Leave it as it is | Turn audit log on]",
      "Audit log: off → on",
      "warns: It may slow the database down. / Says the vendor’s manual.",
      "takes",
      "not: Deletes nothing. It can be turned off again; its files are deleted then.",
    ]
  `)
  const audited = about({ init_config_option: { ...about().cluster.init_config_option, audit_enabled: true } })
  expect(read(plans.setAuditLog(audited, false))).toMatchInlineSnapshot(`
    [
      "Turn the audit log of orders off [Leave it as it is | Turn audit log off]",
      "Audit log: on → off",
      "destroys: The audit log files of orders are deleted. / They cannot be brought back. Export them first.",
      "takes",
      "type orders",
    ]
  `)
  expect(plans.setAuditLog(audited, true).blocked).toBeDefined()
})
