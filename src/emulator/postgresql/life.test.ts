import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Input, Result } from '#contract/operation.ts'
import { operationNames, type OperationName } from '#contract/operations.ts'
import type { AsyncResponse } from '#contract/postgresql/shared.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { isMoving } from '#contract/rules/states.ts'
import { samples } from '#contract/samples.ts'
import { emulatorListener } from '#emulator/node.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { hour, minute, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'

/*
 * One cluster from its creation to its end, through every operation of the table: over a socket, with the clock moved by hand. Each test
 * is a chapter: they go on where the one before has ended.
 */

const used = new Set<OperationName>()
const cloud: TestCloud = testCloud({ fleet: 'empty' })
const server = createServer(emulatorListener(cloud.emulator))
let id = ''

/** Reads something, and keeps in mind that it did. */
async function read<N extends OperationName>(name: N, input: Input<N>, region?: string): Promise<Result<N>> {
  used.add(name)
  return cloud.call(name, input, region)
}

const show = (cluster_id = id, region?: string) => read('showCluster', { cluster_id }, region)

/**
 * Changes something and lets the time go by that it takes: it is taken, the cluster is busy, it ends as it should.
 * @returns the id of the cluster that the cloud names
 */
async function change<N extends WriteName>(
  name: N,
  input: Input<N>,
  { settles = 'RUNNING', takes = durations[name].typical, region = 'kr-west1' } = {},
): Promise<string> {
  used.add(name)
  const { request_id, resource } = (await cloud.call(name, input, region)) as AsyncResponse
  const tell = async () => {
    const { state } = await read('showRequest', { request_id }, region)
    return [name, state, (await show(resource.id, region)).service_state]
  }
  const [, request, state] = await tell()
  expect([name, request, isMoving(state ?? '')]).toEqual([name, 'PENDING', true])
  cloud.account.advance(takes / 2)
  expect((await tell()).slice(0, 2)).toEqual([name, 'IN_PROGRESS'])
  cloud.account.advance(takes / 2)
  expect(await tell()).toEqual([name, 'COMPLETED', settles])
  return resource.id
}

const named = async (name: string, region?: string) => (await read('listClusters', { name }, region)).contents ?? []

let engines: { low: Result<'listEngineVersions'>['contents'][number]; high: Result<'listEngineVersions'>['contents'][number] }

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  cloud.overWire((server.address() as AddressInfo).port)
  const { contents } = await read('listEngineVersions', { product_image_type: 'PostgreSQL Community' })
  const minor = (version: string) => Number(version.split('.')[1])
  const [low, high] = contents
    .filter(({ major_version }) => major_version === '17')
    .toSorted((a, b) => minor(a.software_version) - minor(b.software_version))
  engines = { low: low!, high: high! }
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('it is created with what the catalogue offers', async () => {
  const { contents: properties } = await read('listEngineVersionProperties', { dbaas_engine_version_id: engines.low.id })
  const { contents: types } = await read('listServerTypes', { product_image_type: 'PostgreSQL Community' })
  const timezone = properties.find(({ name }) => name === 'timezone')!.value
  expect(types.map(({ name }) => name)).toContain('db1v4m32')
  id = await change('createCluster', { body: createBody({ ha: true, dbaas_engine_version_id: engines.low.id, timezone }) })
  expect(await show()).toMatchObject({
    name: 'wallet',
    role_type: 'ORIGIN',
    ha_enabled: true,
    software_version: engines.low.software_version,
    timezone,
  })
  expect(await named('wallet')).toMatchObject([{ id, service_state: 'RUNNING', instance_count: 2 }])
  expect(await named('wallet', 'kr-east1')).toEqual([])
})

test('it is stopped, started, restarted, switched over, and found again', async () => {
  const active = async () => (await show()).instance_groups[0]!.instances.find(({ role_type }) => role_type === 'ACTIVE')!.name
  await change('stopCluster', { cluster_id: id }, { settles: 'STOPPED' })
  await change('startCluster', { cluster_id: id })
  await change('restartCluster', { cluster_id: id })
  expect(await active()).toBe('wallet-01')
  await change('switchoverCluster', { cluster_id: id })
  expect(await active()).toBe('wallet-02')
  cloud.account.setState(id, 'UNKNOWN')
  await change('synchronizeClusterState', { cluster_id: id })
})

