import type { Page } from '@playwright/test'
import { minutes } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, expectTaken, test } from './fixtures.ts'

const reading = (page: Page) => page.getByRole('region', { name: 'Reading' })
const findings = (page: Page) => page.getByRole('list', { name: 'Findings', exact: true }).getByRole('listitem')
const finding = (page: Page, cluster: string, title: string) => findings(page).filter({ hasText: `${cluster} ${title}` })

/** Opens the findings and waits until everything was read once. */
async function openFindings(page: Page, more = ''): Promise<void> {
  await page.goto(`/findings?region=kr-west1${more}`)
  await expect(reading(page)).toContainText('All of 34 clusters read', { timeout: 45_000 })
}

test('what is wrong in all regions, the worst first; filtered, grouped and paged in the URL', async ({ signedIn: page }) => {
  await openFindings(page)
  await expect(page.getByRole('heading', { name: 'Findings', level: 1 })).toBeVisible()
  // Of the seeded faults the loud ones, in their order; a notice comes after them.
  const loud = [/reports State is Failed/, /settle State is Error/, /billing State is Unknown/]
  for (const [index, text] of loud.entries()) await expect(findings(page).nth(index)).toContainText(text)
  await expect(finding(page, 'payments', 'Replica does not follow')).toBeVisible()
  const counts = page.getByRole('navigation', { name: 'How many' })
  await expect(counts.getByRole('link', { name: /^\d Critical$/ })).toBeVisible()
  await expect(findings(page).first()).toContainText('The cloud says that it failed.')
  await expect(findings(page).first()).toContainText(/for \d+ days?, since 20\d\d-/)
  await expectAccessible(page)

  await counts.getByRole('link', { name: /^\d+ Warning$/ }).click()
  await expect(page).toHaveURL(/severity=warning/)
  await expect(findings(page).first()).toContainText('Warning: ')
  await page.getByLabel('Check', { exact: true }).selectOption({ label: 'No backups (2)' })
  await expect(findings(page)).toHaveCount(2)
  await page.reload()
  await expect(findings(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByLabel('Region', { exact: true }).selectOption('kr-east1')
  await expect(finding(page, 'fraud', 'Replica is behind')).toContainText(/fraud-ra-01 was 3\d min behind its origin/)
  await page.getByLabel('Cluster', { exact: true }).fill('bran')
  await expect(finding(page, 'branch', 'Open to every address')).toBeVisible()
  await expect(page).toHaveURL(/q=bran/)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page.getByLabel('Cluster', { exact: true })).toHaveValue('')

  await finding(page, 'settle', 'State is Error').getByText('Evidence').click()
  await expect(finding(page, 'settle', 'State is Error').getByText('service_state')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page).toHaveURL(/page=2/)

  await page.getByLabel('Order', { exact: true }).selectOption('By check')
  await expect(page).toHaveURL(/group=check/)
  const groups = page.getByRole('list', { name: 'Findings by check' })
  await groups.getByText('Audit log is off').click()
  await expect(groups.getByRole('list', { name: 'Audit log is off' }).getByRole('listitem').first()).toContainText(
    'Nobody records who did what',
  )
  await expectAccessible(page)
  await groups.getByRole('link', { name: /^Show all \d+$/ }).click()
  await expect(page).toHaveURL(/check=audit_off/)
})

test('a finding leads to the plan that cures it; after it, the finding is gone', async ({ signedIn: page, cloud }) => {
  await openFindings(page)
  await finding(page, 'billing', 'State is Unknown').getByRole('link', { name: 'Sync state… billing: State is Unknown' }).click()
  const plan = page.getByRole('dialog', { name: /billing/ })
  await expect(plan).toBeVisible()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\?region=kr-west1$/)
  await plan.getByRole('button', { name: /Sync/ }).click()
  await expect(plan).toBeHidden()
  await expectTaken(cloud, 'synchronizeClusterState')
  await cloud.advance(minutes(5))
  await openFindings(page)
  await expect(findings(page).first()).toBeVisible()
  await expect(finding(page, 'billing', 'State is Unknown')).toHaveCount(0, { timeout: 45_000 })
})

