import { expect, test } from 'vitest'
import { backup, wire } from '#contract/rules/findings/healthy.fixture.ts'
import { failed, FakeCloud, type Seen } from './cloud.fixture.ts'
import { unpack } from './packing.ts'
import { minute, second, startReader } from './reader.fixture.ts'

/** The most calls in any 60 s. */
function busiestMinute(seen: readonly Seen[]): number {
  return Math.max(...seen.map(({ at }) => seen.filter((other) => other.at > at - minute && other.at <= at).length))
}

test('everything of a small fleet is read, and each thing once', async () => {
  const cloud = new FakeCloud()
  cloud.fill(6)
  cloud.put('origin', 'kr-east1', { change: { replicas: ['copy'] } })
  cloud.put('copy', 'kr-east1', { change: { role_type: 'REPLICA', origin_cluster_id: 'origin' }, init: { backup_option: null } })
  cloud.put('plain', 'kr-east1', { init: { backup_option: null } })
  const { snapshot, pass, progress } = startReader(cloud)
  await pass(12 * second)
  expect(cloud.counts()).toEqual({
    listClusters: 2,
    listEngineVersions: 2,
    showCluster: 9,
    // Neither the replica, nor the one without a policy.
    listBackupHistories: 7,
    listReplicas: 1,
    // Not the replica.
    showArchiveConfig: 8,
    listLogExportConfigs: 9,
  })
  expect(progress()).toMatchObject({
    read: 34,
    wanted: 34,
    refused: [],
    regions: [
      { count: 6, listed: 6 },
      { count: 3, listed: 3 },
    ],
  })
  expect([...snapshot.clusters.values()].flatMap(({ stale }) => [...stale])).toEqual([])
})

test('three calls at a time, and never more than the budget in any minute', async () => {
  const cloud = new FakeCloud()
  cloud.fill(60)
  cloud.fill(60, 'kr-east1')
  const { pass, reader } = startReader(cloud, { perMinute: 60 })
  await pass(5 * minute)
  expect(cloud.mostUnderWay).toBe(3)
  expect(busiestMinute(cloud.seen)).toBeLessThanOrEqual(60)
  expect(cloud.seen.length).toBeGreaterThan(5 * 60 - 30)
  expect(reader.budget.lastMinute()).toBeLessThanOrEqual(60)
})

test('the first walk of the lists may run ahead of the budget, once and bounded', async () => {
  const cloud = new FakeCloud()
  cloud.fill(10_000)
  const { pass, snapshot, progress } = startReader(cloud)
  await pass(4 * second)
  expect(snapshot.clusters.size).toBe(10_000)
  expect(cloud.counts().listClusters).toBe(101)
  expect(progress().regions[0]).toMatchObject({ count: 10_000, listed: 10_000, failure: null })
  await pass(5 * minute)
  // What ran ahead is counted: it leaves the rest of that minute to the next.
  expect(busiestMinute(cloud.seen)).toBeLessThanOrEqual(120)
  // The lists cost half of the budget at the most.
  expect(cloud.counts(minute).listClusters).toBeLessThanOrEqual(5 * 60)
  expect(cloud.counts(minute).showCluster).toBeGreaterThan(4 * 50)
})

test('what needs a person is read first', async () => {
  const cloud = new FakeCloud()
  cloud.fill(40)
  cloud.put('zz', 'kr-west1', { state: 'ERROR' })
  const { pass } = startReader(cloud)
  await pass(second)
  expect(cloud.seen.find(({ operation }) => operation === 'showCluster')?.cluster).toBe('zz')
})

test('a moving cluster is looked at every ten seconds, a settled one every ten minutes', async () => {
  const cloud = new FakeCloud()
  cloud.put('quiet', 'kr-west1')
  cloud.put('moving', 'kr-west1', { state: 'EDITING' })
  const { pass } = startReader(cloud)
  await pass(20 * minute)
  const looks = (id: string) =>
    cloud.seen.filter(({ operation, cluster }) => operation === 'showCluster' && cluster === id).map(({ at }) => at)
  expect(looks('quiet').length).toBe(2)
  expect(looks('moving').length).toBeGreaterThan(100)
  expect(looks('moving').length).toBeLessThanOrEqual(121)
})

