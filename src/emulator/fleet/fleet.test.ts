import { describe, expect, test } from 'vitest'
import { isSettled, serviceStates } from '#contract/rules/states.ts'
import { clusterName, replicaName } from '#contract/rules/limits.ts'
import { schemas } from '#contract/schemas.ts'
import { serverTypes } from '#emulator/catalog/server-types.ts'
import { hour, minute, testCloud, wall } from '#emulator/testing/cloud.ts'
import { instancesOf } from '#emulator/world.ts'

describe('the believable fleet', () => {
  test('has 30 or more clusters over two regions, in every service state', async () => {
    const cloud = testCloud()
    const west = await cloud.call('listClusters', { size: 100 })
    const east = await cloud.call('listClusters', { size: 100 }, 'kr-east1')
    expect(west.count + east.count).toBeGreaterThanOrEqual(30)
    expect(west.count).toBe(26)
    const states = new Set([...west.contents!, ...east.contents!].map((row) => row.service_state))
    expect([...states].toSorted()).toEqual([...serviceStates].toSorted())
  })

  test('is told apart by HA, replicas, versions, volumes, windows and backups', async () => {
    const cloud = testCloud()
    const details = cloud.account.clusters().map(({ detail }) => detail)
    const majors = new Set(details.map((detail) => detail.software_version.split('.')[0] ?? ''))
    expect([...majors].toSorted()).toEqual(['14', '15', '16', '17', '18'])
    expect(new Set(details.map((detail) => detail.ha_enabled)).size).toBe(2)
    expect(new Set(details.map((detail) => detail.init_config_option.backup_option === null)).size).toBe(2)
    expect(new Set(details.map((detail) => detail.maintenance_option?.use_maintenance_option)).size).toBe(2)
    expect(details.filter((detail) => detail.role_type === 'REPLICA').length).toBeGreaterThanOrEqual(5)
    const { contents } = await cloud.call('listEngineVersions', { eos_included: true, product_image_type: 'PostgreSQL Community' })
    const ended = new Set(contents.filter((engine) => engine.end_of_service).map((engine) => engine.software_version))
    expect(details.some((detail) => ended.has(detail.software_version))).toBe(true)
    const spread = details.map((detail) => wall - Date.parse(detail.created_at))
    expect(Math.max(...spread)).toBeGreaterThan(2 * 365 * 24 * hour)
    expect(Math.min(...spread)).toBeGreaterThan(0)
  })

  test('has exports of logs, one into a bucket that is gone and one with keys that are no longer good, and one door that is wide open', async () => {
    const cloud = testCloud()
    const registered = cloud.account.clusters().flatMap(({ logExports }) => Object.values(logExports))
    expect(registered.length).toBeGreaterThanOrEqual(6)
    expect(registered.filter(({ keysWork }) => !keysWork)).toHaveLength(1)
    const gone: string[] = []
    for (const { id: cluster_id, detail, region } of cloud.account.clusters()) {
      const { contents } = await cloud.call('listLogExportConfigs', { cluster_id }, region)
      gone.push(...contents.filter(({ is_bucket_deleted }) => is_bucket_deleted === true).map((row) => `${detail.name} ${row.log_type}`))
    }
    expect(gone).toEqual(['payments audit'])
    const open = cloud.account.clusters().filter(({ detail }) => detail.allowable_ip_addresses?.includes('0.0.0.0/0') === true)
    expect(open).toHaveLength(1)
  })

  test('is consistent: names, addresses in their subnet and once, replicas and origins know each other', () => {
    const clusters = testCloud().account.clusters()
    const used = new Set<string>()
    for (const { id, region, detail } of clusters) {
      const limit = detail.role_type === 'REPLICA' ? replicaName : clusterName
      expect(detail.name).toMatch(limit.pattern)
      expect(detail.name.length).toBeGreaterThanOrEqual(3)
      const instances = detail.instance_groups.flatMap((group) => group.instances)
      expect(detail.instance_count).toBe(instances.length)
      const addresses = [detail.virtual_ip_address, ...instances.map((instance) => instance.service_ip_address)].filter(
        (address) => address !== null,
      )
      expect(new Set(addresses.map((address) => String(address).split('.').slice(0, 3).join('.'))).size).toBe(1)
      for (const address of addresses) {
        expect(used).not.toContain(`${region} ${address}`)
        used.add(`${region} ${address}`)
      }
      for (const group of detail.instance_groups) expect(serverTypes.map((type) => type.name)).toContain(group.server_type_name)
      if (detail.role_type === 'REPLICA') {
        const origin = clusters.find((other) => other.id === detail.origin_cluster_id)
        expect(origin?.detail.replicas).toContain(id)
      }
      expect(detail.replicas.every((replica) => clusters.some((other) => other.id === replica))).toBe(true)
    }
  })

  test('comes to rest by itself; the settled states stay, the terminated clusters go', async () => {
    const cloud = testCloud()
    const before = cloud.account.clusters().length
    cloud.account.advance(29 * minute)
    expect(cloud.account.clusters()).toHaveLength(before)
    cloud.account.advance(24 * hour)
    const after = cloud.account.clusters()
    expect(after).toHaveLength(before - 2)
    expect(after.every(({ detail }) => isSettled(detail.service_state))).toBe(true)
    const state = (name: string) => after.find(({ detail }) => detail.name === name)?.detail
    expect(state('events')?.service_state).toBe('RUNNING')
    expect(state('staging')?.service_state).toBe('STOPPED')
    expect(state('sessions')?.software_version).toBe('16.10')
    expect(state('ledger')?.instance_groups[0]?.server_type_name).toBe('db1v8m32')
    expect(state('billing')?.service_state).toBe('UNKNOWN')
    expect(after.every((cluster) => cluster.operation === undefined)).toBe(true)
  })

  test('is the same again for the same access key, and shares no id with another', () => {
    const ids = (accessKey: string) =>
      testCloud({ accessKey })
        .account.clusters()
        .map(({ id }) => id)
    expect(ids('KEYONE')).toEqual(ids('KEYONE'))
    const one = new Set(ids('KEYONE'))
    expect(ids('KEYTWO').some((id) => one.has(id))).toBe(false)
  })

  test('wakes up when it is first touched, however late that is', async () => {
    const cloud = testCloud()
    cloud.clock.at = wall + 5 * hour
    expect((await cloud.call('listClusters', { service_state: 'RESTARTING' })).count).toBe(1)
  })
})

