import type { Page } from '@playwright/test'
import { minutes } from './cloud.ts'
import { fill, next, password } from './wizard.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, test } from './fixtures.ts'

test.use({ fleet: 'empty' })

const step = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })

test('from nothing to a running cluster, with a double click that makes one', async ({ signedIn: page, cloud }) => {
  await fill(page, 'wallet')
  await expect(page.getByRole('button', { name: 'Create wallet' })).toBeEnabled()
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Request' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('"name": "wallet"')
  await expect(page.getByRole('tabpanel')).not.toContainText(password)
  await page.getByRole('tab', { name: 'curl' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('SCP_SECRET_KEY')
  await expect(page.getByRole('tabpanel')).not.toContainText(password)
  await page.getByRole('tab', { name: 'Terraform' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('samsungcloudplatformv2_postgresql_cluster')
  await page.getByRole('button', { name: 'Create wallet' }).dblclick()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\?.*request=req-/)
  await expect(page.getByRole('heading', { name: 'wallet', level: 1 })).toBeVisible()
  const strip = page.getByRole('region', { name: 'The request being followed' })
  await expect(strip).toContainText('Create cluster')
  await expect(strip).toContainText(/\d:\d\d of about 10 min/)
  await cloud.advance(minutes(50))
  await expect(strip).toContainText('done')
  await expect(page.getByText(/^psql -h /)).toBeVisible()
  expect((await cloud.seen()).filter((call) => call.operation === 'createCluster')).toHaveLength(1)
  await page.goto('/clusters?region=kr-west1')
  await expect(page.getByRole('table', { name: 'Clusters' }).getByRole('row')).toHaveCount(2)
})

test('values survive back, forward and reload; the password is nowhere', async ({ signedIn: page }) => {
  await fill(page, 'ledger')
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.documentElement.outerHTML]),
  )
  expect(kept).toContain('ledger')
  expect(kept).not.toContain(password)
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'Value of tag 1' })).toHaveValue('결제')
  await page.goForward()
  await page.reload()
  await expect(step(page, 'Review')).toBeVisible()
  const create = page.getByRole('button', { name: 'Create ledger' })
  await expect(create).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('link', { name: 'Password', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toHaveValue('ledger')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'Review' }).click()
  await expect(create).not.toHaveAttribute('aria-disabled', 'true')
})

test('a wrong size offers the nearest right ones, and the way on says what is to be corrected', async ({ signedIn: page }) => {
  await page.goto('/clusters/new?region=kr-west1&step=storage')
  const size = page.getByRole('spinbutton', { name: 'DATA size' }).or(page.getByRole('textbox', { name: 'DATA size' }))
  await size.fill('508')
  await next(page).click()
  await expect(page.getByText('Sizes go in steps of 8 GB.')).toBeVisible()
  await expect(page.getByText('1 value to correct').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '512' }).click()
  await next(page).click()
  await expect(step(page, 'Network and access')).toBeVisible()
})

test('leaving asks first, and the draft is there when one comes back', async ({ signedIn: page }) => {
  await page.goto('/clusters/new?region=kr-west1&step=database')
  await page.getByRole('textbox', { name: 'Cluster name' }).fill('atlas')
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Clusters', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'The cluster is not created yet' })
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toHaveValue('atlas')
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Clusters', exact: true }).click()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(/\/clusters\?region=kr-west1/)
  await page.goto('/clusters/new?region=kr-west1&step=database')
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toHaveValue('atlas')
})

test('a refusal keeps everything typed and names the likely fields', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*400/)
  await fill(page, 'orbit')
  await cloud.fault({
    kind: 'status',
    operation: 'createCluster',
    status: 400,
    code: 'ValidationError',
    title: 'ValidationError',
    detail: ['value_error', 'value_error'],
    times: 1,
  })
  await page.getByRole('button', { name: 'Create orbit' }).click()
  await expect(failureIn(page)).toContainText('req-')
  await expect(page.getByText('The cloud does not say which value it means. Most likely:')).toBeVisible()
  await page.getByRole('button', { name: 'Create orbit' }).click()
  await expect(page).toHaveURL(/request=req-/)
  expect((await cloud.seen()).filter((call) => call.operation === 'createCluster')).toHaveLength(2)
})

test('a lost answer is not sent again: the page looks for the cluster', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*50\d/)
  await fill(page, 'comet')
  await cloud.fault({ kind: 'reset', operation: 'createCluster', when: 'after', times: 1 })
  await page.getByRole('button', { name: 'Create comet' }).click()
  await expect(page.getByText('Was comet created?')).toBeVisible()
  await expect(page.getByText('Yes: a cluster of this name is there now.')).toBeVisible()
  expect((await cloud.seen()).filter((call) => call.operation === 'createCluster')).toHaveLength(1)
})

test('on a phone the leave guard opens above the navigation that led away', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/clusters/new?region=kr-west1&step=database')
  await page.getByRole('textbox', { name: 'Cluster name' }).fill('atlas')
  await page.getByRole('button', { name: 'Open navigation' }).click()
  const navigation = page.getByRole('dialog', { name: 'Main navigation' })
  await navigation.getByRole('link', { name: 'Clusters', exact: true }).click()
  await expect(navigation).toBeHidden()
  await page.getByRole('dialog', { name: 'The cluster is not created yet' }).getByRole('button', { name: 'Stay here' }).click()
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toHaveValue('atlas')
})

for (const name of ['engine', 'topology', 'server-type', 'storage', 'network', 'database', 'backup', 'tags', 'review']) {
  test(`the step ${name} is accessible in both themes and fits a phone`, async ({ signedIn: page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`/clusters/new?region=kr-west1&step=${name}`)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })
}

test('in Korean', async ({ signedIn: page }) => {
  await page.goto('/clusters/new?region=kr-west1&step=storage')
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '클러스터 생성', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: '스토리지', level: 2 })).toBeVisible()
})
