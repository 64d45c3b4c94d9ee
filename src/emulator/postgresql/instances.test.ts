import { describe, expect, test } from 'vitest'
import type { Input } from '#contract/operation.ts'
import { durations } from '#contract/rules/durations.ts'
import { requestState, running, statesOf } from '#emulator/testing/cluster.ts'
import { hour, minute, testCloud } from '#emulator/testing/cloud.ts'

type GroupWrite = 'addBlockStorages' | 'setBlockStorageSize' | 'setServerType' | 'setSecurityGroupRules'

/** A running cluster, the ids of its group and volumes, and what it looks like later. */
async function open(ha = true) {
  const cloud = testCloud({ fleet: 'empty' })
  const cluster_id = await running(cloud, ha)
  const show = () => cloud.call('showCluster', { cluster_id })
  const group = async () => (await show()).instance_groups[0]!
  const [os, data] = (await group()).block_storage_groups
  const input: { [N in GroupWrite]: Input<N> } = {
    addBlockStorages: { instance_group_id: (await group()).id, body: { role_type: 'ARCHIVE', size_gb: 64 } },
    setBlockStorageSize: { block_storage_group_id: data!.id, body: { size_gb: 640 } },
    setServerType: { instance_group_id: (await group()).id, body: { server_type_name: 'db1v8m64' } },
    setSecurityGroupRules: { cluster_id, body: { add_ip_addresses: ['10.40.0.0/16'] } },
  }
  const write = <N extends GroupWrite>(name: N) => cloud.call(name, input[name])
  const refused = <N extends GroupWrite>(name: N, changes: Partial<Input<N>> = {}, region?: string) =>
    cloud.refusal(name, { ...input[name], ...changes }, region)
  return { cloud, cluster_id, show, group, os: os!, data: data!, write, refused }
}

const writes: readonly GroupWrite[] = ['addBlockStorages', 'setBlockStorageSize', 'setServerType', 'setSecurityGroupRules']

describe('walks', () => {
  test.each([
    ['addBlockStorages', 'EDITING'],
    ['setBlockStorageSize', 'EDITING'],
    ['setSecurityGroupRules', 'RUNNING'],
  ] as const)('%s: the cluster is EDITING, its servers %s', async (name, servers) => {
    const { cloud, cluster_id, write } = await open()
    const { request_id, resource } = await write(name)
    expect(resource.id).toBe(cluster_id)
    expect(await statesOf(cloud, cluster_id)).toEqual(['EDITING', servers, servers])
    expect(await requestState(cloud, request_id)).toBe('PENDING')
    cloud.account.advance(durations[name].typical)
    expect(await statesOf(cloud, cluster_id)).toEqual(['RUNNING', 'RUNNING', 'RUNNING'])
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')
  })

  test('setServerType restarts the servers one after the other, the standby first', async () => {
    const { cloud, cluster_id, write } = await open()
    await write('setServerType')
    expect(await statesOf(cloud, cluster_id)).toEqual(['EDITING', 'EDITING', 'RESTARTING'])
    cloud.account.advance(durations.setServerType.typical / 2)
    expect(await statesOf(cloud, cluster_id)).toEqual(['EDITING', 'RESTARTING', 'RUNNING'])
    cloud.account.advance(durations.setServerType.typical / 2)
    expect(await statesOf(cloud, cluster_id)).toEqual(['RUNNING', 'RUNNING', 'RUNNING'])
  })

  test('setServerType of a single server: it restarts', async () => {
    const { cloud, cluster_id, write } = await open(false)
    await write('setServerType')
    expect(await statesOf(cloud, cluster_id)).toEqual(['EDITING', 'EDITING'])
    cloud.account.advance(durations.setServerType.typical - minute)
    expect(await statesOf(cloud, cluster_id)).toEqual(['EDITING', 'RESTARTING'])
  })

  test.each(writes)('while %s runs, every other is ExistInprogress', async (name) => {
    const { write, refused } = await open()
    await write(name)
    for (const other of writes) {
      expect(await refused(other)).toMatchObject({ status: 400, code: 'Dbaas.ValidationError.ExistInprogress' })
    }
  })

  test.each(writes)('%s that fails later changes nothing but the state', async (name) => {
    const { cloud, show, write } = await open()
    const before = await show()
    cloud.account.fault({ kind: 'failsLater', state: 'ERROR', times: 1 })
    const { request_id } = await write(name)
    cloud.account.advance(hour)
    const { instance_groups, allowable_ip_addresses, service_state } = await show()
    expect(service_state).toBe('ERROR')
    expect(await requestState(cloud, request_id)).toBe('FAILED')
    const shape = (groups: typeof instance_groups) => groups.map((group) => ({ ...group, instances: [] }))
    expect({ groups: shape(instance_groups), allowable_ip_addresses }).toEqual({
      groups: shape(before.instance_groups),
      allowable_ip_addresses: before.allowable_ip_addresses,
    })
  })
})

