import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isWrite, operationNames } from '#contract/operations.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { hour, minute, second } from '#emulator/testing/cloud.ts'
import { inputFor, prepareFor } from '#emulator/testing/inputs.ts'
import { startRig, type Engine, type Rig } from '#test/journal-rig.ts'

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

/** Lets time pass as it does, with the journal at work every second or, further on, more seldom. */
async function live(ms: number, step = 5 * second): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    rig.pass(step)
    await engine.journal.tick()
  }
}
const only = async () => (await rig.rows())[0]!

describe('an accepted write', () => {
  test('is followed to its end, and each new word and state is a step', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    await live(durations.stopCluster.typical + 30 * second)
    const row = await only()
    expect(row).toMatchObject({ state: 'done', reason: null, word: 'COMPLETED', cluster_state: 'STOPPED', sealed: null, moved: 1 })
    // The cloud dates the end; when we looked does not matter.
    expect(row.took_ms).toBe(durations.stopCluster.typical)
    expect(row.ended_at).toBe(row.sent_at! + durations.stopCluster.typical)
    expect(JSON.parse(row.cluster_after ?? '')).toMatchObject({ service_state: 'STOPPED' })
    const steps = await rig.steps(row.id)
    expect(steps.slice(3)).toEqual(['word IN_PROGRESS', 'state STOPPING', 'word COMPLETED', 'state STOPPED', 'done'])
  })

  test('that goes wrong has failed, and the journal says how', async () => {
    rig.cloud.account.fault({ kind: 'failsLater', state: 'ERROR', times: 1 })
    await engine.confirm('stopCluster', { cluster_id: id })
    await live(durations.stopCluster.typical + 30 * second)
    expect(await only()).toMatchObject({ state: 'failed', reason: 'word_failed', cluster_state: 'ERROR', word: 'FAILED' })
  })

  test.each([
    ['COMPLETED', 'done', null],
    ['IN_PROGRESS', 'done', null],
    ['FAILED', 'failed', 'word_failed'],
  ])('whose word lags behind its cluster is not judged at once; then it says %s', async (word, state, reason) => {
    await engine.confirm('stopCluster', { cluster_id: id })
    await live(20 * second)
    rig.script.word = 'IN_PROGRESS'
    rig.cloud.account.advance(durations.stopCluster.typical)
    await live(5 * second)
    expect(await only()).toMatchObject({ state: 'accepted', cluster_state: 'STOPPED', word: 'IN_PROGRESS' })
    rig.script.word = word
    await live(5 * second)
    expect(await only()).toMatchObject({ state, reason })
  })

  test.each([
    ['STOPPED', 'done', null],
    ['ERROR', 'failed', 'state_failed'],
  ] as const)(
    'whose cluster is not well yet beside a word that says so is not judged at once; then it is %s',
    async (then, state, reason) => {
      await engine.confirm('stopCluster', { cluster_id: id })
      await live(20 * second)
      rig.cloud.account.advance(durations.stopCluster.typical)
      rig.cloud.account.setState(id, 'ERROR')
      rig.script.word = 'COMPLETED'
      await live(5 * second)
      expect(await only()).toMatchObject({ state: 'accepted', cluster_state: 'ERROR', word: 'COMPLETED' })
      rig.cloud.account.setState(id, then)
      await live(5 * second)
      expect(await only()).toMatchObject({ state, reason })
    },
  )

  test('is asked for less and less often, and never beyond what is allowed', async () => {
    await engine.confirm('createCluster', { body: createBody({ name: 'events' }) })
    const reads = () => rig.script.reads.filter((name) => name === 'showCluster').length
    const before = reads()
    await live(10 * second, second)
    expect(reads() - before).toBeGreaterThan(6)
    const early = reads()
    await live(8 * minute, second)
    expect(reads() - early).toBeLessThan(140)
  })

  test('goes on where the cloud cannot be read, and says so meanwhile', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    rig.script.blind = true
    await live(minute)
    expect(await only()).toMatchObject({ state: 'accepted', reason: 'unreadable' })
    rig.script.blind = false
    await live(5 * minute)
    expect(await only()).toMatchObject({ state: 'done', reason: null })
  })

  test('of a cluster that is deleted meanwhile has failed', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    rig.cloud.account.setState(id, 'TERMINATED')
    rig.cloud.account.advance(2 * hour)
    await live(2 * minute)
    expect(await only()).toMatchObject({ state: 'failed', reason: 'gone', cluster_after: null })
  })

  test('is over although nobody looked for hours: how long it took is the cloud’s word', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    rig.cloud.account.advance(5 * hour)
    await live(10 * second)
    expect(await only()).toMatchObject({ state: 'done', took_ms: durations.stopCluster.typical })
  })

  test('and another one after it: nobody knows how long the first took', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    rig.cloud.account.advance(hour)
    await engine.confirm('startCluster', { cluster_id: id })
    rig.cloud.account.advance(hour)
    await live(minute)
    expect((await rig.rows()).map(({ state, took_ms }) => [state, took_ms])).toEqual([
      ['done', null],
      ['done', durations.startCluster.typical],
    ])
  })

  test('whose keys are given up after a day is left to a person', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    rig.script.blind = true
    await live(minute)
    rig.pass(25 * hour)
    await engine.journal.tick()
    const row = await only()
    expect(row).toMatchObject({ state: 'accepted', reason: 'keys_expired', sealed: null })
    rig.script.blind = false
    await live(minute)
    expect((await only()).state).toBe('accepted')
    // Who is signed in has keys.
    expect(await engine.journal.act(rig.session, row.id, 'check')).toMatchObject({ state: 'done' })
    expect((await only()).sealed).toBeNull()
  })
})