test('with nobody looking everything comes four times as late', async () => {
  const cloud = new FakeCloud()
  cloud.fill(5)
  const { pass } = startReader(cloud)
  await pass(minute)
  const before = cloud.seen.length
  await pass(10 * minute, 1 / 4)
  // The lists of two regions once a minute, and no detail yet.
  expect(Object.keys(cloud.counts(minute))).toEqual(['listClusters'])
  expect(cloud.seen.length - before).toBeLessThanOrEqual(2 * 11)
})

test('the end of what moved outdates all that was read before', async () => {
  const cloud = new FakeCloud()
  cloud.put('one', 'kr-west1')
  const { pass, snapshot } = startReader(cloud)
  await pass(30 * second)
  cloud.put('one', 'kr-west1', { state: 'EDITING' })
  await pass(30 * second)
  expect(snapshot.clusters.get('one')).toMatchObject({ row: { service_state: 'EDITING' } })
  const since = cloud.wall
  await pass(2 * second)
  cloud.put('one', 'kr-west1', { change: { modified_at: wire(since + second) } })
  const from = cloud.seen.length
  await pass(30 * second)
  const kinds = cloud.seen.slice(from).map(({ operation }) => operation)
  for (const kind of ['showCluster', 'listBackupHistories', 'showArchiveConfig', 'listLogExportConfigs']) expect(kinds).toContain(kind)
  expect(snapshot.clusters.get('one')).toMatchObject({ row: { service_state: 'RUNNING' }, stateSince: since + second })
  // And then it is quiet again.
  await pass(30 * second)
  expect(cloud.counts(93 * second)).toEqual({ listClusters: expect.any(Number) })
})

test('an accepted write makes the readings of its cluster stale at once, also those that are under way', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const { pass, snapshot } = startReader(cloud)
  await pass(30 * second)
  cloud.latencyMs = 2 * second
  snapshot.changed('c00001')
  await pass(second)
  expect(cloud.seen.slice(-3).every(({ cluster }) => cluster === 'c00001')).toBe(true)
  // Another one, while the readings that the first brought about are on their way.
  snapshot.changed('c00001')
  await pass(2 * second)
  expect(snapshot.clusters.get('c00001')?.stale.size).toBeGreaterThan(0)
  await pass(20 * second)
  expect(snapshot.clusters.get('c00001')?.stale.size).toBe(0)
  expect(cloud.seen.filter(({ operation, cluster }) => operation === 'showCluster' && cluster === 'c00001').length).toBe(3)
})

test('a write that makes a cluster has the lists walked again', async () => {
  const cloud = new FakeCloud()
  const { pass, snapshot } = startReader(cloud)
  await pass(5 * second)
  cloud.put('new', 'kr-east1', { state: 'CREATING' })
  snapshot.changed('new')
  await pass(second)
  expect(snapshot.clusters.get('new')?.row.service_state).toBe('CREATING')
})

test('only a change of the list asks for a detail before its age', async () => {
  const cloud = new FakeCloud()
  cloud.fill(4)
  const { pass } = startReader(cloud)
  await pass(5 * minute)
  cloud.put('c00002', 'kr-west1')
  await pass(4 * minute)
  const again = cloud.seen.filter(({ at, operation }) => at > minute && operation === 'showCluster')
  expect(again.map(({ cluster }) => cluster)).toEqual(['c00002'])
})

test('a list and a detail that never agree cost one look for each walk, not a storm', async () => {
  const cloud = new FakeCloud()
  cloud.put('odd', 'kr-west1')
  const { pass } = startReader(cloud)
  cloud.instead = ({ operation }) =>
    operation === 'showCluster' ? cloud.good({ ...cloud.detail('odd'), service_state: 'ERROR' }) : undefined
  await pass(10 * minute)
  expect(cloud.counts(minute).showCluster).toBeLessThanOrEqual(40)
  expect(cloud.counts(minute).listBackupHistories ?? 0).toBeLessThanOrEqual(2)
})

