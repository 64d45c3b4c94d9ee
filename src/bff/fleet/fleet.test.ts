import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryStore, type OpenStore } from '#bff/store/open.ts'
import { failed, FakeCloud } from './cloud.fixture.ts'
import { progressOf } from './progress.ts'
import { minute, seconds, serveFleet, sessionOf, ticks } from './serve.fixture.ts'

let store: OpenStore
beforeEach(async () => void (store = await createMemoryStore()))
afterEach(() => store.close())

test('people with the same key share one fleet: the second one adds no call', async () => {
  const cloud = new FakeCloud()
  cloud.fill(5)
  const [kim, lee] = [sessionOf('KEY'), sessionOf('KEY', { displayName: 'lee' })]
  const { fleet } = serveFleet(store, { KEY: cloud }, [kim, lee])
  const kims = await fleet.look(kim)
  await cloud.pass(30 * seconds, ticks(fleet))
  const before = cloud.seen.length
  const lees = await fleet.look(lee)
  expect(lees.snapshot).toBe(kims.snapshot)
  expect(cloud.seen.length).toBe(before)
  await fleet.close()
})

test('people with different keys never see each other’s fleet, not even in the same account', async () => {
  const clouds = { ONE: new FakeCloud(), TWO: new FakeCloud() }
  clouds.ONE.put('mine', 'kr-west1')
  clouds.TWO.put('yours', 'kr-west1')
  const people = [
    sessionOf('ONE'),
    sessionOf('TWO'),
    // The same access key with another secret or another account named is somebody else.
    sessionOf('ONE', { secretKey: 'other' }),
    sessionOf('ONE', { accountId: 'named' }),
  ]
  const { fleet } = serveFleet(store, clouds, people)
  const [mine, yours, ...others] = await Promise.all(people.map((each) => fleet.look(each)))
  const tick = async () => {
    clouds.TWO.wall = clouds.ONE.wall
    await fleet.tick()
  }
  await Promise.all([clouds.ONE.pass(20 * seconds, tick), clouds.TWO.pass(20 * seconds, () => undefined)])
  expect([...mine!.snapshot.clusters.keys()]).toEqual(['mine'])
  expect([...yours!.snapshot.clusters.keys()]).toEqual(['yours'])
  expect(new Set([mine, yours, ...others].map((kept) => kept!.snapshot)).size).toBe(4)
  expect(mine!.verdicts.facts('yours')).toBeUndefined()
  expect(mine!.scope()).toBe(yours!.scope())
  await fleet.close()
})

test('after a restart only what is stale is read again', async () => {
  const cloud = new FakeCloud()
  cloud.fill(20)
  cloud.put('moving', 'kr-east1', { state: 'EDITING' })
  const kim = sessionOf('KEY')
  const first = serveFleet(store, { KEY: cloud }, [kim])
  const before = await first.fleet.look(kim)
  await cloud.pass(2 * minute, ticks(first.fleet))
  await first.fleet.close()
  const known = [...before.snapshot.clusters.values()]
  // One that changed while no server ran, and one that is gone.
  cloud.put('c00003', 'kr-west1')
  cloud.take('c00004')
  cloud.wall += minute

  const again = serveFleet(store, { KEY: cloud }, [kim])
  const from = cloud.elapsed()
  const after = await again.fleet.look(kim)
  expect([...after.snapshot.clusters.values()]).toEqual(
    known.map((cluster) => expect.objectContaining({ id: cluster.id, row: cluster.row })),
  )
  expect(progressOf(after.snapshot, after.reader)).toMatchObject({ read: 84, wanted: 84 })
  await cloud.pass(9 * seconds, ticks(again.fleet))
  const asked = cloud.seen.filter(({ at }) => at >= from)
  expect(new Set(asked.map(({ cluster }) => cluster))).toEqual(new Set(['', 'moving', 'c00003', 'c00004']))
  expect(cloud.counts(from)).toEqual({
    listClusters: 2,
    showCluster: 3,
    listBackupHistories: 1,
    showArchiveConfig: 1,
    listLogExportConfigs: 1,
  })
  expect(again.lines).toEqual([])
  await again.fleet.close()
})

