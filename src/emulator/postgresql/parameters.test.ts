import { describe, expect, test } from 'vitest'
import type { ParameterDTO } from '#contract/postgresql/parameters.ts'
import { canonicalValue } from '#contract/rules/parameters.ts'
import { parameterGroup, parameterGroups } from '#emulator/catalog/parameters.ts'
import { serverTypes } from '#emulator/catalog/server-types.ts'
import { exceedsMemory } from '#emulator/parameter-values.ts'
import { hour, minute, second, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'

const named = (cloud: TestCloud, name: string) => cloud.account.clusters().find(({ detail }) => detail.name === name)!

async function values(cloud: TestCloud, cluster_id: string): Promise<Map<string, ParameterDTO>> {
  const { contents } = await cloud.call('listParameterValues', { cluster_id })
  return new Map(contents.map((parameter) => [parameter.name, parameter]))
}

/** The body that sets parameters by name, with what is applied now as the old value. */
async function change(cloud: TestCloud, cluster_id: string, wanted: Record<string, string>) {
  const now = await values(cloud, cluster_id)
  const parameters = Object.entries(wanted).map(([name, new_value]) => {
    const { id, applied_value } = now.get(name)!
    return { id, old_value: applied_value, new_value }
  })
  return { cluster_id, body: { parameters } }
}

const applied = async (cloud: TestCloud, cluster_id: string, name: string) => (await values(cloud, cluster_id)).get(name)?.applied_value
const state = (cloud: TestCloud, id: string) => cloud.account.clusters().find((cluster) => cluster.id === id)?.detail.service_state

describe('the catalogue', () => {
  test('has a default group for each major version that the engine list offers', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { contents, sort } = await cloud.call('listParameterGroups', {})
    const engines = await cloud.call('listEngineVersions', { product_image_type: 'PostgreSQL Community', eos_included: true })
    expect(contents.map((group) => group.major_version)).toEqual([...new Set(engines.contents.map((engine) => engine.major_version))])
    expect(sort).toEqual(['name:asc'])
    const of = async (input: Parameters<typeof cloud.call<'listParameterGroups'>>[1]) =>
      (await cloud.call('listParameterGroups', input)).contents.map((group) => group.major_version)
    expect(await of({ major_version: '17' })).toEqual(['17'])
    expect(await of({ product_image_type: 'Kafka' })).toEqual([])
    expect(await of({ sort: 'major_version:desc' })).toEqual(['18', '17', '16', '15', '14'])
    expect(await cloud.refusal('listParameterGroups', { sort: 'colour:asc' })).toMatchObject({ status: 400 })
  })

  test('pages through every parameter of a group once, in the order that was asked for', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { contents: groups } = await cloud.call('listParameterGroups', {})
    for (const { id, major_version } of groups) {
      const names: string[] = []
      for (let page = 0; ; page += 1) {
        const { contents, count } = await cloud.call('listParameters', { dbaas_parameter_group_id: id, size: 100, page })
        if (contents.length === 0) break
        expect(count).toBe(parameterGroup(major_version).parameters.length)
        names.push(...contents.map(({ name }) => name))
      }
      expect(new Set(names).size).toBe(names.length)
      expect(names.length).toBeGreaterThan(370)
      expect(names).toEqual(names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    }
    const last = await cloud.call('listParameters', { dbaas_parameter_group_id: groups[0]!.id, size: 1, sort: 'name:desc' })
    expect(last.contents[0]).toMatchObject({ name: 'zero_damaged_pages', dbaas_parameter_group_id: groups[0]!.id })
    expect((await cloud.call('listParameters', { dbaas_parameter_group_id: groups[0]!.id })).contents).toHaveLength(20)
  })

  test('an unknown group or order is 400', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const id = parameterGroups()[0]!.told.id
    expect(await cloud.refusal('listParameters', { dbaas_parameter_group_id: 'nothing' })).toMatchObject({ status: 400 })
    expect(await cloud.refusal('listParameters', { dbaas_parameter_group_id: id, sort: 'name:up' })).toMatchObject({ status: 400 })
  })

  test('says what PostgreSQL says, version by version', () => {
    const find = (major: string, name: string) => parameterGroup(major).parameters.find((parameter) => parameter.name === name)
    expect(find('17', 'max_connections')).toMatchObject({ allows: '1-262143', dataType: 'integer', isStatic: true, initial: '100' })
    expect(find('17', 'work_mem')).toMatchObject({ allows: '64-2147483647 kB', isStatic: false, modifiable: true, initial: '4096' })
    expect(find('17', 'wal_level')).toMatchObject({ allows: 'minimal,replica,logical', dataType: 'enum', modifiable: false })
    expect(find('17', 'server_version')?.modifiable).toBe(false)
    expect(find('14', 'pg_stat_statements.max')).toMatchObject({ isStatic: true })
    expect(find('17', 'io_method')).toBeUndefined()
    expect(find('18', 'io_method')?.initial).toBe('worker')
    expect(find('15', 'hash_mem_multiplier')?.initial).not.toBe(find('14', 'hash_mem_multiplier')?.initial)
  })

  test('every rule can be read, every initial value of what can be set fits its own rule, and no id repeats', () => {
    const ids = parameterGroups().flatMap(({ parameters }) => parameters.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    for (const { parameters } of parameterGroups()) {
      for (const { name, dataType, rule, initial, modifiable, description } of parameters) {
        expect([name, description === '']).toEqual([name, false])
        if (dataType !== 'string') expect([name, rule.kind === 'text']).toEqual([name, false])
        if (rule.kind === 'number') expect([name, rule.range === undefined]).toEqual([name, false])
        if (modifiable) expect([name, canonicalValue(rule, initial)]).toEqual([name, initial])
      }
    }
  })
})

