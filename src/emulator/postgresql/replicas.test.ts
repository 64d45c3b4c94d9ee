import { describe, expect, test } from 'vitest'
import type { Body } from '#contract/operation.ts'
import { durations } from '#contract/rules/durations.ts'
import type { KnownState } from '#contract/rules/states.ts'
import { requestState, running, statesOf } from '#emulator/testing/cluster.ts'
import { hour, second, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'
import { lines, named, pair, replicaBody as request, words } from '#emulator/testing/replicas.ts'

const day = 24 * hour
const elsewhere = 'b8f3c1d2e4b54a6f8091a2b3c4d5e6f7'

describe('createReplica', () => {
  test('makes clusters of their own while the origin is busy, and the answer names the origin', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const origin = await running(cloud)
    const body: Body<'createReplica'> = {
      ...request(['copy-a', 'copy-b']),
      allowable_ip_addresses: ['10.7.0.0/16'],
      maintenance_option: { starting_day_of_week: 'SUN', starting_time: '0300', period_hour: '1' },
      tags: [{ key: 'team', value: 'orders' }],
    }
    const { resource, request_id } = await cloud.call('createReplica', { cluster_id: origin, body })
    expect(resource.id).toBe(origin)
    expect(await statesOf(cloud, origin)).toEqual(['EDITING', 'RUNNING', 'RUNNING'])
    expect(await words(cloud, origin)).toEqual(['SYNCHRONIZING', 'SYNCHRONIZING'])
    const [a, b] = (await cloud.call('showCluster', { cluster_id: origin })).replicas
    expect(await statesOf(cloud, a!)).toEqual(['CREATING', 'CREATING'])
    expect((await cloud.refusal('terminateCluster', { cluster_id: b! })).code).toBe('Dbaas.ValidationError.InvalidServiceState')

    cloud.account.advance(durations.createReplica.typical + second)
    for (const id of [a!, b!]) expect(await statesOf(cloud, id)).toEqual(['RUNNING', 'RUNNING'])
    expect((await statesOf(cloud, origin))[0]).toBe('RUNNING')
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')
    expect(await words(cloud, origin)).toEqual(['STREAMING', 'STREAMING'])

    const original = await cloud.call('showCluster', { cluster_id: origin })
    const copy = await cloud.call('showCluster', { cluster_id: a! })
    expect(copy).toMatchObject({
      name: 'copy-a',
      role_type: 'REPLICA',
      origin_cluster_id: origin,
      ha_enabled: false,
      instance_count: 1,
      subnet_id: original.subnet_id,
      timezone: original.timezone,
      software_version: original.software_version,
      allowable_ip_addresses: ['10.7.0.0/16'],
      maintenance_option: { use_maintenance_option: true, starting_day_of_week: 'SUN', starting_time: '0300', period_hour: '1' },
      init_config_option: { database_name: 'wallet', database_user_name: 'app', backup_option: null },
    })
    expect(copy.init_config_option).not.toHaveProperty('origin_region')
    expect(copy.instance_groups[0]!.instances[0]!.name).toBe('copy-a-01')
    const address = (id: string) => named(cloud, id).detail.instance_groups[0]!.instances[0]!.service_ip_address
    expect(new Set([address('copy-a'), address('copy-b'), address('wallet')]).size).toBe(3)
  })

  test('gives the volumes the origin’s type, with an OS volume in front', async () => {
    const cloud = testCloud()
    const origin = named(cloud, 'inventory')
    const volumes = [{ role_type: 'DATA', size_gb: 384, volume_type: 'HDD_KMS' }]
    await cloud.call('createReplica', { cluster_id: origin.id, body: request(['copy-a'], { block_storage_groups: volumes }) })
    const roles = named(cloud, 'copy-a').detail.instance_groups[0]!.block_storage_groups
    expect(roles.map(({ role_type, size_gb, volume_type }) => [role_type, size_gb, volume_type])).toEqual([
      ['OS', 104, 'SSD'],
      ['DATA', 384, 'SSD'],
    ])
  })

  test('takes five in all, over several requests', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const origin = await running(cloud)
    const create = (...names: string[]) => ({ cluster_id: origin, body: request(names) })
    await cloud.call('createReplica', create('copy-a', 'copy-b', 'copy-c'))
    cloud.account.advance(hour)
    const full = { status: 400, code: 'ValidationError', detail: 'At most 5 replicas can be used.' }
    expect(await cloud.refusal('createReplica', create('copy-d', 'copy-e', 'copy-f'))).toMatchObject(full)
    await cloud.call('createReplica', create('copy-d', 'copy-e'))
    cloud.account.advance(hour)
    expect(await cloud.refusal('createReplica', create('copy-f'))).toMatchObject(full)
    expect(await words(cloud, origin)).toEqual(Array<string>(5).fill('STREAMING'))
  })

  test.each<[string, Body<'createReplica'>, object]>([
    ['another count than names', { ...request(['copy-a']), replica_count: 2 }, { code: 'ValidationError' }],
    ['none', request([]), { code: 'ValidationError' }],
    ['the same name twice', request(['copy-a', 'copy-a']), { code: 'ValidationError' }],
    ['a name that no replica can have', request(['Copy_A']), { code: 'ValidationError' }],
    ['a server type that there is not', request(['copy-a'], { server_type_name: 'db1v3m7' }), { code: 'ValidationError' }],
    ['HA', request(['copy-a'], { role_type: 'ACTIVE_STANDBY' }), { code: 'ValidationError' }],
    [
      'an address that is none',
      request(['copy-a'], { instances: [{ role_type: 'ACTIVE', service_ip_address: '10.1' }] }),
      { code: 'ValidationError' },
    ],
    ['an allowed address that is none', { ...request(['copy-a']), allowable_ip_addresses: ['all'] }, { code: 'ValidationError' }],
    [
      'a volume that is not DATA',
      request(['copy-a'], { block_storage_groups: [{ role_type: 'OS', size_gb: 104 }] }),
      { code: 'Dbaas.ValidationError.InvalidBlockStorageRoleType' },
    ],
    ['no volume', request(['copy-a'], { block_storage_groups: [] }), { code: 'Dbaas.ValidationError.InvalidBlockStorageDataDiskCount' }],
    [
      'volumes that the data do not fit in',
      request(['copy-a'], { block_storage_groups: [{ role_type: 'DATA', size_gb: 16 }] }),
      { code: 'Dbaas.ValidationError.InvalidBlockStorageSize' },
    ],
  ])('refuses %s, and nothing is left of it', async (_, body, expected) => {
    const cloud = testCloud({ fleet: 'empty' })
    const origin = await running(cloud)
    cloud.account.advance(100 * day)
    expect(await cloud.refusal('createReplica', { cluster_id: origin, body })).toMatchObject({ status: 400, ...expected })
    expect(cloud.account.clusters()).toHaveLength(1)
    expect((await statesOf(cloud, origin))[0]).toBe('RUNNING')
  })

  test('refuses a name that a replica of the origin has, and an address that is taken', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin, replica } = await pair(cloud)
    const double = await cloud.refusal('createReplica', { cluster_id: origin, body: request(['copy-b', 'copy-a']) })
    expect(double).toMatchObject({ status: 400, detail: expect.stringContaining('copy-a') })
    const { instance_groups } = await cloud.call('showCluster', { cluster_id: replica })
    const service_ip_address = instance_groups[0]!.instances[0]!.service_ip_address!
    const body = request(['copy-b'], { instances: [{ role_type: 'ACTIVE', service_ip_address }] })
    expect(await cloud.refusal('createReplica', { cluster_id: origin, body })).toMatchObject({
      status: 400,
      detail: `${service_ip_address} is not available`,
    })
  })

  test.each<[string, (cloud: TestCloud) => Promise<string>, string]>([
    ['a replica', async (cloud) => (await pair(cloud)).replica, 'Dbaas.ValidationError.InvalidServiceState'],
    [
      'a stopped cluster',
      async (cloud) => {
        const id = await running(cloud)
        cloud.account.setState(id, 'STOPPED')
        return id
      },
      'Dbaas.ValidationError.InvalidServiceState',
    ],
    [
      'a busy cluster',
      async (cloud) => {
        const cluster_id = await running(cloud)
        await cloud.call('restartCluster', { cluster_id })
        return cluster_id
      },
      'Dbaas.ValidationError.ExistInprogress',
    ],
  ])('refuses %s as origin', async (_, make, code) => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await make(cloud)
    expect(await cloud.refusal('createReplica', { cluster_id, body: request(['copy-x']) })).toMatchObject({ status: 400, code })
  })

  test('that fails later leaves the origin as it was and the replicas in the state of the fault', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const origin = await running(cloud)
    cloud.account.fault({ kind: 'failsLater', state: 'FAILED', times: 1 })
    const { request_id } = await cloud.call('createReplica', { cluster_id: origin, body: request(['copy-a']) })
    cloud.account.advance(hour)
    expect(await requestState(cloud, request_id)).toBe('FAILED')
    expect((await statesOf(cloud, origin))[0]).toBe('RUNNING')
    expect((await statesOf(cloud, named(cloud, 'copy-a').id))[0]).toBe('FAILED')
    const [line] = await lines(cloud, origin)
    expect(line).toMatchObject({ replica_state: 'DISCONNECTED', synced_at: null })
    await cloud.call('terminateCluster', { cluster_id: named(cloud, 'copy-a').id })
    cloud.account.advance(hour)
    expect(await lines(cloud, origin)).toEqual([])
  })
})