describe('effects', () => {
  test('a volume is there when it is done, not before, named after its place', async () => {
    const { cloud, group, write } = await open()
    await write('addBlockStorages')
    expect((await group()).block_storage_groups).toHaveLength(2)
    cloud.account.advance(hour)
    const { block_storage_groups } = await group()
    expect(block_storage_groups.map(({ name, role_type, size_gb, volume_type }) => [name, role_type, size_gb, volume_type])).toEqual([
      ['wallet-os-00', 'OS', 104, 'SSD'],
      ['wallet-data-01', 'DATA', 512, 'SSD'],
      ['wallet-archive-02', 'ARCHIVE', 64, 'SSD'],
    ])
    expect(new Set(block_storage_groups.map(({ id }) => id)).size).toBe(3)
  })

  test('a new volume can be resized by its id', async () => {
    const { cloud, group, write } = await open()
    await write('addBlockStorages')
    cloud.account.advance(hour)
    const block_storage_group_id = (await group()).block_storage_groups[2]!.id
    await cloud.call('setBlockStorageSize', { block_storage_group_id, body: { size_gb: 5120 } })
    cloud.account.advance(hour)
    expect((await group()).block_storage_groups.map(({ size_gb }) => size_gb)).toEqual([104, 512, 5120])
  })

  test('a resized volume has its new size, the others keep theirs', async () => {
    const { cloud, group, write } = await open()
    await write('setBlockStorageSize')
    cloud.account.advance(hour)
    expect((await group()).block_storage_groups.map(({ size_gb }) => size_gb)).toEqual([104, 640])
  })

  test('the server type of the group changes', async () => {
    const { cloud, group, write } = await open()
    await write('setServerType')
    cloud.account.advance(hour)
    expect((await group()).server_type_name).toBe('db1v8m64')
  })

  test('addresses are added and deleted in one request', async () => {
    const { cloud, cluster_id, show } = await open()
    const body = { add_ip_addresses: ['10.40.0.0/16', '10.40.1.1'], del_ip_addresses: ['10.9.12.4/32'] }
    await cloud.call('setSecurityGroupRules', { cluster_id, body })
    cloud.account.advance(hour)
    expect((await show()).allowable_ip_addresses).toEqual(['10.30.0.0/16', '10.40.0.0/16', '10.40.1.1'])
  })
})

