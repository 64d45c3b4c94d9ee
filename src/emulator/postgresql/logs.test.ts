import { describe, expect, test } from 'vitest'
import type { Body } from '#contract/operation.ts'
import { logTypes } from '#contract/postgresql/words.ts'
import { durations } from '#contract/rules/durations.ts'
import { requestState, running, statesOf } from '#emulator/testing/cluster.ts'
import { hour, minute, testCloud, wall, type TestCloud } from '#emulator/testing/cloud.ts'

type Registration = Body<'registerLogExportConfig'>
type LogType = (typeof logTypes)[number]

const day = 24 * hour
const schedule = {
  access_key: 'BUCKETKEY',
  secret_key: 'a-secret-of-the-bucket',
  delete_on_export: true,
  schedule_frequency_type: 'DAY',
  schedule_hour: '4',
  schedule_day_of_week: null,
  schedule_day_of_month: null,
} as const
const registration: Registration = { ...schedule, log_type: 'slow', bucket_name: 'wallet-logs' }

async function open(cloud = testCloud({ fleet: 'empty' })) {
  const cluster_id = await running(cloud)
  const register = async (changes: Partial<Registration> = {}) => {
    const answer = await cloud.call('registerLogExportConfig', { cluster_id, body: { ...registration, ...changes } })
    cloud.account.advance(minute)
    return answer
  }
  const refused = (changes: Partial<Registration>) =>
    cloud.refusal('registerLogExportConfig', { cluster_id, body: { ...registration, ...changes } })
  const rows = async () => (await cloud.call('listLogExportConfigs', { cluster_id })).contents
  const row = async (type: LogType) => (await rows()).find(({ log_type }) => log_type === type)!
  const ran = (type: LogType) => cloud.account.clusters().find(({ id }) => id === cluster_id)!.logExports[type]?.ran
  return { cloud, cluster_id, register, refused, rows, row, ran }
}

async function setAudit(cloud: TestCloud, cluster_id: string, use_audit_log: boolean): Promise<void> {
  await cloud.call('setAuditLog', { cluster_id, body: { use_audit_log } })
  cloud.account.advance(hour)
}

const contactAdmin = { status: 500, code: 'ContactAdminForAssistance' }
const scheduleData = { status: 400, code: 'Dbaas.ValidationError.InvalidScheduleData' }

describe('the list', () => {
  test('has every log, registered or not', async () => {
    const { rows } = await open()
    const nothing = {
      bucket_name: null,
      delete_on_export: null,
      is_bucket_deleted: null,
      is_registered: false,
      schedule_day_of_month: null,
      schedule_day_of_week: null,
      schedule_frequency_type: null,
      schedule_hour: null,
    }
    expect(await rows()).toEqual([
      { ...nothing, log_type: 'alert', log_label: 'DB Alert Log' },
      { ...nothing, log_type: 'audit', log_label: 'DB Audit Log' },
      { ...nothing, log_type: 'slow', log_label: 'DB Slow Log' },
    ])
  })

  test.each(logTypes)('of %s alone', async (type) => {
    const { cloud, cluster_id, row } = await open()
    expect(await cloud.call('listLogExportConfigs', { cluster_id, type })).toEqual({ contents: [await row(type)], count: 1 })
  })

  test('is there in every state, and 404 for nobody', async () => {
    const { cloud, cluster_id, rows } = await open()
    cloud.account.setState(cluster_id, 'UNKNOWN')
    expect(await rows()).toHaveLength(3)
    expect(await cloud.refusal('listLogExportConfigs', { cluster_id: 'f'.repeat(32) })).toMatchObject({ status: 404 })
  })
})

