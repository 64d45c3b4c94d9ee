import { describe, expect, test } from 'vitest'
import type { Body } from '#contract/operation.ts'
import { engineIdOf } from '#emulator/catalog/engines.ts'
import { fixedId } from '#emulator/random.ts'
import { host, second, signedHeaders, testCloud, wall } from '#emulator/testing/cloud.ts'
import { createBody } from '#emulator/testing/create-body.ts'

type CreateBody = Body<'createCluster'>
const group = (changes: Partial<CreateBody['instance_groups'][number]>) => [{ ...createBody().instance_groups[0]!, ...changes }]
const init = (changes: Partial<CreateBody['init_config_option']>) => ({ ...createBody().init_config_option, ...changes })

test('what was asked for is what Show Cluster tells, without password and tags', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const maintenance_option = { starting_day_of_week: 'SUN', starting_time: '0300', period_hour: '1' } as const
  const body = createBody({
    ha: true,
    maintenance_option,
    nat_enabled: true,
    vip_public_ip_id: 'a1',
    tags: [{ key: 'team', value: 'pay' }],
  })
  const { resource } = await cloud.call('createCluster', { body })
  const detail = await cloud.call('showCluster', { cluster_id: resource.id })
  expect(detail).toMatchObject({
    name: 'wallet',
    dbaas_engine: 'PostgreSQL',
    software_version: '17.6',
    ha_enabled: true,
    nat_enabled: true,
    vip_public_ip_id: 'a1',
    vip_public_ip_address: expect.stringMatching(/^203\.0\.113\.\d+$/),
    virtual_ip_address: expect.stringMatching(/^10\.\d+\.\d+\.10$/),
    role_type: 'ORIGIN',
    origin_cluster_id: null,
    replicas: [],
    allowable_ip_addresses: ['10.30.0.0/16', '10.9.12.4'],
    maintenance_option: { ...maintenance_option, use_maintenance_option: true },
    instance_count: 2,
    init_config_option: {
      database_name: 'wallet',
      database_port: 2866,
      database_encoding: 'UTF-8',
      database_locale: 'C',
      audit_enabled: false,
    },
  })
  const [only] = detail.instance_groups
  expect(only!.instances.map(({ name, role_type }) => `${name} ${role_type}`)).toEqual(['wallet-01 ACTIVE', 'wallet-02 STANDBY'])
  expect(only!.block_storage_groups.map(({ role_type, size_gb }) => `${role_type} ${size_gb}`)).toEqual(['OS 104', 'DATA 512'])
  const told = JSON.stringify(detail)
  expect(told).not.toContain('Not-a-secret-1')
  expect(told).not.toContain('team')
  expect(detail.init_config_option).not.toHaveProperty('origin_region')
  expect(await cloud.call('showArchiveConfig', { cluster_id: resource.id })).toEqual({ archive_enabled: true, retention_period_day: 3 })
})

test('an OS volume that was left out is added with its fixed size', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const body = createBody({ instance_groups: group({ block_storage_groups: [{ role_type: 'DATA', size_gb: 64, volume_type: 'HDD' }] }) })
  const { resource } = await cloud.call('createCluster', { body })
  const { instance_groups } = await cloud.call('showCluster', { cluster_id: resource.id })
  expect(instance_groups[0]!.block_storage_groups).toMatchObject([
    { role_type: 'OS', size_gb: 104, volume_type: 'HDD' },
    { role_type: 'DATA', size_gb: 64, volume_type: 'HDD' },
  ])
})