describe('the values of a cluster', () => {
  test('sizes follow the server type, facts follow the cluster, all fit their rules', async () => {
    const cloud = testCloud()
    const now = await values(cloud, named(cloud, 'orders').id)
    expect(now.get('shared_buffers')).toMatchObject({ default_value: '2097152', applied_value: '2097152', is_modifiable: false })
    expect(now.get('max_connections')).toMatchObject({ default_value: '100', applied_value: '200', apply_type: 'static' })
    expect(now.get('port')?.applied_value).toBe('2866')
    expect(now.get('server_version')).toMatchObject({ default_value: '16.10', applied_value: '16.10' })
    expect(now.get('server_version_num')?.applied_value).toBe('160010')
    expect(now.get('TimeZone')).toMatchObject({ default_value: 'GMT', applied_value: 'Asia/Seoul' })
    const small = await values(cloud, named(cloud, 'pricing').id)
    expect(small.get('shared_buffers')?.applied_value).toBe('131072')
  })

  test('a replica starts with what its origin is set to, and goes its own way from there', async () => {
    const cloud = testCloud()
    const [origin, replica] = [named(cloud, 'orders').id, named(cloud, 'orders-ra').id]
    expect(await applied(cloud, replica, 'max_connections')).toBe('200')
    await cloud.call('setParameterValues', await change(cloud, origin, { work_mem: '1MB' }))
    cloud.account.advance(10 * minute)
    expect(await applied(cloud, origin, 'work_mem')).toBe('1024')
    expect(await applied(cloud, replica, 'work_mem')).toBe('16384')
  })

  test('what the fleet has set exists, is modifiable and fits', () => {
    const cloud = testCloud()
    let seen = 0
    for (const { detail, parameters } of cloud.account.clusters()) {
      const group = parameterGroup(detail.software_version.split('.')[0]!)
      for (const [name, value] of Object.entries({ ...parameters.running, ...parameters.waiting })) {
        const parameter = group.parameters.find((each) => each.name === name)
        expect([name, parameter?.modifiable, canonicalValue(parameter!.rule, value)]).toEqual([name, true, value])
        seen += 1
      }
    }
    expect(seen).toBeGreaterThan(15)
  })

  test('count and the moment of the last reading; synchronizing moves it', async () => {
    const cloud = testCloud()
    const cluster_id = named(cloud, 'catalog').id
    const before = await cloud.call('listParameterValues', { cluster_id })
    expect(before.count).toBe(before.contents.length)
    await cloud.call('synchronizeParameterValues', { cluster_id })
    expect(state(cloud, cluster_id)).toBe('SYNCHRONIZING')
    cloud.account.advance(minute)
    expect(state(cloud, cluster_id)).toBe('RUNNING')
    const after = await cloud.call('listParameterValues', { cluster_id })
    expect(Date.parse(after.modified_at)).toBeGreaterThan(Date.parse(before.modified_at))
    expect(after.contents).toEqual(before.contents)
  })

  test('an unknown cluster is 404', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    expect(await cloud.refusal('listParameterValues', { cluster_id: 'nothing' })).toMatchObject({ status: 404 })
    expect(await cloud.refusal('synchronizeParameterValues', { cluster_id: 'nothing' })).toMatchObject({ status: 404 })
    const body = { parameters: [{ id: 'p', old_value: '1', new_value: '2' }] }
    expect(await cloud.refusal('setParameterValues', { cluster_id: 'nothing', body })).toMatchObject({ status: 404 })
  })
})

