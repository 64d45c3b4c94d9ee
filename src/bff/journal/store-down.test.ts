import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { minute, second } from '#emulator/testing/cloud.ts'
import { startRig, tickTock, type Engine, type Rig } from '#test/journal-rig.ts'

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

const key = 'k'.repeat(20)
const stop = (more: object = {}) => engine.confirm('stopCluster', { cluster_id: id }, more)
const only = async () => (await rig.rows())[0]!

/** Statements by what they do, as their tree says it. */
const insertsRow = /^\{"kind":"InsertQueryNode".*"name":"writes"/
const setsTo = (state: string) => new RegExp(`^\\{"kind":"UpdateQueryNode".*"${state}"`)

describe('a store that is down', () => {
  test('before anything: nothing is sent, and the person is told', async () => {
    engine.store.down = true
    expect(await stop()).toMatchObject({ kind: 'failed', failure: { kind: 'store_down', status: 503, sent: false } })
    expect(rig.script.sent).toEqual([])
    expect(rig.script.reads).toEqual([])
  })

  test('when the row is written: nothing is sent', async () => {
    engine.store.failsAt = insertsRow
    expect(await stop()).toMatchObject({ kind: 'failed', failure: { kind: 'store_down', sent: false } })
    expect(rig.script.sent).toEqual([])
    expect(await rig.rows()).toEqual([])
    // The same form once the store is well: it goes.
    engine.store.failsAt = undefined
    await engine.journal.tick()
    expect((await stop()).kind).toBe('accepted')
  })

  test('when it is about to be sent: nothing is sent, and the row says so once it can', async () => {
    engine.store.failsAt = setsTo('sending')
    expect(await stop({ write: { key } })).toMatchObject({
      kind: 'failed',
      failure: { kind: 'store_down', sent: false, writeId: expect.any(String) },
    })
    expect(rig.script.sent).toEqual([])
    engine.store.failsAt = undefined
    await engine.journal.tick()
    expect(await only()).toMatchObject({ state: 'rejected', reason: 'refused_before', sent_at: null })
    expect(await stop({ write: { key } })).toMatchObject({ failure: { kind: 'store_down', sent: false } })
    expect((await stop()).kind).toBe('accepted')
  })

  test('when the cloud has accepted: the person is told both, and the row as soon as it can be', async () => {
    engine.store.failsAt = setsTo('accepted')
    const told = await stop({ write: { key } })
    expect(told).toMatchObject({ kind: 'accepted', status: 202, recorded: false, writeId: (await only()).id })
    expect(await only()).toMatchObject({ state: 'sending' })
    // Whoever asks meanwhile is told the truth as well; nothing goes out a second time.
    expect(await stop({ write: { key } })).toMatchObject({ kind: 'accepted', status: 202 })
    expect(await stop()).toMatchObject({ kind: 'failed', failure: { kind: 'duplicate' } })
    await engine.journal.tick()
    expect(await only()).toMatchObject({ state: 'sending' })
    engine.store.failsAt = undefined
    await engine.journal.tick()
    expect(await only()).toMatchObject({ state: 'accepted', request_id: rig.script.sent[0]!.requestId })
    expect(rig.script.sent).toHaveLength(1)
  })

  test('until the process ends: then the row is unknown, and looked for', async () => {
    engine.store.failsAt = setsTo('accepted')
    await stop()
    engine.kill()
    engine = rig.engine()
    rig.pass(minute)
    await engine.journal.tick()
    expect(await only()).toMatchObject({ state: 'unknown' })
    rig.pass(3 * second)
    await engine.journal.tick()
    expect(await only()).toMatchObject({ state: 'accepted', reason: 'found' })
    expect(rig.script.sent).toHaveLength(1)
  })

  test('when the answer was lost: the person is told that nobody knows', async () => {
    engine.store.failsAt = setsTo('unknown')
    rig.script.fates.push('lost_after')
    expect(await stop()).toMatchObject({ kind: 'failed', failure: { kind: 'reset', sent: true, writeId: expect.any(String) } })
    engine.store.failsAt = undefined
    await engine.journal.tick()
    expect(await only()).toMatchObject({ state: 'unknown' })
  })

  test('while the journal works by itself: it goes on when it can', async () => {
    await stop()
    engine.store.down = true
    rig.pass(5 * minute)
    await engine.journal.tick()
    engine.store.down = false
    await engine.journal.tick()
    await tickTock()
    expect(await only()).toMatchObject({ state: 'done' })
  })

  test('at the end of the process: what is not taken down is said in the log', async () => {
    engine.store.failsAt = setsTo('accepted')
    await stop()
    await engine.journal.close()
    expect(rig.log.some((line) => line.includes('not taken down'))).toBe(true)
  })
})
