import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCredential } from '#bff/credential.ts'
import type { StoredSession } from '#bff/session-store.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { second } from '#emulator/testing/cloud.ts'
import { sessionWith, startRig, tickTock, type Engine, type Rig } from '#test/journal-rig.ts'

// Two credentials; the rig's cloud takes both for the same keys, so what they may see of each other is the journal's alone to say.

let rig: Rig
let engine: Engine
let kim: StoredSession
let lee: StoredSession
beforeEach(async () => {
  rig = await startRig()
  engine = rig.engine()
  kim = sessionWith(createCredential('demo', { accessKey: 'KEYOFKIM000000000001', secretKey: 'kim' }), 'kim')
  lee = sessionWith(createCredential('demo', { accessKey: 'KEYOFLEE000000000001', secretKey: 'lee' }), 'lee')
  // Nobody learns an account from the looks before.
  rig.script.blind = true
})
afterEach(() => rig.close())

const create = (session: StoredSession, name: string) => engine.confirm('createCluster', { body: createBody({ name }) }, { session })
const seenBy = async (session: StoredSession) => {
  const { entries, count } = await engine.journal.list(session, { page: 0, size: 20 })
  const tray = await engine.journal.tray(session)
  expect(count).toBe(entries.length)
  expect(tray.map(({ id }) => id).toSorted()).toEqual(entries.map(({ id }) => id).toSorted())
  return entries.map(({ cluster, actor }) => `${cluster.name} by ${actor.name}`).toSorted()
}

describe('whose journal it is', () => {
  test('as long as the cloud has not said: of the very keys', async () => {
    await create(kim, 'alpha')
    rig.pass(2 * second)
    await create(lee, 'beta')
    expect([await seenBy(kim), await seenBy(lee)]).toEqual([['alpha by kim'], ['beta by lee']])
  })

  test('what is not theirs is not there, and nothing can be done with it', async () => {
    await create(kim, 'alpha')
    const [row] = await rig.rows()
    expect(await engine.journal.detail(lee, row!.id)).toBeUndefined()
    for (const deed of ['check', 'not-applied', 'abandon', 'cancel', 'confirm'] as const)
      expect(await engine.journal.act(lee, row!.id, deed)).toBeUndefined()
    expect(await engine.journal.detail(kim, row!.id)).toMatchObject({ id: row!.id })
    expect(await engine.journal.detail(kim, 'nobody')).toBeUndefined()
  })

  test('once the cloud names one account for both: of the account, with what was there before', async () => {
    await create(kim, 'alpha')
    rig.pass(2 * second)
    await create(lee, 'beta')
    await engine.journal.learn(kim.credential, 'demo', 'acc-1')
    expect([await seenBy(kim), await seenBy(lee)]).toEqual([['alpha by kim'], ['beta by lee']])
    await engine.journal.learn(lee.credential, 'demo', 'acc-1')
    expect([await seenBy(kim), await seenBy(lee)]).toEqual([
      ['alpha by kim', 'beta by lee'],
      ['alpha by kim', 'beta by lee'],
    ])
  })

  test('the account that somebody types says nothing', async () => {
    await engine.journal.learn(kim.credential, 'demo', 'acc-1')
    await create(kim, 'alpha')
    const typed = sessionWith(createCredential('demo', { accessKey: 'KEYOFLEE000000000001', secretKey: 'lee', accountId: 'acc-1' }), 'lee')
    expect(await seenBy(typed)).toEqual([])
  })

  test('two environments have nothing in common, whatever their accounts are called', async () => {
    await engine.journal.learn(kim.credential, 'demo', 'acc-1')
    await create(kim, 'alpha')
    const other = {
      ...sessionWith(createCredential('e', { accessKey: 'KEYOFLEE000000000001', secretKey: 'lee' }), 'lee'),
      environment: 'e',
    }
    await engine.journal.learn(other.credential, 'e', 'acc-1')
    expect(await seenBy(other)).toEqual([])
  })

  test('another process knows the account as well, and gathers what was written without it', async () => {
    await create(kim, 'alpha')
    const other = rig.engine()
    await other.journal.learn(kim.credential, 'demo', 'acc-1')
    rig.pass(2 * second)
    engine = rig.engine()
    await create(kim, 'beta')
    expect((await rig.rows()).map(({ scope }) => scope)).toEqual(['account demo acc-1', 'account demo acc-1'])
  })

  test('it is learned from what the journal reads for itself', async () => {
    rig.script.blind = false
    await create(rig.session, 'notify')
    await tickTock()
    expect((await rig.rows()).map(({ scope }) => scope)).toEqual([`account demo ${rig.cloud.account.accountId}`])
  })
})