test('a restart a moment later asks for nothing at all', async () => {
  const cloud = new FakeCloud()
  cloud.fill(20)
  cloud.offsetMs = 40 * 24 * 60 * minute
  const kim = sessionOf('KEY')
  const first = serveFleet(store, { KEY: cloud }, [kim])
  await first.fleet.look(kim)
  await cloud.pass(61 * seconds, ticks(first.fleet))
  await first.fleet.close()
  const from = cloud.elapsed()
  const again = serveFleet(store, { KEY: cloud }, [kim])
  await again.fleet.look(kim)
  await cloud.pass(5 * seconds, ticks(again.fleet))
  expect(cloud.counts(from + 1)).toEqual({})
  await again.fleet.close()
})

test('what a write outdated is read again also where the server ended in between', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const kim = sessionOf('KEY')
  const first = serveFleet(store, { KEY: cloud }, [kim])
  await first.fleet.look(kim)
  await cloud.pass(20 * seconds, ticks(first.fleet))
  cloud.instead = () => failed('unreachable', 502)
  first.fleet.changed(kim.credential, 'c00001', 'setBackup')
  await cloud.pass(2 * seconds, ticks(first.fleet))
  await first.fleet.close()
  cloud.instead = () => undefined
  const from = cloud.elapsed()
  const again = serveFleet(store, { KEY: cloud }, [kim])
  await again.fleet.look(kim)
  await cloud.pass(3 * seconds, ticks(again.fleet))
  expect(cloud.seen.filter(({ at, cluster }) => at >= from && cluster !== '').map(({ cluster }) => cluster)).toEqual(
    Array.from({ length: 4 }, () => 'c00001'),
  )
  await again.fleet.close()
})

test('it ends when nobody is signed in any more, and waits while nobody can tell', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const kim = sessionOf('KEY')
  const signedIn = [kim]
  const { fleet } = serveFleet(store, { KEY: cloud }, signedIn)
  await fleet.look(kim)
  await cloud.pass(minute, ticks(fleet))
  signedIn.pop()
  await cloud.pass(minute, ticks(fleet))
  const before = cloud.seen.length
  await cloud.pass(60 * minute, ticks(fleet))
  expect(cloud.seen.length).toBe(before)
  // Who comes back finds what was kept.
  signedIn.push(kim)
  expect((await fleet.look(kim)).snapshot.clusters.size).toBe(3)
  await fleet.close()
})

test('a store that fails costs nothing but what would have been kept', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const kim = sessionOf('KEY')
  const { fleet, lines } = serveFleet(store, { KEY: cloud }, [kim])
  await store.close()
  const kept = await fleet.look(kim)
  await cloud.pass(20 * seconds, ticks(fleet))
  expect(progressOf(kept.snapshot, kept.reader)).toMatchObject({ read: 12, wanted: 12 })
  expect(lines).toContain('the fleet could not be kept')
  await fleet.close()
  store = await createMemoryStore()
})

test('a write that makes a cluster has the lists walked at once', async () => {
  const cloud = new FakeCloud()
  cloud.put('orders', 'kr-west1')
  const kim = sessionOf('KEY')
  const { fleet } = serveFleet(store, { KEY: cloud }, [kim])
  const kept = await fleet.look(kim)
  await cloud.pass(20 * seconds, ticks(fleet))
  cloud.put('replica', 'kr-west1', { state: 'CREATING' })
  fleet.changed(kim.credential, 'orders', 'createReplica')
  await cloud.pass(2 * seconds, ticks(fleet))
  expect(kept.snapshot.clusters.has('replica')).toBe(true)
  await fleet.close()
})