test('forms open too: the policy, the allowed addresses, the window, the log export', async ({ signedIn: page }) => {
  await openFindings(page, '&q=legacy')
  await finding(page, 'legacy', 'No backups')
    .getByRole('link', { name: /^Set backup… legacy/ })
    .click()
  await expect(page.getByLabel('Keep backups')).toBeVisible()
  await page.goBack()
  await finding(page, 'legacy', 'Wide network allowed')
    .getByRole('link', { name: /^Change allowed addresses…/ })
    .click()
  await expect(page.getByRole('dialog', { name: 'Allow addresses' })).toBeVisible()
  await openFindings(page, '&q=legacy')
  await finding(page, 'legacy', 'No maintenance window')
    .getByRole('link', { name: /^Set maintenance window…/ })
    .click()
  await expect(page.getByRole('dialog', { name: 'Maintenance window' })).toBeVisible()
  await openFindings(page, '&q=legacy')
  await finding(page, 'legacy', 'No log is exported')
    .getByRole('link', { name: /^Register log export…/ })
    .click()
  await expect(page.getByRole('dialog', { name: /^Register export/ })).toBeVisible()
  await openFindings(page, '&q=payments')
  await finding(page, 'payments', 'Bucket of a log export is gone')
    .getByRole('link', { name: /^Unregister log export…/ })
    .click()
  await expect(page.getByRole('dialog', { name: /payments/ })).toBeVisible()
  await openFindings(page, '&q=payments')
  await finding(page, 'payments', 'Replica does not follow')
    .getByRole('link', { name: /^Sync replica state…/ })
    .click()
  await expect(page.getByRole('dialog', { name: /payments/ })).toBeVisible()
})

test('a finding is ignored with a reason and for a while, by keyboard, and taken back', async ({ signedIn: page }) => {
  await openFindings(page)
  const ignore = page.getByRole('button', { name: 'Ignore: reports, State is Failed' })
  await ignore.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Ignore a finding' })
  await panel.getByRole('button', { name: 'Ignore', exact: true }).click()
  await expect(panel.getByText('Say why, in at least 3 letters.')).toBeVisible()
  await expect(panel.getByLabel('Reason')).toBeFocused()
  await page.keyboard.type('A leftover of the last drill')
  await expectAccessible(page)
  await panel.getByLabel('A date').check()
  await panel.getByRole('button', { name: 'Ignore', exact: true }).click()
  await expect(panel.getByText('Pick a day that is not over.')).toBeVisible()
  await panel.getByLabel('1 week').check()
  await panel.getByRole('button', { name: 'Ignore', exact: true }).click()
  await expect(panel).toBeHidden()
  await expect(finding(page, 'reports', 'State is Failed')).toHaveCount(0)
  await page.getByRole('link', { name: '1 Ignored' }).click()
  await expect(finding(page, 'reports', 'State is Failed')).toContainText(
    /Ignored by jihye\.han until 20\d\d-\d\d-\d\d \d\d:\d\d: A leftover of the last drill/,
  )
  await page.getByRole('button', { name: 'Ignore no longer: reports, State is Failed' }).click()
  await expect(page.getByText('Nothing is ignored')).toBeVisible()
  await page.getByRole('link', { name: /^\d+ Open$/ }).click()
  await expect(finding(page, 'reports', 'State is Failed')).toBeVisible()
})

