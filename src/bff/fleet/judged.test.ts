import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryStore, type OpenStore } from '#bff/store/open.ts'
import { defaultFindingSettings } from '#contract/bff/fleet-settings.ts'
import { writeRow } from '#test/write-row.ts'
import { failed, FakeCloud } from './cloud.fixture.ts'
import { listLines } from './listed.ts'
import { minute, seconds, serveFleet, sessionOf, ticks } from './serve.fixture.ts'

let store: OpenStore
beforeEach(async () => void (store = await createMemoryStore()))
afterEach(() => store.close())

test('findings are judged under the thresholds that hold, and again when the readings change', async () => {
  const cloud = new FakeCloud()
  cloud.put('prodorders', 'kr-west1', { change: { ha_enabled: false } })
  cloud.put('broken', 'kr-east1', { state: 'ERROR' })
  const kim = sessionOf('KEY')
  const { fleet } = serveFleet(store, { KEY: cloud }, [kim])
  const { verdicts } = await fleet.look(kim)
  await cloud.pass(20 * seconds, ticks(fleet))
  const found = async (names = defaultFindingSettings.productionNames) =>
    (await verdicts.all({ ...defaultFindingSettings, productionNames: names })).map(({ key }) => key)
  expect(await found()).toEqual(['state_error:broken', 'ha_off_in_production:prodorders'])
  expect(await found(['live'])).toEqual(['state_error:broken'])
  cloud.put('broken', 'kr-east1')
  await cloud.pass(30 * seconds, ticks(fleet))
  expect(await found()).toEqual(['ha_off_in_production:prodorders'])
  await fleet.close()
})

test('what somebody ignores says so, for as long as they said, or until it is over', async () => {
  const cloud = new FakeCloud()
  cloud.put('broken', 'kr-west1', { state: 'ERROR' })
  cloud.put('prodorders', 'kr-west1', { change: { ha_enabled: false } })
  const kim = sessionOf('KEY')
  const { fleet, repository } = serveFleet(store, { KEY: cloud }, [kim])
  const kept = await fleet.look(kim)
  await cloud.pass(20 * seconds, ticks(fleet))
  const open = async () => (await listLines(kept, repository)).filter(({ ignored }) => ignored === null).map(({ key }) => key)
  expect(await open()).toEqual(['state_error:broken', 'ha_off_in_production:prodorders'])
  const ignore = { reason: 'known', actor: 'kim' }
  await repository.putIgnore(kept.scope(), { ...ignore, key: 'state_error:broken', until: null })
  const until = new Date(cloud.wall + minute).toISOString()
  await repository.putIgnore(kept.scope(), { ...ignore, key: 'ha_off_in_production:prodorders', until })
  expect(await open()).toEqual([])
  await cloud.pass(minute, ticks(fleet))
  expect(await open()).toEqual(['ha_off_in_production:prodorders'])
  // It is over, and the next time that it happens it is news.
  cloud.put('broken', 'kr-west1')
  await cloud.pass(minute, ticks(fleet))
  await open()
  expect((await repository.ignores(kept.scope())).map(({ key }) => key)).toEqual(['ha_off_in_production:prodorders'])
  cloud.put('broken', 'kr-west1', { state: 'ERROR' })
  await cloud.pass(minute, ticks(fleet))
  expect(await open()).toContain('state_error:broken')
  await fleet.close()
})

test('an ignore is not over while its check cannot tell: the cluster moves, or has failed', async () => {
  const cloud = new FakeCloud()
  const wide = { allowable_ip_addresses: ['10.0.0.0/8'] }
  cloud.put('wide', 'kr-west1', { change: wide })
  const kim = sessionOf('KEY')
  const { fleet, repository } = serveFleet(store, { KEY: cloud }, [kim])
  const kept = await fleet.look(kim)
  await cloud.pass(20 * seconds, ticks(fleet))
  const key = 'wide_range:wide:10.0.0.0/8'
  const open = async () => (await listLines(kept, repository)).map((line) => [line.key, line.ignored?.reason])
  expect(await open()).toEqual([[key, undefined]])
  await repository.putIgnore(kept.scope(), { key, reason: 'known', until: null, actor: 'kim' })
  for (const state of ['EDITING', 'MIGRATING', 'FAILED', 'RUNNING']) {
    cloud.put('wide', 'kr-west1', { state, change: wide })
    await cloud.pass(minute, ticks(fleet))
    await open()
  }
  expect(await open()).toEqual([[key, 'known']])
  cloud.put('wide', 'kr-west1')
  await cloud.pass(minute, ticks(fleet))
  await open()
  expect(await repository.ignores(kept.scope())).toEqual([])
  await fleet.close()
})

