import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildTarget, type Input } from '#contract/operation.ts'
import { operations, type OperationName } from '#contract/operations.ts'
import { schemas } from '#contract/schemas.ts'
import { fixedId } from '#emulator/random.ts'
import { hour, testCloud, wall } from '#emulator/testing/cloud.ts'

// Answers are held against the contract strictly: what it knows, and no field beyond it.

/** The same schema, without tolerance for unknown fields. */
function strict(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.fromEntries(Object.entries(schema.shape as Record<string, z.ZodType>).map(([key, inner]) => [key, strict(inner)]))
    return z.strictObject(shape)
  }
  if (schema instanceof z.ZodArray) return z.array(strict(schema.element as z.ZodType))
  if (schema instanceof z.ZodNullable) return strict(schema.unwrap() as z.ZodType).nullable()
  if (schema instanceof z.ZodOptional) return strict(schema.unwrap() as z.ZodType).optional()
  return schema
}

async function hold<N extends OperationName>(
  cloud: ReturnType<typeof testCloud>,
  name: N,
  input: Input<N>,
  region = 'kr-west1',
): Promise<void> {
  const response = await cloud.send(`/${region}${buildTarget(name, input)}`, { method: operations[name].method })
  expect([name, response.status]).toEqual([name, operations[name].success])
  expect(response.headers.get('content-type')).toBe('application/json')
  const problem = strict(schemas[name].answer).safeParse(await response.json())
  expect([name, problem.error?.issues]).toEqual([name, undefined])
}

test('every read that is imitated, for every cluster of the fleet, now and a day later', async () => {
  const cloud = testCloud()
  for (const ahead of [0, 24 * hour]) {
    cloud.account.advance(ahead)
    for (const { id: cluster_id, region } of cloud.account.clusters()) {
      await hold(cloud, 'showCluster', { cluster_id }, region)
      await hold(cloud, 'listReplicas', { cluster_id }, region)
      await hold(cloud, 'showArchiveConfig', { cluster_id }, region)
      await hold(cloud, 'listLogExportConfigs', { cluster_id }, region)
      await hold(cloud, 'listBackupHistories', { cluster_id }, region)
      await hold(cloud, 'listParameterValues', { cluster_id }, region)
    }
    await hold(cloud, 'listClusters', { size: 100 })
    await hold(cloud, 'listEngineVersions', { eos_included: true })
    await hold(cloud, 'listServerTypes', {})
    await hold(cloud, 'listParameterGroups', {})
    for (const { id } of (await cloud.call('listParameterGroups', {})).contents)
      await hold(cloud, 'listParameters', { dbaas_parameter_group_id: id, size: 500 })
    const { contents } = await cloud.call('listEngineVersions', { product_image_type: 'PostgreSQL Community', eos_included: true })
    for (const { id } of contents) await hold(cloud, 'listEngineVersionProperties', { dbaas_engine_version_id: id })
  }
})

describe('catalogue', () => {
  test('engine versions: by id, by product, ended ones only where asked for', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const open = await cloud.call('listEngineVersions', { product_image_type: 'PostgreSQL Community' })
    const all = await cloud.call('listEngineVersions', { product_image_type: 'PostgreSQL Community', eos_included: true })
    const versions = all.contents.map((engine) => engine.software_version)
    expect(versions).toEqual(expect.arrayContaining(['17.6', '16.10', '14.17']))
    expect(open.contents.every((engine) => engine.end_of_service === false)).toBe(true)
    expect(all.contents.length).toBeGreaterThan(open.contents.length)
    const [first] = open.contents
    expect((await cloud.call('listEngineVersions', { id: first!.id })).contents).toEqual([first])
    expect((await cloud.call('listEngineVersions', { id: fixedId('nothing') })).contents).toEqual([])
    expect((await cloud.call('listEngineVersions', { product_image_type: 'Kafka' })).contents).toEqual([])
    expect((await cloud.call('listEngineVersions', {})).contents.length).toBeGreaterThan(open.contents.length)
  })

  test('a version’s service ends on the account’s clock', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const ended = async () =>
      (await cloud.call('listEngineVersions', { eos_included: true })).contents.find((engine) => engine.software_version === '15.14')!
        .end_of_service
    expect(await ended()).toBe(false)
    cloud.account.advance(Date.UTC(2027, 10, 11) - wall)
    expect(await ended()).toBe(true)
  })

  test('two minor versions of a major that is in service, for a patch to go from one to the other', async () => {
    const { contents } = await testCloud({ fleet: 'empty' }).call('listEngineVersions', { product_image_type: 'PostgreSQL Community' })
    expect(contents.filter((engine) => engine.major_version === '16').length).toBeGreaterThanOrEqual(2)
  })

  test('properties name time zones, encodings and locales; another product has none, an unknown version is 404', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { contents: engines } = await cloud.call('listEngineVersions', { eos_included: true })
    const id = (product: string) => engines.find((engine) => engine.product_image_type === product)!.id
    const { contents } = await cloud.call('listEngineVersionProperties', { dbaas_engine_version_id: id('PostgreSQL Community') })
    for (const property of [
      { name: 'timezone', value: 'Asia/Seoul' },
      { name: 'database_encoding', value: 'UTF-8' },
      { name: 'database_locale', value: 'C' },
    ]) {
      expect(contents).toContainEqual(property)
    }
    for (const { name, value } of contents)
      if (name === 'timezone') expect(() => new Intl.DateTimeFormat('en', { timeZone: value })).not.toThrow()
    expect((await cloud.call('listEngineVersionProperties', { dbaas_engine_version_id: id('EPAS') })).contents).toEqual([])
    expect(await cloud.refusal('listEngineVersionProperties', { dbaas_engine_version_id: 'f'.repeat(32) })).toMatchObject({ status: 404 })
  })

  test('server types: named after what they have, small ones db1, from 24 vCPU dbh2', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { contents } = await cloud.call('listServerTypes', { product_image_type: 'PostgreSQL Community' })
    expect(contents.length).toBeGreaterThan(40)
    for (const type of contents) expect(type.name).toBe(`${type.cpu_core >= 24 ? 'dbh2' : 'db1'}v${type.cpu_core}m${type.memory_gb}`)
    expect(new Set(contents.map((type) => type.purpose)).size).toBeGreaterThan(2)
    expect((await cloud.call('listServerTypes', { name: 'db1v2m4' })).contents).toHaveLength(1)
    expect((await cloud.call('listServerTypes', { product_image_type: 'Kafka' })).contents).toEqual([])
  })
})

describe('replicas', () => {
  const named = (cloud: ReturnType<typeof testCloud>, name: string) => cloud.account.clusters().find(({ detail }) => detail.name === name)!

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
