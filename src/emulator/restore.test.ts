import { describe, expect, test } from 'vitest'
import type { Body } from '#contract/operation.ts'
import { durations } from '#contract/rules/durations.ts'
import { readInstant } from '#contract/instant.ts'
import { wireTime } from './clock.ts'
import { createBody } from './testing/create-body.ts'
import { requestState, running, statesOf } from './testing/cluster.ts'
import { hour, minute, second, testCloud, type TestCloud } from './testing/cloud.ts'
import { pair } from './testing/replicas.ts'

type Request = Body<'createRestoreCluster'>

const day = 24 * hour

function request(changes: Partial<Request> = {}): Request {
  return { name: 'walletagain', instance_name_prefix: 'walletagain', server_type_name: 'db1v8m64', ...changes }
}

const histories = async (cloud: TestCloud, cluster_id: string) => (await cloud.call('listBackupHistories', { cluster_id })).contents
const restore = (cloud: TestCloud, cluster_id: string, changes: Partial<Request>) =>
  cloud.call('createRestoreCluster', { cluster_id, body: request(changes) })
const refusal = (cloud: TestCloud, cluster_id: string, changes: Partial<Request>) =>
  cloud.refusal('createRestoreCluster', { cluster_id, body: request(changes) })
/** As it may be typed: without a zone it is UTC. */
const at = (ms: number) => ({ backup_recovery_time: wireTime(ms).replace('Z', '') })

/** A cluster with three days of backups: the first from 04:10, the last from 17:00 UTC. */
async function backedUp(cloud: TestCloud): Promise<string> {
  const cluster_id = await running(cloud)
  cloud.account.advance(3 * day)
  return cluster_id
}

describe('a restore', () => {
  test('from a backup makes a new cluster of the original’s kind, and the original goes on', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    await cloud.call('setSecurityGroupRules', { cluster_id: original, body: { add_ip_addresses: ['10.99.0.0/16'] } })
    cloud.account.advance(hour)
    const [newest] = await histories(cloud, original)
    const { resource, request_id } = await restore(cloud, original, {
      backup_history_number: newest!.backup_history_number,
      allowable_ip_addresses: ['10.7.0.0/16'],
      maintenance_option: { starting_day_of_week: 'MON', starting_time: '0400', period_hour: '2' },
    })
    expect(resource.id).not.toBe(original)
    expect(await statesOf(cloud, resource.id)).toEqual(['CREATING', 'CREATING'])
    expect((await statesOf(cloud, original))[0]).toBe('RUNNING')
    expect(await cloud.refusal('terminateCluster', { cluster_id: resource.id })).toMatchObject({ status: 400 })
    cloud.account.advance(durations.createRestoreCluster.typical)
    expect(await statesOf(cloud, resource.id)).toEqual(['RUNNING', 'RUNNING'])
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')

    const [before, after] = await Promise.all([original, resource.id].map((cluster_id) => cloud.call('showCluster', { cluster_id })))
    expect(after).toMatchObject({
      name: 'walletagain',
      role_type: 'RECOVERY',
      origin_cluster_id: original,
      ha_enabled: false,
      instance_count: 1,
      subnet_id: before!.subnet_id,
      timezone: before!.timezone,
      software_version: before!.software_version,
      allowable_ip_addresses: ['10.7.0.0/16'],
      maintenance_option: { use_maintenance_option: true, starting_day_of_week: 'MON', starting_time: '0400', period_hour: '2' },
      init_config_option: { ...before!.init_config_option, backup_option: null },
    })
    expect(before!.replicas).toEqual([])
    const [group] = after!.instance_groups
    expect(group).toMatchObject({ role_type: 'ACTIVE', server_type_name: 'db1v8m64' })
    expect(group!.instances.map(({ name }) => name)).toEqual(['walletagain-01'])
    const sizes = (detail: typeof before) =>
      detail!.instance_groups[0]!.block_storage_groups.map(({ role_type, size_gb, volume_type }) => [role_type, size_gb, volume_type])
    expect(sizes(after)).toEqual(sizes(before))
  })

  test('to a point in time holds what the original held then', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    const [backup] = await histories(cloud, original)
    cloud.account.advance(5 * day)
    const { resource } = await restore(cloud, original, at(readInstant(backup!.backup_start_at)! + hour))
    cloud.account.advance(hour)
    await cloud.call('setBackup', {
      cluster_id: resource.id,
      body: { archive_frequency_minute: '5', retention_period_day: '7', starting_time_hour: '1' },
    })
    cloud.account.advance(3 * hour)
    const [first] = await histories(cloud, resource.id)
    expect(first!.backup_state).toBe('COMPLETED')
    expect(Math.abs(first!.backup_size_gb / backup!.backup_size_gb - 1)).toBeLessThan(0.02)
  })

  test('takes volumes of its own, of the original’s type', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    const block_storage_groups = [
      { role_type: 'DATA', size_gb: 1024, volume_type: 'HDD' },
      { role_type: 'ARCHIVE', size_gb: 64 },
    ] as const
    const { resource } = await restore(cloud, original, {
      ...at(cloud.account.now() - hour),
      block_storage_groups: [...block_storage_groups],
    })
    const { instance_groups } = await cloud.call('showCluster', { cluster_id: resource.id })
    expect(
      instance_groups[0]!.block_storage_groups.map(({ role_type, size_gb, volume_type }) => [role_type, size_gb, volume_type]),
    ).toEqual([
      ['OS', 104, 'SSD'],
      ['DATA', 1024, 'SSD'],
      ['ARCHIVE', 64, 'SSD'],
    ])
  })

  test('that fails later leaves the state of the fault and the original as it was', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    cloud.account.fault({ kind: 'failsLater', state: 'FAILED', times: 1 })
    const { resource, request_id } = await restore(cloud, original, at(cloud.account.now() - hour))
    cloud.account.advance(hour)
    expect(await requestState(cloud, request_id)).toBe('FAILED')
    expect((await statesOf(cloud, resource.id))[0]).toBe('FAILED')
    expect((await statesOf(cloud, original))[0]).toBe('RUNNING')
  })

  test('can be made twice at once', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    const moment = at(cloud.account.now() - hour)
    const ids = await Promise.all([restore(cloud, original, moment), restore(cloud, original, moment)])
    expect(new Set(ids.map(({ resource }) => resource.id)).size).toBe(2)
  })
})

