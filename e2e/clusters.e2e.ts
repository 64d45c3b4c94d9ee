import { minutes } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, test } from './fixtures.ts'

test('the fleet, a page at a time, with what Show Cluster adds for the rows on the screen', async ({ signedIn: page, cloud }) => {
  await page.goto('/clusters?region=kr-west1')
  const table = page.getByRole('table', { name: 'Clusters' })
  await expect(table.getByRole('row')).toHaveCount(21)
  await expect(page.getByText(/^1–20 of \d+$/)).toBeVisible()
  await expect(table.getByText(/^db\dv\d+m\d+$/).first()).toBeVisible()
  await expectAccessible(page)
  const shown = (await cloud.seen()).filter((call) => call.operation === 'showCluster')
  expect(shown.length).toBeLessThanOrEqual(20)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(page.getByText(/^21–\d+ of \d+$/)).toBeVisible()
  await page.goBack()
  await expect(page.getByText(/^1–20 of/)).toBeVisible()
})

test('filters and order live in the URL and survive a reload; the cloud does the work', async ({ signedIn: page, cloud }) => {
  await page.goto('/clusters?region=kr-west1')
  await page.getByLabel('State').selectOption('RUNNING')
  await expect(page).toHaveURL(/state=RUNNING/)
  await page.getByRole('button', { name: /^Created/ }).click()
  await expect(page).toHaveURL(/sort=created_at%3Aasc/)
  await page.reload()
  await expect(page.getByLabel('State')).toHaveValue('RUNNING')
  await expect(page.getByRole('columnheader', { name: /Created/ })).toHaveAttribute('aria-sort', 'ascending')
  const seen = await cloud.seen()
  expect(seen.some((call) => call.target.endsWith('?page=0&service_state=RUNNING&size=20&sort=created_at%3Aasc'))).toBe(true)
  await page.getByLabel('Name', { exact: true }).fill('nothing like it')
  await expect(page.getByText('Nothing matches these filters')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await expect(page.getByText(/^1–20 of/)).toBeVisible()
})

test('refreshes while something moves, settles with the cloud’s clock, and never touches what is being typed', async ({
  signedIn: page,
  cloud,
}) => {
  await page.goto('/clusters?region=kr-west1&state=CREATING')
  await expect(page.getByText('Creating').last()).toBeVisible()
  await expect(page.getByText(/again while something moves/)).toBeVisible()
  const name = page.getByLabel('Name', { exact: true })
  await name.pressSequentially('zz', { delay: 20 })
  await cloud.advance(minutes(60))
  await expect(page.getByText('Nothing matches these filters')).toBeVisible()
  await expect(name).toHaveValue('zz')
})

test('a list without rows is read again as any other, and says when that fails; a state nobody knows stays asked for', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*403/)
  await page.goto('/clusters?region=kr-west1&state=HIBERNATED')
  await expect(page.getByText('Nothing matches these filters')).toBeVisible()
  await expect(page.getByLabel('State')).toHaveValue('HIBERNATED')
  await cloud.fault({ kind: 'status', status: 403, operation: 'listClusters' })
  await expect(async () => {
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(page.getByRole('group', { name: /may not do this/ })).toBeVisible({ timeout: 1_500 })
  }).toPass()
  await expect(page.getByText('Nothing matches these filters')).toBeVisible()
})

test('every state has its word', async ({ signedIn: page }) => {
  await page.goto('/clusters?region=kr-west1&size=100&sort=service_state:asc')
  const table = page.getByRole('table', { name: 'Clusters' })
  for (const word of ['Running', 'Stopped', 'Unknown', 'Error', 'Failed', 'Terminated']) {
    await expect(table.getByText(word, { exact: true }).first()).toBeVisible()
  }
})

test('an engine version past its end of service is named', async ({ signedIn: page }) => {
  await page.goto('/clusters?region=kr-west1&size=100')
  await expect(page.getByText('service ended').first()).toBeVisible()
})