test('an ignore is not over as long as nobody has looked', async () => {
  const cloud = new FakeCloud()
  cloud.put('prodorders', 'kr-west1', { change: { ha_enabled: false } })
  const kim = sessionOf('KEY')
  const { fleet, repository } = serveFleet(store, { KEY: cloud }, [kim])
  cloud.instead = ({ operation }) => (operation === 'showCluster' ? failed('forbidden', 403) : undefined)
  const kept = await fleet.look(kim)
  await cloud.pass(20 * seconds, ticks(fleet))
  await repository.putIgnore(kept.scope(), { key: 'ha_off_in_production:prodorders', reason: 'known', until: null, actor: 'kim' })
  expect(await listLines(kept, repository)).toEqual([])
  expect(await repository.ignores(kept.scope())).toHaveLength(1)
  await fleet.close()
})

test('where the store fails, what is wrong is told under the thresholds that held last', async () => {
  const cloud = new FakeCloud()
  cloud.put('liveorders', 'kr-west1', { change: { ha_enabled: false } })
  const kim = sessionOf('KEY')
  const { fleet, repository } = serveFleet(store, { KEY: cloud }, [kim])
  const kept = await fleet.look(kim)
  await cloud.pass(20 * seconds, ticks(fleet))
  await repository.putSettings(kept.scope(), { ...defaultFindingSettings, productionNames: ['live'] })
  const keys = async () => (await listLines(kept, repository)).map(({ key }) => key)
  expect(await keys()).toEqual(['ha_off_in_production:liveorders'])
  for (const table of ['fleet_settings', 'fleet_ignores']) await store.db.schema.dropTable(table).execute()
  expect(await keys()).toEqual(['ha_off_in_production:liveorders'])
  await fleet.close()
})

test('what the journal has open is judged with the cluster, and its beginning and end outdate what was read', async () => {
  const cloud = new FakeCloud()
  cloud.fill(3)
  const kim = sessionOf('KEY')
  const { fleet } = serveFleet(store, { KEY: cloud }, [kim])
  const kept = await fleet.look(kim)
  await cloud.pass(30 * seconds, ticks(fleet))
  const scope = kept.scope()
  const row = { scope, cluster_id: 'c00001', operation: 'setServerType', sent_at: cloud.wall } as const
  await store.db
    .insertInto('writes')
    .values(writeRow('w1', { ...row, state: 'accepted' }))
    .execute()
  // Of another account, one that waits, and one that has ended.
  await store.db
    .insertInto('writes')
    .values(writeRow('w2', { ...row, scope: 'account demo other', state: 'accepted' }))
    .execute()
  await store.db
    .insertInto('writes')
    .values(writeRow('w3', { ...row, cluster_id: 'c00002', state: 'queued' }))
    .execute()
  const from = cloud.elapsed()
  await cloud.pass(10 * seconds, ticks(fleet))
  const looks = () => cloud.seen.filter(({ at, operation }) => at >= from && operation === 'showCluster').map(({ cluster }) => cluster)
  expect(looks()).toEqual(['c00001'])
  expect(kept.verdicts.facts('c00001')?.writes).toMatchObject([{ id: 'w1', operation: 'setServerType', medianMs: 8 * minute }])
  expect(kept.verdicts.facts('c00002')?.writes).toBeUndefined()
  await store.db.updateTable('writes').set({ state: 'done' }).where('id', '=', 'w1').execute()
  await cloud.pass(10 * seconds, ticks(fleet))
  expect(looks()).toEqual(['c00001', 'c00001'])
  expect(kept.verdicts.facts('c00001')?.writes).toBeUndefined()
  await fleet.close()
})

test('how the last export of a log by hand ended is the journal’s to tell', async () => {
  const cloud = new FakeCloud()
  cloud.put('orders', 'kr-west1')
  const kim = sessionOf('KEY')
  const { fleet } = serveFleet(store, { KEY: cloud }, [kim])
  const kept = await fleet.look(kim)
  await cloud.pass(20 * seconds, ticks(fleet))
  const exportOf = (id: string, logType: string, state: 'done' | 'failed', at: number) =>
    writeRow(id, {
      scope: kept.scope(),
      cluster_id: 'orders',
      operation: 'exportLog',
      target: `/v1/clusters/orders/log-export-configs/${logType}/export`,
      state,
      created_at: at,
      ended_at: at,
      request_id: `req-${id}`,
    })
  await store.db
    .insertInto('writes')
    .values(exportOf('e1', 'alert', 'failed', cloud.wall - minute))
    .execute()
  await store.db
    .insertInto('writes')
    .values(exportOf('e2', 'slow', 'failed', cloud.wall - 2 * minute))
    .execute()
  await store.db
    .insertInto('writes')
    .values(exportOf('e3', 'slow', 'done', cloud.wall - minute))
    .execute()
  await cloud.pass(10 * seconds, ticks(fleet))
  const ends = kept.verdicts.facts('orders')?.exported?.map(({ logType, failed: isFailed }) => `${logType} ${isFailed ? 'failed' : 'done'}`)
  expect(ends?.toSorted()).toEqual(['alert failed', 'slow done'])
  expect((await kept.verdicts.all(defaultFindingSettings)).map(({ key }) => key)).toEqual(['export_failed:orders:alert'])
  await fleet.close()
})