describe('refusals that name no field', () => {
  const cases: [string, Partial<CreateBody> & { ha?: boolean }, number][] = [
    ['an engine version that does not exist', { dbaas_engine_version_id: 'f'.repeat(32) }, 1],
    ['no subnet', { subnet_id: '' }, 1],
    ['a time zone that is not offered', { timezone: 'Moon/Crater' }, 1],
    ['an encoding that is not offered', { init_config_option: init({ database_encoding: 'EBCDIC' }) }, 1],
    ['an allowed address that is none', { allowable_ip_addresses: ['10.0.0.256'] }, 1],
    ['a server type that does not exist', { instance_groups: group({ server_type_name: 'db9v1m1' }) }, 1],
    ['a group for HA without HA', { instance_groups: group({ role_type: 'ACTIVE_STANDBY' }) }, 1],
    ['a standby without HA', { instance_groups: group({ instances: [{ role_type: 'ACTIVE' }, { role_type: 'STANDBY' }] }) }, 1],
    [
      'only one instance with HA',
      { ha: true, instance_groups: group({ role_type: 'ACTIVE_STANDBY', instances: [{ role_type: 'ACTIVE' }] }) },
      1,
    ],
    ['no group', { instance_groups: [] }, 1],
    ['an engine version of another product', { dbaas_engine_version_id: fixedId('engine EPAS 17.4') }, 1],
    ['an engine version whose service has ended', { dbaas_engine_version_id: engineIdOf('14.17') }, 1],
    ['an origin that does not exist', { origin_cluster_id: 'f'.repeat(32) }, 1],
    [
      'an OS volume of another size',
      {
        instance_groups: group({
          block_storage_groups: [
            { role_type: 'OS', size_gb: 112 },
            { role_type: 'DATA', size_gb: 64 },
          ],
        }),
      },
      1,
    ],
    ['two of these', { subnet_id: '', timezone: '' }, 2],
    ['a name with a digit', { name: 'wallet2' }, 1],
    ['a password without a digit', { init_config_option: init({ database_user_password: 'No-digits-here' }) }, 1],
    ['a volume of an odd size', { instance_groups: group({ block_storage_groups: [{ role_type: 'DATA', size_gb: 100 }] }) }, 1],
  ]

  test.each(cases)('%s', async (_, changes, count) => {
    const cloud = testCloud({ fleet: 'empty' })
    const error = await cloud.refusal('createCluster', { body: createBody(changes) })
    expect(error).toMatchObject({
      status: 400,
      code: 'ValidationError',
      title: 'ValidationError',
      detail: Array.from({ length: count }, () => 'value_error'),
    })
    expect((await cloud.call('listClusters', {})).count).toBe(0)
  })

  test('a field that the contract does not know', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const response = await cloud.send('/v1/clusters', { method: 'POST', body: { ...createBody(), colour: 'red' } })
    expect(response.status).toBe(400)
  })

  test.each(['{', '[]', '"x"', 'null'])('a body that is %s', async (text) => {
    const cloud = testCloud({ fleet: 'empty' })
    const headers = signedHeaders('POST', '/v1/clusters', wall)
    const request = new Request('http://emulator.invalid/', { method: 'POST', headers, body: text })
    expect((await cloud.emulator.fetch(request, { target: '/v1/clusters', host })).status).toBe(400)
  })
})

test('an engine version is taken until the day its service ends, and no longer', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const body = createBody({ dbaas_engine_version_id: engineIdOf('15.14') })
  const end = Date.parse('2027-11-11T00:00:00Z')
  cloud.account.advance(end - cloud.account.now() - 2 * second)
  await cloud.call('createCluster', { body })
  cloud.account.advance(2 * second)
  expect(await cloud.refusal('createCluster', { body })).toMatchObject({ status: 400, detail: ['value_error'] })
})

describe('a public address', () => {
  const nat = { nat_enabled: true } as const

  test('belongs to the server without HA', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const body = createBody({
      ...nat,
      vip_public_ip_id: 'not-used',
      instance_groups: group({ instances: [{ role_type: 'ACTIVE', public_ip_id: 'ip1' }] }),
    })
    const { resource } = await cloud.call('createCluster', { body })
    const { instance_groups, ...detail } = await cloud.call('showCluster', { cluster_id: resource.id })
    expect(detail).toMatchObject({ nat_enabled: true, vip_public_ip_id: null, vip_public_ip_address: null, virtual_ip_address: null })
    expect(instance_groups[0]!.instances).toMatchObject([
      { public_ip_id: 'ip1', public_ip_address: expect.stringMatching(/^203\.0\.113\.\d+$/) },
    ])
  })

  test('belongs to the virtual address with HA, and to nobody without NAT', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const asked = {
      ha: true,
      vip_public_ip_id: 'ip2',
      instance_groups: group({
        role_type: 'ACTIVE_STANDBY',
        instances: [
          { role_type: 'ACTIVE', public_ip_id: 'not-used' },
          { role_type: 'STANDBY', public_ip_id: 'not-used' },
        ],
      }),
    } as const
    const shown = async (body: CreateBody) => {
      const { resource } = await cloud.call('createCluster', { body })
      cloud.account.advance(second)
      const { instance_groups, vip_public_ip_id } = await cloud.call('showCluster', { cluster_id: resource.id })
      return [vip_public_ip_id, ...instance_groups[0]!.instances.map(({ public_ip_id }) => public_ip_id)]
    }
    expect(await shown(createBody({ ...nat, ...asked }))).toEqual(['ip2', null, null])
    expect(await shown(createBody(asked))).toEqual([null, null, null])
  })
})

