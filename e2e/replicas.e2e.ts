import { minutes } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, expectTaken, test } from './fixtures.ts'
import { calls, choose, openReplicas, row, strip } from './replica-steps.ts'

test('the list tells how each replica follows, and leads to its cluster in its region', async ({ signedIn: page }) => {
  await openReplicas(page, 'orders')
  await expect(page.getByText('3 of 5')).toBeVisible()
  await expect(row(page, 'orders-ra-01')).toContainText('Streaming')
  await expect(row(page, 'orders-ra-01')).toContainText('behind when read')
  await expect(row(page, 'orders-dr')).toContainText('kr-east1')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await row(page, 'orders-dr').getByRole('link', { name: 'orders-dr' }).click()
  await expect(page).toHaveURL(/region=kr-east1/)
  await expect(page.getByRole('heading', { name: 'orders-dr', level: 1 })).toBeVisible()
  await expect(page.getByRole('main').getByText('replica of orders (kr-west1)')).toBeVisible()
})

test('a replica in trouble is amber, says what helps, and its age goes on', async ({ signedIn: page, cloud }) => {
  await openReplicas(page, 'fraud', 'kr-east1')
  await expect(row(page, 'fraud-ra')).toContainText('Catching up')
  await expect(row(page, 'fraud-ra')).toContainText(/The replica is 3\d min behind its origin\./)
  await expect(page.getByRole('group', { name: /fraud-ra does not follow as it should/ })).toBeVisible()
  await expectAccessible(page)
  await cloud.advance(minutes(600))
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(row(page, 'fraud-ra')).toContainText('Streaming')
  await expect(page.getByRole('group', { name: /does not follow/ })).toBeHidden()
})

test('promote from the origin’s list: it asks for the name, and ends as a cluster of its own in its region', async ({
  signedIn: page,
  cloud,
}) => {
  await openReplicas(page, 'orders')
  const plan = await choose(page, 'orders-dr', 'Promote…')
  const deed = plan.getByRole('button', { name: 'Promote orders-dr' })
  await expect(plan).toContainText(/It has everything up to .* sec behind when that was read\./)
  await expect(deed).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(page)
  await plan.getByRole('tab', { name: 'curl' }).click()
  await expect(plan.getByRole('tabpanel')).toContainText('/kr-east1')
  await plan.getByRole('textbox').fill('orders-dr')
  await deed.click()
  await expect(page).toHaveURL(/region=kr-east1.*request=req-/)
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await expect(page.getByText('ORIGIN', { exact: true })).toBeVisible()
  await expect(page.getByRole('main').getByText(/replica of/)).toBeHidden()
  expect((await calls(cloud, 'promoteReplicaCluster')).map(({ status }) => status)).toEqual([202])
  await openReplicas(page, 'orders')
  await expect(page.getByText('2 of 5')).toBeVisible()
  await expectTaken(cloud, 'promoteReplicaCluster')
})

test('sync and reset mend a replica that has lost its origin', async ({ signedIn: page, cloud }) => {
  await openReplicas(page, 'payments')
  await expect(row(page, 'payments-ra')).toContainText('Disconnected')
  await page.getByRole('button', { name: 'Sync replica state…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sync replica state' }).click()
  await expect(strip(page)).toContainText('Sync replica state')
  await cloud.advance(minutes(5))
  await expect(strip(page)).toContainText('done')
  await expect(row(page, 'payments-ra')).toContainText('Streaming')

  const plan = await choose(page, 'payments-ra', 'Reset…')
  await expect(plan).toContainText('The data of payments-ra is thrown away and copied from its origin anew.')
  await plan.getByRole('textbox').fill('payments-ra')
  await plan.getByRole('button', { name: 'Reset payments-ra' }).click()
  await expect(page.getByRole('heading', { name: 'payments-ra', level: 1 })).toBeVisible()
  await page.getByRole('navigation', { name: 'Parts of this cluster' }).getByRole('link', { name: 'Replicas' }).click()
  await expect(page.getByRole('progressbar', { name: 'Full copy of payments-ra' })).toBeVisible()
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await expect(page.getByRole('main').getByText('Streaming')).toBeVisible()
  await expectTaken(cloud, 'resetReplica', 'synchronizeReplicaState')
})