describe('the moment', () => {
  const wrongTime = (text: string) => ({
    status: 400,
    code: 'Dbaas.ValidationError.InvalidBackupRecoveryTime',
    detail: expect.stringContaining(text),
  })

  test('is between the first backup and the last archive', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    const first = readInstant((await histories(cloud, original)).at(-1)!.backup_start_at)!
    const last = cloud.account.now() - 10 * minute
    expect(await refusal(cloud, original, at(first - second))).toMatchObject(wrongTime('before the first backup'))
    expect(await refusal(cloud, original, at(last + second))).toMatchObject(wrongTime('after the last archive'))
    await restore(cloud, original, at(first))
    await restore(cloud, original, at(last))
    await restore(cloud, original, { backup_recovery_time: '2026-11-25T09:00:00+09:00' })
  })

  test('is close to now where durations are divided', async () => {
    const cloud = testCloud({ fleet: 'empty', speed: 600 })
    const original = await backedUp(cloud)
    const now = cloud.account.now()
    expect(await refusal(cloud, original, at(now))).toMatchObject(wrongTime('after the last archive'))
    await restore(cloud, original, at(now - second))
  })

  test('is not while the cluster was down, and is again after that', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    await cloud.call('stopCluster', { cluster_id: original })
    const stopped = cloud.account.now()
    cloud.account.advance(5 * hour)
    await cloud.call('startCluster', { cluster_id: original })
    cloud.account.advance(2 * hour)
    expect(await refusal(cloud, original, at(stopped + hour))).toMatchObject(wrongTime('No archive covers'))
    await restore(cloud, original, at(stopped - minute))
    await restore(cloud, original, at(stopped + 6 * hour))
  })

  test('is not from when the archive went off to the next backup after it came on again', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    const set = async (archive_enabled: boolean) => {
      await cloud.call('setArchiveConfig', { cluster_id: original, body: { archive_enabled } })
      cloud.account.advance(durations.setArchiveConfig.typical)
    }
    await set(false)
    const off = cloud.account.now()
    cloud.account.advance(2 * hour)
    expect(await refusal(cloud, original, at(off - hour))).toMatchObject(wrongTime('archive is off'))
    await set(true)
    const on = cloud.account.now()
    cloud.account.advance(2 * hour)
    for (const moment of [off + hour, on + hour])
      expect(await refusal(cloud, original, at(moment))).toMatchObject(wrongTime('No archive covers'))
    await restore(cloud, original, at(off - hour))
    cloud.account.advance(day)
    await restore(cloud, original, at(cloud.account.now() - hour))
    expect(await refusal(cloud, original, at(on + hour))).toMatchObject(wrongTime('No archive covers'))
  })

  test('is not before the archive was deleted, nor until the next backup; backups themselves stay', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    const moment = at(cloud.account.now() - hour)
    await cloud.call('deleteArchiveLog', { cluster_id: original, type: 'ALL' })
    cloud.account.advance(hour)
    expect(await refusal(cloud, original, moment)).toMatchObject(wrongTime('No archive covers'))
    expect(await refusal(cloud, original, at(cloud.account.now() - 20 * minute))).toMatchObject(wrongTime('No archive covers'))
    const [newest] = await histories(cloud, original)
    await restore(cloud, original, { backup_history_number: newest!.backup_history_number })
    cloud.account.advance(day)
    await restore(cloud, original, at(cloud.account.now() - hour))
    expect(await refusal(cloud, original, moment)).toMatchObject({ status: 400 })
  })

  test('moves on as backups leave', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    const early = at(cloud.account.now() - 2 * day)
    await restore(cloud, original, early)
    cloud.account.advance(13 * day)
    expect(await refusal(cloud, original, early)).toMatchObject(wrongTime('before the first backup'))
  })
})

