import { describe, expect, test } from 'vitest'
import type { Result } from '#contract/operation.ts'
import { matchReplicas, type Located } from './replicas.ts'

type Cluster = Result<'showCluster'>
type Item = Result<'listReplicas'>['contents'][number]

const region = 'kr-west1'
const none = new Map<string, Located>()
const syncedAt = Date.parse('2026-11-23T10:00:00Z')

function item(name: string, over: Partial<Item> = {}): Item {
  return { name, replica_state: 'streaming', replica_state_detail: null, synced_at: '2026-11-23T10:00:00', ...over }
}

/** A replica that Show Cluster tells of, with servers of these names. */
function found(name: string, servers: readonly string[] = [`${name}-01`], at = region): Located {
  const instances = servers.map((server) => ({
    name: server,
    role_type: 'ACTIVE',
    service_state: 'RUNNING',
    service_ip_address: '10.0.0.11',
  }))
  const row = { name, service_state: 'RUNNING' }
  return { region: at, row, detail: { ...row, instance_groups: [{ instances }] } as Partial<Cluster> as Cluster }
}

const match = (
  ids: readonly string[],
  items: readonly Item[] | undefined,
  located: Record<string, Located> | typeof none = none,
  pending = false,
) => matchReplicas({ ids, region, items, located: located instanceof Map ? located : new Map(Object.entries(located)), pending })

describe('a replica whose cluster could be read', () => {
  test('is linked, with its address, its word and how far it is', () => {
    const [replica] = match(['id1'], [item('ra-01', { replica_state_detail: 'all well' })], { id1: found('ra') })
    expect(replica).toMatchObject({
      key: 'id1',
      name: 'ra',
      cluster: { id: 'id1', region },
      state: 'RUNNING',
      address: '10.0.0.11',
      servers: ['ra-01'],
      syncedAt,
      word: 'streaming',
      told: 'all well',
      candidates: [],
    })
    expect(replica?.otherRegion).toBeUndefined()
  })

  test('in another region is linked there, also before List Replicas is read', () => {
    const [replica] = match(['id1'], undefined, { id1: { region: 'kr-east1', row: { name: 'far', service_state: 'RUNNING' } } }, true)
    expect(replica).toEqual({
      key: 'id1',
      name: 'far',
      cluster: { id: 'id1', region: 'kr-east1' },
      state: 'RUNNING',
      otherRegion: 'kr-east1',
      servers: [],
      candidates: [],
    })
  })

  test('with two servers is one replica: the worst word, and the moment that all of its servers have', () => {
    const lines = [item('ra-01'), item('ra-02', { replica_state: 'DISCONNECTED', synced_at: '2026-11-23T09:00:00' })]
    const replicas = match(['id1'], lines, { id1: found('ra', ['ra-01', 'ra-02']) })
    expect(replicas).toMatchObject([{ servers: ['ra-01', 'ra-02'], word: 'DISCONNECTED', syncedAt: syncedAt - 3_600_000 }])
  })
})

describe('a server name that fits several clusters', () => {
  const twins = { id1: found('ra', ['pg-01']), id2: found('rb', ['pg-01']) }

  test('gets none of them, and says which it could be', () => {
    const replicas = match(['id1', 'id2'], [item('pg-01'), item('pg-01', { replica_state: 'lost' })], twins)
    expect(replicas.map(({ cluster, word }) => [cluster, word])).toEqual([
      [undefined, 'streaming'],
      [undefined, 'lost'],
    ])
    expect(replicas[0]?.candidates).toEqual([
      { id: 'id1', region, name: 'ra' },
      { id: 'id2', region, name: 'rb' },
    ])
  })

  test('is no doubt where the region tells them apart', () => {
    const located = { id1: found('ra', ['pg-01']), id2: found('rb', ['pg-01'], 'kr-east1') }
    const replicas = match(['id1', 'id2'], [item('pg-01', { region: 'kr-east1', replica_state: 'lost' }), item('pg-01')], located)
    expect(replicas.map(({ name, word, otherRegion }) => [name, word, otherRegion])).toEqual([
      ['ra', 'streaming', undefined],
      ['rb', 'lost', 'kr-east1'],
    ])
  })

  test('is not looked for in another region than List Replicas names', () => {
    const [replica] = match(['id1'], [item('ra-01', { region: 'kr-south1' })], { id1: found('ra') })
    expect(replica).toMatchObject({ name: 'ra', servers: [] })
  })
})

describe('what could not be found', () => {
  test('one id and one server left over belong together, also in another region', () => {
    const replicas = match(['id1'], [item('east-01', { region: 'kr-east1', synced_at: null })])
    expect(replicas).toMatchObject([{ key: 'id1', name: 'east-01', cluster: { id: 'id1', region: 'kr-east1' }, otherRegion: 'kr-east1' }])
    expect(replicas[0]?.syncedAt).toBeUndefined()
  })

  test('of two, nobody can tell: names without clusters', () => {
    const replicas = match(['id1', 'id2'], [item('a'), item('b')])
    expect(replicas.map(({ name, cluster, candidates }) => [name, cluster, candidates.length])).toEqual([
      ['a', undefined, 2],
      ['b', undefined, 2],
    ])
  })

  test('a cluster whose servers cannot be read has what is left over, if that is one', () => {
    const blind = { region, row: { name: 'ra', service_state: 'STOPPED' } }
    const readable = found('rb')
    const lines = [item('rb-01'), item('x-01', { replica_state: 'lost' })]
    expect(match(['id1', 'id2'], lines, { id1: blind, id2: readable })).toMatchObject([
      { name: 'rb', servers: ['rb-01'] },
      { name: 'ra', cluster: { id: 'id1', region }, state: 'STOPPED', word: 'lost', servers: ['x-01'] },
    ])
    expect(match(['id1', 'id2'], lines, { id1: blind, id2: readable }, true)).toMatchObject([{ name: 'ra', servers: [] }, { name: 'rb' }])
    const doubtful = match(['id1', 'id2'], lines, { id1: blind, id2: { ...blind, row: { name: 'rc', service_state: 'RUNNING' } } })
    expect(doubtful.map(({ cluster, candidates }) => [cluster, candidates.map(({ name }) => name)])).toEqual([
      [undefined, ['ra', 'rc']],
      [undefined, ['ra', 'rc']],
    ])
    expect(match(['id1'], [], { id1: blind })).toMatchObject([{ name: 'ra', cluster: { id: 'id1' }, servers: [] }])
  })

  test('is left out while more is on its way', () => {
    expect(match(['id1', 'id2'], [item('a')], none, true)).toEqual([])
  })

  test('where List Replicas fails, ids are better than nothing', () => {
    expect(match(['id1', 'id2'], undefined).map(({ name, servers }) => [name, servers])).toEqual([
      ['id1', []],
      ['id2', []],
    ])
  })

  test('other regions come last', () => {
    const replicas = match([], [item('far', { region: 'kr-east1' }), item('near', { region })])
    expect(replicas.map(({ name }) => name)).toEqual(['near', 'far'])
  })
})
