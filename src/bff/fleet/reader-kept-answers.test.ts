import { expect, test } from 'vitest'
import type { CloudAnswer } from '#bff/cloud.ts'
import { FakeCloud } from './cloud.fixture.ts'
import { minute, second, startReader } from './reader.fixture.ts'

// Reads go through a cache, and answers overtake one another: not every answer tells of now.

test('what a change has outdated is asked of the cloud itself, all the rest may come from a cache', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const { pass, snapshot } = startReader(cloud)
  await pass(30 * second)
  expect(cloud.seen.filter(({ fresh }) => fresh)).toEqual([])
  snapshot.changed('c00001')
  await pass(5 * second)
  const fresh = cloud.seen.filter((seen) => seen.fresh)
  expect(fresh.every(({ cluster }) => cluster === 'c00001')).toBe(true)
  expect(fresh.map(({ operation }) => operation).toSorted()).toEqual([
    'listBackupHistories',
    'listLogExportConfigs',
    'showArchiveConfig',
    'showCluster',
  ])
})

test('a clock of the cloud that jumps makes old what was read before', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const { pass, snapshot } = startReader(cloud)
  await pass(30 * second)
  cloud.offsetMs = 24 * 60 * minute
  await pass(40 * second)
  expect(cloud.counts(30 * second)).toMatchObject({ showCluster: 3, listBackupHistories: 3, showArchiveConfig: 3, listLogExportConfigs: 3 })
  expect(snapshot.now()).toBe(cloud.wall + cloud.offsetMs)
})

test('answers that were kept since before the clock jumped do not set it back: no storm of lists', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const { pass, snapshot } = startReader(cloud, { perMinute: 6_000 })
  await pass(30 * second)
  const before = { offsetMs: 0, skewMs: 0, at: cloud.wall }
  cloud.offsetMs = 24 * 60 * minute
  cloud.latencyMs = 0
  // For a second every list comes from a cache, whatever else comes from the cloud.
  cloud.instead = (seen) => {
    const answer = cloud.answer(seen)
    const isKept = seen.operation === 'listClusters' && cloud.wall < before.at + second
    return isKept && answer.ok ? { ...answer, clock: before } : undefined
  }
  snapshot.changed('c00001')
  await pass(10 * second)
  expect(snapshot.now()).toBe(cloud.wall + cloud.offsetMs)
  expect(cloud.counts(30 * second).listClusters).toBeLessThanOrEqual(4)
})

test('a moving cluster is not asked for in a storm where an answer is kept for longer than it may be old', async () => {
  const cloud = new FakeCloud()
  cloud.latencyMs = 0
  cloud.fill(5)
  cloud.put('moving', 'kr-west1', { change: { service_state: 'CREATING' } })
  const kept = new Map<string, { readonly answer: CloudAnswer; readonly at: number }>()
  cloud.instead = (seen) => {
    const key = `${seen.operation} ${seen.cluster} ${seen.region} ${seen.query.get('page')}`
    const known = kept.get(key)
    if (!seen.fresh && known !== undefined && cloud.wall - known.at < second) return known.answer
    const answer = cloud.answer(seen)
    kept.set(key, { answer, at: cloud.wall })
    return answer
  }
  // The demo cloud: what moves is looked at twice a second.
  const { pass, progress } = startReader(cloud, { speed: 20 })
  await pass(minute)
  expect(cloud.seen.filter(({ cluster }) => cluster === 'moving').length).toBeLessThanOrEqual(130)
  expect(progress()).toMatchObject({ read: 21, wanted: 21 })
  expect(progress().lastMinute).toBeLessThan(600)
})
