import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBody } from '#emulator/testing/create-body.ts'
import { hour, minute, second } from '#emulator/testing/cloud.ts'
import type { Fate } from '#test/scripted-cloud.ts'
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

const stop = (more: Parameters<Engine['confirm']>[2] = {}) => engine.confirm('stopCluster', { cluster_id: id }, more)
const key = 'k'.repeat(20)
const onlyRow = async () => {
  const rows = await rig.rows()
  expect(rows).toHaveLength(1)
  return rows[0]!
}
const failureOf = (told: Told) => {
  if (told.kind !== 'failed') throw new Error(`It was ${told.kind}.`)
  return told.failure
}

describe('a write', () => {
  test('that the cloud takes is written down step by step, and the cluster as it was before', async () => {
    const told = await stop({ write: { cluster: { name: 'the mailer' } } })
    const row = await onlyRow()
    const { request_id: requestId } = JSON.parse(String(told.kind === 'accepted' && told.body)) as { request_id: string }
    expect(told).toMatchObject({ kind: 'accepted', status: 202, writeId: row.id, recorded: true })
    expect(row).toMatchObject({
      state: 'accepted',
      reason: null,
      operation: 'stopCluster',
      cluster_id: id,
      cluster_name: 'the mailer',
      request_id: requestId,
      resource_id: id,
      actor: 'kim',
      cluster_state: 'RUNNING',
      lease_owner: null,
      ids_before: null,
    })
    expect(JSON.parse(row.cluster_before ?? '')).toMatchObject({ id, service_state: 'RUNNING' })
    expect(await rig.steps(row.id)).toEqual(['prepared', 'sending', `accepted ${requestId}`])
    expect(row.sealed).not.toBeNull()
  })

  test('that makes a cluster remembers who had the name before, and is then about the new one', async () => {
    const told = await engine.confirm('createCluster', { body: createBody({ name: 'notify' }) })
    const row = await onlyRow()
    expect(told.kind).toBe('accepted')
    expect(JSON.parse(row.ids_before ?? '')).toEqual([id])
    expect(row).toMatchObject({ cluster_name: 'notify', cluster_id: row.resource_id, size: 'db1v4m32', has_secret: 1 })
  })

  test.each<[Fate, string, string | null, object]>([
    ['refused_before', 'rejected', 'refused_before', { kind: 'unreachable', sent: false }],
    ['lost_before', 'unknown', null, { kind: 'reset', sent: true }],
    ['lost_after', 'unknown', null, { kind: 'reset', sent: true }],
    ['broken_after', 'unknown', null, { kind: 'cloud_broken', sent: true }],
  ])('that is %s is %s', async (fate, state, reason, failure) => {
    rig.script.fates.push(fate)
    const told = await stop()
    const row = await onlyRow()
    expect(failureOf(told)).toMatchObject({ ...failure, writeId: row.id })
    expect(row).toMatchObject({ state, reason })
    expect(row.sealed === null).toBe(state === 'rejected')
    expect(await rig.steps(row.id)).toEqual(['prepared', 'sending', expect.stringMatching(state === 'rejected' ? /^rejected/ : /^lost/)])
  })

  test('that the cloud refuses is rejected with its words', async () => {
    rig.cloud.account.setState(id, 'STOPPED')
    const told = await stop()
    const row = await onlyRow()
    expect(failureOf(told)).toMatchObject({ kind: 'cloud', code: 'Dbaas.ValidationError.InvalidServiceState', writeId: row.id })
    expect(row).toMatchObject({ state: 'rejected', reason: 'cloud_refused', upstream_status: 400, request_id: failureOf(told).requestId })
  })

  test('that nobody waits for any more is not sent', async () => {
    const told = await stop({ isWanted: () => false })
    expect(failureOf(told)).toMatchObject({ sent: false })
    expect(rig.script.sent).toEqual([])
    expect(await onlyRow()).toMatchObject({ state: 'rejected', reason: 'refused_before', sent_at: null })
  })

  test('goes although nobody could look before; then less is known', async () => {
    rig.script.blind = true
    expect((await stop()).kind).toBe('accepted')
    expect(await onlyRow()).toMatchObject({ cluster_before: null, cluster_name: '' })
  })

  test('is dated on the cloud’s clock, and its keys kept for a day of ours', async () => {
    rig.cloud.account.advance(hour)
    // The clock is learned with the first answer, here from the look before.
    await stop()
    const row = await onlyRow()
    expect(row.sent_at).toBe(rig.cloud.account.now())
    expect(row.sealed_until).toBe(rig.cloud.clock.at + 24 * hour)
  })
})