describe('a write whose end cannot be seen', () => {
  test('is done by the cloud’s word where the cluster’s own answer cannot be read', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    rig.script.illegible = ['showCluster']
    await live(10 * minute)
    expect(await only()).toMatchObject({ state: 'done' })
  })

  test('is given up by a person, and the same can be started again', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    rig.script.illegible = ['showCluster', 'showRequest']
    await live(minute)
    const row = await only()
    expect(row).toMatchObject({ state: 'accepted', reason: 'unreadable' })
    expect(await engine.confirm('stopCluster', { cluster_id: id })).toMatchObject({ kind: 'failed', failure: { kind: 'duplicate' } })
    expect(await engine.journal.act(rig.session, row.id, 'not-applied')).toBe('refused')
    expect(await engine.journal.act(rig.session, row.id, 'abandon')).toMatchObject({ state: 'abandoned' })
    rig.script.illegible = []
    await live(10 * minute)
    expect(await engine.confirm('startCluster', { cluster_id: id })).toMatchObject({ kind: 'accepted' })
  })

  test('but not one that is followed', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    await live(10 * second)
    expect(await engine.journal.act(rig.session, (await only()).id, 'abandon')).toBe('refused')
  })
})

test('every kind of write comes to a good end by itself', async () => {
  const writes = operationNames.filter((name): name is WriteName => isWrite(name))
  for (const name of writes) {
    const own = await startRig()
    const worker = own.engine()
    const wanted: Partial<Record<WriteName, string>> = {
      patchMinorVersion: 'members',
      promoteReplicaCluster: 'orders-ra',
      resetReplica: 'orders-ra',
      registerLogExportConfig: 'billing',
    }
    const cluster = own.cloud.account.clusters().find(({ detail }) => detail.name === (wanted[name] ?? 'orders'))!
    own.cloud.account.setState(cluster.id, 'RUNNING')
    await prepareFor(name, own.cloud, cluster)
    if (name === 'startCluster') own.cloud.account.setState(cluster.id, 'STOPPED')
    own.cloud.account.advance(second)
    const input = await inputFor(name, { cloud: own.cloud, cluster, roll: 7 })
    const told = await worker.confirm(name, input, { write: { cluster: { id: cluster.id, name: 'told' } } })
    expect([name, told.kind]).toEqual([name, 'accepted'])
    for (let round = 0; round < 40; round += 1) {
      own.pass(round < 20 ? 5 * second : minute)
      await worker.journal.tick()
    }
    const [row] = await own.rows()
    expect([name, row?.state, row?.reason]).toEqual([name, 'done', null])
    expect(row?.took_ms).toBeGreaterThan(0)
    expect(row?.cluster_after).not.toBeNull()
    await own.close()
  }
}, 120_000)

describe('how long things usually take', () => {
  const typical = async () => (await engine.journal.list(rig.session, { page: 0, size: 1 })).entries[0]!.typical

  test('is learned from the journal, after the static table', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    expect(await typical()).toEqual({ medianMs: durations.stopCluster.typical, slowMs: durations.stopCluster.slow, learned: 0 })
    const row = await only()
    const took = [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000]
    for (const [index, took_ms] of took.entries()) {
      const copy = { ...row, id: `old${index}`, idempotency_key: `old${index}`, resource: `old${index}`, state: 'done' as const, took_ms }
      await rig.store.db.insertInto('writes').values(copy).execute()
    }
    rig.pass(2 * minute)
    expect(await typical()).toEqual({ medianMs: 50, slowMs: 90, learned: 10 })
  })

  test('is told apart by size where that matters and enough are known', async () => {
    await engine.confirm('createCluster', { body: createBody({ name: 'events' }) })
    const row = await only()
    for (const [index, size] of [...Array<string>(6).fill('db1v2m4'), ...Array<string>(6).fill(row.size)].entries()) {
      const copy = { ...row, id: `old${index}`, idempotency_key: `old${index}`, resource: `old${index}`, state: 'done' as const }
      await rig.store.db
        .insertInto('writes')
        .values({ ...copy, size, took_ms: size === row.size ? 700 : 300 })
        .execute()
    }
    rig.pass(2 * minute)
    expect(await typical()).toEqual({ medianMs: 700, slowMs: 700, learned: 6 })
  })
})