describe('registering', () => {
  test('is done in a while, without a hand on the servers, and tells no keys', async () => {
    const { cloud, cluster_id, row } = await open()
    const { request_id, resource } = await cloud.call('registerLogExportConfig', { cluster_id, body: registration })
    expect(resource.id).toBe(cluster_id)
    expect(await statesOf(cloud, cluster_id)).toEqual(['EDITING', 'RUNNING', 'RUNNING'])
    expect((await row('slow')).is_registered).toBe(false)
    cloud.account.advance(durations.registerLogExportConfig.typical)
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')
    expect(await row('slow')).toEqual({
      bucket_name: 'wallet-logs',
      delete_on_export: true,
      is_bucket_deleted: false,
      is_registered: true,
      log_label: 'DB Slow Log',
      log_type: 'slow',
      schedule_day_of_month: null,
      schedule_day_of_week: null,
      schedule_frequency_type: 'DAY',
      schedule_hour: '4',
    })
    expect((await row('alert')).is_registered).toBe(false)
  })

  test('keeps no key of the bucket anywhere', async () => {
    const { cloud, cluster_id, register } = await open()
    await register()
    const body = { ...schedule, access_key: 'ANOTHERKEY', secret_key: 'another-secret' }
    await cloud.call('setLogExportConfig', { cluster_id, log_type: 'slow', body })
    const kept = JSON.stringify(cloud.account.clusters())
    cloud.account.advance(minute)
    for (const secret of ['BUCKETKEY', 'a-secret-of-the-bucket', 'ANOTHERKEY', 'another-secret']) {
      expect(kept).not.toContain(secret)
      expect(JSON.stringify(cloud.account.clusters())).not.toContain(secret)
    }
  })

  test('works once for each log', async () => {
    const { register, refused, rows } = await open()
    await register()
    expect(await refused({})).toMatchObject({ status: 400, code: 'ValidationError', detail: expect.stringContaining('already') })
    await register({ log_type: 'alert' })
    expect((await rows()).map(({ is_registered }) => is_registered)).toEqual([true, false, true])
  })

  test.each([
    ['a day of the week that is not used', { schedule_day_of_week: 'MON' }],
    ['a day of the month that is not used', { schedule_day_of_month: '28' }],
    ['a frequency nobody knows', { schedule_frequency_type: 'HOURLY' }],
    ['no hour', { schedule_hour: null }],
    ['no day of the week', { schedule_frequency_type: 'WEEK' }],
    ['no day of the month', { schedule_frequency_type: 'MONTH', schedule_day_of_month: '-1' }],
  ] as const)('is refused with %s', async (_, changes) => {
    const { refused, row } = await open()
    expect(await refused(changes)).toMatchObject(scheduleData)
    expect((await row('slow')).is_registered).toBe(false)
  })

  test.each([
    ['a bucket that does not exist', { bucket_name: 'missing-bucket' }],
    ['no access key', { access_key: '' }],
    ['no secret key', { secret_key: null }],
  ])('ends in a 500 with %s', async (_, changes) => {
    const { refused, cloud, cluster_id } = await open()
    expect(await refused(changes)).toMatchObject(contactAdmin)
    expect((await statesOf(cloud, cluster_id))[0]).toBe('RUNNING')
  })

  test.each(Object.keys(registration))('is refused without %s', async (key) => {
    const { cloud, cluster_id } = await open()
    const body = Object.fromEntries(Object.entries(registration).filter(([name]) => name !== key))
    const response = await cloud.send(`/v1/clusters/${cluster_id}/log-export-configs`, { method: 'POST', body })
    expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ code: 'ValidationError' }] }])
  })

  test('of the audit log needs the audit log', async () => {
    const { cloud, cluster_id, register, refused } = await open()
    expect(await refused({ log_type: 'audit' })).toMatchObject({ status: 400, detail: 'The audit log is off.' })
    await setAudit(cloud, cluster_id, true)
    await register({ log_type: 'audit' })
  })
})

