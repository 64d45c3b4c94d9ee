import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultFindingSettings } from '#contract/bff/fleet-settings.ts'
import { createTestStore, storeKinds, type TestStore } from '#test/stores.ts'
import type { OpenStore } from '#bff/store/open.ts'
import type { FleetRepository, SavedReading } from './repository.ts'
import { createStoredFleetRepository } from './stored-repository.ts'

describe.each(storeKinds)('what is kept of fleets in %s', (engine) => {
  let place: TestStore
  let store: OpenStore
  let repository: FleetRepository
  const clock = { at: 1_000, now: () => clock.at }
  beforeAll(async () => {
    place = await createTestStore(engine)
    store = await place.open()
    repository = createStoredFleetRepository(store.db, clock)
  })
  afterAll(() => place.remove())

  const reading = (clusterId: string, kind: SavedReading['kind'], value = '{}', readAt = 5): SavedReading => {
    return { clusterId, kind, region: 'kr-west1', readAt, value }
  }

  async function readingsOf(credential: string): Promise<SavedReading[]> {
    const found: SavedReading[] = []
    await repository.loadReadings(credential, (readings) => void found.push(...readings))
    return found
  }

  test('comes back: rows of lists before the rest, the newest alone, and of one credential', async () => {
    expect(await repository.loadRest('a')).toBeUndefined()
    await repository.save('a', {
      rest: '{"one":1}',
      readings: [reading('c1', 'detail'), reading('c1', 'row'), reading('c2', 'row')],
      gone: [],
    })
    await repository.save('a', { rest: '{"한글":"\\u0000"}', readings: [reading('c1', 'detail', '{"new":"값"}', 9)], gone: [] })
    await repository.save('b', { readings: [reading('c1', 'archive')], gone: [] })
    expect(await repository.loadRest('a')).toBe('{"한글":"\\u0000"}')
    expect(await readingsOf('a')).toEqual([reading('c1', 'row'), reading('c2', 'row'), reading('c1', 'detail', '{"new":"값"}', 9)])
    expect(await readingsOf('b')).toEqual([reading('c1', 'archive')])
    expect(await readingsOf('c')).toEqual([])
  })

  test('thousands are brought back page by page, and clusters that are gone are not', async () => {
    const many = Array.from({ length: 1_234 }, (_, index) => reading(`c${index}`, index % 2 === 0 ? 'row' : 'histories'))
    await repository.save('many', { rest: '{}', readings: many, gone: [] })
    await repository.save('many', { readings: [], gone: ['c0', 'c1', 'nowhere'] })
    const found = await readingsOf('many')
    expect(new Set(found.map(({ clusterId }) => clusterId)).size).toBe(1_232)
    expect(found).toHaveLength(1_232)
    expect(found.findLastIndex(({ kind }) => kind === 'row')).toBe(615)
  })

  test('one process at a time holds the lease of a fleet, until it runs out', async () => {
    clock.at = 10_000
    expect(await repository.lease('leased', 'one', 100)).toBe(true)
    expect(await repository.lease('leased', 'two', 100)).toBe(false)
    clock.at = 10_050
    expect(await repository.lease('leased', 'one', 100)).toBe(true)
    clock.at = 10_149
    expect(await repository.lease('leased', 'two', 100)).toBe(false)
    clock.at = 10_150
    const both = await Promise.all(['two', 'three'].map((owner) => repository.lease('leased', owner, 100)))
    expect(both.filter(Boolean)).toHaveLength(1)
    // What was kept stays, and what is kept leaves the lease alone.
    await repository.save('leased', { rest: '{"x":1}', readings: [], gone: [] })
    expect([await repository.lease('leased', 'one', 100), await repository.loadRest('leased')]).toEqual([false, '{"x":1}'])
  })

  test('those alone that were saved since a time', async () => {
    clock.at = 20_000
    await repository.save('since', { readings: [reading('c1', 'row'), reading('c1', 'detail')], gone: [] })
    clock.at = 20_100
    await repository.save('since', { readings: [reading('c1', 'detail', '{"new":1}'), reading('c2', 'row')], gone: [] })
    const found: string[] = []
    await repository.loadReadings(
      'since',
      (readings) => void found.push(...readings.map((each) => `${each.clusterId} ${each.kind}`)),
      20_100,
    )
    expect(found).toEqual(['c2 row', 'c1 detail'])
    expect(await repository.clusterIds('since')).toEqual(['c1', 'c2'])
  })

  test('what nobody has read for long is forgotten', async () => {
    clock.at = 2_000
    await repository.save('old', { rest: '{}', readings: [reading('c1', 'row')], gone: [] })
    clock.at = 3_000
    await repository.save('young', { rest: '{}', readings: [reading('c1', 'row')], gone: [] })
    await repository.forgetOlder(2_500)
    expect([await repository.loadRest('old'), await readingsOf('old')]).toEqual([undefined, []])
    expect(await readingsOf('young')).toHaveLength(1)
  })

  test('thresholds and ignores are of one account', async () => {
    expect(await repository.settings('account e 1')).toEqual(defaultFindingSettings)
    const settings = { ...defaultFindingSettings, productionNames: ['live'] }
    await repository.putSettings('account e 1', defaultFindingSettings)
    await repository.putSettings('account e 1', settings)
    const ignore = { key: 'state_error:c1', reason: '점검 중', until: null, actor: 'kim' }
    await repository.putIgnore('account e 1', { ...ignore, reason: 'first' })
    await repository.putIgnore('account e 1', ignore)
    await repository.putIgnore('account e 1', { ...ignore, key: 'state_error:c2' })
    await repository.deleteIgnores('account e 1', ['state_error:c2', 'state_error:c3'])
    expect([await repository.settings('account e 1'), await repository.ignores('account e 1')]).toEqual([settings, [ignore]])
    expect([await repository.settings('account e 2'), await repository.ignores('account e 2')]).toEqual([defaultFindingSettings, []])
  })

  test('what was set before the account was known becomes the account’s, where it has nothing of its own', async () => {
    const ignore = (key: string, reason: string) => ({ key, reason, until: null, actor: 'kim' })
    const own = { ...defaultFindingSettings, productionNames: ['own'] }
    const early = { ...defaultFindingSettings, productionNames: ['early'] }
    await repository.putSettings('credential c', early)
    await repository.putIgnore('credential c', ignore('state_error:c1', 'early'))
    await repository.putIgnore('credential c', ignore('state_error:c2', 'early'))
    await repository.putIgnore('account new', ignore('state_error:c2', 'own'))
    await repository.adopt('credential c', 'account new')
    expect(await repository.settings('account new')).toEqual(early)
    const reasons = (await repository.ignores('account new')).map(({ key, reason }) => `${key} ${reason}`)
    expect(reasons.toSorted()).toEqual(['state_error:c1 early', 'state_error:c2 own'])
    await repository.putSettings('account old', own)
    await repository.putSettings('credential d', early)
    await repository.adopt('credential d', 'account old')
    expect(await repository.settings('account old')).toEqual(own)
  })

  test('what another version has kept and this one cannot read counts as nothing', async () => {
    await store.db.insertInto('fleet_settings').values({ scope: 'odd', value: '{"retentionDaysMin":"many"}' }).execute()
    await store.db.insertInto('fleet_ignores').values({ scope: 'odd', finding: 'x', value: 'no JSON' }).execute()
    const row = { credential_id: 'odd', cluster_id: 'c1', region: 'kr-west1', read_at: 1, saved_at: 1, value: '{}' }
    await store.db
      .insertInto('fleet_readings')
      .values({ ...row, kind: 'metrics' })
      .execute()
    expect([await repository.settings('odd'), await repository.ignores('odd')]).toEqual([defaultFindingSettings, []])
    expect(await readingsOf('odd')).toEqual([])
  })
})
