import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { minute, second } from '#emulator/testing/cloud.ts'
import { startRig, tickTock, type Engine, type Rig } from '#test/journal-rig.ts'

let rig: Rig
let one: Engine
let two: Engine
let id: string
beforeEach(async () => {
  rig = await startRig()
  one = rig.engine()
  two = rig.engine()
  id = rig.cloud.account.clusters().find(({ detail }) => detail.name === 'notify')!.id
  rig.cloud.account.setState(id, 'RUNNING')
})
afterEach(() => rig.close())

const key = 'k'.repeat(20)
const stopOn = (engine: Engine, more: object = {}) => engine.confirm('stopCluster', { cluster_id: id }, more)
const only = async () => (await rig.rows())[0]!

describe('two processes on one store', () => {
  test('send one key once, and both tell the same', async () => {
    const told = await Promise.all([stopOn(one, { write: { key } }), stopOn(two, { write: { key } }), stopOn(one, { write: { key } })])
    expect(rig.script.sent).toHaveLength(1)
    expect(told.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted'])
    const requests = told.map((each) => JSON.parse(String(each.kind === 'accepted' && each.body)) as unknown)
    expect(requests).toEqual([requests[0], requests[0], requests[0]])
  })

  test('do one of two writes of a kind on a resource', async () => {
    const told = await Promise.all([stopOn(one), stopOn(two)])
    expect(rig.script.sent).toHaveLength(1)
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(['accepted', 'failed'])
    expect(told.find(({ kind }) => kind === 'failed')).toMatchObject({ failure: { kind: 'duplicate' } })
  })

  test('follow a write once between them', async () => {
    await stopOn(one)
    const before = rig.script.reads.length
    rig.pass(2 * second)
    await Promise.all([one.journal.tick(), two.journal.tick()])
    // One look: Show Cluster and Show Request.
    expect(rig.script.reads.length - before).toBe(2)
  })

  test('leave to the other what it has in hand, until it is gone', async () => {
    rig.script.fates.push('held')
    void stopOn(one, { write: { key } })
    await tickTock()
    rig.pass(10 * second)
    await one.journal.tick()
    rig.pass(10 * second)
    await two.journal.tick()
    expect(await only()).toMatchObject({ state: 'sending' })
    one.kill()
    rig.pass(16 * second)
    await two.journal.tick()
    expect(await only()).toMatchObject({ state: 'unknown' })
    rig.pass(minute)
    await two.journal.tick()
    expect(await only()).toMatchObject({ state: 'unknown', reason: 'not_found' })
  })

  test('see what the other has sent while it looks at the cluster: the slow one does not send', async () => {
    rig.script.holdsReads = true
    const slow = stopOn(one, { write: { key } })
    await tickTock()
    // It stood still for so long that the other one has given its row up.
    rig.pass(minute)
    await two.journal.tick()
    expect(await only()).toMatchObject({ state: 'not_sent', reason: 'restarted' })
    rig.script.holdsReads = false
    rig.script.release()
    expect(await slow).toMatchObject({ kind: 'failed', failure: { sent: false } })
    expect(rig.script.sent).toEqual([])
  })

  test('give a queued write one turn', async () => {
    await rig.cloud.call('restartCluster', { cluster_id: id })
    await stopOn(one, { write: { queue: true } })
    rig.cloud.account.advance(10 * minute)
    for (let round = 0; round < 5; round += 1) {
      rig.pass(5 * second)
      await Promise.all([one.journal.tick(), two.journal.tick()])
    }
    expect(rig.script.sent).toHaveLength(1)
  })
})

test('a store of one process alone: what another name has in hand is nobody’s, at once', async () => {
  await rig.close()
  rig = await startRig({ shared: false })
  one = rig.engine()
  id = rig.cloud.account.clusters().find(({ detail }) => detail.name === 'notify')!.id
  rig.cloud.account.setState(id, 'RUNNING')
  rig.script.fates.push('held')
  void stopOn(one)
  await tickTock()
  one.kill()
  two = rig.engine()
  await two.journal.tick()
  expect(await only()).toMatchObject({ state: 'unknown' })
})