describe('a registered export', () => {
  test('is set anew in all but its bucket', async () => {
    const { cloud, cluster_id, register, row } = await open()
    await register()
    const before = await row('slow')
    const body = {
      ...schedule,
      delete_on_export: false,
      schedule_frequency_type: 'MONTH',
      schedule_hour: '23',
      schedule_day_of_month: '28',
    }
    await cloud.call('setLogExportConfig', { cluster_id, log_type: 'slow', body })
    expect(await row('slow')).toEqual(before)
    cloud.account.advance(minute)
    expect(await row('slow')).toEqual({
      ...before,
      delete_on_export: false,
      schedule_frequency_type: 'MONTH',
      schedule_hour: '23',
      schedule_day_of_month: '28',
    })
  })

  test('is gone when it is unregistered, and can be registered again', async () => {
    const { cloud, cluster_id, register, row } = await open()
    const before = await row('slow')
    await register()
    await cloud.call('unregisterLogExportConfig', { cluster_id, log_type: 'slow' })
    cloud.account.advance(minute)
    expect(await row('slow')).toEqual(before)
    await register({ bucket_name: 'another' })
    expect((await row('slow')).bucket_name).toBe('another')
  })

  test('is needed to set, unregister or export', async () => {
    const { cloud, cluster_id } = await open()
    const at = { cluster_id, log_type: 'alert' } as const
    const gone = { status: 404, code: 'Dbaas.NotFound.LogExportConfig' }
    expect(await cloud.refusal('setLogExportConfig', { ...at, body: schedule })).toMatchObject(gone)
    expect(await cloud.refusal('unregisterLogExportConfig', at)).toMatchObject(gone)
    expect(await cloud.refusal('exportLog', at)).toMatchObject(gone)
  })

  test('cannot get a schedule that is none', async () => {
    const { cloud, cluster_id, register } = await open()
    await register()
    const body = { ...schedule, schedule_day_of_month: '1' }
    expect(await cloud.refusal('setLogExportConfig', { cluster_id, log_type: 'slow', body })).toMatchObject(scheduleData)
  })

  test('can be exported by hand', async () => {
    const { cloud, cluster_id, register } = await open()
    await register()
    const { request_id } = await cloud.call('exportLog', { cluster_id, log_type: 'slow' })
    expect(await requestState(cloud, request_id)).toBe('PENDING')
    cloud.account.advance(durations.exportLog.typical)
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')
    expect(await statesOf(cloud, cluster_id)).toEqual(['RUNNING', 'RUNNING', 'RUNNING'])
  })

  test('with wrong keys fails later, and the cluster is well; right keys mend it, keys left out change nothing', async () => {
    const { cloud, cluster_id, register } = await open()
    await register({ secret_key: 'the-wrong-key' })
    const exported = async () => {
      const { request_id } = await cloud.call('exportLog', { cluster_id, log_type: 'slow' })
      cloud.account.advance(hour)
      expect((await statesOf(cloud, cluster_id))[0]).toBe('RUNNING')
      return requestState(cloud, request_id)
    }
    const set = async (keys: { access_key: string | null; secret_key: string | null }) => {
      await cloud.call('setLogExportConfig', { cluster_id, log_type: 'slow', body: { ...schedule, ...keys } })
      cloud.account.advance(minute)
    }
    expect(await exported()).toBe('FAILED')
    await set({ access_key: null, secret_key: null })
    expect(await exported()).toBe('FAILED')
    await set({ access_key: 'BUCKETKEY', secret_key: 'right' })
    expect(await exported()).toBe('COMPLETED')
    await set({ access_key: null, secret_key: null })
    expect(await exported()).toBe('COMPLETED')
  })

  test('loses its bucket behind its back: the list says so, and the export ends in a 500', async () => {
    const { cloud, cluster_id, register, row } = await open()
    await register({ bucket_name: 'soon-deleted' })
    expect((await row('slow')).is_bucket_deleted).toBe(false)
    await cloud.call('exportLog', { cluster_id, log_type: 'slow' })
    cloud.account.advance(hour)
    expect((await row('slow')).is_bucket_deleted).toBe(true)
    expect(await cloud.refusal('exportLog', { cluster_id, log_type: 'slow' })).toMatchObject(contactAdmin)
    await cloud.call('unregisterLogExportConfig', { cluster_id, log_type: 'slow' })
  })

  test('of the audit log is not possible while that is off, and stays registered', async () => {
    const { cloud, cluster_id, register, row } = await open()
    await setAudit(cloud, cluster_id, true)
    await register({ log_type: 'audit' })
    await setAudit(cloud, cluster_id, false)
    expect(await cloud.refusal('exportLog', { cluster_id, log_type: 'audit' })).toMatchObject({ status: 400 })
    expect((await row('audit')).is_registered).toBe(true)
  })
})

