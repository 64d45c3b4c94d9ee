import { describe, expect, test } from 'vitest'
import { backupOutcome } from '#contract/rules/backups.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import type { KnownState } from '#contract/rules/states.ts'
import { wireTime } from '#emulator/clock.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { hour, minute, second, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'

const day = 24 * hour
const setting = { archive_frequency_minute: '10', retention_period_day: '7', starting_time_hour: '3' }

/** A cluster that has been running for a while: without backups unless asked for. */
async function running(cloud: TestCloud, backed = false, timezone = 'Asia/Seoul'): Promise<string> {
  const body = createBody({ timezone })
  if (!backed) body.init_config_option = { ...body.init_config_option, backup_option: null }
  const { resource } = await cloud.call('createCluster', { body })
  cloud.account.advance(durations.createCluster.typical + second)
  return resource.id
}

const list = (cloud: TestCloud, cluster_id: string, query = {}) => cloud.call('listBackupHistories', { cluster_id, ...query })
const show = (cloud: TestCloud, cluster_id: string) => cloud.call('showCluster', { cluster_id })
const states = async (cloud: TestCloud, cluster_id: string) => (await list(cloud, cluster_id)).contents.map((item) => item.backup_state)
const starts = async (cloud: TestCloud, cluster_id: string) => (await list(cloud, cluster_id)).contents.map((item) => item.backup_start_at)

/** Sends a write and waits until it is done, watching the states on the way. */
async function done(cloud: TestCloud, name: WriteName, sent: Promise<{ request_id: string; resource: { id: string } }>): Promise<string[]> {
  const { request_id, resource } = await sent
  const seen = [(await show(cloud, resource.id)).service_state]
  cloud.account.advance(durations[name].typical + second)
  seen.push((await show(cloud, resource.id)).service_state)
  expect((await cloud.call('showRequest', { request_id })).state).toBe('COMPLETED')
  return seen
}

