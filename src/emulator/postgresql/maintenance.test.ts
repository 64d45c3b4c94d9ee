import { describe, expect, test } from 'vitest'
import { durations } from '#contract/rules/durations.ts'
import { serviceStates } from '#contract/rules/states.ts'
import { engineIdOf } from '#emulator/catalog/engines.ts'
import { requestState, running, statesOf } from '#emulator/testing/cluster.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { hour, minute, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'

const day = 24 * hour

/** A cluster with HA of an older version, an hour old. */
async function older(version = '17.5', cloud = testCloud({ fleet: 'empty' })) {
  const body = createBody({ ha: true, dbaas_engine_version_id: engineIdOf(version) })
  const { resource } = await cloud.call('createCluster', { body })
  cloud.account.advance(hour)
  const cluster_id = resource.id
  const patch = (software_version: string, backup_before_upgrade = false) =>
    cloud.call('patchMinorVersion', { cluster_id, body: { software_version, backup_before_upgrade } })
  const refused = (software_version: string) =>
    cloud.refusal('patchMinorVersion', { cluster_id, body: { software_version, backup_before_upgrade: false } })
  return { cloud, cluster_id, patch, refused }
}

const named = (cloud: TestCloud, name: string) => cloud.account.clusters().find(({ detail }) => detail.name === name)!
const unpatchable = { status: 400, code: 'ValidationError', detail: 'Unpatchable version' }

describe('patchMinorVersion', () => {
  test('UPGRADING, the standby first; then the new version everywhere', async () => {
    const { cloud, cluster_id, patch } = await older()
    const { request_id } = await patch('17.6')
    expect(await statesOf(cloud, cluster_id)).toEqual(['UPGRADING', 'UPGRADING', 'UPGRADING'])
    cloud.account.advance(durations.patchMinorVersion.typical * 0.6)
    expect(await statesOf(cloud, cluster_id)).toEqual(['UPGRADING', 'UPGRADING', 'RUNNING'])
    expect((await cloud.call('showCluster', { cluster_id })).software_version).toBe('17.5')
    cloud.account.advance(durations.patchMinorVersion.typical * 0.4)
    expect(await cloud.call('showCluster', { cluster_id })).toMatchObject({
      service_state: 'RUNNING',
      software_version: '17.6',
      dbaas_engine_version_name: 'PostgreSQL 17.6',
    })
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')
    expect(named(cloud, 'wallet').engineId).toBe(engineIdOf('17.6'))
  })

  test('takes longer with a backup before it, which is gone after a success', async () => {
    const { cloud, cluster_id, patch } = await older()
    const backups = async () => (await cloud.call('listBackupHistories', { cluster_id })).contents
    const before = await backups()
    await patch('17.6', true)
    cloud.account.advance(durations.patchMinorVersion.typical)
    expect((await statesOf(cloud, cluster_id))[0]).toBe('UPGRADING')
    cloud.account.advance(hour)
    expect((await statesOf(cloud, cluster_id))[0]).toBe('RUNNING')
    expect(await backups()).toEqual(before)
  })

  test('one that fails keeps the old version, and the backup before it', async () => {
    const { cloud, cluster_id, patch } = await older()
    cloud.account.fault({ kind: 'failsLater', state: 'ERROR', times: 1 })
    await patch('17.6', true)
    const startedAt = new Date(cloud.account.now()).toISOString().slice(0, 19)
    cloud.account.advance(2 * hour)
    expect(await cloud.call('showCluster', { cluster_id })).toMatchObject({ service_state: 'ERROR', software_version: '17.5' })
    const { contents } = await cloud.call('listBackupHistories', { cluster_id })
    expect(contents.find(({ backup_start_at }) => backup_start_at.startsWith(startedAt))).toMatchObject({
      backup_state: 'COMPLETED',
      software_version: '17.5',
    })
  })

  test.each([
    ['the version it has', '17.5'],
    ['another major, higher', '18.1'],
    ['another major, lower', '16.10'],
    ['a version that does not exist', '17.99'],
    ['no version', ''],
  ])('%s: Unpatchable version', async (_, version) => {
    const { refused } = await older()
    expect(await refused(version)).toMatchObject(unpatchable)
  })

  test('a lower version, and any at all where there is no higher one', async () => {
    const { refused } = await older('17.6')
    expect(await refused('17.5')).toMatchObject(unpatchable)
    expect(await refused('17.6')).toMatchObject(unpatchable)
  })

  test('a version whose service has ended in the meantime', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { refused, cluster_id } = await older('15.13', cloud)
    cloud.account.advance(360 * day)
    expect(await refused('15.14')).toMatchObject(unpatchable)
    expect(await statesOf(cloud, cluster_id)).toEqual(['RUNNING', 'RUNNING', 'RUNNING'])
    const served = await older('16.9', cloud)
    await served.patch('16.10')
  })

  test('replicas go before their origin', async () => {
    const cloud = testCloud()
    const origin = named(cloud, 'payments')
    const body = { software_version: '16.10', backup_before_upgrade: false }
    expect(await cloud.refusal('patchMinorVersion', { cluster_id: origin.id, body })).toMatchObject({
      status: 400,
      detail: 'The replicas must be patched first.',
    })
    for (const cluster_id of origin.detail.replicas) await cloud.call('patchMinorVersion', { cluster_id, body })
    cloud.account.advance(hour)
    await cloud.call('patchMinorVersion', { cluster_id: origin.id, body })
    cloud.account.advance(hour)
    expect(named(cloud, 'payments').detail.software_version).toBe('16.10')
  })

  test.each(serviceStates.filter((state) => state !== 'RUNNING'))('not while %s', async (state) => {
    const { cloud, cluster_id, refused } = await older()
    cloud.account.setState(cluster_id, state)
    expect(await refused('17.6')).toMatchObject({ status: 400, code: expect.stringMatching(/InvalidServiceState|ExistInprogress/) })
  })
})