describe('exports by the calendar', () => {
  // The wall is a Monday, 12:00 in Seoul; the cluster is an hour old when it is registered.
  const seoul = (date: string) => Date.parse(`${date}:00+09:00`)

  test.each([
    ['DAY', null, null, '2026-11-24T04:00', '2026-12-23T04:00'],
    ['WEEK', 'WED', null, '2026-11-25T04:00', '2026-12-23T04:00'],
    ['WEEK', 'MON', null, '2026-11-30T04:00', '2026-12-21T04:00'],
    ['MONTH', null, '24', '2026-11-24T04:00', '2026-11-24T04:00'],
    ['MONTH', null, '31', '2026-11-30T04:00', '2026-11-30T04:00'],
  ] as const)('%s %s %s: first and last within 30 days', async (frequency, dayOfWeek, dayOfMonth, first, last) => {
    const { cloud, register, rows, ran } = await open()
    await register({ schedule_frequency_type: frequency, schedule_day_of_week: dayOfWeek, schedule_day_of_month: dayOfMonth })
    cloud.account.advance(seoul(first) - cloud.account.now() - 1)
    await rows()
    expect(ran('slow')).toBeUndefined()
    cloud.account.advance(1)
    await rows()
    expect(ran('slow')).toEqual({ at: seoul(first), worked: true })
    cloud.account.advance(wall + 30 * day - cloud.account.now())
    await rows()
    expect(ran('slow')).toEqual({ at: seoul(last), worked: true })
  })

  test('a month in one step is a month in many', async () => {
    const month = async (steps: number) => {
      const { cloud, cluster_id, register, rows, ran } = await open()
      await register({ bucket_name: 'soon-deleted', schedule_frequency_type: 'WEEK', schedule_day_of_week: 'THU' })
      for (let step = 0; step < steps; step += 1) {
        cloud.account.advance((30 * day) / steps)
        await rows()
      }
      return [cluster_id, ran('slow')]
    }
    expect(await month(1)).toEqual(await month(90))
  })

  test('none without a schedule, none while the cluster is stopped, none of an audit log that is off', async () => {
    const { cloud, cluster_id, register, rows, ran } = await open()
    await setAudit(cloud, cluster_id, true)
    await register({ log_type: 'audit' })
    await setAudit(cloud, cluster_id, false)
    await register({ log_type: 'slow' })
    await register({ log_type: 'alert', schedule_frequency_type: null, schedule_hour: null })
    cloud.account.advance(2 * day)
    await rows()
    const last = ran('slow')
    expect([ran('alert'), last?.worked, ran('audit')]).toEqual([undefined, true, undefined])
    cloud.account.setState(cluster_id, 'STOPPED')
    cloud.account.advance(2 * day)
    await rows()
    expect(ran('slow')).toEqual(last)
  })

  test('one with wrong keys, or into a bucket that is gone, did not work', async () => {
    const { cloud, register, rows, ran } = await open()
    await register({ log_type: 'slow', secret_key: 'wrong' })
    await register({ log_type: 'alert', bucket_name: 'soon-deleted' })
    cloud.account.advance(day)
    await rows()
    expect([ran('slow')?.worked, ran('alert')?.worked]).toEqual([false, false])
  })
})

describe('the audit log', () => {
  test('is turned on and off; Show Cluster tells', async () => {
    const { cloud, cluster_id } = await open()
    const audit = async () => (await cloud.call('showCluster', { cluster_id })).init_config_option.audit_enabled
    expect(await audit()).toBe(false)
    await cloud.call('setAuditLog', { cluster_id, body: { use_audit_log: true } })
    expect(await statesOf(cloud, cluster_id)).toEqual(['EDITING', 'EDITING', 'EDITING'])
    expect(await audit()).toBe(false)
    cloud.account.advance(durations.setAuditLog.typical)
    expect(await audit()).toBe(true)
    await setAudit(cloud, cluster_id, false)
    expect(await audit()).toBe(false)
  })
})

test('all of them wait for each other, need a running cluster, and a known one', async () => {
  const { cloud, cluster_id, register } = await open()
  await register()
  const asks = (id: string) =>
    [
      () => cloud.refusal('registerLogExportConfig', { cluster_id: id, body: { ...registration, log_type: 'alert' } }),
      () => cloud.refusal('setLogExportConfig', { cluster_id: id, log_type: 'slow', body: schedule }),
      () => cloud.refusal('unregisterLogExportConfig', { cluster_id: id, log_type: 'slow' }),
      () => cloud.refusal('exportLog', { cluster_id: id, log_type: 'slow' }),
      () => cloud.refusal('setAuditLog', { cluster_id: id, body: { use_audit_log: true } }),
    ] as const
  await cloud.call('exportLog', { cluster_id, log_type: 'slow' })
  for (const ask of asks(cluster_id)) expect(await ask()).toMatchObject({ code: 'Dbaas.ValidationError.ExistInprogress' })
  cloud.account.advance(hour)
  cloud.account.setState(cluster_id, 'STOPPED')
  for (const ask of asks(cluster_id)) expect(await ask()).toMatchObject({ code: 'Dbaas.ValidationError.InvalidServiceState' })
  for (const ask of asks('f'.repeat(32))) expect(await ask()).toMatchObject({ status: 404, code: 'Dbaas.NotFound.Cluster' })
})