test('a region that cannot be reached is told, and the others go on', async () => {
  const cloud = new FakeCloud()
  cloud.fill(5)
  cloud.fill(5, 'kr-east1')
  const { pass, progress } = startReader(cloud)
  await pass(30 * second)
  cloud.instead = ({ region }) => (region === 'kr-east1' ? failed('unreachable', 502) : undefined)
  const from = cloud.elapsed()
  await pass(30 * minute)
  expect(progress().regions).toMatchObject([{ failure: null }, { failure: { kind: 'unreachable' }, listed: 5, count: 5 }])
  const tries = cloud.seen.filter(({ at, region }) => region === 'kr-east1' && at > from)
  expect(tries.length).toBeLessThan(20)
  expect(cloud.seen.filter(({ at, region }) => region === 'kr-west1' && at > from).length).toBeGreaterThan(100)
  cloud.instead = () => undefined
  await pass(6 * minute)
  expect(progress().regions).toMatchObject([{ failure: null }, { failure: null }])
})

test('a read that is forbidden is told and left alone, and tried once in ten minutes', async () => {
  const cloud = new FakeCloud()
  cloud.fill(30)
  const { pass, progress } = startReader(cloud)
  cloud.instead = ({ operation }) => (operation === 'listLogExportConfigs' ? failed('forbidden', 403) : undefined)
  await pass(25 * minute)
  expect(progress().refused).toMatchObject([{ region: 'kr-west1', operation: 'listLogExportConfigs', failure: { kind: 'forbidden' } }])
  expect(progress().read).toBe(progress().wanted)
  // Those that were on their way when the first refusal came, and then one for each ten minutes.
  expect(cloud.counts().listLogExportConfigs).toBeLessThanOrEqual(3 + 2)
  cloud.instead = () => undefined
  await pass(10 * minute)
  expect(progress().refused).toEqual([])
  expect(cloud.counts().listLogExportConfigs).toBeGreaterThan(30)
})

test('where not even the lists may be read, the reason is told and little is asked', async () => {
  const cloud = new FakeCloud()
  cloud.instead = () => failed('forbidden', 403)
  const { pass, progress } = startReader(cloud)
  await pass(30 * minute)
  expect(progress().regions).toMatchObject([{ failure: { kind: 'forbidden' } }, { failure: { kind: 'forbidden' } }])
  expect(cloud.seen.length).toBeLessThan(20)
})

test('a reading that fails for one cluster alone is tried again later and later', async () => {
  const cloud = new FakeCloud()
  cloud.fill(10)
  const { pass, progress } = startReader(cloud)
  cloud.instead = ({ operation, cluster }) =>
    operation === 'showArchiveConfig' && cluster === 'c00003' ? failed('cloud_broken', 500) : undefined
  await pass(60 * minute)
  expect(progress()).toMatchObject({ wanted: 40, read: 39 })
  expect(
    cloud.seen.filter(({ operation, cluster }) => operation === 'showArchiveConfig' && cluster === 'c00003').length,
  ).toBeLessThanOrEqual(8)
})

test('a cluster that has vanished is asked for once, and is gone', async () => {
  const cloud = new FakeCloud()
  cloud.fill(5)
  const { pass, snapshot, progress } = startReader(cloud)
  await pass(30 * second)
  cloud.take('c00004')
  await pass(20 * second)
  expect(snapshot.clusters.has('c00004')).toBe(false)
  expect(progress()).toMatchObject({ regions: [{ count: 4, listed: 4 }, { count: 0 }], read: 16, wanted: 16 })
})

test('a cluster that fell between two pages of a list that moved is not taken for gone', async () => {
  const cloud = new FakeCloud()
  cloud.fill(150)
  const { pass, snapshot } = startReader(cloud)
  await pass(5 * second)
  // The next walk: the first page is short of one that the second does not bring, as after a deletion in between.
  let walks = 0
  cloud.instead = ({ operation, query, region }) => {
    if (operation !== 'listClusters' || region !== 'kr-west1' || query.get('page') !== '1') return undefined
    walks += 1
    return walks > 1 ? undefined : cloud.good({ contents: [], count: 150, page: 1, size: 100 })
  }
  await pass(40 * second)
  expect(walks).toBeGreaterThan(1)
  expect(snapshot.clusters.size).toBe(150)
})

