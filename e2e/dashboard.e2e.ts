import type { Page } from '@playwright/test'
import { minutes } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, expectTaken, test } from './fixtures.ts'

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function open(page: Page): Promise<void> {
  await page.goto('/?region=kr-west1')
  await expect(panel(page, 'Reading')).toContainText('All of 34 clusters read', { timeout: 45_000 })
}

/** How many rows the list says that there are. */
async function listedRows(page: Page): Promise<number> {
  const range = page.getByText(/^\d+–\d+ of \d+$/)
  await expect(range).toBeVisible()
  return Number(/of (\d+)$/.exec((await range.textContent()) ?? '')?.[1])
}

test('the fleet at a glance: every count is what the list behind it shows', async ({ signedIn: page }) => {
  await open(page)
  await expectAccessible(page)
  const states = panel(page, 'kr-west1')
  for (const word of ['Failed', 'Error', 'Unknown', 'Stopped', 'Running', 'Editing']) {
    const count = states.getByRole('link', { name: new RegExp(`^\\d+ ${word}$`) })
    const figure = Number.parseInt((await count.textContent()) ?? '', 10)
    await count.click()
    await expect(page).toHaveURL(new RegExp(`/clusters\\?region=kr-west1&state=${word.toUpperCase()}`))
    expect([word, await listedRows(page)]).toEqual([word, figure])
    await page.goBack()
    await expect(states).toBeVisible()
  }
  const total = Number.parseInt((await states.getByText(/^\d+ clusters$/).textContent()) ?? '', 10)
  await states.getByRole('link', { name: 'kr-west1' }).click()
  expect(await listedRows(page)).toBe(total)
})

test('what needs attention, worst first, and the way to it; what runs until it is over', async ({ signedIn: page, cloud }) => {
  await open(page)
  const attention = panel(page, 'Needs attention')
  const rows = attention.getByRole('list', { name: 'Needs attention' }).getByRole('listitem')
  await expect(rows.nth(0)).toContainText(/^Critical: reports State is Failed/)
  await expect(rows.nth(1)).toContainText(/^Critical: settle State is Error/)
  await expect(rows.nth(2)).toContainText(/^Critical: billing State is Unknown .*for \d+ min, since/)
  await attention.getByRole('button', { name: /^Show \d+ more$/ }).click()
  await expect(rows).toHaveCount(20)
  const running = panel(page, 'Runs now')
  await expect(running.getByRole('listitem').filter({ hasText: 'ledger' })).toContainText('Editing')
  await cloud.advance(minutes(120))
  await expect(running.getByText('Nothing runs, and no cluster is changing.')).toBeVisible({ timeout: 30_000 })
  await rows.filter({ hasText: 'billing State is Unknown' }).getByRole('link', { name: /^Sync/ }).click()
  await expect(page.getByRole('dialog', { name: /billing/ })).toBeVisible()
})

