import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '#contract/operation.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { hour, minute, second } from '#emulator/testing/cloud.ts'
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

async function live(ms: number, step = 5 * second): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    rig.pass(step)
    await engine.journal.tick()
  }
}
const window = (term_hour: string): Input<'setMaintenance'> => ({
  cluster_id: id,
  body: { start_day_of_week: 'SUN', start_time: '03', start_minute: '00', term_hour },
})
const allow = (address: string): Input<'setSecurityGroupRules'> => ({ cluster_id: id, body: { add_ip_addresses: [address] } })
const queue = { write: { queue: true } } as const
const restart = () => engine.confirm('restartCluster', { cluster_id: id })
const states = async () => (await rig.rows()).map(({ operation, state, reason }) => [operation, state, reason].filter(Boolean).join(' '))
const entries = async () => (await engine.journal.list(rig.session, { page: 0, size: 20 })).entries
const act = async (deed: 'cancel' | 'confirm', at: number) => engine.journal.act(rig.session, (await rig.rows())[at]!.id, deed)

describe('a queued write', () => {
  test('goes when what runs has ended, one after the other, and each once', async () => {
    await restart()
    const told = await engine.confirm('setMaintenance', window('1'), queue)
    expect(told).toMatchObject({ kind: 'queued', entry: { state: 'queued', ahead: 1, cluster: { id, name: 'notify' } } })
    await engine.confirm('setSecurityGroupRules', allow('10.9.9.9'), queue)
    expect((await entries()).map(({ ahead }) => ahead)).toEqual([2, 1, 0])
    await live(20 * second)
    expect(await states()).toEqual(['restartCluster accepted', 'setMaintenance queued', 'setSecurityGroupRules queued'])
    await live(4 * minute)
    expect(await states()).toEqual(['restartCluster done', 'setMaintenance done', 'setSecurityGroupRules done'])
    expect(rig.script.sent.map(({ operation }) => operation)).toEqual(['restartCluster', 'setMaintenance', 'setSecurityGroupRules'])
    const [, queued] = await rig.rows()
    expect((await rig.steps(queued!.id)).slice(0, 3)).toEqual(['queued', 'prepared', 'sending'])
  })

  test('waits for what others do to the cluster, too', async () => {
    await rig.cloud.call('restartCluster', { cluster_id: id })
    await engine.confirm('setMaintenance', window('1'), queue)
    await live(minute)
    expect(await states()).toEqual(['setMaintenance queued'])
    await live(5 * minute)
    expect(await states()).toEqual(['setMaintenance done'])
  })

  test('under one key is there once', async () => {
    const key = 'q'.repeat(20)
    await restart()
    const first = await engine.confirm('setMaintenance', window('1'), { write: { queue: true, key } })
    const again = await engine.confirm('setMaintenance', window('1'), { write: { queue: true, key } })
    expect(again).toMatchObject({ kind: 'queued', entry: { id: first.kind === 'queued' && first.entry.id } })
    expect(await rig.rows()).toHaveLength(2)
  })

  test('can be taken back until it goes', async () => {
    await restart()
    await engine.confirm('setMaintenance', window('1'), queue)
    expect(await act('cancel', 1)).toMatchObject({ state: 'cancelled' })
    await live(10 * minute)
    expect(await states()).toEqual(['restartCluster done', 'setMaintenance cancelled'])
    expect(await act('cancel', 1)).toBe('refused')
  })

  test('with a secret, or for no cluster, is refused', async () => {
    const secret = await engine.confirm('createCluster', { body: createBody({ name: 'events' }) }, queue)
    expect(secret).toMatchObject({ kind: 'failed', failure: { kind: 'bad_request', sent: false } })
    const bare = await engine.confirm('setServerType', { instance_group_id: 'g1', body: { server_type_name: 'db1v2m4' } }, queue)
    expect(bare).toMatchObject({ kind: 'failed', failure: { issues: [{ path: 'cluster' }] } })
    const gone = await engine.confirm('stopCluster', { cluster_id: 'nobody' }, queue)
    expect(gone).toMatchObject({ kind: 'failed', failure: { status: 404, sent: false } })
    expect(await rig.rows()).toEqual([])
  })

  test('survives the process, and goes from another one', async () => {
    await restart()
    await engine.confirm('setMaintenance', window('1'), queue)
    engine.kill()
    engine = rig.engine()
    await live(6 * minute)
    expect(await states()).toEqual(['restartCluster done', 'setMaintenance done'])
  })

  test('whose keys were given up waits for somebody with keys', async () => {
    await rig.cloud.call('restartCluster', { cluster_id: id })
    rig.script.blind = true
    await engine.confirm('setMaintenance', window('1'), queue).catch(() => undefined)
    rig.script.blind = false
    await engine.confirm('setMaintenance', window('1'), queue)
    rig.pass(25 * hour)
    await engine.journal.tick()
    expect(await states()).toEqual(['setMaintenance queued keys_expired'])
    expect((await rig.rows())[0]!.sealed).toBeNull()
    await act('confirm', 0)
    await live(3 * minute)
    expect(await states()).toEqual(['setMaintenance done'])
  })
})

