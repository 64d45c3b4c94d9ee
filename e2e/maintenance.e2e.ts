import type { Page } from '@playwright/test'
import { minutes } from './cloud.ts'
import { clusterId, endOf, panel, send, strip } from './cluster-page.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, expectTaken, test } from './fixtures.ts'

/** Opens the tab of a cluster of the fleet. */
async function open(page: Page, name: string): Promise<void> {
  const id = await clusterId(page, name)
  await page.goto(`/clusters/${id}/maintenance?region=kr-west1`)
  await expect(panel(page, 'Maintenance window')).toBeVisible()
}

const week = (page: Page) => panel(page, 'Maintenance window').getByRole('img')

test('the window on the week of the cluster and of the reader, with what changing clocks do', async ({ signedIn: page }) => {
  await open(page, 'orders')
  await expect(week(page)).toHaveAccessibleName('Sunday 03:00 to 04:00 Asia/Seoul')
  await page.getByRole('button', { name: /^Time zone/ }).click()
  await page.getByRole('menuitemradio', { name: 'UTC' }).click()
  await expect(week(page).nth(1)).toHaveAccessibleName('Saturday 18:00 to 19:00 UTC')
  await page.evaluate(() => localStorage.setItem('console.zone', 'America/New_York'))
  await page.reload()
  await expect(week(page).nth(1)).toHaveAccessibleName(/^Saturday 1[34]:00 to 1[45]:00 America\/New_York$/)
  await expect(panel(page, 'Maintenance window')).toContainText('Clocks change: from')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('img', { name: '일요일 03:00~04:00 Asia/Seoul' })).toBeVisible()
  await expectNoSidewaysScroll(page)
})

test('a window over midnight is set by keyboard, changed, and unset', async ({ signedIn: page, cloud }) => {
  await open(page, 'search')
  await expect(panel(page, 'Maintenance window')).toContainText('None is set.')
  await page.getByRole('button', { name: 'Set window…' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Maintenance window' })
  await expect(form.getByRole('combobox', { name: 'Day' })).toBeFocused()
  await form.getByRole('combobox', { name: 'Hour' }).selectOption('23')
  await form.getByRole('combobox', { name: 'Minute' }).selectOption('30')
  await form.getByRole('combobox', { name: 'Length' }).selectOption('2.5')
  await expect(form.getByRole('img')).toHaveAccessibleName('Sunday 23:30 to Monday 02:00 Asia/Seoul')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'See the plan…' }).focus()
  await page.keyboard.press('Enter')
  const plan = page.getByRole('dialog', { name: 'Set the maintenance window of search' })
  await expect(plan).toContainText('Connections may be interrupted then.')
  await send(plan, 'Set window')
  await endOf(page, cloud)
  await expect(strip(page)).toContainText('done')
  await expect(week(page)).toHaveAccessibleName('Sunday 23:30 to Monday 02:00 Asia/Seoul')

  await page.getByRole('button', { name: 'Change…' }).click()
  await expect(form.getByRole('combobox', { name: 'Minute' })).toHaveValue('30')
  await form.getByRole('combobox', { name: 'Day' }).selectOption('WED')
  await form.getByRole('button', { name: 'See the plan…' }).click()
  await expect(plan.getByRole('row', { name: /^Day/ })).toContainText('SundayWednesday')
  await send(plan, 'Set window')
  await endOf(page, cloud)
  await expect(week(page)).toHaveAccessibleName('Wednesday 23:30 to Thursday 02:00 Asia/Seoul')

  await page.getByRole('button', { name: 'Unset…' }).click()
  await send(page.getByRole('dialog', { name: 'Unset the maintenance window of search' }), 'Unset window')
  await endOf(page, cloud)
  await expect(panel(page, 'Maintenance window')).toContainText('None is set.')
  const writes = (await cloud.seen())
    .filter(({ method, operation }) => method !== 'GET' && operation !== '')
    .map(({ operation }) => operation)
  expect(writes).toEqual(['setMaintenance', 'setMaintenance', 'unsetMaintenance'])
})