test('it grows, and lets others in', async () => {
  const [group] = (await show()).instance_groups
  const instance_group_id = group!.id
  const data = group!.block_storage_groups.find(({ role_type }) => role_type === 'DATA')!
  await change('setServerType', { instance_group_id, body: { server_type_name: 'db1v8m64' } })
  await change('addBlockStorages', { instance_group_id, body: { role_type: 'DATA', size_gb: 64, volume_type: 'SSD' } })
  await change('setBlockStorageSize', { block_storage_group_id: data.id, body: { size_gb: data.size_gb + 8 } })
  await change('setSecurityGroupRules', { cluster_id: id, body: { add_ip_addresses: ['10.40.0.0/24'], del_ip_addresses: ['10.9.12.4'] } })
  const after = await show()
  const volumes = after.instance_groups[0]!.block_storage_groups
  expect(after.instance_groups[0]!.server_type_name).toBe('db1v8m64')
  expect(volumes.map(({ role_type, size_gb }) => `${role_type} ${size_gb}`)).toEqual(['OS 104', 'DATA 520', 'DATA 64'])
  expect(after.allowable_ip_addresses).toEqual(['10.30.0.0/16', '10.40.0.0/24'])
})

test('its parameters are read, set and synchronized', async () => {
  const { contents: groups } = await read('listParameterGroups', { major_version: '17', product_image_type: 'PostgreSQL Community' })
  const { contents: all, count } = await read('listParameters', { dbaas_parameter_group_id: groups[0]!.id, size: 1000 })
  expect(all).toHaveLength(count)
  const value = async (name: string) => (await read('listParameterValues', { cluster_id: id })).contents.find((one) => one.name === name)!
  const before = await value('work_mem')
  expect(before).toMatchObject({ applied_value: before.default_value, is_modifiable: true })
  expect(all).toContainEqual(expect.objectContaining({ name: 'work_mem', default_value: before.default_value }))
  const body = { parameters: [{ id: before.id, old_value: before.applied_value, new_value: '8192' }] }
  await change('setParameterValues', { cluster_id: id, body })
  expect((await value('work_mem')).applied_value).toBe('8192')
  await change('synchronizeParameterValues', { cluster_id: id })
  expect((await value('work_mem')).applied_value).toBe('8192')
})

test('its logs are audited and exported', async () => {
  const configs = async () => (await read('listLogExportConfigs', { cluster_id: id })).contents.filter(({ is_registered }) => is_registered)
  await change('setAuditLog', { cluster_id: id, body: { use_audit_log: true } })
  expect((await show()).init_config_option.audit_enabled).toBe(true)
  expect(await configs()).toEqual([])
  await change('registerLogExportConfig', { ...samples.registerLogExportConfig, cluster_id: id })
  expect(await configs()).toMatchObject([{ log_type: 'alert', bucket_name: 'orders-logs', schedule_frequency_type: 'DAY' }])
  await change('setLogExportConfig', { ...samples.setLogExportConfig, cluster_id: id, log_type: 'alert' })
  expect(await configs()).toMatchObject([{ log_type: 'alert', schedule_frequency_type: 'WEEK', schedule_day_of_week: 'MON' }])
  await change('exportLog', { cluster_id: id, log_type: 'alert' })
  await change('unregisterLogExportConfig', { cluster_id: id, log_type: 'alert' })
  expect(await configs()).toEqual([])
})

test('it gets a maintenance window, and loses it', async () => {
  await change('setMaintenance', { ...samples.setMaintenance, cluster_id: id })
  expect((await show()).maintenance_option).toEqual({
    use_maintenance_option: true,
    starting_day_of_week: 'SUN',
    starting_time: '0300',
    period_hour: '0.5',
  })
  await change('unsetMaintenance', { cluster_id: id })
  expect((await show()).maintenance_option?.use_maintenance_option).toBe(false)
})

/** Volumes like those of its origin. */
const replicaGroup = {
  role_type: 'ACTIVE' as const,
  server_type_name: 'db1v4m32',
  block_storage_groups: [
    { role_type: 'DATA' as const, size_gb: 520 },
    { role_type: 'DATA' as const, size_gb: 64 },
  ],
}