describe('it stops for a person', () => {
  test('at the first failure before it, all that stands behind', async () => {
    rig.cloud.account.fault({ kind: 'failsLater', state: 'ERROR', times: 1 })
    await restart()
    await engine.confirm('setMaintenance', window('1'), queue)
    await engine.confirm('setSecurityGroupRules', allow('10.9.9.9'), queue)
    await live(10 * minute)
    expect(await states()).toEqual([
      'restartCluster failed word_failed',
      'setMaintenance queued ahead_failed',
      'setSecurityGroupRules queued ahead_failed',
    ])
    expect(rig.script.sent).toHaveLength(1)
    // The person brings the cluster back, and sends the first one on its way; the other one waits on.
    rig.cloud.account.setState(id, 'RUNNING')
    expect(await act('confirm', 1)).toMatchObject({ state: 'queued', reason: null })
    await live(5 * minute)
    expect(await states()).toEqual([
      'restartCluster failed word_failed',
      'setMaintenance done',
      'setSecurityGroupRules queued ahead_failed',
    ])
    await act('confirm', 2)
    await live(5 * minute)
    expect((await states()).at(-1)).toBe('setSecurityGroupRules done')
  })

  test('where what its plan was made from has changed, once', async () => {
    await restart()
    await engine.confirm('setMaintenance', window('2'), queue)
    rig.cloud.account.advance(hour)
    await rig.cloud.call('setMaintenance', window('3'))
    rig.cloud.account.advance(hour)
    await live(minute)
    expect(await states()).toEqual(['restartCluster done', 'setMaintenance queued situation_changed'])
    await live(hour, minute)
    expect(rig.script.sent).toHaveLength(1)
    await act('confirm', 1)
    await live(3 * minute)
    expect(await states()).toEqual(['restartCluster done', 'setMaintenance done'])
    const [, row] = await rig.rows()
    expect((await rig.steps(row!.id)).slice(0, 4)).toEqual([
      'queued',
      'held situation_changed',
      expect.stringMatching(/^confirmed kim/),
      'prepared',
    ])
  })

  test('where the rules are against it now; a mere warning is enough while nobody watches', async () => {
    await engine.confirm('stopCluster', { cluster_id: id })
    await engine.confirm('restartCluster', { cluster_id: id }, queue)
    await live(10 * minute)
    expect(await states()).toEqual(['stopCluster done', 'restartCluster queued not_allowed'])
    await act('confirm', 1)
    await live(minute)
    // A person has seen the warning: then the cloud judges.
    expect(await states()).toEqual(['stopCluster done', 'restartCluster rejected cloud_refused'])
  })

  test('where the cluster is gone', async () => {
    await restart()
    await engine.confirm('setMaintenance', window('1'), queue)
    rig.cloud.account.setState(id, 'TERMINATED')
    rig.cloud.account.advance(2 * hour)
    await live(3 * minute)
    expect(await states()).toEqual(['restartCluster failed gone', 'setMaintenance queued ahead_failed'])
  })

  test('and only a held one is confirmed', async () => {
    await restart()
    await engine.confirm('setMaintenance', window('1'), queue)
    expect(await act('confirm', 1)).toBe('refused')
  })
})

test('while the same is being done by hand, a queued one waits', async () => {
  await rig.cloud.call('restartCluster', { cluster_id: id })
  await engine.confirm('setMaintenance', window('1'), queue)
  rig.cloud.account.advance(hour)
  rig.script.fates.push('lost_before')
  await engine.confirm('setMaintenance', window('2'))
  await live(minute)
  expect(await states()).toEqual(['setMaintenance queued', 'setMaintenance unknown not_found'])
  await engine.journal.act(rig.session, (await rig.rows())[1]!.id, 'not-applied')
  await live(3 * minute)
  // What went wrong was confirmed after it and stood in its way, but not before it.
  expect(await states()).toEqual(['setMaintenance done', 'setMaintenance not_applied'])
})