test('a patch: the replica first, then its origin, with a backup that is gone afterwards', async ({ signedIn: page, cloud }) => {
  await open(page, 'payments')
  const patch = panel(page, 'Minor version')
  await expect(patch).toContainText('PostgreSQL 16.9')
  const order = patch.getByRole('region', { name: 'In this order' })
  await expect(order.getByRole('listitem').nth(0)).toContainText('payments-ra')
  await expect(order.getByRole('listitem').nth(0)).toContainText('to be patched first')
  await expect(order.getByRole('listitem').nth(1)).toContainText('payments')
  const deed = patch.getByRole('button', { name: 'Patch to 16.10…' })
  await expect(deed).toHaveAccessibleDescription('Its replicas must be patched first.')
  await expectAccessible(page)
  const origin = page.url()

  await order.getByRole('link', { name: 'payments-ra' }).click()
  await expect(page.getByRole('heading', { name: 'payments-ra', level: 1 })).toBeVisible()
  await expect(order).toContainText('its origin comes after it')
  await expectAccessible(page)
  await patch.getByRole('checkbox', { name: 'Make a backup before' }).uncheck()
  await deed.click()
  const plan = page.getByRole('dialog', { name: 'Patch payments-ra to 16.10' })
  await expect(plan).toContainText('There is no way back to 16.9.')
  await expect(plan).toContainText('No backup is made before.')
  await send(plan, 'Patch to 16.10', 'payments-ra')
  await endOf(page, cloud)
  await expect(strip(page)).toContainText('done')
  await expect(patch).toContainText('PostgreSQL 16.10')
  await expect(patch).toContainText('No higher minor version is offered.')

  await page.goto(origin)
  await expect(order.getByRole('listitem').nth(0)).toContainText('patched')
  await deed.click()
  const second = page.getByRole('dialog', { name: 'Patch payments to 16.10' })
  await expect(second).toContainText('A backup is made before.')
  await send(second, 'Patch to 16.10', 'payments')
  await endOf(page, cloud)
  await cloud.advance(minutes(24 * 60))
  await expect(strip(page)).toContainText('done')
  await expect(patch).toContainText('PostgreSQL 16.10')
  await expectTaken(cloud, 'patchMinorVersion')
})

test('a patch that is refused or fails later says so, and what is not allowed says why', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*400/)
  await open(page, 'members')
  const patch = panel(page, 'Minor version')
  await cloud.fault({
    kind: 'status',
    operation: 'patchMinorVersion',
    status: 400,
    code: 'Dbaas.ValidationError',
    detail: 'Unpatchable version',
    times: 1,
  })
  await patch.getByRole('button', { name: 'Patch to 16.10…' }).click()
  const plan = page.getByRole('dialog', { name: 'Patch members to 16.10' })
  await plan.getByRole('textbox').fill('members')
  await plan.getByRole('button', { name: 'Patch to 16.10' }).click()
  await expect(failureIn(plan)).toContainText('Unpatchable version')
  await expect(failureIn(plan)).toContainText('req-')
  await cloud.fault({ kind: 'failsLater', operation: 'patchMinorVersion', state: 'ERROR', times: 1 })
  await send(plan, 'Patch to 16.10')
  await endOf(page, cloud)
  await cloud.advance(minutes(24 * 60))
  await expect(strip(page)).toContainText('failed, the state is Error')
  await expect(patch).toContainText('PostgreSQL 16.9')

  await open(page, 'search')
  await expect(patch.getByRole('button', { name: 'Patch…' })).toHaveAccessibleDescription(
    'It has the highest minor version that is offered.',
  )
  await open(page, 'billing')
  await expect(page.getByRole('button', { name: 'Set window…' })).toHaveAccessibleDescription(/does not know the state/)
})