describe('createOtherRegionReplica', () => {
  const create = (cluster_id: string, changes: object = {}) => ({
    cluster_id,
    body: { ...request(['copy-far']), region: 'kr-east1', subnet_id: elsewhere, nat_enabled: false, ...changes },
  })

  test('appears in the list of that region with its origin’s, and the origin’s list names the region', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const origin = await running(cloud)
    const { resource } = await cloud.call('createOtherRegionReplica', create(origin))
    expect(resource.id).toBe(origin)
    cloud.account.advance(durations.createOtherRegionReplica.typical + second)
    const [row] = (await cloud.call('listClusters', {}, 'kr-east1')).contents!
    expect(row).toMatchObject({ name: 'copy-far', role_type: 'REPLICA', service_state: 'RUNNING' })
    const copy = await cloud.call('showCluster', { cluster_id: row!.id }, 'kr-east1')
    expect(copy).toMatchObject({ origin_cluster_id: origin, subnet_id: elsewhere, init_config_option: { origin_region: 'kr-west1' } })
    const [line] = await lines(cloud, origin)
    expect(line).toMatchObject({ name: 'copy-far-01', region: 'kr-east1', replica_state: 'STREAMING' })
    expect((await cloud.call('showCluster', { cluster_id: origin })).replicas).toEqual([row!.id])
    expect((await cloud.call('listClusters', {})).count).toBe(1)
    expect((await cloud.refusal('showCluster', { cluster_id: row!.id })).status).toBe(404)
  })

  test('has public addresses where NAT is asked for', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const origin = await running(cloud)
    const instances = [{ role_type: 'ACTIVE', public_ip_id: 'd'.repeat(32) }]
    await cloud.call('createOtherRegionReplica', create(origin, { ...request(['copy-far'], { instances }), nat_enabled: true }))
    const { nat_enabled, instance_groups } = named(cloud, 'copy-far').detail
    expect(nat_enabled).toBe(true)
    expect(instance_groups[0]!.instances[0]!.public_ip_address).toMatch(/^203\.0\.113\./)
  })

  test.each([{ region: 'kr-west1' }, { region: 'mars-1' }, { subnet_id: '' }])('refuses %o', async (changes) => {
    const cloud = testCloud({ fleet: 'empty' })
    const origin = await running(cloud)
    expect(await cloud.refusal('createOtherRegionReplica', create(origin, changes))).toMatchObject({ code: 'ValidationError' })
  })
})