test('it is copied within the region; a copy starts anew, another becomes a cluster of its own', async () => {
  const replicas = ['wallet-ra', 'wallet-rb'].map((name) => ({ name, instance_groups: [replicaGroup] }))
  await change('createReplica', { cluster_id: id, body: { replica_count: 2, replicas } })
  const [first = '', second = ''] = (await show()).replicas
  for (const replica of [first, second])
    expect(await show(replica)).toMatchObject({ role_type: 'REPLICA', origin_cluster_id: id, service_state: 'RUNNING' })
  const { contents, count } = await read('listReplicas', { cluster_id: id })
  expect(count).toBe(2)
  for (const { synced_at } of contents) expect(cloud.account.now() - Date.parse(synced_at ?? '')).toBeLessThan(minute)
  await change('synchronizeReplicaState', { origin_cluster_id: id })
  await change('resetReplica', { replica_cluster_id: first })
  await change('promoteReplicaCluster', { cluster_id: second })
  expect((await show(second)).role_type).not.toBe('REPLICA')
  expect((await show()).replicas).toEqual([first])
})

test('it is copied to another region', async () => {
  const replicas = [{ name: 'wallet-dr', instance_groups: [replicaGroup] }]
  await change('createOtherRegionReplica', { cluster_id: id, body: { ...samples.createOtherRegionReplica.body, replicas } })
  const [there] = await named('wallet', 'kr-east1')
  const replica = await show(there!.id, 'kr-east1')
  expect(replica).toMatchObject({ role_type: 'REPLICA', origin_cluster_id: id, service_state: 'RUNNING' })
  expect(replica.init_config_option.origin_region).toBe('kr-west1')
  expect((await read('listReplicas', { cluster_id: id })).contents.map(({ region }) => region)).toContain('kr-east1')
})

test('it is backed up, and comes back from a backup and from a moment', async () => {
  await change('setBackup', { ...samples.setBackup, cluster_id: id })
  expect((await show()).init_config_option.backup_option).toEqual(samples.setBackup.body)
  cloud.account.advance(6 * hour)
  const histories = async () => (await read('listBackupHistories', { cluster_id: id, limit: 100 })).contents
  const [backup] = await histories()
  expect(backup).toMatchObject({ software_version: engines.low.software_version, backup_size_gb: expect.any(Number) })
  const body = { server_type_name: 'db1v4m32', instance_name_prefix: 'again' }
  const number = backup!.backup_history_number
  await change('createRestoreCluster', { cluster_id: id, body: { ...body, name: 'again', backup_history_number: number } })
  const moment = new Date(cloud.account.now() - hour).toISOString()
  await change('createRestoreCluster', { cluster_id: id, body: { ...body, name: 'moment', backup_recovery_time: moment } })
  for (const name of ['again', 'moment']) {
    const [restored] = await named(name)
    expect(await show(restored!.id)).toMatchObject({
      role_type: 'RECOVERY',
      service_state: 'RUNNING',
      software_version: engines.low.software_version,
    })
  }
  await change('removeBackupHistories', { cluster_id: id, body: { backup_history_number: [number] } })
  expect((await histories()).map((one) => one.backup_history_number)).not.toContain(number)
})

test('its archive is kept longer, found again and deleted; in the end it is backed up no more', async () => {
  await change('setArchiveConfig', { cluster_id: id, body: { archive_enabled: true, retention_period_day: 9 } })
  expect(await read('showArchiveConfig', { cluster_id: id })).toEqual({ archive_enabled: true, retention_period_day: 9 })
  await change('synchronizeArchiveConfig', { cluster_id: id })
  await change('deleteArchiveLog', { cluster_id: id })
  await change('unsetBackup', { cluster_id: id })
  expect((await show()).init_config_option.backup_option ?? null).toBeNull()
})

test('it is patched, its replicas before it', async () => {
  const { software_version } = engines.high
  const body = { software_version, backup_before_upgrade: true }
  // The backup before it comes first.
  const takes = durations.patchMinorVersion.slow
  for (const replica of (await show()).replicas) {
    const region = (await named('wallet', 'kr-east1')).some((there) => there.id === replica) ? 'kr-east1' : 'kr-west1'
    await change('patchMinorVersion', { cluster_id: replica, body }, { region, takes })
  }
  await change('patchMinorVersion', { cluster_id: id, body }, { takes })
  expect(await show()).toMatchObject({ software_version, dbaas_engine_version_name: engines.high.name })
})

test('it ends: TERMINATED for a while, then nobody knows it', async () => {
  await change('terminateCluster', { cluster_id: id }, { settles: 'TERMINATED' })
  cloud.account.advance(hour)
  expect(await cloud.refusal('showCluster', { cluster_id: id })).toMatchObject({ status: 404 })
  expect((await named('wallet')).map((left) => left.id)).not.toContain(id)
})

test('in all that, every operation of the table was used', () => {
  expect(operationNames.filter((name) => !used.has(name))).toEqual([])
})