describe('the maintenance window', () => {
  const window = { start_day_of_week: 'SAT', start_time: '03', start_minute: '30', term_hour: '1.5' } as const
  const shown = async (cloud: TestCloud, cluster_id: string) => (await cloud.call('showCluster', { cluster_id })).maintenance_option

  test('is set in two parts and told in one; unset, it is gone', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    const none = { period_hour: null, starting_day_of_week: null, starting_time: null, use_maintenance_option: false }
    expect(await shown(cloud, cluster_id)).toEqual(none)
    const { request_id } = await cloud.call('setMaintenance', { cluster_id, body: window })
    // Nothing happens on the servers.
    expect(await statesOf(cloud, cluster_id)).toEqual(['EDITING', 'RUNNING', 'RUNNING'])
    expect(await shown(cloud, cluster_id)).toEqual(none)
    cloud.account.advance(durations.setMaintenance.typical)
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')
    const set = { period_hour: '1.5', starting_day_of_week: 'SAT', starting_time: '0330', use_maintenance_option: true }
    expect(await shown(cloud, cluster_id)).toEqual(set)
    await cloud.call('unsetMaintenance', { cluster_id })
    expect(await shown(cloud, cluster_id)).toEqual(set)
    cloud.account.advance(minute)
    expect(await shown(cloud, cluster_id)).toEqual(none)
  })

  test('a window of the create request is replaced', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const maintenance_option = { starting_day_of_week: 'SUN', starting_time: '0000', period_hour: '0.5' } as const
    const { resource } = await cloud.call('createCluster', { body: createBody({ maintenance_option }) })
    cloud.account.advance(hour)
    await cloud.call('setMaintenance', { cluster_id: resource.id, body: { ...window, start_time: '23', start_minute: '05' } })
    cloud.account.advance(hour)
    expect(await shown(cloud, resource.id)).toMatchObject({ starting_day_of_week: 'SAT', starting_time: '2305' })
  })

  test.each([
    ['an hour beyond the day', { start_time: '24' }],
    ['one digit', { start_time: '3' }],
    ['a minute beyond the hour', { start_minute: '60' }],
    ['a length that is not offered', { term_hour: '6.5' }],
    ['no length', { term_hour: '' }],
  ])('%s is refused', async (_, wrong) => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    const error = await cloud.refusal('setMaintenance', { cluster_id, body: { ...window, ...wrong } })
    expect(error).toMatchObject({ status: 400, code: 'ValidationError', detail: ['value_error'] })
  })

  test('neither while another operation runs, nor in another state, nor for nobody', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    await cloud.call('setMaintenance', { cluster_id, body: window })
    expect(await cloud.refusal('unsetMaintenance', { cluster_id })).toMatchObject({ code: 'Dbaas.ValidationError.ExistInprogress' })
    cloud.account.advance(hour)
    cloud.account.setState(cluster_id, 'STOPPED')
    expect(await cloud.refusal('setMaintenance', { cluster_id, body: window })).toMatchObject({
      code: 'Dbaas.ValidationError.InvalidServiceState',
    })
    expect(await cloud.refusal('unsetMaintenance', { cluster_id: 'f'.repeat(32) })).toMatchObject({ status: 404 })
  })
})