describe('the same name twice', () => {
  test('in two accounts is two creates', async () => {
    await engine.journal.learn(kim.credential, 'demo', 'acc-1')
    await engine.journal.learn(lee.credential, 'demo', 'acc-2')
    await create(kim, 'alpha')
    rig.pass(2 * second)
    expect((await create(lee, 'alpha')).kind).toBe('accepted')
  })

  test('in one account is one, with whichever of its keys; the open one is named only to who may see it', async () => {
    await create(kim, 'alpha')
    await engine.journal.learn(kim.credential, 'demo', 'acc-1')
    await engine.journal.learn(lee.credential, 'demo', 'acc-1')
    rig.pass(2 * second)
    const [row] = await rig.rows()
    expect(await create(lee, 'alpha')).toMatchObject({ kind: 'failed', failure: { kind: 'duplicate', writeId: row!.id } })
  })

  test('in one account is one, also where an earlier one of that name has ended there', async () => {
    await engine.journal.learn(kim.credential, 'demo', 'acc-1')
    rig.script.fates.push('refused_before')
    await create(kim, 'alpha')
    rig.pass(2 * second)
    rig.script.fates.push('lost_before')
    await create(lee, 'alpha')
    await engine.journal.learn(lee.credential, 'demo', 'acc-1')
    const [, open] = await rig.rows()
    expect(await create(kim, 'alpha')).toMatchObject({ kind: 'failed', failure: { kind: 'duplicate', writeId: open!.id } })
  })

  test('by two keys of one account that nobody knows of yet: what one of them made is not taken for the other’s', async () => {
    rig.script.blind = false
    rig.cloud.account.clusters().forEach(({ id }) => rig.cloud.account.setState(id, 'TERMINATED'))
    rig.script.fates.push('lost_before')
    await create(kim, 'alpha')
    rig.pass(2 * second)
    expect((await create(lee, 'alpha')).kind).toBe('accepted')
    for (let passed = 0; passed < 60 * second; passed += 2 * second) {
      rig.pass(2 * second)
      await engine.journal.tick()
    }
    const [lost, made] = await rig.rows()
    expect([lost!.state, made!.state]).toEqual(['unknown', 'accepted'])
  })

  test('by two keys, and both answers lost: nobody can tell whose the one cluster is', async () => {
    rig.script.blind = false
    rig.script.fates.push('lost_before', 'lost_after')
    await create(kim, 'alpha')
    rig.pass(2 * second)
    await create(lee, 'alpha')
    for (let passed = 0; passed < 60 * second; passed += 2 * second) {
      rig.pass(2 * second)
      await engine.journal.tick()
    }
    expect((await rig.rows()).map(({ state }) => state)).toEqual(['unknown', 'unknown'])
  })

  test('on one cluster by strangers: the second is refused without a link', async () => {
    const { id } = rig.cloud.account.clusters()[0]!
    rig.script.fates.push('lost_before')
    await engine.confirm('stopCluster', { cluster_id: id }, { session: kim })
    const told = await engine.confirm('stopCluster', { cluster_id: id }, { session: lee })
    expect(told).toMatchObject({ kind: 'failed', failure: { kind: 'duplicate' } })
    expect(told.kind === 'failed' && told.failure.writeId).toBeUndefined()
  })
})