describe('a policy', () => {
  test('is shown once it is set, and a first full backup starts at once', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    expect(await list(cloud, cluster_id)).toEqual({ contents: [], total_count: 0 })
    const walked = await done(cloud, 'setBackup', cloud.call('setBackup', { cluster_id, body: setting }))
    expect(walked).toEqual(['EDITING', 'RUNNING'])
    expect((await show(cloud, cluster_id)).init_config_option.backup_option).toEqual(setting)
    expect(await cloud.call('showArchiveConfig', { cluster_id })).toEqual({ archive_enabled: true, retention_period_day: 3 })
    const [first] = (await list(cloud, cluster_id)).contents
    expect(first).toMatchObject({
      backup_state: 'IN_PROGRESS',
      backup_start_at: wireTime(cloud.account.now() - second),
      backup_end_at: '',
      backup_size_gb: 0,
      backup_state_detail: null,
      software_version: '17.6',
    })
    cloud.account.advance(2 * hour)
    const [ended] = (await list(cloud, cluster_id)).contents
    expect(ended).toMatchObject({ backup_history_number: first!.backup_history_number, backup_state: 'COMPLETED' })
    expect(ended!.backup_size_gb).toBeGreaterThan(10)
    expect(ended!.backup_size_gb).toBeLessThan(512)
    const minutes = (Date.parse(ended!.backup_end_at) - Date.parse(ended!.backup_start_at)) / minute
    expect(minutes).toBeGreaterThan(4)
    expect(minutes).toBeLessThan(60)
  })

  test('of a create request starts its first backup when the cluster is up', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { resource } = await cloud.call('createCluster', { body: createBody() })
    cloud.account.advance(durations.createCluster.typical - 1)
    expect((await list(cloud, resource.id)).total_count).toBe(0)
    cloud.account.advance(second)
    expect(await states(cloud, resource.id)).toEqual(['IN_PROGRESS'])
  })

  test('that is changed makes no backup of its own; a shorter one lets the old ones go', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    cloud.account.advance(20 * day)
    expect((await list(cloud, cluster_id)).total_count).toBe(14)
    await done(cloud, 'setBackup', cloud.call('setBackup', { cluster_id, body: setting }))
    const { contents, total_count } = await list(cloud, cluster_id)
    expect(total_count).toBe(7)
    expect(contents[0]!.backup_history_number).toMatch(/_020000$/)
    cloud.account.advance(day)
    expect((await list(cloud, cluster_id)).contents[0]!.backup_history_number).toMatch(/_030000$/)
  })

  test('that is unset is gone with its histories; there is none to unset then, and setting it begins anew', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    cloud.account.advance(3 * day)
    const walked = await done(cloud, 'unsetBackup', cloud.call('unsetBackup', { cluster_id }))
    expect(walked).toEqual(['EDITING', 'RUNNING'])
    expect((await show(cloud, cluster_id)).init_config_option.backup_option).toBeNull()
    expect(await list(cloud, cluster_id)).toEqual({ contents: [], total_count: 0 })
    cloud.account.advance(3 * day)
    expect((await list(cloud, cluster_id)).total_count).toBe(0)
    expect(await cloud.refusal('unsetBackup', { cluster_id })).toMatchObject({ status: 400, code: 'Dbaas.ValidationError.BackupNotSet' })
    await done(cloud, 'setBackup', cloud.call('setBackup', { cluster_id, body: setting }))
    expect(await states(cloud, cluster_id)).toEqual(['IN_PROGRESS'])
  })

  test.each([
    [{ ...setting, retention_period_day: '6' }],
    [{ ...setting, retention_period_day: '36' }],
    [{ ...setting, starting_time_hour: '24' }],
    [{ ...setting, archive_frequency_minute: '15' }],
  ])('that no cluster can have is refused: %o', async (body) => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    expect(await cloud.refusal('setBackup', { cluster_id, body })).toMatchObject({ status: 400, code: 'ValidationError' })
  })

  test('that fails later changes nothing', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    cloud.account.fault({ kind: 'failsLater', state: 'ERROR', times: 1 })
    const { request_id } = await cloud.call('setBackup', { cluster_id, body: setting })
    cloud.account.advance(hour)
    expect((await cloud.call('showRequest', { request_id })).state).toBe('FAILED')
    const { service_state, init_config_option } = await show(cloud, cluster_id)
    expect([service_state, init_config_option.backup_option]).toEqual(['ERROR', null])
  })
})

