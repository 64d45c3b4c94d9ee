import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryStore, type OpenStore } from '#bff/store/open.ts'
import { defaultFindingSettings } from '#contract/bff/fleet-settings.ts'
import { FakeCloud } from './cloud.fixture.ts'
import { progressOf } from './progress.ts'
import { minute, seconds, serveFleet, sessionOf, ticks } from './serve.fixture.ts'

let store: OpenStore
beforeEach(async () => void (store = await createMemoryStore()))
afterEach(() => store.close())

test('of several processes with one store one reads, and the others tell what it has read', async () => {
  const cloud = new FakeCloud()
  cloud.fill(10)
  const kim = sessionOf('KEY')
  const [one, two] = ['one', 'two'].map((owner) => serveFleet(store, { KEY: cloud }, [kim], owner))
  const both = async () => {
    await one!.fleet.tick()
    await two!.fleet.tick()
  }
  const first = await one!.fleet.look(kim)
  const second = await two!.fleet.look(kim)
  await cloud.pass(30 * seconds, both)
  expect(cloud.counts().showCluster).toBe(10)
  expect(progressOf(second.snapshot, second.reader)).toMatchObject({
    read: 40,
    wanted: 40,
    regions: [{ count: 10, listed: 10 }, { count: 0 }],
  })
  expect(second.scope()).toBe(first.scope())
  // What changes and what goes is taken over as well, and judged.
  cloud.put('c00003', 'kr-west1', { state: 'ERROR' })
  cloud.take('c00004')
  await two!.fleet.look(kim)
  await cloud.pass(minute, both)
  expect([...second.snapshot.clusters.keys()].toSorted()).toEqual([...first.snapshot.clusters.keys()].toSorted())
  expect(second.snapshot.clusters.has('c00004')).toBe(false)
  const [ours, theirs] = await Promise.all([first, second].map(({ verdicts }) => verdicts.all(defaultFindingSettings)))
  expect(theirs).toEqual(ours)
  expect(theirs?.[0]?.key).toBe('state_error:c00003')
  await one!.fleet.close()
  await two!.fleet.close()
})

test('where the process that reads is gone, another one goes on with what it has read', async () => {
  const cloud = new FakeCloud()
  cloud.fill(10)
  const kim = sessionOf('KEY')
  const one = serveFleet(store, { KEY: cloud }, [kim], 'one')
  const two = serveFleet(store, { KEY: cloud }, [kim], 'two')
  await one.fleet.look(kim)
  await cloud.pass(30 * seconds, ticks(one.fleet))
  // It ends without a word.
  const from = cloud.elapsed()
  const kept = await two.fleet.look(kim)
  await cloud.pass(40 * seconds, ticks(two.fleet))
  expect(progressOf(kept.snapshot, kept.reader)).toMatchObject({ read: 40, wanted: 40 })
  expect(Object.keys(cloud.counts(from + 1))).toEqual(['listClusters'])
  await two.fleet.close()
})

test('who has somebody looking reads, rather than who has not', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const kim = sessionOf('KEY')
  const one = serveFleet(store, { KEY: cloud }, [kim], 'one')
  const two = serveFleet(store, { KEY: cloud }, [kim], 'two')
  await one.fleet.look(kim)
  const kept = await two.fleet.look(kim)
  await cloud.pass(7 * minute, async () => {
    await one.fleet.tick()
    if (cloud.elapsed() % 5_000 === 0) await two.fleet.look(kim)
    await two.fleet.tick()
  })
  expect(kept.reader.budget.lastMinute()).toBeGreaterThan(0)
  await Promise.all([one.fleet.close(), two.fleet.close()])
})