test('a cloud that gives fewer rows than asked for, or none for a hundred at a time, is walked to its end', async () => {
  for (const limit of [
    ({ query }: Seen) => (Number(query.get('size')) > 50 ? 50 : undefined),
    ({ query }: Seen) => (Number(query.get('size')) > 20 ? 0 : undefined),
  ]) {
    const cloud = new FakeCloud()
    cloud.fill(170)
    cloud.instead = (seen) => {
      const most = seen.operation === 'listClusters' && seen.region === 'kr-west1' ? limit(seen) : undefined
      if (most === undefined) return undefined
      if (most === 0) return failed('cloud', 400)
      const query = new URLSearchParams({ page: seen.query.get('page') ?? '', size: String(most) })
      return cloud.answer({ ...seen, query })
    }
    const { pass, snapshot } = startReader(cloud)
    await pass(20 * second)
    expect(snapshot.clusters.size).toBe(170)
  }
})

test.each(['the newest first', 'the oldest first'])('of backups that come %s the newest are kept', async (order) => {
  const cloud = new FakeCloud()
  const backups = Array.from({ length: 35 }, (_, daysAgo) => backup(daysAgo))
  cloud.put('one', 'kr-west1', { backups: order === 'the newest first' ? backups : backups.toReversed() })
  const { pass, snapshot } = startReader(cloud)
  await pass(5 * second)
  const { contents, total_count } = unpack('histories', snapshot.clusters.get('one')!.kept.histories!.packed)
  expect(contents).toEqual(backups.slice(0, 7))
  expect(total_count).toBe(35)
})

test('whatever the cloud answers, nothing breaks and the good part is kept', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const good = { ...cloud.detail('c00000') } as Record<string, unknown>
  const odd = [
    null,
    7,
    'text',
    [],
    {},
    { id: '../x' },
    { ...good, id: '../../etc' },
    { ...good, id: 'x'.repeat(70) },
    { ...good, id: 'big', name: 'x'.repeat(50_000) },
  ]
  cloud.instead = ({ operation, cluster }) => {
    if (operation === 'listClusters')
      return cloud.good({ contents: [...odd, { ...good, id: 'fine', database_name: null }], count: 10, page: 0, size: 100 })
    if (operation === 'showCluster') return cluster === 'fine' ? cloud.good({ ...good, init_config_option: null }) : undefined
    return operation === 'listBackupHistories' ? cloud.good([]) : cloud.good(null)
  }
  const { pass, snapshot, progress } = startReader(cloud)
  await pass(2 * minute)
  expect([...snapshot.clusters.keys()]).toEqual(['fine'])
  expect(progress().read).toBe(0)
  cloud.instead = ({ operation }) => (operation === 'listClusters' ? cloud.good({ contents: null, count: 'many' }) : undefined)
  await pass(minute)
  expect(progress().regions[0]).toMatchObject({ failure: { kind: 'not_json' } })
})

test('a list without an end is left after a bounded number of pages', async () => {
  const cloud = new FakeCloud()
  let number = 0
  cloud.instead = ({ operation, region }) => {
    if (operation !== 'listClusters' || region !== 'kr-west1') return undefined
    const contents = Array.from({ length: 100 }, () => ({ ...cloud.detail('c00000'), id: `x${(number += 1)}`, database_name: null }))
    return cloud.good({ contents, count: 1e12 })
  }
  cloud.fill(1)
  const { pass, snapshot } = startReader(cloud)
  await pass(5 * minute)
  expect(snapshot.clusters.size).toBeLessThanOrEqual(30_000)
})

test('the speed of the emulator divides ages and multiplies the budget', async () => {
  const cloud = new FakeCloud()
  cloud.fill(100)
  const { pass, reader, progress } = startReader(cloud, { speed: 20 })
  await pass(30 * second)
  expect(reader.budget.perMinute).toBe(2_400)
  expect(progress()).toMatchObject({ read: 400, wanted: 400 })
})
