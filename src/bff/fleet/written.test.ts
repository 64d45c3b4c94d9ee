import { expect, test } from 'vitest'
import { createDurations } from '#bff/journal/durations.ts'
import { startRig } from '#test/journal-rig.ts'
import { createReadWritten } from './written.ts'

test('the checks are told of what is under way, and not of what nobody can see any more', async () => {
  const rig = await startRig()
  const { id } = rig.cloud.account.clusters().find(({ detail }) => detail.service_state === 'RUNNING')!
  await rig.engine().confirm('restartCluster', { cluster_id: id }, { write: { cluster: { id, name: 'orders' } } })
  const { db } = rig.store
  const [{ scope } = { scope: '' }] = await rig.rows()
  const told = async () =>
    (
      await createReadWritten(
        db,
        createDurations(db, () => rig.cloud.clock.at),
      )(scope, 1)
    ).get(id)?.writes
  expect(await told()).toMatchObject([{ operation: 'restartCluster', slowMs: expect.any(Number) }])
  await db.updateTable('writes').set({ reason: 'unreadable' }).execute()
  expect(await told()).toBeUndefined()
  await db.updateTable('writes').set({ state: 'unknown', reason: null }).execute()
  expect(await told()).toBeUndefined()
  await rig.close()
})