test('a cluster with an origin is its SECONDARY, and no replica of it', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const first = await cloud.call('createCluster', { body: createBody() })
  cloud.account.advance(second)
  const body = createBody({ name: 'second', origin_cluster_id: first.resource.id })
  const { resource } = await cloud.call('createCluster', { body })
  expect(await cloud.call('showCluster', { cluster_id: resource.id })).toMatchObject({
    role_type: 'SECONDARY',
    origin_cluster_id: first.resource.id,
  })
  expect((await cloud.call('showCluster', { cluster_id: first.resource.id })).replicas).toEqual([])
})

test.each(['elsewhere', 'terminated'])('an origin that is %s is refused', async (which) => {
  const cloud = testCloud({ fleet: 'empty' })
  const { resource } = await cloud.call('createCluster', { body: createBody() }, which === 'elsewhere' ? 'kr-east1' : 'kr-west1')
  if (which === 'terminated') cloud.account.setState(resource.id, 'TERMINATED')
  cloud.account.advance(second)
  const body = createBody({ origin_cluster_id: resource.id })
  expect(await cloud.refusal('createCluster', { body })).toMatchObject({ status: 400, detail: ['value_error'] })
})

test('no DATA volume has a code of its own', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const body = createBody({ instance_groups: group({ block_storage_groups: [{ role_type: 'ARCHIVE', size_gb: 64 }] }) })
  expect(await cloud.refusal('createCluster', { body })).toMatchObject({
    status: 400,
    code: 'Dbaas.ValidationError.InvalidBlockStorageDataDiskCount',
  })
})

test('several creates within one second: the first is taken, the next must wait', async () => {
  const cloud = testCloud({ fleet: 'empty', speed: 600 })
  await cloud.call('createCluster', { body: createBody() })
  expect(await cloud.refusal('createCluster', { body: createBody() })).toMatchObject({
    status: 400,
    code: 'Dbaas.RbacCreateError',
    detail: 'Try again.',
  })
  cloud.account.advance(second)
  await cloud.call('createCluster', { body: createBody() })
  expect((await cloud.call('listClusters', { name: 'wallet' })).count).toBe(2)
})

test('an address that is taken is refused by its number, and is free again after the cluster is gone', async () => {
  const cloud = testCloud({ fleet: 'empty', speed: 600 })
  const asking = (address: string) =>
    createBody({ instance_groups: group({ instances: [{ role_type: 'ACTIVE', service_ip_address: address }] }) })
  const first = await cloud.call('createCluster', { body: asking('10.30.8.20') })
  cloud.account.advance(60 * second)
  expect(await cloud.refusal('createCluster', { body: asking('10.30.8.20') })).toMatchObject({
    status: 400,
    detail: '10.30.8.20 is not available',
  })
  await cloud.call('createCluster', { body: asking('10.30.8.21') })
  await cloud.call('terminateCluster', { cluster_id: first.resource.id })
  cloud.account.advance(second)
  await cloud.call('createCluster', { body: asking('10.30.8.20') })
})

test('addresses that are left out are taken from the subnet, each once', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const addresses: unknown[] = []
  for (let count = 0; count < 5; count += 1) {
    const { resource } = await cloud.call('createCluster', { body: createBody({ ha: true }) })
    const { virtual_ip_address, instance_groups } = await cloud.call('showCluster', { cluster_id: resource.id })
    addresses.push(virtual_ip_address, ...instance_groups[0]!.instances.map((instance) => instance.service_ip_address))
    cloud.account.advance(second)
  }
  expect(new Set(addresses).size).toBe(15)
})