describe('histories', () => {
  test('grow once a day at the hour on the cluster’s own clock, newest first, and leave after the days of the policy', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    const first = (await starts(cloud, cluster_id)).at(-1)!
    cloud.account.advance(3 * day)
    // 02:00 in Seoul is 17:00 UTC of the day before.
    expect(await starts(cloud, cluster_id)).toEqual(['2026-11-25T17:00:00Z', '2026-11-24T17:00:00Z', '2026-11-23T17:00:00Z', first])
    expect((await list(cloud, cluster_id)).contents[0]!.backup_history_number).toBe('20261126_020000')
    cloud.account.advance(14 * day)
    const kept = await starts(cloud, cluster_id)
    expect(kept).toHaveLength(14)
    expect(kept.at(-1)).toBe('2026-11-26T17:00:00Z')
    expect(kept).toEqual(kept.toSorted().toReversed())
  })

  test('follow the clock of their zone over a change of the hour', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true, 'America/New_York')
    cloud.account.advance(Date.parse('2027-03-17T00:00:00Z') - cloud.account.now())
    const hours = (await starts(cloud, cluster_id)).map((start) => start.slice(5, 13))
    expect(hours).toContain('03-13T07')
    expect(hours).toContain('03-15T06')
    expect(hours).toHaveLength(14)
  })

  test('come in pages', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    cloud.account.advance(9 * day)
    const whole = await list(cloud, cluster_id)
    expect(whole.total_count).toBe(10)
    const pages = await Promise.all([0, 1, 2, 3].map((page) => list(cloud, cluster_id, { limit: 4, page })))
    expect(pages.map(({ contents }) => contents.length)).toEqual([4, 4, 2, 0])
    expect(pages.flatMap(({ contents }) => contents)).toEqual(whole.contents)
    expect(pages.map(({ total_count }) => total_count)).toEqual([10, 10, 10, 10])
  })

  test('slowly grow in size, and fail now and then with a reason', async () => {
    const cloud = testCloud()
    cloud.account.advance(35 * day)
    const all = []
    const growth: number[] = []
    for (const { id, region } of cloud.account.clusters()) {
      const { contents } = await cloud.call('listBackupHistories', { cluster_id: id }, region)
      all.push(...contents)
      const sizes = contents.filter((item) => item.backup_state === 'COMPLETED').map((item) => item.backup_size_gb)
      if (sizes.length > 20) growth.push(sizes[0]! / sizes.at(-1)!)
    }
    expect(growth.length).toBeGreaterThan(2)
    expect(Math.min(...growth)).toBeGreaterThan(1)
    expect(Math.max(...growth)).toBeLessThan(1.2)
    const bad = all.filter((item) => backupOutcome(item.backup_state) === 'failed')
    expect(bad.length).toBeGreaterThan(0)
    expect(bad.length).toBeLessThan(all.length / 15)
    for (const item of bad) expect(item).toMatchObject({ backup_size_gb: 0, backup_state_detail: expect.stringMatching(/\.$/) })
    for (const item of all)
      expect(Date.parse(item.backup_end_at || item.backup_start_at)).toBeGreaterThanOrEqual(Date.parse(item.backup_start_at))
  })

  test('a stopped cluster makes none, and goes on when it is started', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    cloud.account.advance(hour)
    await done(cloud, 'stopCluster', cloud.call('stopCluster', { cluster_id }))
    cloud.account.advance(3 * day)
    expect((await list(cloud, cluster_id)).total_count).toBe(1)
    await done(cloud, 'startCluster', cloud.call('startCluster', { cluster_id }))
    cloud.account.advance(2 * day)
    expect((await list(cloud, cluster_id)).total_count).toBe(3)
  })

  test.each<KnownState>(['FAILED', 'ERROR'])('a cluster in %s makes none', async (state) => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    cloud.account.advance(hour)
    cloud.account.setState(cluster_id, state)
    cloud.account.advance(3 * day)
    expect((await list(cloud, cluster_id)).total_count).toBe(1)
  })

  test('a backup that is being made when the cluster goes down fails', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    cloud.account.advance(minute)
    await cloud.call('stopCluster', { cluster_id })
    cloud.account.advance(hour)
    const [item] = (await list(cloud, cluster_id)).contents
    expect(item).toMatchObject({ backup_state: 'FAILED', backup_size_gb: 0, backup_state_detail: expect.stringContaining('STOPPING') })
    expect(Date.parse(item!.backup_end_at) - Date.parse(item!.backup_start_at)).toBe(minute + second)
  })

  test('the first one is made anew when the cluster is up again, a later one at its hour', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    await done(cloud, 'restartCluster', cloud.call('restartCluster', { cluster_id }))
    expect(await states(cloud, cluster_id)).toEqual(['IN_PROGRESS', 'FAILED'])
    cloud.account.advance(hour)
    expect(await states(cloud, cluster_id)).toEqual(['COMPLETED', 'FAILED'])
    // A minute past two in Seoul, with a backup under way.
    cloud.account.advance(Date.UTC(2026, 10, 23, 17, 1) - cloud.account.now())
    await done(cloud, 'restartCluster', cloud.call('restartCluster', { cluster_id }))
    cloud.account.advance(hour)
    expect(await states(cloud, cluster_id)).toEqual(['FAILED', 'COMPLETED', 'FAILED'])
  })

  test('durations are divided by the speed, dates stay true', async () => {
    const took = async (speed: number) => {
      const cloud = testCloud({ fleet: 'empty', speed })
      const { resource } = await cloud.call('createCluster', { body: createBody() })
      cloud.account.advance(3 * day)
      const { contents } = await list(cloud, resource.id)
      expect(contents).toHaveLength(4)
      return contents.map((item) => Date.parse(item.backup_end_at) - Date.parse(item.backup_start_at))
    }
    const [slow, fast] = [await took(1), await took(60)]
    expect(Math.max(...fast)).toBeLessThan(Math.min(...slow) / 30)
  })

  test('removed ones are gone, the others stay', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    cloud.account.advance(5 * day)
    const numbers = (await list(cloud, cluster_id)).contents.map((item) => item.backup_history_number)
    const body = { backup_history_number: [numbers[1]!, numbers[4]!] }
    expect(await done(cloud, 'removeBackupHistories', cloud.call('removeBackupHistories', { cluster_id, body }))).toEqual([
      'EDITING',
      'RUNNING',
    ])
    const left = (await list(cloud, cluster_id)).contents.map((item) => item.backup_history_number)
    expect(left).toEqual(numbers.filter((number) => !body.backup_history_number.includes(number)))
  })

  test('an unknown number, no number and one that is still being made are refused, and nothing is removed', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    cloud.account.advance(day)
    const [good] = (await list(cloud, cluster_id)).contents
    const refused = (...backup_history_number: string[]) =>
      cloud.refusal('removeBackupHistories', { cluster_id, body: { backup_history_number } })
    expect(await refused(good!.backup_history_number, '20200101_000000')).toMatchObject({
      status: 400,
      detail: expect.stringContaining('20200101_000000'),
    })
    expect(await refused()).toMatchObject({ status: 400, code: 'ValidationError' })
    cloud.account.advance(Date.parse('2026-11-24T17:00:30Z') - cloud.account.now())
    const [fresh] = (await list(cloud, cluster_id)).contents
    expect(fresh!.backup_state).toBe('IN_PROGRESS')
    expect(await refused(fresh!.backup_history_number)).toMatchObject({ status: 400, detail: expect.stringContaining('in progress') })
    expect((await list(cloud, cluster_id)).total_count).toBe(3)
  })

  test('a month in one step is a month in many', async () => {
    const live = async (steps: number) => {
      const cloud = testCloud()
      const named = (name: string) => cloud.account.clusters().find(({ detail }) => detail.name === name)!.id
      await cloud.call('stopCluster', { cluster_id: named('search') })
      const read = async () => {
        const books = []
        for (const { id, region } of cloud.account.clusters())
          books.push(await cloud.call('listBackupHistories', { cluster_id: id }, region))
        return { books, gaps: cloud.account.clusters().map(({ backups }) => backups.gaps) }
      }
      for (let step = 1; step < steps; step += 1) {
        cloud.account.advance((30 * day) / steps)
        await read()
      }
      cloud.account.advance((30 * day) / steps)
      return read()
    }
    expect(await live(1)).toEqual(await live(50))
  })
})