describe('refused', () => {
  test.each<[string, Partial<Request>]>([
    ['neither a backup nor a time', {}],
    ['both', { backup_history_number: '20261126_020000', backup_recovery_time: '2026-11-26T00:00:00Z' }],
    ['a time that is none', { backup_recovery_time: 'yesterday' }],
    ['a server type that there is not', { backup_recovery_time: '2026-11-26T00:00:00Z', server_type_name: 'db9v9m9' }],
    ['a name with a digit', { backup_recovery_time: '2026-11-26T00:00:00Z', name: 'wallet2' }],
    ['a prefix that is too long', { backup_recovery_time: '2026-11-26T00:00:00Z', instance_name_prefix: 'a'.repeat(17) }],
    ['an allowed address that is none', { backup_recovery_time: '2026-11-26T00:00:00Z', allowable_ip_addresses: ['all'] }],
    [
      'an OS volume of another size',
      {
        backup_recovery_time: '2026-11-26T00:00:00Z',
        block_storage_groups: [
          { role_type: 'OS', size_gb: 208 },
          { role_type: 'DATA', size_gb: 512 },
        ],
      },
    ],
  ])('%s', async (_, changes) => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    expect(await refusal(cloud, original, changes)).toMatchObject({ status: 400, code: 'ValidationError' })
    expect(cloud.account.clusters()).toHaveLength(1)
  })

  test('a backup that is not there, that failed or that is being made', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    const number = async () => (await histories(cloud, original))[0]!.backup_history_number
    expect(await refusal(cloud, original, { backup_history_number: '20200101_000000' })).toMatchObject({
      code: 'Dbaas.ValidationError.InvalidBackupHistoryNumber',
    })
    cloud.account.advance(Date.parse('2026-11-26T17:00:30Z') - cloud.account.now())
    const unfinished = { code: 'Dbaas.ValidationError.InvalidBackupState', detail: expect.stringContaining('has not finished') }
    expect(await refusal(cloud, original, { backup_history_number: await number() })).toMatchObject(unfinished)
    await cloud.call('restartCluster', { cluster_id: original })
    cloud.account.advance(hour)
    expect((await histories(cloud, original))[0]!.backup_state).toBe('FAILED')
    expect(await refusal(cloud, original, { backup_history_number: await number() })).toMatchObject(unfinished)
  })

  test('volumes that the data do not fit in, or none for them', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const original = await backedUp(cloud)
    const moment = at(cloud.account.now() - hour)
    const volumes = (role_type: 'DATA' | 'ARCHIVE') => ({ ...moment, block_storage_groups: [{ role_type, size_gb: 16 }] })
    expect(await refusal(cloud, original, volumes('DATA'))).toMatchObject({ code: 'Dbaas.ValidationError.InvalidBlockStorageSize' })
    expect(await refusal(cloud, original, volumes('ARCHIVE'))).toMatchObject({
      code: 'Dbaas.ValidationError.InvalidBlockStorageDataDiskCount',
    })
  })

  test('a cluster without a finished backup, a stopped one, a replica, one that is not there', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { resource } = await cloud.call('createCluster', { body: createBody() })
    cloud.account.advance(durations.createCluster.typical + second)
    const moment = at(cloud.account.now())
    expect(await refusal(cloud, resource.id, moment)).toMatchObject({ status: 400, detail: expect.stringContaining('no finished backup') })
    cloud.account.advance(day)
    cloud.account.setState(resource.id, 'STOPPED')
    const wrongState = { status: 400, code: 'Dbaas.ValidationError.InvalidServiceState' }
    expect(await refusal(cloud, resource.id, moment)).toMatchObject(wrongState)
    expect(await refusal(cloud, (await pair(cloud)).replica, moment)).toMatchObject({ status: 400 })
    expect(await refusal(cloud, 'f'.repeat(32), moment)).toMatchObject({ status: 404 })
  })
})