describe('a fleet of a number', () => {
  test('10,000 clusters, each one whole, most of them running, some moving', async () => {
    const cloud = testCloud({ fleet: 10_000 })
    const clusters = cloud.account.clusters()
    expect(clusters).toHaveLength(10_000)
    expect(new Set(clusters.map(({ id }) => id)).size).toBe(10_000)
    expect(new Set(clusters.map(({ detail }) => detail.name)).size).toBe(10_000)
    const addresses = clusters.flatMap((cluster) =>
      instancesOf(cluster).map((instance) => `${cluster.region} ${instance.service_ip_address}`),
    )
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const { detail } of clusters.slice(0, 100)) schemas.showCluster.answer.parse(detail)
    const list = await cloud.call('listClusters', { size: 50, page: 3, sort: 'created_at:desc' })
    expect(list.contents).toHaveLength(50)
    expect(list.count).toBe(6667)
    expect((await cloud.call('listClusters', {}, 'kr-east1')).count).toBe(3333)
    expect((await cloud.call('listClusters', { service_state: 'RESTARTING' })).count).toBeGreaterThan(10)
    cloud.account.advance(hour)
    expect((await cloud.call('listClusters', { service_state: 'RESTARTING' })).count).toBe(0)
  }, 60_000)

  test.each([0, 1, 7])('%i clusters', (count) => {
    expect(testCloud({ fleet: count }).account.clusters()).toHaveLength(count)
  })
})
