import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { durations } from '#contract/rules/durations.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { inputFor } from '#emulator/testing/inputs.ts'
import { hour, minute, second } from '#emulator/testing/cloud.ts'
import { startRig, tickTock, type Engine, type Rig } from '#test/journal-rig.ts'
import type { Told } from './told.ts'

let rig: Rig
let engine: Engine
let id: string
beforeEach(async () => {
  rig = await startRig()
  engine = rig.engine()
  id = rig.cloud.account.clusters().find(({ detail }) => detail.name === 'notify')!.id
  rig.cloud.account.setState(id, 'RUNNING')
})
afterEach(() => rig.close())

async function live(ms: number, step = 2 * second): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    rig.pass(step)
    await engine.journal.tick()
  }
}
const last = async () => (await rig.rows()).at(-1)!
const stop = () => engine.confirm('stopCluster', { cluster_id: id })
const create = (name = 'wallet') => engine.confirm('createCluster', { body: createBody({ name }) })
const entry = async () => (await engine.journal.list(rig.session, { page: 0, size: 1 })).entries[0]!

describe('a write whose answer was lost', () => {
  test.each<[string, () => Promise<Told>]>([
    ['a stop', stop],
    ['a create', () => create()],
  ])('%s, is found, followed to its end, and never sent again', async (_, press) => {
    rig.script.fates.push('lost_after')
    await press()
    const [sent] = rig.script.sent
    expect(await last()).toMatchObject({ state: 'unknown', reason: null })
    await live(4 * second)
    const found = await last()
    expect(found).toMatchObject({
      state: 'accepted',
      reason: 'found',
      request_id: null,
      resource_id: sent!.resourceId,
      cluster_id: sent!.resourceId,
    })
    expect((await rig.steps(found.id)).slice(0, 5)).toEqual([
      'prepared',
      'sending',
      'lost reset',
      'looked found',
      `accepted ${sent!.resourceId}`,
    ])
    await live(20 * minute, 5 * second)
    expect(await last()).toMatchObject({ state: 'done', reason: 'found' })
    expect(rig.script.sent).toHaveLength(1)
  })

  test('under an id that nobody can ask for is out of sight, and keeps nobody else waiting', async () => {
    const { db } = rig.store
    await stop()
    await db.updateTable('writes').set({ cluster_id: '../odd', request_id: 'a/b' }).execute()
    const other = rig.cloud.account.clusters().find(({ detail, id: each }) => each !== id && detail.service_state === 'RUNNING')!
    await engine.confirm('restartCluster', { cluster_id: other.id })
    await live(20 * minute)
    // A person can give it up: nobody will ever see its end.
    expect((await rig.rows()).map(({ operation, state, reason }) => [operation, state, reason])).toEqual([
      ['stopCluster', 'accepted', 'unreadable'],
      ['restartCluster', 'done', null],
    ])
  })

  test('that named its request is found by that id, before and after it is found', async () => {
    const sought = async () =>
      (await engine.journal.list(rig.session, { page: 0, size: 5, q: 'REQ-broken' })).entries.map(({ state }) => state)
    rig.script.fates.push('broken_after')
    await stop()
    expect(await sought()).toEqual(['unknown'])
    await live(4 * second)
    expect(await sought()).toEqual(['accepted'])
  })

  test('and that never arrived, stays unknown: after ten minutes a person is asked', async () => {
    rig.script.fates.push('lost_before')
    await create()
    const since = rig.cloud.clock.at
    await live(3 * second)
    expect(await entry()).toMatchObject({
      state: 'unknown',
      reason: 'not_found',
      looksUntil: new Date(since + 10 * minute).toISOString(),
      nextLookAt: expect.any(String),
    })
    await live(20 * minute)
    const row = await last()
    expect(row.looks).toBeGreaterThan(20)
    expect(row.looks).toBeLessThan(45)
    expect(await entry()).toMatchObject({ state: 'unknown', reason: 'not_found', nextLookAt: null })
    expect(await rig.steps(row.id)).toEqual(['prepared', 'sending', 'lost reset', 'looked not_found'])
    expect(rig.script.sent).toHaveLength(1)
  })

  test('is found although the cloud does it late', async () => {
    rig.script.fates.push('lost_before')
    await stop()
    await live(minute)
    expect(await last()).toMatchObject({ state: 'unknown', reason: 'not_found' })
    await rig.cloud.call('stopCluster', { cluster_id: id })
    await live(minute)
    expect(await last()).toMatchObject({ state: 'accepted', reason: 'found' })
  })

  test('a setting is found when it has been made', async () => {
    const cluster = rig.cloud.account.clusters().find((each) => each.id === id)!
    const input = await inputFor('setServerType', { cloud: rig.cloud, cluster, roll: 1 })
    rig.script.fates.push('lost_after')
    await engine.confirm('setServerType', input, { write: { cluster: { id, name: 'notify' } } })
    await live(30 * second)
    // Something is being changed: whose change it is, nobody can tell yet.
    expect(await last()).toMatchObject({ state: 'unknown', reason: 'ambiguous' })
    await live(durations.setServerType.typical)
    expect(await last()).toMatchObject({ state: 'done', reason: 'found' })
  })

  test('that leaves no trace stays unknown', async () => {
    rig.script.fates.push('lost_after')
    await engine.confirm('synchronizeClusterState', { cluster_id: id })
    await live(20 * minute)
    expect(await last()).toMatchObject({ state: 'unknown', reason: 'ambiguous' })
  })

  test('is not taken for one of two that may be it', async () => {
    rig.script.fates.push('lost_after')
    await create()
    // Somebody else makes one of the same name at the same time.
    rig.pass(2 * second)
    await rig.cloud.call('createCluster', { body: createBody({ name: 'wallet' }) })
    await live(minute)
    const made = rig.cloud.account.clusters().filter(({ detail }) => detail.name === 'wallet')
    const told = await entry()
    expect(told).toMatchObject({ state: 'unknown', reason: 'many_found' })
    expect(told.candidates.map((each) => each.id).toSorted()).toEqual(made.map((each) => each.id).toSorted())
  })

  test('is not claimed where nobody could look before it was sent', async () => {
    rig.script.blind = true
    rig.script.fates.push('lost_after')
    await create()
    rig.script.blind = false
    await live(minute)
    expect(await entry()).toMatchObject({ state: 'unknown', reason: 'ambiguous', candidates: [{ name: 'wallet' }] })
  })

  test('waits while the cloud cannot be read', async () => {
    rig.script.fates.push('lost_after')
    await stop()
    rig.script.blind = true
    await live(minute)
    expect(await last()).toMatchObject({ state: 'unknown', reason: 'unreadable' })
    rig.script.blind = false
    await live(minute)
    expect(await last()).toMatchObject({ state: 'done', reason: 'found' })
  })

  test('replicas are found in the region where they were asked for', async () => {
    const origin = rig.cloud.account.clusters().find(({ detail }) => detail.name === 'orders')!
    const input = await inputFor('createOtherRegionReplica', { cloud: rig.cloud, cluster: origin, roll: 7 })
    rig.cloud.account.setState(origin.id, 'RUNNING')
    rig.script.fates.push('lost_after')
    await engine.confirm('createOtherRegionReplica', input)
    await live(minute)
    expect(await last()).toMatchObject({ state: 'accepted', reason: 'found', cluster_id: origin.id })
  })
})

