// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { cloud, id, onePagePerTest, open, orders, pass, press } from '#test/cluster-page.tsx'
import { detailOf } from '#test/journal.ts'

await import('#console/ui/DialogPopup.tsx')
vi.setConfig({ testTimeout: 20_000 })
onePagePerTest()

test('the plan of an earlier write opens with its values, against the cluster as it is now; the URL forgets it', async () => {
  cloud.detail = detailOf({
    id: 'w7',
    state: 'rejected',
    operation: 'setServerType',
    method: 'POST',
    target: '/v1/instance-groups/g1/resize',
    body: { server_type_name: 'db1v4m8' },
  })
  const router = await open('&again=w7')
  await pass(200)
  const dialog = screen.getByRole('dialog', { name: 'Change the server type of orders' })
  expect(within(dialog).getByRole('row', { name: /^Server type/ }).textContent).toContain('db1v2m4db1v4m8')
  expect(router.state.location.search).toBe('?region=kr-west1')
  await press('Change server type', dialog)
  await pass(200)
  expect(cloud.sent).toHaveLength(1)
  expect(cloud.envelopes[0]).toMatchObject({ body: { server_type_name: 'db1v4m8' }, cluster: { id, name: 'orders' } })
})

test('what cannot be filled in by itself stands there to be chosen again', async () => {
  cloud.detail = detailOf({
    id: 'w8',
    state: 'failed',
    operation: 'removeBackupHistories',
    method: 'PUT',
    target: `/v1/clusters/${id}/backup-histories`,
    body: { backup_history_ids: ['b1'] },
    plan: { title: 'Remove 1 backup', changes: [{ label: 'backup 17', now: '60 GB', then: null }], effects: [] },
  })
  const router = await open('&again=w8')
  await pass(200)
  const notice = screen.getByRole('group', { name: /Trying again: Remove backups/ })
  expect(notice.textContent).toContain('backup 17')
  await press('Put it away', notice)
  expect(router.state.location.search).toBe('?region=kr-west1')
  expect(screen.queryByRole('group', { name: /Trying again/ })).toBeNull()
})

test('one whose group is gone is told, not sent', async () => {
  cloud.cluster = { ...orders, instance_groups: [] }
  cloud.detail = detailOf({
    id: 'w9',
    state: 'failed',
    operation: 'setServerType',
    method: 'POST',
    target: '/v1/instance-groups/g1/resize',
    body: { server_type_name: 'db1v4m8' },
  })
  await open('&again=w9')
  await pass(200)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('group', { name: /Trying again: Change server type/ })).toBeDefined()
})

test('an entry that cannot be read keeps nobody from the page', async () => {
  cloud.detail = undefined
  await open('&again=none')
  await pass(200)
  expect(screen.getByRole('heading', { name: 'orders', level: 1 })).toBeDefined()
  expect(screen.queryByRole('dialog')).toBeNull()
})
