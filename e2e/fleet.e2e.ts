import type { Page } from '@playwright/test'
import type { Cloud } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const progress = (page: Page) => page.getByRole('region', { name: 'Reading' })
const allRead = (page: Page) => expect(progress(page).getByRole('status')).toHaveText(/^All \d+ clusters are read\.$/)
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name })

async function countOf(cloud: Cloud, operation: string): Promise<number> {
  return (await cloud.seen()).filter((call) => call.operation === operation).length
}

test('replicas of all clusters, each beside its origin; a row leads to the tab', async ({ signedIn: page, cloud }) => {
  await page.goto('/replicas?region=kr-west1')
  await allRead(page)
  await expect(row(page, /^orders orders-ra/)).toContainText('Streaming')
  await expect(page.getByText(/^\d+ replicas of \d+ clusters?, /)).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Show').selectOption('What needs a look')
  await expect(page).toHaveURL(/show=look/)
  await expect(row(page, /^orders orders-ra/)).toHaveCount(0)
  await page.getByLabel('Show').selectOption('Everything')
  await page.getByLabel('Cluster', { exact: true }).fill('orders-r')
  await expect(page).toHaveURL(/name=orders-r/)
  await page.reload()
  await allRead(page)
  await expect(page.getByLabel('Cluster', { exact: true })).toHaveValue('orders-r')
  await row(page, /^orders orders-ra/)
    .getByRole('link', { name: 'orders', exact: true })
    .click()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\/replicas\?region=kr-west1/)
  await expect(page.getByRole('heading', { name: 'orders', level: 1 })).toBeVisible()
  // A replica has none of its own: it is not asked.
  const asked = (await cloud.seen()).filter((call) => call.operation === 'listReplicas').map(({ target }) => target)
  expect(asked.length).toBeGreaterThan(10)
})

test('backups: who has no policy, whose last one failed, whose last good one is old', async ({ signedIn: page }) => {
  await page.goto('/backups?region=kr-west1')
  await allRead(page)
  await expect(row(page, /^orders /)).toContainText(/daily at \d\d:00, kept \d+ days/)
  await expect(row(page, /^orders /)).toContainText('Finished')
  await expectAccessible(page)
  await page.getByLabel('Show').selectOption('Without a policy')
  await expect(page).toHaveURL(/show=without/)
  await expect(row(page, /^orders /)).toHaveCount(0)
  await expect(page.getByRole('cell', { name: 'No policy' }).first()).toBeVisible()
  const first = page.getByRole('table', { name: 'Backups' }).getByRole('rowgroup').last().getByRole('link').first()
  const name = (await first.textContent()) ?? ''
  await first.click()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\/backups\?region=kr-west1/)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
})

test('parameters are compared across the clusters, where they differ first', async ({ signedIn: page, cloud }) => {
  await page.goto('/parameters?region=kr-west1')
  await allRead(page)
  await expect(page.getByRole('columnheader', { name: 'max_connections' })).toBeVisible()
  const rows = page.getByRole('table', { name: 'Parameters' }).getByRole('rowgroup').last().getByRole('row')
  await expect(rows.first()).toContainText('differs')
  await expect(rows.last()).not.toContainText('differs')
  const before = await countOf(cloud, 'listParameterValues')
  const another = page.getByRole('combobox', { name: 'Parameter', exact: true })
  await another.fill('no_such_thing')
  await another.press('Enter')
  await expect(page.getByText('No cluster that was read has a parameter of this name.')).toBeVisible()
  await another.fill('shared_buffers')
  await another.press('Enter')
  await expect(page).toHaveURL(/names=max_connections%2Cshared_buffers/)
  await expect(page.getByRole('columnheader', { name: 'shared_buffers' })).toBeVisible()
  await expect(another).toHaveValue('')
  expect(await countOf(cloud, 'listParameterValues')).toBe(before)
  await expectAccessible(page)
  await page.getByLabel('Show').selectOption('What differs')
  await expect(rows.last()).toContainText('differs')
  await page.getByRole('button', { name: 'Do not compare max_connections' }).click()
  await expect(page.getByRole('columnheader', { name: 'max_connections' })).toHaveCount(0)
  await rows.first().getByRole('link').click()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\/parameters\?region=kr-west1/)
})