describe('the answer that comes after all', () => {
  test('is the truth, although the process was thought dead', async () => {
    rig.script.fates.push('held')
    const told = stop()
    await tickTock()
    // Nobody renews its hold for a while: another process takes the row for lost.
    rig.pass(minute)
    const other = rig.engine()
    await other.journal.tick()
    expect(await last()).toMatchObject({ state: 'unknown' })
    rig.script.release()
    expect(await told).toMatchObject({ kind: 'accepted' })
    expect(await last()).toMatchObject({ state: 'accepted', reason: null, request_id: rig.script.sent[0]!.requestId })
  })

  test('is the truth, whatever a person has said meanwhile', async () => {
    rig.script.fates.push('held')
    const told = stop()
    await tickTock()
    rig.pass(minute)
    const other = rig.engine()
    await other.journal.tick()
    const row = await last()
    expect(await other.journal.act(rig.session, row.id, 'not-applied')).toMatchObject({ state: 'not_applied' })
    rig.script.release()
    expect((await told).kind).toBe('accepted')
    expect(await last()).toMatchObject({ state: 'accepted', ended_at: null })
  })

  test('is told where a second one is open by then, and the row stays closed', async () => {
    rig.script.fates.push('held', 'lost_before')
    const told = stop()
    await tickTock()
    rig.pass(minute)
    const other = rig.engine()
    await other.journal.tick()
    const row = await last()
    await other.journal.act(rig.session, row.id, 'not-applied')
    await other.confirm('stopCluster', { cluster_id: id })
    rig.script.release()
    expect((await told).kind).toBe('accepted')
    expect((await rig.row(row.id)).state).toBe('not_applied')
    expect((await rig.steps(row.id)).at(-1)).toMatch(/^accepted req-/)
  })

  test('does not come while this process holds on to it', async () => {
    rig.script.fates.push('held')
    const told = stop()
    await tickTock()
    const other = rig.engine()
    for (let round = 0; round < 12; round += 1) {
      rig.pass(5 * second)
      await engine.journal.tick()
      await other.journal.tick()
    }
    expect(await last()).toMatchObject({ state: 'sending' })
    rig.script.release()
    await told
    expect(await last()).toMatchObject({ state: 'accepted' })
  })
})

describe('what a person does with an unknown one', () => {
  beforeEach(async () => {
    rig.script.fates.push('lost_before')
    await stop()
  })
  const act = async (deed: Parameters<Engine['journal']['act']>[2]) => engine.journal.act(rig.session, (await last()).id, deed)

  test('check: it is looked for at once', async () => {
    expect(await act('check')).toMatchObject({ state: 'unknown', reason: 'not_found' })
    await rig.cloud.call('stopCluster', { cluster_id: id })
    expect(await act('check')).toMatchObject({ state: 'accepted', reason: 'found' })
  })

  test('check: also after the keys were given up', async () => {
    rig.pass(30 * hour)
    await engine.journal.tick()
    expect(await last()).toMatchObject({ state: 'unknown', reason: 'keys_expired', sealed: null })
    expect(await act('check')).toMatchObject({ state: 'unknown', reason: 'not_found' })
  })

  test('it did not happen: then it can be asked for anew', async () => {
    expect(await act('not-applied')).toMatchObject({
      state: 'not_applied',
      steps: expect.arrayContaining([{ at: expect.any(String), kind: 'not_applied', detail: expect.stringContaining('kim') }]),
    })
    expect((await stop()).kind).toBe('accepted')
    expect((await rig.rows()).map(({ state, sealed }) => [state, sealed === null])).toEqual([
      ['not_applied', true],
      ['accepted', false],
    ])
  })

  test('give up: the same', async () => {
    expect(await act('abandon')).toMatchObject({ state: 'abandoned' })
    expect((await stop()).kind).toBe('accepted')
  })

  test('nothing else is possible, and nothing twice', async () => {
    expect(await act('cancel')).toBe('refused')
    expect(await act('confirm')).toBe('refused')
    await act('abandon')
    expect(await act('not-applied')).toBe('refused')
    expect(await act('check')).toBe('refused')
  })
})