test('thresholds decide what counts; what is wrong in them is said', async ({ signedIn: page }) => {
  await openFindings(page, '&check=retention_low')
  await expect(page.getByText('No finding fits')).toBeVisible()
  await page.getByRole('button', { name: 'Thresholds…' }).click()
  const panel = page.getByRole('dialog', { name: 'Thresholds' })
  await panel.getByLabel('Keep backups at least').fill('3')
  await panel.getByRole('button', { name: 'Set thresholds' }).click()
  await expect(panel.getByText('Whole days from 7 to 35.')).toBeVisible()
  await panel.getByLabel('Keep backups at least').fill('10')
  await panel.getByLabel('Production is told by').fill('search, tickets')
  await panel.getByRole('button', { name: 'Set thresholds' }).click()
  await expect(panel).toBeHidden()
  await expect(finding(page, 'search', 'Backups are kept too short')).toContainText(
    'Backups are kept for 7 days; at least 10 days are wanted.',
  )
  await page.getByLabel('Check', { exact: true }).selectOption({ label: 'Production without HA (2)' })
  await expect(finding(page, 'tickets', 'Production without HA')).toContainText('There is no replica either.')
})

test('what is shown is saved as CSV and as JSON', async ({ signedIn: page }) => {
  await openFindings(page, '&severity=critical')
  const save = async (format: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format }).click()])
    const stream = await file.createReadStream()
    return (await stream.toArray()).join('')
  }
  const lines = (await save('CSV, for a spreadsheet')).trim().split('\r\n')
  expect(lines.length).toBeGreaterThanOrEqual(5)
  for (const line of lines.slice(1)) expect(line).toMatch(/^critical,/)
  expect(lines[1]).toMatch(/^critical,state_failed,State is Failed,reports,/)
  const records = JSON.parse(await save('JSON, for a program')) as { check: string; clusterName: string }[]
  expect(records.map(({ check, clusterName }) => `${clusterName} ${check}`)).toContain('billing state_unknown')
})

test('in Korean and on a narrow screen', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.addInitScript(() => localStorage.setItem('console.language', 'ko'))
  await page.goto('/findings?region=kr-west1')
  await expect(page.getByRole('heading', { name: '점검 결과', level: 1 })).toBeVisible()
  await expect(page.getByText('클러스터 34개를 모두 조회함')).toBeVisible({ timeout: 45_000 })
  await expect(page.getByRole('list', { name: '점검 결과' }).getByRole('listitem').first()).toContainText('reports 실패 상태')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.getByLabel('정렬').selectOption('점검 항목별')
  await expect(page.getByRole('list', { name: '점검 항목별 결과' })).toBeVisible()
  await expectNoSidewaysScroll(page)
})

test.describe('an account without clusters', () => {
  test.use({ fleet: 'empty' })
  test('says that there is nothing to check', async ({ signedIn: page }) => {
    await page.goto('/findings?region=kr-west1')
    await expect(page.getByText('There are no clusters')).toBeVisible({ timeout: 45_000 })
    await page.getByRole('link', { name: 'Create cluster' }).last().click()
    await expect(page).toHaveURL(/\/clusters\/new\?region=kr-west1/)
  })
})

test.describe('hostile names', () => {
  test.use({ fleet: 'hostile' })
  test('are text and nothing else', async ({ signedIn: page }) => {
    await page.goto('/findings?region=kr-west1')
    await expect(reading(page)).toContainText('All of 6 clusters read', { timeout: 45_000 })
    await expect(findings(page).first()).toBeVisible()
    await expectNoSidewaysScroll(page)
  })
})

test('what cannot be read is said, and nothing is made up about it', async ({ signedIn: page, cloud }) => {
  await cloud.fault({ kind: 'status', status: 403, operation: 'listLogExportConfigs' })
  await page.goto('/findings?region=kr-west1')
  await expect(page.getByText('Not everything can be judged')).toBeVisible({ timeout: 45_000 })
  await expect(
    page.getByText('The key may not do postgresql:ListLogExportConfigs in kr-west1: checks that need it say nothing there.'),
  ).toBeVisible()
  await page.goto('/findings?region=kr-west1&check=logs_not_exported&where=kr-west1')
  await expect(page.getByText('No finding fits')).toBeVisible()
})