test('log exports: what goes where and when, and what has no bucket', async ({ signedIn: page }) => {
  await page.goto('/log-exports?region=kr-west1')
  await allRead(page)
  await expect(page.getByText(/^\d+ exports? of \d+ clusters?/)).toBeVisible()
  await expect(page.getByRole('cell', { name: /^every .* at \d\d:00 Asia\/Seoul$/ }).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Show').selectOption('Without a bucket')
  await expect(page).toHaveURL(/show=broken/)
  await expect(page.getByText(/is deleted$/).first()).toBeVisible()
  await page.getByLabel('Show').selectOption('Slow log')
  const table = page.getByRole('table', { name: 'Log exports' })
  await expect(table.getByRole('cell', { name: 'Slow log' }).first()).toBeVisible()
  await expect(table.getByRole('cell', { name: 'Audit log' })).toHaveCount(0)
  await table.getByRole('rowgroup').last().getByRole('link').first().click()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\/logs\?region=kr-west1/)
})

test('a cluster that cannot be read is a row that says why, and can be read again without the others', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*403/)
  await page.goto('/clusters?region=kr-west1&name=billing')
  const href = await page.getByRole('link', { name: 'billing', exact: true }).getAttribute('href')
  await cloud.fault({ kind: 'status', status: 403, operation: 'listBackupHistories', cluster: href?.split('/')[2]?.replace(/\?.*/, '') })
  await page.goto('/backups?region=kr-west1')
  await allRead(page)
  await expect(progress(page)).toContainText('1 could not be read')
  await expect(row(page, /^billing/)).toContainText('Your key may not do this')
  await expect(row(page, /^billing/)).toContainText('req-')
  await expectAccessible(page)
  await cloud.healed()
  const before = await countOf(cloud, 'listBackupHistories')
  await page.getByRole('button', { name: 'Read these again' }).click()
  await expect(row(page, /^billing/)).not.toContainText('Your key may not do this')
  expect(await countOf(cloud, 'listBackupHistories')).toBe(before + 1)
  await expect(progress(page)).not.toContainText('could not be read')
})

test.describe('many clusters', () => {
  test.use({ fleet: 150 })

  test('are read a few at a time; paused, nothing is asked; who comes back goes on from there', async ({ signedIn: page, cloud }) => {
    await cloud.fault({ kind: 'latency', operation: 'listReplicas', latencyMs: 250 })
    await page.goto('/replicas?region=kr-west1')
    await expect(progress(page)).toContainText(/of 100 clusters read/)
    await expect(page.getByRole('progressbar')).toBeVisible()
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(progress(page).getByRole('status')).toHaveText(/^Paused, \d+ of 100 clusters read\.$/)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Catalog' }).click()
    await expect(page.getByRole('heading', { name: 'Catalog' })).toBeVisible()
    const paused = await countOf(cloud, 'listReplicas')
    expect(paused).toBeLessThan(80)
    await page.getByRole('link', { name: 'Replicas' }).click()
    await allRead(page)
    // Those that were on their way when it was paused may be asked once more, no others.
    expect(await countOf(cloud, 'listReplicas')).toBeLessThanOrEqual(104)
    await page.getByRole('link', { name: 'Catalog' }).click()
    await page.getByRole('link', { name: 'Replicas' }).click()
    await allRead(page)
    expect(await countOf(cloud, 'listReplicas')).toBeLessThanOrEqual(104)
  })

  test('that all fail are left alone after a dozen, until one says go on', async ({ signedIn: page, cloud, expectedProblems }) => {
    expectedProblems.push(/Failed to load resource.*403/)
    await cloud.fault({ kind: 'status', status: 403, operation: 'listLogExportConfigs' })
    await page.goto('/log-exports?region=kr-west1')
    await expect(page.getByRole('group', { name: /The reading has stopped/ })).toBeVisible()
    expect(await countOf(cloud, 'listLogExportConfigs')).toBeLessThan(20)
    await cloud.healed()
    await page.getByRole('button', { name: 'Resume' }).click()
    await allRead(page)
    await expect(page.getByText(/clusters export nothing\.$/)).toBeVisible()
  })
})

test('on a phone, in Korean, and by keyboard', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/replicas?region=kr-west1')
  await page.getByRole('button', { name: '한국어' }).click()
  for (const [path, title] of [
    ['replicas', '복제본'],
    ['backups', '백업'],
    ['parameters', '파라미터'],
    ['log-exports', '로그 내보내기'],
  ] as const) {
    await page.goto(`/${path}?region=kr-west1`)
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
    await expect(page.getByRole('region', { name: '조회', exact: true }).getByRole('status')).toHaveText(/모두 조회했습니다/)
    await expectNoSidewaysScroll(page)
  }
  await expectAccessible(page)
  const first = page.getByRole('table', { name: '로그 내보내기' }).getByRole('link').first()
  for (let step = 0; step < 25 && !(await first.evaluate((link) => link === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab')
  }
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\/logs/)
})