describe('one key', () => {
  test('is sent once, and whoever asks again is told what became of it', async () => {
    const first = await stop({ write: { key } })
    const again = await stop({ write: { key } })
    expect(rig.script.sent).toHaveLength(1)
    expect(again).toMatchObject({ kind: 'accepted', status: 202, writeId: first.kind === 'accepted' && first.writeId })
    expect(JSON.parse(String(again.kind === 'accepted' && again.body))).toEqual(JSON.parse(String(first.kind === 'accepted' && first.body)))
  })

  test('pressed three times at once is sent once, and all hear the same', async () => {
    const told = await Promise.all([1, 2, 3].map(() => stop({ write: { key } })))
    expect(rig.script.sent).toHaveLength(1)
    expect(new Set(told).size).toBe(1)
  })

  test.each<[Fate, object]>([
    ['refused_before', { kind: 'unreachable', sent: false }],
    ['lost_after', { kind: 'reset', sent: true }],
  ])('after it was %s is not sent again', async (fate, failure) => {
    rig.script.fates.push(fate)
    await stop({ write: { key } })
    expect(failureOf(await stop({ write: { key } }))).toMatchObject({ ...failure, writeId: (await onlyRow()).id })
    expect(rig.script.sent.length).toBe(fate === 'lost_after' ? 1 : 0)
  })

  test.each<[string, () => Promise<Told>]>([
    ['another cluster', () => engine.confirm('stopCluster', { cluster_id: 'c9' }, { write: { key } })],
    ['another operation', () => engine.confirm('restartCluster', { cluster_id: id }, { write: { key } })],
    ['another region', () => stop({ region: 'kr-east1', write: { key } })],
    ['the queue', () => stop({ write: { key, queue: true } })],
  ])('with %s is refused', async (_, press) => {
    rig.script.fates.push('held')
    const first = stop({ write: { key } })
    await tickTock()
    expect(failureOf(await press())).toMatchObject({ kind: 'key_reused', status: 422, sent: false })
    rig.script.release()
    await first
    expect(failureOf(await press())).toMatchObject({ kind: 'key_reused', writeId: (await onlyRow()).id })
    expect(rig.script.sent).toHaveLength(1)
  })

  test('with another body is refused, also where only the secret differs', async () => {
    const create = (database_user_password: string) => {
      const body = createBody({ name: 'orders' })
      return engine.confirm(
        'createCluster',
        { body: { ...body, init_config_option: { ...body.init_config_option, database_user_password } } },
        { write: { key } },
      )
    }
    expect((await create('Dummy-pass-1')).kind).toBe('accepted')
    expect((await create('Dummy-pass-1')).kind).toBe('accepted')
    expect(failureOf(await create('Dummy-pass-2'))).toMatchObject({ kind: 'key_reused' })
    expect(rig.script.sent).toHaveLength(1)
  })

  test('of other keys of the cloud is another one', async () => {
    await stop({ write: { key } })
    const { credential } = rig.session
    const other = { ...rig.session, credential: { ...credential, id: 'f'.repeat(64) } }
    expect(failureOf(await stop({ session: other, write: { key } }))).toMatchObject({ kind: 'duplicate' })
  })
})