describe('promoteReplicaCluster', () => {
  test('makes a replica a cluster of its own, for good', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin, replica } = await pair(cloud)
    const { request_id, resource } = await cloud.call('promoteReplicaCluster', { cluster_id: replica })
    expect(resource.id).toBe(replica)
    expect((await statesOf(cloud, replica))[0]).toBe('EDITING')
    cloud.account.advance(durations.promoteReplicaCluster.typical)
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')
    expect(await cloud.call('showCluster', { cluster_id: replica })).toMatchObject({
      role_type: 'ORIGIN',
      origin_cluster_id: null,
      replicas: [],
    })
    expect(await lines(cloud, origin)).toEqual([])
    expect((await cloud.call('showCluster', { cluster_id: origin })).replicas).toEqual([])
    expect(await cloud.refusal('promoteReplicaCluster', { cluster_id: replica })).toMatchObject({ status: 400 })
    // It can have replicas of its own now.
    await cloud.call('createReplica', { cluster_id: replica, body: request(['copy-aa']) })
  })

  test('one of another region no longer names its origin’s', async () => {
    const cloud = testCloud()
    const { id } = named(cloud, 'orders-dr')
    await cloud.call('promoteReplicaCluster', { cluster_id: id }, 'kr-east1')
    cloud.account.advance(hour)
    const { init_config_option } = await cloud.call('showCluster', { cluster_id: id }, 'kr-east1')
    expect(init_config_option).not.toHaveProperty('origin_region')
  })

  test('is refused for an origin; a replica whose origin is gone can still be promoted', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin, replica } = await pair(cloud)
    expect(await cloud.refusal('promoteReplicaCluster', { cluster_id: origin })).toMatchObject({ status: 400 })
    await cloud.call('terminateCluster', { cluster_id: origin })
    cloud.account.advance(2 * hour)
    expect(await cloud.refusal('showCluster', { cluster_id: origin })).toMatchObject({ status: 404 })
    expect((await cloud.call('showCluster', { cluster_id: replica })).origin_cluster_id).toBe(origin)
    await cloud.call('promoteReplicaCluster', { cluster_id: replica })
    cloud.account.advance(hour)
    expect((await cloud.call('showCluster', { cluster_id: replica })).origin_cluster_id).toBeNull()
  })

  test('that fails later leaves it a replica', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin, replica } = await pair(cloud)
    cloud.account.fault({ kind: 'failsLater', state: 'UNKNOWN', times: 1 })
    await cloud.call('promoteReplicaCluster', { cluster_id: replica })
    cloud.account.advance(hour)
    expect(await cloud.call('showCluster', { cluster_id: replica })).toMatchObject({ service_state: 'UNKNOWN', role_type: 'REPLICA' })
    expect((await cloud.call('showCluster', { cluster_id: origin })).replicas).toEqual([replica])
  })
})