describe('the archive', () => {
  test('is on where backups are; set, and off without a number of days', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    const archive = () => cloud.call('showArchiveConfig', { cluster_id })
    const set = (archive_enabled: boolean, retention_period_day: number | null) =>
      done(cloud, 'setArchiveConfig', cloud.call('setArchiveConfig', { cluster_id, body: { archive_enabled, retention_period_day } }))
    expect(await archive()).toEqual({ archive_enabled: false, retention_period_day: null })
    expect(await set(true, 12)).toEqual(['EDITING', 'RUNNING'])
    expect(await archive()).toEqual({ archive_enabled: true, retention_period_day: 12 })
    await set(true, null)
    expect(await archive()).toEqual({ archive_enabled: true, retention_period_day: 3 })
    await set(false, 5)
    expect(await archive()).toEqual({ archive_enabled: false, retention_period_day: null })
    const body = { archive_enabled: true, retention_period_day: 36 }
    expect(await cloud.refusal('setArchiveConfig', { cluster_id, body })).toMatchObject({ status: 400, code: 'ValidationError' })
  })

  test('a setting of one’s own survives a change of the policy', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    await done(cloud, 'setArchiveConfig', cloud.call('setArchiveConfig', { cluster_id, body: { archive_enabled: false } }))
    await done(cloud, 'setBackup', cloud.call('setBackup', { cluster_id, body: setting }))
    expect((await cloud.call('showArchiveConfig', { cluster_id })).archive_enabled).toBe(false)
  })

  test('is synchronized', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    const before = await cloud.call('showArchiveConfig', { cluster_id })
    const walked = await done(cloud, 'synchronizeArchiveConfig', cloud.call('synchronizeArchiveConfig', { cluster_id }))
    expect(walked).toEqual(['SYNCHRONIZING', 'RUNNING'])
    expect(await cloud.call('showArchiveConfig', { cluster_id })).toEqual(before)
  })

  test.each([{}, { type: 'ALL' }])('is deleted by %o, and another type is refused', async (query) => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    expect(await cloud.refusal('deleteArchiveLog', { cluster_id, type: 'SOME' })).toMatchObject({ status: 400, code: 'ValidationError' })
    expect(await done(cloud, 'deleteArchiveLog', cloud.call('deleteArchiveLog', { cluster_id, ...query }))).toEqual(['EDITING', 'RUNNING'])
  })
})

