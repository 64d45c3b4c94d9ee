import type { Locator, Page } from '@playwright/test'
import { minutes, type Cloud } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

/** Opens the replicas of a cluster, as a person does; returns the cluster's id. */
async function open(page: Page, name: string, region = 'kr-west1'): Promise<string> {
  await page.goto(`/clusters?region=${region}&size=100&name=${name}`)
  await page.getByRole('link', { name, exact: true }).click()
  await page
    .getByRole('navigation', { name: 'Parts of this cluster' })
    .getByRole('link', { name: /^Replicas/ })
    .click()
  await expect(page).toHaveURL(/\/replicas\?/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

const row = (page: Page, name: string) => page.getByRole('table', { name: 'Replicas' }).getByRole('row').filter({ hasText: name })
const strip = (page: Page) => page.getByRole('region', { name: 'The request being followed' })
const next = (page: Page) => page.getByRole('button', { name: /^Next: / })
const calls = async (cloud: Cloud, operation: string) => (await cloud.seen()).filter((call) => call.operation === operation)

async function choose(page: Page, replica: string, action: string): Promise<Locator> {
  await page.getByRole('button', { name: `Actions for ${replica}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
  return page.getByRole('dialog')
}

test('the list tells how each replica follows, and leads to its cluster in its region', async ({ signedIn: page }) => {
  await open(page, 'orders')
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
  await expect(page.getByRole('banner').or(page.getByRole('main')).getByText('replica of orders (kr-west1)').first()).toBeVisible()
})

test('new replicas: names, size and access, the plan, one call, each followed to its end', async ({ signedIn: page, cloud }) => {
  const id = await open(page, 'members')
  await expect(page.getByRole('heading', { name: 'No replicas yet' })).toBeVisible()
  await page.getByRole('link', { name: 'Create replicas…' }).click()
  await page.getByRole('radio', { name: '2', exact: true }).check()
  const names = page.getByRole('textbox', { name: 'Name' })
  await expect(names).toHaveCount(2)
  await expect(names.first()).toHaveValue('members-ra')
  await names.nth(1).fill('members-reports')
  await next(page).click()
  await page.getByRole('textbox', { name: 'DATA size' }).fill('640')
  await next(page).click()
  await page.getByRole('textbox', { name: 'Allowed addresses' }).fill('10.30.0.0/16')
  await next(page).click()
  await expect(page.getByRole('row', { name: /members-reports/ })).toContainText('640 GB SSD')
  await page.getByRole('tab', { name: 'Terraform' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('cannot name an origin cluster')
  await page.getByRole('button', { name: 'Create 2 replicas' }).dblclick()
  await expect(page).toHaveURL(new RegExp(`/clusters/${id}/replicas\\?.*request=req-`))
  await expect(strip(page)).toContainText('Create replica')
  await expect(row(page, 'members-ra').getByRole('progressbar')).toBeVisible()
  await expect(row(page, 'members-reports')).toContainText('of about 12 min')
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await expect(row(page, 'members-reports')).toContainText('Streaming')
  expect(await calls(cloud, 'createReplica')).toHaveLength(1)
  await page.goto(`/clusters/${id}/replicas/new?region=kr-west1`)
  await expect(page.getByText('3 of 5 are left.')).toBeVisible()
})

test('promote from the origin’s list: it asks for the name, and ends as a cluster of its own in its region', async ({
  signedIn: page,
  cloud,
}) => {
  await open(page, 'orders')
  const plan = await choose(page, 'orders-dr', 'Promote…')
  const deed = plan.getByRole('button', { name: 'Promote orders-dr' })
  await expect(deed).toHaveAttribute('aria-disabled', 'true')
  await plan.getByRole('textbox').fill('orders-dr')
  await deed.click()
  await expect(page).toHaveURL(/region=kr-east1.*request=req-/)
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await expect(page.getByText('ORIGIN', { exact: true })).toBeVisible()
  expect((await calls(cloud, 'promoteReplicaCluster')).map(({ status }) => status)).toEqual([202])
  await open(page, 'orders')
  await expect(page.getByText('2 of 5')).toBeVisible()
})

test('reset and sync mend a replica that has lost its origin', async ({ signedIn: page, cloud }) => {
  await open(page, 'payments')
  await expect(row(page, 'payments-ra')).toContainText('Disconnected')
  await page.getByRole('button', { name: 'Sync replica state…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sync replica state' }).click()
  await expect(strip(page)).toContainText('Sync replica state')
  await cloud.advance(minutes(5))
  await expect(strip(page)).toContainText('done')
  await expect(row(page, 'payments-ra')).toContainText('Streaming')

  const plan = await choose(page, 'payments-ra', 'Reset…')
  await plan.getByRole('textbox').fill('payments-ra')
  await plan.getByRole('button', { name: 'Reset payments-ra' }).click()
  await expect(page.getByRole('heading', { name: 'payments-ra', level: 1 })).toBeVisible()
  await page.getByRole('navigation', { name: 'Parts of this cluster' }).getByRole('link', { name: 'Replicas' }).click()
  await expect(page.getByRole('main').getByText('Synchronizing').first()).toBeVisible()
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await expect(page.getByRole('main').getByText('Streaming')).toBeVisible()
})