test('a replica that is terminated, in due course or by hand, is none of its origin’s', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const { origin, replica } = await pair(cloud)
  cloud.account.setState(replica, 'TERMINATED')
  expect(await lines(cloud, origin)).toEqual([])
  await cloud.call('createReplica', { cluster_id: origin, body: request(['copy-b']) })
  cloud.account.advance(hour)
  expect((await cloud.call('showCluster', { cluster_id: origin })).replicas).toEqual([named(cloud, 'copy-b').id])
  await cloud.call('terminateCluster', { cluster_id: named(cloud, 'copy-b').id })
  cloud.account.advance(hour)
  expect((await cloud.call('showCluster', { cluster_id: origin })).replicas).toEqual([])
})

describe('refusals', () => {
  test.each<KnownState | 'nowhere'>(['STOPPED', 'UNKNOWN', 'ERROR', 'nowhere'])('every write of the group while %s', async (how) => {
    const cloud = testCloud({ fleet: 'empty' })
    const ids = await pair(cloud)
    for (const id of Object.values(ids)) if (how !== 'nowhere') cloud.account.setState(id, how)
    const { origin, replica } = how === 'nowhere' ? { origin: 'e'.repeat(32), replica: 'f'.repeat(32) } : ids
    const far = { ...request(['copy-far']), region: 'kr-east1', subnet_id: elsewhere }
    const refused = await Promise.all([
      cloud.refusal('createReplica', { cluster_id: origin, body: request(['copy-x']) }),
      cloud.refusal('createOtherRegionReplica', { cluster_id: origin, body: far }),
      cloud.refusal('synchronizeReplicaState', { origin_cluster_id: origin }),
      cloud.refusal('promoteReplicaCluster', { cluster_id: replica }),
      cloud.refusal('resetReplica', { replica_cluster_id: replica }),
    ])
    const expected = how === 'nowhere' ? [404, 'Dbaas.NotFound.Cluster'] : [400, 'Dbaas.ValidationError.InvalidServiceState']
    for (const { status, code } of refused) expect([status, code]).toEqual(expected)
  })
})