describe('refusals', () => {
  const body = { backup_history_number: ['20261123_120000'] }
  const sends = (cloud: TestCloud, cluster_id: string) => [
    cloud.refusal('setBackup', { cluster_id, body: setting }),
    cloud.refusal('unsetBackup', { cluster_id }),
    cloud.refusal('removeBackupHistories', { cluster_id, body }),
    cloud.refusal('setArchiveConfig', { cluster_id, body: { archive_enabled: false } }),
    cloud.refusal('synchronizeArchiveConfig', { cluster_id }),
    cloud.refusal('deleteArchiveLog', { cluster_id }),
  ]

  test.each<[KnownState | 'busy' | 'nowhere', number, string]>([
    ['STOPPED', 400, 'Dbaas.ValidationError.InvalidServiceState'],
    ['UNKNOWN', 400, 'Dbaas.ValidationError.InvalidServiceState'],
    ['FAILED', 400, 'Dbaas.ValidationError.InvalidServiceState'],
    ['busy', 400, 'Dbaas.ValidationError.ExistInprogress'],
    ['nowhere', 404, 'Dbaas.NotFound.Cluster'],
  ])('every write while %s: %i %s', async (how, status, code) => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, true)
    if (how === 'busy') await cloud.call('restartCluster', { cluster_id })
    else if (how !== 'nowhere') cloud.account.setState(cluster_id, how)
    for (const refused of await Promise.all(sends(cloud, how === 'nowhere' ? 'f'.repeat(32) : cluster_id)))
      expect(refused).toMatchObject({ status, code })
  })

  test('reads of a cluster that is not there are 404', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    for (const name of ['listBackupHistories', 'showArchiveConfig'] as const)
      expect(await cloud.refusal(name, { cluster_id: 'f'.repeat(32) })).toMatchObject({ status: 404 })
  })
})

describe('the believable fleet', () => {
  const named = (cloud: TestCloud, name: string) => cloud.account.clusters().find(({ detail }) => detail.name === name)!

  test('has the backups that its policies have made', async () => {
    const cloud = testCloud()
    const count = async (name: string) => (await list(cloud, named(cloud, name).id)).total_count
    expect(await Promise.all(['orders', 'payments', 'search', 'legacy', 'events'].map(count))).toEqual([14, 35, 7, 0, 0])
    // Stopped three days ago: the youngest of seven is as old.
    expect(await count('pricing')).toBe(4)
    const [last, ...before] = (await list(cloud, named(cloud, 'coupons').id)).contents
    expect(last).toMatchObject({ backup_state: 'FAILED', backup_state_detail: expect.stringContaining('BACKUP volume') })
    expect(before.filter((item) => item.backup_state === 'COMPLETED').length).toBeGreaterThan(3)
  })

  test('a fleet of thousands has made none before it is looked at', () => {
    const cloud = testCloud({ fleet: 1000 })
    expect(cloud.account.clusters().every(({ backups }) => backups.list.length === 0)).toBe(true)
  })
})