describe('a second write of the kind on the resource', () => {
  test('is refused while one runs, with a link to it', async () => {
    await stop()
    expect(failureOf(await stop())).toMatchObject({ kind: 'duplicate', status: 409, sent: false, writeId: (await onlyRow()).id })
    expect(rig.script.sent).toHaveLength(1)
  })

  test('is refused while one is on its way, and while nobody knows', async () => {
    rig.script.fates.push('held')
    const first = stop()
    await tickTock()
    expect(failureOf(await stop())).toMatchObject({ kind: 'duplicate' })
    rig.script.fates.push('answered')
    rig.script.release()
    await first
    rig.cloud.account.setState(id, 'RUNNING')
    await engine.journal.tick()
  })

  test('is refused while nobody knows what became of one', async () => {
    rig.script.fates.push('lost_before')
    await stop()
    const row = await onlyRow()
    expect(failureOf(await stop())).toMatchObject({ kind: 'duplicate', writeId: row.id })
    rig.pass(hour)
    expect(failureOf(await stop())).toMatchObject({ kind: 'duplicate', writeId: row.id })
    expect(rig.script.sent).toHaveLength(1)
  })

  test('goes where the first one has ended, although nobody had looked yet', async () => {
    await stop()
    rig.cloud.account.advance(hour)
    await engine.confirm('startCluster', { cluster_id: id })
    rig.cloud.account.advance(hour)
    expect((await stop()).kind).toBe('accepted')
    expect((await rig.rows()).map(({ operation, state }) => `${operation} ${state}`)).toEqual([
      'stopCluster done',
      'startCluster accepted',
      'stopCluster accepted',
    ])
  })

  test('goes on another cluster, and as another kind', async () => {
    await stop()
    const other = rig.cloud.account.clusters().find((cluster) => cluster.id !== id && cluster.detail.service_state === 'RUNNING')!
    expect((await engine.confirm('stopCluster', { cluster_id: other.id })).kind).toBe('accepted')
    // The cloud itself refuses another operation on the busy one.
    expect(failureOf(await engine.confirm('setMaintenance', { cluster_id: id, body: window }))).toMatchObject({ kind: 'cloud' })
  })

  test('of the same name is a second create; one of another name is not', async () => {
    const create = (name: string) => engine.confirm('createCluster', { body: createBody({ name }) })
    expect((await create('billingtwo')).kind).toBe('accepted')
    rig.pass(2 * second)
    expect(failureOf(await create('billingtwo'))).toMatchObject({ kind: 'duplicate' })
    expect((await create('billingthree')).kind).toBe('accepted')
  })
})

const window = { start_day_of_week: 'SUN', start_time: '03', start_minute: '00', term_hour: '1' } as const

describe('after the process has ended', () => {
  /** The process ends while it looks at the cluster before sending. */
  const startAndKill = async (press: () => Promise<Told>) => {
    rig.script.holdsReads = true
    void press()
    await tickTock()
    engine.kill()
    rig.script.holdsReads = false
    rig.script.release()
    await tickTock()
    engine = rig.engine()
  }

  test('a prepared one was not sent, and says so', async () => {
    await startAndKill(() => stop({ write: { key } }))
    const row = await onlyRow()
    expect(row.state).toBe('prepared')
    rig.pass(minute)
    expect(failureOf(await stop({ write: { key } }))).toMatchObject({ kind: 'internal', sent: false, writeId: row.id })
    expect(await onlyRow()).toMatchObject({ state: 'not_sent', reason: 'restarted', sealed: null })
    expect(rig.script.sent).toEqual([])
  })

  test('one that held a password says that it is gone', async () => {
    await startAndKill(() => engine.confirm('createCluster', { body: createBody({ name: 'orders' }) }))
    rig.pass(minute)
    await engine.journal.tick()
    expect(await onlyRow()).toMatchObject({ state: 'not_sent', reason: 'secret_gone' })
  })

  test('one that was being sent is unknown, and never sent again', async () => {
    rig.script.fates.push('held')
    void stop({ write: { key } })
    await tickTock()
    engine.kill()
    engine = rig.engine()
    expect(await onlyRow()).toMatchObject({ state: 'sending' })
    rig.pass(minute)
    expect(failureOf(await stop({ write: { key } }))).toMatchObject({ sent: true, writeId: (await onlyRow()).id })
    expect(await onlyRow()).toMatchObject({ state: 'unknown' })
    expect(rig.script.sent).toHaveLength(1)
  })

  test('a second one waits for no dead hand: what was never sent does not stand in the way', async () => {
    await startAndKill(() => stop())
    expect(await onlyRow()).toMatchObject({ state: 'prepared' })
    expect(failureOf(await stop())).toMatchObject({ kind: 'duplicate' })
    rig.pass(minute)
    expect((await stop()).kind).toBe('accepted')
    expect((await rig.rows()).map(({ state }) => state)).toEqual(['not_sent', 'accepted'])
  })
})