describe('refusals', () => {
  const role = { status: 400, code: 'Dbaas.ValidationError.InvalidBlockStorageRoleType' }
  const size = { status: 400, code: 'Dbaas.ValidationError.InvalidBlockStorageSize' }

  test('the OS volume is not resized, and there is no second one', async () => {
    const { os, refused } = await open()
    expect(await refused('setBlockStorageSize', { block_storage_group_id: os.id })).toMatchObject(role)
    const body = { role_type: 'OS', size_gb: 104 } as const
    expect(await refused('addBlockStorages', { body })).toMatchObject(role)
  })

  test.each([
    ['no step of 8', 644],
    ['smaller', 504],
    ['the size it has', 512],
    ['too small', 8],
    ['too large', 5128],
    ['a fraction', 640.5],
  ])('a volume cannot become %s', async (_, size_gb) => {
    const { group, refused } = await open()
    expect(await refused('setBlockStorageSize', { body: { size_gb } })).toMatchObject(size)
    expect((await group()).block_storage_groups[1]!.size_gb).toBe(512)
  })

  test.each([12, 20, 5128])('a volume of %i GB cannot be added', async (size_gb) => {
    const { refused } = await open()
    expect(await refused('addBlockStorages', { body: { role_type: 'DATA', size_gb } })).toMatchObject(size)
  })

  test('nine volumes besides the OS volume are enough', async () => {
    const { cloud, group, write, refused } = await open(false)
    for (let count = 1; count < 9; count += 1) {
      await write('addBlockStorages')
      cloud.account.advance(hour)
    }
    expect((await group()).block_storage_groups).toHaveLength(10)
    expect(await refused('addBlockStorages')).toMatchObject({ status: 400, code: 'ValidationError' })
  })

  test.each([
    ['that does not exist', 'db1v3m7'],
    ['that it has', 'db1v4m32'],
    ['without a name', ''],
  ])('a server type %s', async (_, server_type_name) => {
    const { refused } = await open()
    expect(await refused('setServerType', { body: { server_type_name } })).toMatchObject({ status: 400, code: 'ValidationError' })
  })

  test.each([
    [{}],
    [{ add_ip_addresses: [], del_ip_addresses: [] }],
    [{ add_ip_addresses: ['10.9.12.4'] }],
    [{ add_ip_addresses: ['10.40.0.1', '10.40.0.1'] }],
    [{ add_ip_addresses: ['10.40.0.300'] }],
    [{ del_ip_addresses: ['10.40.0.1'] }],
    [{ add_ip_addresses: ['10.40.0.1'], del_ip_addresses: ['10.40.0.1'] }],
  ])('addresses %j', async (body) => {
    const { show, refused } = await open()
    expect(await refused('setSecurityGroupRules', { body })).toMatchObject({
      status: 400,
      detail: 'invalid security-group-rules',
    })
    expect((await show()).allowable_ip_addresses).toEqual(['10.30.0.0/16', '10.9.12.4'])
  })

  test.each(['STOPPED', 'UNKNOWN', 'ERROR', 'FAILED', 'TERMINATED'] as const)('a cluster that is %s', async (state) => {
    const { cloud, cluster_id, refused } = await open()
    cloud.account.setState(cluster_id, state)
    for (const name of writes) {
      expect(await refused(name)).toMatchObject({ status: 400, code: 'Dbaas.ValidationError.InvalidServiceState' })
    }
  })

  test('ids that nobody has, of the other region, or of another kind are 404', async () => {
    const { cluster_id, group, data, refused } = await open()
    const missing = async <N extends GroupWrite>(name: N, wrong: Partial<Input<N>>, region?: string) =>
      expect(await refused(name, wrong, region)).toMatchObject({ status: 404 })
    const nobody = 'f'.repeat(32)
    await missing('addBlockStorages', { instance_group_id: nobody })
    await missing('addBlockStorages', { instance_group_id: cluster_id })
    await missing('setServerType', { instance_group_id: data.id })
    await missing('setBlockStorageSize', { block_storage_group_id: (await group()).id })
    await missing('setSecurityGroupRules', { cluster_id: nobody })
    for (const name of writes) await missing(name, {}, 'kr-east1')
  })
})

test('a group is found in a fleet, and only its own cluster is held up', async () => {
  const cloud = testCloud()
  const wanted = cloud.account.clusters().find(({ detail }) => detail.name === 'metrics')!
  const instance_group_id = wanted.detail.instance_groups[0]!.id
  await cloud.call('setServerType', { instance_group_id, body: { server_type_name: 'dbh2v32m128' } }, 'kr-east1')
  const editing = await cloud.call('listClusters', { service_state: 'EDITING', size: 100 }, 'kr-east1')
  expect(editing.contents?.map(({ name }) => name)).toEqual(['metrics'])
})