describe('setting', () => {
  test('dynamic ones run when it is done, as PostgreSQL keeps them; static ones after a restart', async () => {
    const cloud = testCloud()
    const { id } = named(cloud, 'catalog')
    await cloud.call('setParameterValues', await change(cloud, id, { work_mem: '64MB', autovacuum: 'no', max_connections: '300' }))
    expect(state(cloud, id)).toBe('EDITING')
    expect(await applied(cloud, id, 'work_mem')).toBe('4096')
    expect(await cloud.refusal('setParameterValues', await change(cloud, id, { work_mem: '1MB' }))).toMatchObject({
      code: 'Dbaas.ValidationError.ExistInprogress',
    })
    cloud.account.advance(10 * minute)
    expect(state(cloud, id)).toBe('RUNNING')
    expect(await applied(cloud, id, 'work_mem')).toBe('65536')
    expect(await applied(cloud, id, 'autovacuum')).toBe('off')
    expect(await applied(cloud, id, 'max_connections')).toBe('100')
    await cloud.call('synchronizeParameterValues', { cluster_id: id })
    cloud.account.advance(minute)
    expect(await applied(cloud, id, 'max_connections')).toBe('100')
    await cloud.call('restartCluster', { cluster_id: id })
    cloud.account.advance(10 * minute)
    expect(await applied(cloud, id, 'max_connections')).toBe('300')
    expect(await applied(cloud, id, 'work_mem')).toBe('65536')
  })

  test('what waits for a restart can be taken back before it', async () => {
    const cloud = testCloud()
    const { id } = named(cloud, 'catalog')
    for (const max_connections of ['300', '100']) {
      await cloud.call('setParameterValues', await change(cloud, id, { max_connections }))
      cloud.account.advance(10 * minute)
    }
    await cloud.call('restartCluster', { cluster_id: id })
    cloud.account.advance(10 * minute)
    expect(await applied(cloud, id, 'max_connections')).toBe('100')
  })

  test('a cluster of the fleet waits for a restart; stopping and starting is one', async () => {
    const cloud = testCloud()
    const { id } = named(cloud, 'payments')
    expect(await applied(cloud, id, 'max_connections')).toBe('400')
    for (const name of ['stopCluster', 'startCluster'] as const) {
      await cloud.call(name, { cluster_id: id })
      cloud.account.advance(10 * minute)
    }
    expect(await applied(cloud, id, 'max_connections')).toBe('600')
  })

  test('the old value may be told in any form, but must be the applied one', async () => {
    const cloud = testCloud()
    const { id } = named(cloud, 'catalog')
    const workMem = (await values(cloud, id)).get('work_mem')!.id
    const set = (old_value: string) => ({ cluster_id: id, body: { parameters: [{ id: workMem, old_value, new_value: '8MB' }] } })
    expect(await cloud.refusal('setParameterValues', set('8192'))).toMatchObject({
      status: 400,
      code: 'Dbaas.ValidationError.ParameterValueConflict',
      detail: 'work_mem is 4096, not 8192',
    })
    expect(state(cloud, id)).toBe('RUNNING')
    await cloud.call('setParameterValues', set('4MB'))
  })

  test.each([
    ['max_connections', '0', 'InvalidParameterValue', /max_connections cannot be 0, allowed are 1-262143/],
    ['work_mem', '5min', 'InvalidParameterValue', /work_mem cannot be 5min, allowed are 64-2147483647 kB/],
    ['default_transaction_isolation', 'dirty', 'InvalidParameterValue', /cannot be dirty/],
    ['autovacuum', 'perhaps', 'InvalidParameterValue', /cannot be perhaps, allowed are on,off/],
    ['port', '5432', 'NotModifiableParameter', /port is not modifiable/],
    ['shared_buffers', '1GB', 'NotModifiableParameter', /shared_buffers/],
    ['block_size', '4096', 'NotModifiableParameter', /block_size/],
  ])('%s = %s is refused: %s, and nothing of the request happens', async (name, value, code, detail) => {
    const cloud = testCloud()
    const { id } = named(cloud, 'catalog')
    const input = await change(cloud, id, { work_mem: '8MB', [name]: value })
    expect(await cloud.refusal('setParameterValues', input)).toMatchObject({
      status: 400,
      code: `Dbaas.ValidationError.${code}`,
      detail: expect.stringMatching(detail),
    })
    cloud.account.advance(hour)
    expect(await applied(cloud, id, 'work_mem')).toBe('4096')
  })

  test('an unknown parameter, one of another version, one twice, none at all', async () => {
    const cloud = testCloud()
    const { id } = named(cloud, 'catalog')
    const { body } = await change(cloud, id, { work_mem: '8MB' })
    const other = parameterGroup('18').parameters.find(({ name }) => name === 'work_mem')!
    for (const parameters of [
      [{ ...body.parameters[0]!, id: 'nothing' }],
      [{ ...body.parameters[0]!, id: other.id }],
      [...body.parameters, ...body.parameters],
      [],
    ]) {
      expect(await cloud.refusal('setParameterValues', { cluster_id: id, body: { parameters } })).toMatchObject({ status: 400 })
    }
  })

  test('what memory cannot hold is accepted, fails later into UNKNOWN, and sync-state brings it back as it was', async () => {
    const cloud = testCloud()
    const { id } = named(cloud, 'orders')
    const { request_id } = await cloud.call('setParameterValues', await change(cloud, id, { max_connections: '100000', work_mem: '1MB' }))
    cloud.account.advance(10 * minute)
    expect(state(cloud, id)).toBe('UNKNOWN')
    expect((await cloud.call('showRequest', { request_id })).state).toBe('FAILED')
    expect(await cloud.refusal('setParameterValues', await change(cloud, id, { work_mem: '1MB' }))).toMatchObject({
      code: 'Dbaas.ValidationError.InvalidServiceState',
    })
    await cloud.call('synchronizeClusterState', { cluster_id: id })
    cloud.account.advance(minute)
    expect(state(cloud, id)).toBe('RUNNING')
    expect(await applied(cloud, id, 'max_connections')).toBe('200')
    expect(await applied(cloud, id, 'work_mem')).toBe('16384')
  })

  test('no cluster of the fleet runs with more than its memory holds, and no server type starts with more', () => {
    const clusters = testCloud().account.clusters()
    for (const cluster of clusters) {
      const max_connections = cluster.parameters.running['max_connections'] ?? '100'
      expect([cluster.detail.name, exceedsMemory(cluster, { max_connections })]).toEqual([cluster.detail.name, false])
    }
    const plain = clusters.find(({ detail }) => detail.name === 'catalog')!
    for (const { name } of serverTypes) {
      plain.detail.instance_groups[0]!.server_type_name = name
      expect([name, exceedsMemory(plain, { max_connections: '100' })]).toEqual([name, false])
      expect([name, exceedsMemory(plain, { work_mem: '2147483647' })]).toEqual([name, false])
    }
  })

  test('a fault that makes it fail later leaves the old values too', async () => {
    const cloud = testCloud()
    const { id } = named(cloud, 'catalog')
    cloud.account.fault({ kind: 'failsLater', state: 'UNKNOWN', times: 1, operation: 'setParameterValues' })
    await cloud.call('setParameterValues', await change(cloud, id, { work_mem: '8MB' }))
    cloud.account.advance(10 * minute)
    expect(state(cloud, id)).toBe('UNKNOWN')
    expect(await applied(cloud, id, 'work_mem')).toBe('4096')
  })
})

test('a list of ten thousand clusters shares one catalogue: a cluster adds its own settings alone', async () => {
  const cloud = testCloud({ fleet: 10_000 })
  const sizes = cloud.account.clusters().map(({ parameters }) => JSON.stringify(parameters).length)
  expect(Math.max(...sizes)).toBeLessThan(200)
  const started = performance.now()
  await cloud.call('listParameterValues', { cluster_id: cloud.account.clusters()[0]!.id })
  expect(performance.now() - started).toBeLessThan(second)
}, 60_000)