test('a cure from its finding to its end: the plan, what runs, what happened today, and the finding is gone', async ({
  signedIn: page,
  cloud,
}) => {
  await open(page)
  await expect(panel(page, 'Today').getByText('Nothing was asked for today.')).toBeVisible()
  const attention = panel(page, 'Needs attention').getByRole('listitem').filter({ hasText: 'billing State is Unknown' })
  await attention.getByRole('link', { name: 'Sync state… billing: State is Unknown' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sync state of billing' }).click()
  await expectTaken(cloud, 'synchronizeClusterState')
  await page.getByRole('navigation').getByRole('link', { name: 'Dashboard' }).click()
  const running = panel(page, 'Runs now').getByRole('listitem').filter({ hasText: 'Sync state · billing' })
  await expect(running).toContainText('Accepted')
  await expect(running.getByRole('progressbar')).toBeVisible()
  const today = panel(page, 'Today').getByRole('listitem').filter({ hasText: 'Sync state · billing' })
  await expect(today).toContainText('Accepted')
  await expectAccessible(page)
  await cloud.advance(minutes(5))
  await expect(today).toContainText('Done', { timeout: 30_000 })
  await expect(running).toHaveCount(0)
  await expect(attention).toHaveCount(0, { timeout: 30_000 })
  await today.getByRole('link').click()
  await expect(page).toHaveURL(/\/activity\/[^/?]+\?region=kr-west1/)
})

test('backups of the last day, engines, HA and capacity, each with its way on', async ({ signedIn: page }) => {
  await open(page)
  const backups = page.getByRole('table', { name: 'Backups of the last day' })
  // By chance another one's may have failed too: those that failed come first.
  await expect(backups.getByRole('row').nth(1)).toContainText(/failed after/)
  await expect(backups.getByRole('row').filter({ hasText: 'coupons' })).toContainText(/failed after/)
  await expect(backups.getByRole('row').filter({ hasText: 'no policy' }).first()).toBeVisible()
  await expect(backups.getByRole('row').filter({ hasText: 'finished in' }).first()).toBeVisible()
  const engines = panel(page, 'HA and engines')
  await expect(engines.getByRole('listitem').first()).toContainText('service ended')
  await expect(engines.getByRole('heading', { name: 'High availability' })).toContainText(/\d+ with HA, \d+ without HA$/)
  const capacity = page.getByRole('table', { name: 'Capacity' })
  await expect(capacity.getByRole('row').nth(1)).toContainText(/kr-west1 (\d+) of \1 read/)
  await capacity.getByRole('link', { name: 'kr-east1' }).click()
  await expect(page).toHaveURL(/\/clusters\?region=kr-east1/)
  await page.goBack()
  await backups.getByRole('link', { name: 'coupons' }).click()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\/backups\?region=kr-west1/)
})

test('the figures of engines and HA lead to the clusters behind them, in all regions', async ({ signedIn: page }) => {
  await open(page)
  const engines = panel(page, 'HA and engines')
  for (const name of [/^\d+ with HA$/, /^\d+ without HA$/, /^\d+ clusters?$/]) {
    const figure = engines.getByRole('link', { name }).first()
    const count = Number.parseInt((await figure.textContent()) ?? '', 10)
    await figure.click()
    await expect(page.getByRole('heading', { name: 'Clusters of all regions' })).toBeVisible()
    expect([name, await listedRows(page)]).toEqual([name, count])
    await page.goBack()
    await expect(engines).toBeVisible()
  }
  await page.getByRole('link', { name: '34 clusters' }).click()
  expect(await listedRows(page)).toBe(34)
  await expectAccessible(page)
  await page.getByRole('combobox', { name: 'Region' }).selectOption('kr-east1')
  await page.getByRole('combobox', { name: 'High availability' }).selectOption('Without HA')
  await page.getByRole('searchbox', { name: 'Cluster' }).fill('no such cluster')
  await expect(page.getByText('No cluster fits these filters.')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Cluster' }).fill('')
  await expect(page).toHaveURL(/where=kr-east1&ha=off$/)
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/clusters\/.*region=kr-east1/)
})

test('a key that may not list is told so for each region, and nothing is called empty or well', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*403/)
  await cloud.fault({ kind: 'status', operation: 'listClusters', status: 403 })
  await page.goto('/?region=kr-west1')
  await expect(panel(page, 'kr-west1').getByText(/^Cannot be listed: /)).toBeVisible()
  await expect(panel(page, 'kr-east1').getByText(/^Cannot be listed: /)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'There are no clusters' })).toHaveCount(0)
  await expect(page.getByText('Nothing is wrong in what was read.')).toHaveCount(0)
  await expectAccessible(page)
})

test.describe('an account without clusters', () => {
  test.use({ fleet: 'empty' })
  test('leads to the first one', async ({ signedIn: page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'There are no clusters' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Create cluster' }).last().click()
    await expect(page).toHaveURL(/\/clusters\/new\?region=kr-west1/)
  })
})

test('on a phone, in Korean, and by keyboard', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page)
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '대시보드', level: 1 })).toBeVisible()
  await expect(panel(page, '조치 필요').getByRole('listitem').filter({ hasText: '확인 불가 상태' })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  const unknown = panel(page, 'kr-west1').getByRole('link', { name: /확인 불가$/ })
  for (let step = 0; step < 25 && !(await unknown.evaluate((link) => link === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab')
  }
  await expect(unknown).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/clusters\?region=kr-west1&state=UNKNOWN/)
})

test('the clusters of all regions on a phone, in Korean, dark, and by keyboard', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/fleet?region=kr-west1&ha=off')
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '모든 리전의 클러스터', level: 1 })).toBeVisible()
  const first = page.getByRole('table', { name: '모든 리전의 클러스터' }).getByRole('link').first()
  await expect(first).toBeVisible({ timeout: 30_000 })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.getByRole('combobox', { name: '고가용성(HA)' }).focus()
  for (let step = 0; step < 25 && !(await first.evaluate((link) => link === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab')
  }
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\?region=/)
})