test('a replica’s own page leads to its origin, and syncs, resets and promotes from there', async ({ signedIn: page, cloud }) => {
  await openReplicas(page, 'orders-dr', 'kr-east1')
  const panel = page.getByRole('region', { name: 'Replication' })
  await expect(panel).toContainText('orders (kr-west1)')
  await expect(panel).toContainText('Streaming')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await panel.getByRole('button', { name: 'Sync replica state…' }).click()
  await page
    .getByRole('dialog', { name: 'Sync the state of the replicas of orders' })
    .getByRole('button', { name: 'Sync replica state' })
    .click()
  await expect(page).toHaveURL(/\/replicas\?region=kr-west1&request=req-/)
  await expect(page.getByRole('heading', { name: 'orders', level: 1 })).toBeVisible()
  await cloud.advance(minutes(5))
  await expect(strip(page)).toContainText('done')

  await row(page, 'orders-dr').getByRole('link', { name: 'orders-dr' }).click()
  await page.getByRole('navigation', { name: 'Parts of this cluster' }).getByRole('link', { name: 'Replicas' }).click()
  await page.getByRole('button', { name: 'Promote…' }).click()
  const plan = page.getByRole('dialog', { name: 'Promote orders-dr to a cluster of its own' })
  await plan.getByRole('textbox').fill('orders-dr')
  await plan.getByRole('button', { name: 'Promote orders-dr' }).click()
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await expect(page.getByRole('heading', { name: 'No replicas yet' })).toBeVisible()
})

test('what the cloud refuses stays in the plan with its request id; nothing changes', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*40\d/)
  await openReplicas(page, 'orders')
  for (const [action, deed, operation] of [
    ['Reset…', 'Reset orders-ra', 'resetReplica'],
    ['Promote…', 'Promote orders-ra', 'promoteReplicaCluster'],
  ] as const) {
    await cloud.fault({ kind: 'status', operation, status: 403, times: 1 })
    const plan = await choose(page, 'orders-ra', action)
    await plan.getByRole('textbox').fill('orders-ra')
    await plan.getByRole('button', { name: deed }).click()
    await expect(plan.getByRole('alert').filter({ hasText: 'req-' })).toContainText('Nothing was changed.')
    await plan.getByRole('button', { name: 'Leave it as it is' }).click()
    await expect(plan).toBeHidden()
  }
  await expect(row(page, 'orders-ra-01')).toContainText('Streaming')
})

test('a reset, a promote and a sync that fail later say so, and the way out is there', async ({ signedIn: page, cloud }) => {
  await cloud.fault({ kind: 'failsLater', operation: 'promoteReplicaCluster', state: 'ERROR', times: 1 })
  await cloud.fault({ kind: 'failsLater', operation: 'resetReplica', state: 'UNKNOWN', times: 1 })
  await cloud.fault({ kind: 'failsLater', operation: 'synchronizeReplicaState', state: 'UNKNOWN', times: 1 })
  for (const [action, replica, state] of [
    ['Promote', 'orders-ra', 'Error'],
    ['Reset', 'orders-rb', 'Unknown'],
  ] as const) {
    await openReplicas(page, 'orders')
    const plan = await choose(page, replica, `${action}…`)
    await plan.getByRole('textbox').fill(replica)
    await plan.getByRole('button', { name: `${action} ${replica}` }).click()
    await expect(strip(page)).toBeVisible()
    await cloud.advance(minutes(30))
    await expect(strip(page)).toContainText(`failed, the state is ${state}`)
  }
  await openReplicas(page, 'orders')
  await expect(row(page, 'orders-ra')).toContainText('Error')
  await page.getByRole('button', { name: 'Actions for orders-rb' }).click()
  await expect(page.getByRole('menuitem', { name: 'Reset…' })).toContainText('Synchronize the state first.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sync replica state…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sync replica state' }).click()
  await cloud.advance(minutes(5))
  await expect(strip(page)).toContainText('failed, the state is Unknown')
  await expect(page.getByRole('button', { name: 'Create replicas' })).toHaveAccessibleDescription(/Synchronize the state first/)
  await page.getByRole('button', { name: 'Sync state…' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sync state of orders' }).click()
  await cloud.advance(minutes(5))
  await expect(page.getByRole('link', { name: 'Create replicas' })).toBeVisible()
})

test('every action that cannot be done says why', async ({ signedIn: page }) => {
  await openReplicas(page, 'ledger')
  await expect(page.getByRole('button', { name: 'Create replicas' })).toHaveAccessibleDescription(/Another operation is under way/)
  await openReplicas(page, 'search')
  const plan = await choose(page, 'search-ra', 'Reset…')
  await expect(plan).toContainText('This needs a running cluster; the state is Stopped.')
})

test('in the drawing the replicas are links, by keyboard too', async ({ signedIn: page }) => {
  await page.goto('/clusters?region=kr-west1&size=100&name=payments')
  await page.getByRole('link', { name: 'payments', exact: true }).click()
  const replica = page.getByRole('list', { name: 'Replicas' }).getByRole('link', { name: /payments-ra/ })
  await expect(replica).toContainText('Disconnected')
  await expect(replica).toContainText(/synced \d+ min ago/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Read again' }).focus()
  await page.keyboard.press('Tab')
  await expect(replica).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'payments-ra', level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Topology' }).getByRole('link', { name: /payments.*Origin/ })).toBeVisible()
})

test('in Korean', async ({ signedIn: page }) => {
  await openReplicas(page, 'payments')
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('table', { name: '복제본' }).getByText('연결 끊김')).toBeVisible()
  await expect(page.getByRole('link', { name: '복제본 생성' })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
})