describe('of the believable fleet', () => {
  test('an origin lists the servers of its replicas; the region only where it is another one', async () => {
    const cloud = testCloud()
    const orders = named(cloud, 'orders')
    const { contents, count } = await cloud.call('listReplicas', { cluster_id: orders.id })
    expect(count).toBe(3)
    expect(contents.map(({ name, region, replica_state }) => ({ name, region, replica_state }))).toEqual([
      { name: 'orders-ra-01', region: undefined, replica_state: 'STREAMING' },
      { name: 'orders-rb-01', region: undefined, replica_state: 'STREAMING' },
      { name: 'orders-dr-01', region: 'kr-east1', replica_state: 'STREAMING' },
    ])
    const other = named(cloud, 'orders-dr')
    expect(other).toMatchObject({ region: 'kr-east1', detail: { origin_cluster_id: orders.id, role_type: 'REPLICA' } })
    expect(other.detail.init_config_option.origin_region).toBe('kr-west1')
    expect(named(cloud, 'orders-ra').detail.init_config_option).not.toHaveProperty('origin_region')
  })

  test('synced_at goes on with the clock and lags a little; a replica that does not run has stayed behind', async () => {
    const cloud = testCloud()
    const read = async (name: string) => (await cloud.call('listReplicas', { cluster_id: named(cloud, name).id })).contents[0]!
    const lag = async () => cloud.account.now() - Date.parse((await read('orders')).synced_at!)
    for (const ahead of [0, 7000, 61_000, hour]) {
      cloud.account.advance(ahead)
      expect(await lag()).toBeGreaterThan(0)
      expect(await lag()).toBeLessThan(30_000)
    }
    const stopped = await read('search')
    expect(stopped).toMatchObject({ replica_state: 'DISCONNECTED', replica_state_detail: expect.stringContaining('STOPPED') })
    cloud.account.advance(hour)
    expect((await read('search')).synced_at).toBe(stopped.synced_at)
  })

  test('a terminated replica leaves its origin', async () => {
    const cloud = testCloud()
    const replica = named(cloud, 'orders-rb')
    await cloud.call('terminateCluster', { cluster_id: replica.id })
    cloud.account.advance(hour)
    expect(named(cloud, 'orders').detail.replicas).not.toContain(replica.id)
  })

  test('a cluster without replicas has an empty list', async () => {
    const cloud = testCloud()
    expect(await cloud.call('listReplicas', { cluster_id: named(cloud, 'catalog').id })).toEqual({ contents: [], count: 0 })
  })
})
