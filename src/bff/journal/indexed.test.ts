import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openSqliteStore } from '#bff/store/open.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { minute, second } from '#emulator/testing/cloud.ts'
import { startRig } from '#test/journal-rig.ts'

// A journal grows for years, and its loop asks every second: no question may read all of its rows.

test('every question of the journal is answered from an index', async () => {
  const asked = new Set<string>()
  const database = new DatabaseSync(':memory:')
  const store = await openSqliteStore(database)
  const prepare = database.prepare.bind(database)
  database.prepare = (text, ...more) => {
    asked.add(text)
    return prepare(text, ...more)
  }
  const rig = await startRig({ store })
  const engine = rig.engine()
  const { id } = rig.cloud.account.clusters().find(({ detail }) => detail.name === 'notify')!
  rig.cloud.account.setState(id, 'RUNNING')
  const key = 'k'.repeat(20)
  for (const write of [{ key }, { key }, {}]) await engine.confirm('stopCluster', { cluster_id: id }, { write })
  rig.script.fates.push('lost_before')
  await engine.confirm('createCluster', { body: createBody({ name: 'wallet' }) })
  await engine.confirm('restartCluster', { cluster_id: id }, { write: { queue: true } })
  for (let round = 0; round < 20; round += 1) {
    rig.pass(round < 10 ? 2 * second : minute)
    await engine.journal.tick()
  }
  await engine.journal.learn(rig.session.credential, 'demo', 'acc')
  for (const wanted of [
    {},
    { cluster: id },
    { q: 'x' },
    { states: ['done' as const], operation: 'stopCluster' as const, actor: 'kim', region: 'r' },
  ])
    await engine.journal.list(rig.session, { page: 0, size: 20, ...wanted })
  await engine.journal.list(rig.session, { page: 900, size: 20 })
  await engine.journal.tray(rig.session)
  for (const row of await rig.rows()) {
    await engine.journal.detail(rig.session, row.id)
    for (const deed of ['check', 'confirm', 'cancel', 'not-applied'] as const) await engine.journal.act(rig.session, row.id, deed)
  }
  // What the rig asks for itself apart.
  const questions = [...asked].filter((text) => /\b(?:writes|steps)\b/.test(text) && !/rowid|"target" = \?/.test(text))
  const plans = questions.map((text) => {
    const steps = prepare(`explain query plan ${text}`).all(...Array.from({ length: (text.match(/\?/g) ?? []).length }, () => 'x'))
    return [text, steps.map(({ detail }) => String(detail))] as const
  })
  expect(questions.length).toBeGreaterThan(20)
  expect(plans.filter(([, steps]) => steps.some((step) => /^SCAN (?:writes|steps)/.test(step)))).toEqual([])
  await rig.close()
})
