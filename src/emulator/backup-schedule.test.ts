import { expect, test } from 'vitest'
import { createBody } from './testing/create-body.ts'
import { minute, testCloud } from './testing/cloud.ts'

test('each backup has a number of its own, even where several start within a second', async () => {
  const speed = 2000
  const cloud = testCloud({ fleet: 'empty', speed })
  const { resource } = await cloud.call('createCluster', { body: createBody() })
  const cluster_id = resource.id
  cloud.account.advance((10 * minute) / speed + 10)
  // Each restart breaks the first backup, which is then made anew.
  for (let again = 0; again < 4; again += 1) {
    await cloud.call('restartCluster', { cluster_id })
    cloud.account.advance((3 * minute) / speed + 10)
  }
  const { contents } = await cloud.call('listBackupHistories', { cluster_id })
  expect(contents.map((item) => item.backup_state)).toEqual(['IN_PROGRESS', 'FAILED', 'FAILED', 'FAILED', 'FAILED'])
  expect(new Set(contents.map((item) => item.backup_history_number)).size).toBe(5)
})
