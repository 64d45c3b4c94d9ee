import { describe, expect, test } from 'vitest'
import type { Result } from '#contract/operation.ts'
import { drawTopology, serversOf, type Located } from './topology.ts'

type Cluster = Result<'showCluster'>
type Item = Result<'listReplicas'>['contents'][number]

function cluster(name: string, over: Partial<Cluster> = {}): Cluster {
  const server = (role: string, suffix: string, address: string) => ({
    name: `${name}-pg-${suffix}`,
    role_type: role,
    service_state: 'RUNNING',
    service_ip_address: address,
  })
  return {
    account_id: 'acc',
    created_at: '2026-01-01T00:00:00Z',
    created_by: 'u',
    dbaas_engine: 'PostgreSQL',
    dbaas_engine_version_name: 'PostgreSQL 16.10',
    ha_enabled: true,
    id: name,
    init_config_option: { database_name: 'orders', database_user_name: 'app' },
    instance_groups: [
      {
        id: 'g',
        role_type: 'ACTIVE_STANDBY',
        server_type_name: 'db1v2m4',
        block_storage_groups: [],
        instances: [server('STANDBY', '02', '10.0.0.12'), server('ACTIVE', '01', '10.0.0.11')],
      },
    ],
    modified_at: '2026-01-01T00:00:00Z',
    modified_by: 'u',
    name,
    product_image_type: 'PostgreSQL Community',
    product_type: 'PostgreSQL Community',
    replicas: [],
    role_type: 'ORIGIN',
    service_state: 'RUNNING',
    software_version: '16.10',
    subnet_id: 's',
    timezone: 'Asia/Seoul',
    ...over,
  }
}

function item(name: string, over: Partial<Item> = {}): Item {
  return { name, replica_state: 'streaming', replica_state_detail: null, synced_at: '2026-11-23T10:00:00', ...over }
}

const region = 'kr-west1'
const none = new Map<string, Located>()
const syncedAt = Date.parse('2026-11-23T10:00:00Z')

describe('servers', () => {
  test('the active one comes first', () => {
    expect(serversOf(cluster('orders')).map((server) => `${server.role} ${server.name}`)).toEqual([
      'ACTIVE orders-pg-01',
      'STANDBY orders-pg-02',
    ])
  })

  test('an answer that lacks parts draws what it has', () => {
    const { instance_groups: _groups, replicas: _replicas, ha_enabled: _ha, ...bare } = cluster('orders')
    expect(drawTopology({ cluster: bare as Cluster, region, items: undefined, located: none, pending: false })).toEqual({
      ha: false,
      servers: [],
      replicas: [],
      ambiguous: false,
    })
  })
})

describe('replicas', () => {
  test('a replica whose cluster could be read is linked, with its address and its age', () => {
    const ra = cluster('ordersra', { ha_enabled: false, role_type: 'REPLICA' })
    const drawing = drawTopology({
      cluster: cluster('orders', { replicas: ['id1'] }),
      region,
      items: [item('ordersra-pg-01')],
      located: new Map([['id1', { region, row: ra, detail: ra }]]),
      pending: false,
    })
    expect(drawing.replicas).toEqual([
      { key: 'id1', name: 'ordersra', cluster: { id: 'id1', region }, state: 'RUNNING', address: '10.0.0.11', syncedAt, word: 'streaming' },
    ])
    expect(drawing.ambiguous).toBe(false)
  })

  test('a replica that was found in another region is linked there', () => {
    const located = new Map([['id1', { region: 'kr-east1', row: { name: 'far', service_state: 'RUNNING' } }]])
    const drawing = drawTopology({
      cluster: cluster('orders', { replicas: ['id1'] }),
      region,
      items: [item('far-01')],
      located,
      pending: true,
    })
    expect(drawing.replicas).toEqual([
      { key: 'id1', name: 'far', cluster: { id: 'id1', region: 'kr-east1' }, state: 'RUNNING', otherRegion: 'kr-east1' },
    ])
  })

  test('one id and one server left over belong together, also in another region', () => {
    const drawing = drawTopology({
      cluster: cluster('orders', { replicas: ['id1'] }),
      region,
      items: [item('east-01', { region: 'kr-east1', synced_at: null })],
      located: none,
      pending: false,
    })
    expect(drawing.replicas).toEqual([
      { key: 'id1', name: 'east-01', cluster: { id: 'id1', region: 'kr-east1' }, otherRegion: 'kr-east1', word: 'streaming' },
    ])
  })

  test('of two, nobody can tell: names without links', () => {
    const drawing = drawTopology({
      cluster: cluster('orders', { replicas: ['id1', 'id2'] }),
      region,
      items: [item('a'), item('b')],
      located: none,
      pending: false,
    })
    expect(drawing.replicas.map(({ name, cluster: link }) => [name, link])).toEqual([
      ['a', undefined],
      ['b', undefined],
    ])
    expect(drawing.ambiguous).toBe(true)
  })

  test('where List Replicas fails, ids are better than nothing', () => {
    const drawing = drawTopology({
      cluster: cluster('orders', { replicas: ['id1', 'id2'] }),
      region,
      items: undefined,
      located: none,
      pending: false,
    })
    expect(drawing.replicas.map((node) => node.name)).toEqual(['id1', 'id2'])
    expect(drawing.ambiguous).toBe(false)
  })

  test('other regions come last', () => {
    const items = [item('far', { region: 'kr-east1' }), item('near', { region })]
    const drawing = drawTopology({ cluster: cluster('orders'), region, items, located: none, pending: false })
    expect(drawing.replicas.map((node) => node.name)).toEqual(['near', 'far'])
  })
})