test('a replica is no single cluster', async ({ signedIn: page }) => {
  await page.goto('/clusters?region=kr-west1&name=orders')
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  await expect(row('orders').getByText('HA, 3 replicas')).toBeVisible()
  await expect(row('orders-ra').getByText('Replica', { exact: true })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(row('orders-ra').getByText('Replica · 16.10 · db1v8m64')).toBeVisible()
})

test('heads stand at their place before the rows come', async ({ signedIn: page, cloud }) => {
  // The page's own list: the fleet is listed in larger pages, and must not use the fault up.
  await cloud.fault({ kind: 'latency', operation: 'listClusters', path: 'size=20', latencyMs: 5_000, times: 1 })
  await page.goto('/clusters?region=kr-west1')
  const heads = page.getByRole('columnheader')
  await expect(page.getByRole('table', { name: 'Loading' })).toBeVisible()
  await expect(heads.last()).toBeInViewport({ ratio: 1 })
  const before = await heads.first().boundingBox()
  await expect(page.getByRole('table', { name: 'Clusters' })).toBeVisible()
  await expect(heads.last()).toBeInViewport({ ratio: 1 })
  expect((await heads.first().boundingBox())?.y).toBe(before?.y)
})

test('while refreshing fails the rows stay, and the page says that they are old', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*50\d/)
  await page.goto('/clusters?region=kr-west1')
  await expect(page.getByRole('row')).toHaveCount(21)
  await cloud.fault({ kind: 'status', operation: 'listClusters', status: 500 })
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByRole('group', { name: /This is what was read last/ })).toBeVisible({ timeout: 15_000 })
  await expect(page.getByRole('row')).toHaveCount(21)
})

test('another region has other clusters', async ({ signedIn: page }) => {
  await page.goto('/clusters?region=kr-west1')
  await page.getByRole('button', { name: 'Region kr-west1' }).click()
  await page.getByRole('menuitemradio', { name: 'kr-east1' }).click()
  await expect(page).toHaveURL(/region=kr-east1/)
  await expect(page.getByText('PostgreSQL clusters in kr-east1', { exact: false })).toBeVisible()
})

test('the cloud fails: the page says what happened and recovers by one button', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*50\d/)
  await cloud.fault({ kind: 'status', operation: 'listClusters', status: 500 })
  await page.goto('/clusters?region=kr-west1')
  await expect(failureIn(page)).toContainText('The cloud failed')
  await expect(failureIn(page)).toContainText('req-')
  await cloud.healed()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText(/^1–20 of/)).toBeVisible()
})

test('one cluster that cannot be read does not break the list', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*50\d/)
  await cloud.fault({ kind: 'status', operation: 'showCluster', status: 500 })
  await page.goto('/clusters?region=kr-west1')
  await expect(page.getByRole('cell', { name: '–', exact: true }).first()).toBeVisible()
  await expect(page.getByRole('table', { name: 'Clusters' }).getByRole('row')).toHaveCount(21)
})

test.describe('an account without clusters', () => {
  test.use({ fleet: 'empty' })
  test('says how to create the first one', async ({ signedIn: page }) => {
    await page.goto('/clusters?region=kr-west1')
    await expect(page.getByText('No clusters in kr-west1')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('main').getByRole('link', { name: 'Create cluster' }).last().click()
    await expect(page).toHaveURL(/\/clusters\/new\?region=kr-west1/)
  })
})

test('by keyboard alone, from the top of the page to a cluster', async ({ signedIn: page }) => {
  await page.goto('/clusters?region=kr-west1')
  await expect(page.getByText(/^1–20 of/)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  const first = page.getByRole('table', { name: 'Clusters' }).getByRole('link').first()
  for (let step = 0; step < 20 && !(await first.evaluate((link) => link === document.activeElement)); step += 1)
    await page.keyboard.press('Tab')
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\?region=kr-west1/)
})

test('in Korean on a phone, light and dark', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/clusters?region=kr-west1')
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '클러스터', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: '어두운 테마' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '메뉴 열기' }).click()
  await expect(page.getByRole('dialog', { name: '주 메뉴' }).getByRole('link', { name: '클러스터', exact: true })).toBeVisible()
})
