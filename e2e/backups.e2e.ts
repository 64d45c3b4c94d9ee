import type { Page } from '@playwright/test'
import { minutes, type Cloud } from './cloud.ts'
import { clusterId, panel, send, strip } from './cluster-page.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, expectTaken, test } from './fixtures.ts'

const hours = (count: number) => minutes(count * 60)
const days = (count: number) => hours(count * 24)

/** Opens the backups of a cluster of the fleet by its URL. */
async function openBackups(page: Page, name: string, search = ''): Promise<string> {
  const id = await clusterId(page, name)
  await page.goto(`/clusters/${id}/backups?region=kr-west1${search}`)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  return id
}

const histories = (page: Page) => page.getByRole('table', { name: 'Backup histories' })

/** Lets the cloud carry out what was sent. */
async function done(page: Page, cloud: Cloud): Promise<void> {
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
}

test('set, change and unset the policy; the first backup starts at once', async ({ signedIn: page, cloud }) => {
  await openBackups(page, 'legacy')
  await expect(page.getByRole('heading', { name: 'Backups are off' })).toBeVisible()
  await page.getByRole('button', { name: 'Set backups…' }).first().click()
  const form = page.getByRole('form', { name: 'Backup policy' })
  await expect(form.getByRole('combobox', { name: 'Start' })).toBeFocused()
  await form.getByRole('textbox', { name: 'Keep backups' }).fill('40')
  await form.getByRole('button', { name: 'See plan…' }).click()
  await expect(form.getByText('Whole days from 7 to 35.')).toBeVisible()
  await expect(form.getByRole('textbox', { name: 'Keep backups' })).toBeFocused()
  await form.getByRole('textbox', { name: 'Keep backups' }).fill('8')
  await form.getByRole('combobox', { name: 'Start' }).selectOption('03:00')
  await form.getByRole('combobox', { name: 'Archive every' }).selectOption('10 min')
  await form.getByRole('button', { name: 'See plan…' }).click()
  const plan = page.getByRole('dialog', { name: 'Set the backup of legacy' })
  await expect(plan).toContainText('8 days')
  await expectAccessible(page)
  await send(plan, 'Set backup')
  await done(page, cloud)
  await expect(panel(page, 'Backup policy')).toContainText('03:00 Asia/Seoul')
  await expect(panel(page, 'Backup policy')).toContainText('8 days')
  await expect(panel(page, 'Archive')).toContainText('on')
  await expect(histories(page).getByRole('row')).toHaveCount(2)

  await cloud.advance(days(3))
  // The moved clock is no write: for a second our server still answers what it has read before.
  await expect(async () => {
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(histories(page).getByRole('row')).toHaveCount(5, { timeout: 3_000 })
  }).toPass()
  await panel(page, 'Backup policy').getByRole('button', { name: 'Change policy…' }).click()
  await form.getByRole('textbox', { name: 'Keep backups' }).fill('7')
  await form.getByRole('button', { name: 'See plan…' }).click()
  await expect(plan).toContainText('Backups older than 7 days are deleted.')
  await send(plan, 'Set backup', 'legacy')
  await done(page, cloud)
  await expect(panel(page, 'Backup policy')).toContainText('7 days')

  await panel(page, 'Backup policy').getByRole('button', { name: 'Turn backups off…' }).click()
  const unset = page.getByRole('dialog').filter({ hasText: 'legacy' })
  await send(unset, /backup/i, 'legacy')
  await done(page, cloud)
  await expect(page.getByRole('heading', { name: 'Backups are off' })).toBeVisible()
  const seen = (await cloud.seen()).filter((call) => call.method !== 'GET').map((call) => call.operation)
  expect(seen).toEqual(['setBackup', 'setBackup', 'unsetBackup'])
})

test('histories: paged by the cloud, in the URL, with what each is worth', async ({ signedIn: page, cloud }) => {
  await openBackups(page, 'payments')
  await expect(panel(page, 'Backup histories').getByText(/^\d+ good, \d+ failed, [\d,.]+ GB$/)).toBeVisible()
  await expect(histories(page).getByRole('row')).toHaveCount(11)
  await expect(panel(page, 'Backup histories').getByText('1–10 of 35')).toBeVisible()
  const first = await histories(page).getByRole('row').nth(1).textContent()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(panel(page, 'Backup histories').getByText('11–20 of 35')).toBeVisible()
  await page.reload()
  await expect(panel(page, 'Backup histories').getByText('11–20 of 35')).toBeVisible()
  await page.goBack()
  await expect(histories(page).getByRole('row').nth(1)).toHaveText(first ?? '')
  await page.getByRole('combobox', { name: 'Rows per page' }).selectOption('50 per page')
  await expect(histories(page).getByRole('row')).toHaveCount(36)
  await expect(histories(page).getByText('Finished').first()).toBeVisible()
  const targets = (await cloud.seen()).filter((call) => call.operation === 'listBackupHistories').map((call) => call.target)
  expect(targets.some((target) => /limit=10&page=1/.test(target))).toBe(true)
  expect(targets.some((target) => /limit=50&page=0/.test(target))).toBe(true)
})

test('a failed backup says why, and is no offer to restore', async ({ signedIn: page }) => {
  await openBackups(page, 'coupons')
  const row = histories(page).getByRole('row').nth(1)
  await expect(row.getByText('Failed', { exact: true })).toBeVisible()
  await expect(row).toContainText('No space left on the BACKUP volume.')
  await expect(row.getByRole('link')).toHaveCount(0)
  await expect(
    histories(page)
      .getByRole('row')
      .nth(2)
      .getByRole('link', { name: /^Restore the backup of/ }),
  ).toBeVisible()
})

test('remove some: ticked over pages, kept through polling, one 401 of the platform and one more try', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*401/)
  await openBackups(page, 'orders')
  await expect(histories(page).getByRole('row')).toHaveCount(11)
  await histories(page).getByRole('row').nth(1).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(panel(page, 'Backup histories').getByText('11–14 of 14')).toBeVisible()
  await histories(page).getByRole('row').nth(4).getByRole('checkbox').check()
  const bar = page.getByRole('region', { name: 'Selected backups' })
  await expect(bar).toContainText('2 backups selected')
  // All of the page in one window: what a bar happens to cover while it is scrolled is no fault of its own.
  await page.setViewportSize({ width: 1280, height: 2_400 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 720 })

  // A request runs and ends: everything on the screen is read again, and what was ticked stays.
  await page.getByRole('button', { name: 'Sync state…' }).click()
  await send(page.getByRole('dialog', { name: 'Sync state of orders' }), 'Sync state of orders')
  await expect(strip(page)).toContainText('Sync state')
  await done(page, cloud)
  await expect(bar).toContainText('2 backups selected')

  await bar.getByRole('button', { name: 'Remove 2 backups…' }).click()
  const plan = page.getByRole('dialog', { name: 'Remove 2 backups of orders' })
  await expect(plan).toContainText('They cannot be brought back.')
  await expect(plan).toContainText('A restore to a point in time begins later.')
  await cloud.fault({ kind: 'status', operation: 'removeBackupHistories', status: 401, code: 'Dbaas.Unauthorized.AuthNFailed', times: 1 })
  await plan.getByRole('textbox').fill('orders')
  await plan.getByRole('button', { name: 'Remove 2 backups' }).click()
  await expect(failureIn(plan)).toContainText('although the request is signed well')
  await expect(plan.getByRole('textbox')).toHaveValue('orders')
  await failureIn(plan).getByRole('button', { name: 'Try again' }).click()
  await expect(plan).toBeHidden()
  await expect(bar).toBeHidden()
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await page.goto(page.url().replace('page=2', 'page=1'))
  await expect(panel(page, 'Backup histories').getByText('1–10 of 12')).toBeVisible()
  expect((await cloud.seen()).filter((call) => call.operation === 'removeBackupHistories').map((call) => call.status)).toEqual([401, 202])
})

test('archive: settings, synchronize, delete logs; off has no retention', async ({ signedIn: page, cloud }) => {
  await openBackups(page, 'members')
  const archive = panel(page, 'Archive')
  await expect(archive).toContainText('3 days')
  await archive.getByRole('button', { name: 'Archive settings…' }).click()
  await page.getByRole('textbox', { name: 'Keep logs' }).fill('5')
  await page.getByRole('form', { name: 'Archive' }).getByRole('button', { name: 'See plan…' }).click()
  await send(page.getByRole('dialog', { name: 'Set the archive of members' }), 'Set archive')
  await done(page, cloud)
  await expect(archive).toContainText('5 days')
  await expect(archive.getByRole('button', { name: 'Archive settings…' })).toBeFocused()

  await archive.getByRole('button', { name: 'Synchronize…' }).click()
  await send(page.getByRole('dialog', { name: 'Sync the archive settings of members' }), /^Sync/)
  await done(page, cloud)

  await archive.getByRole('button', { name: 'Delete logs…' }).click()
  const plan = page.getByRole('dialog', { name: 'Delete the archived logs of members' })
  await expect(plan).toContainText('A restore to a point in time is not possible until a new backup has finished.')
  await plan.getByRole('tab', { name: 'Request' }).click()
  await expect(plan.getByRole('tabpanel')).toContainText('type=ALL')
  await send(plan, 'Delete archived logs', 'members')
  await done(page, cloud)

  await archive.getByRole('button', { name: 'Archive settings…' }).click()
  await page.getByRole('checkbox', { name: 'Archive the write-ahead log' }).uncheck()
  await page.getByRole('form', { name: 'Archive' }).getByRole('button', { name: 'See plan…' }).click()
  const off = page.getByRole('dialog', { name: 'Set the archive of members' })
  await off.getByRole('tab', { name: 'Request' }).click()
  await expect(off.getByRole('tabpanel')).toContainText('"retention_period_day": null')
  await send(off, 'Set archive')
  await done(page, cloud)
  await expect(archive).toContainText('off')
  await expect(page.getByText('no archive, only the backups themselves can be restored')).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(0)
  await expectAccessible(page)
  await expectTaken(cloud, 'showArchiveConfig', 'setArchiveConfig', 'synchronizeArchiveConfig', 'deleteArchiveLog')
})

test('refusals stay where they were asked, and an asynchronous failure is said', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*400/)
  await openBackups(page, 'catalog')
  await cloud.fault({ kind: 'status', operation: 'setArchiveConfig', status: 400, code: 'Dbaas.ValidationError.ExistInprogress', times: 1 })
  await panel(page, 'Archive').getByRole('button', { name: 'Archive settings…' }).click()
  await page.getByRole('textbox', { name: 'Keep logs' }).fill('9')
  await page.getByRole('form', { name: 'Archive' }).getByRole('button', { name: 'See plan…' }).click()
  const plan = page.getByRole('dialog', { name: / of catalog$/ })
  await plan.getByRole('button', { name: 'Set archive' }).click()
  await expect(failureIn(plan)).toContainText('Another operation runs on this cluster')
  await expect(failureIn(plan)).toContainText('req-')
  await plan.getByRole('button', { name: 'Back to editing' }).click()
  await expect(page.getByRole('textbox', { name: 'Keep logs' })).toHaveValue('9')
  await page.getByRole('form', { name: 'Archive' }).getByRole('button', { name: 'Cancel' }).click()

  await cloud.fault({ kind: 'failsLater', operation: 'setBackup', state: 'UNKNOWN', times: 1 })
  await panel(page, 'Backup policy').getByRole('button', { name: 'Change policy…' }).click()
  await page.getByRole('form', { name: 'Backup policy' }).getByRole('combobox', { name: 'Start' }).selectOption('05:00')
  await page.getByRole('form', { name: 'Backup policy' }).getByRole('button', { name: 'See plan…' }).click()
  await page
    .getByRole('dialog', { name: /catalog/ })
    .getByRole('button', { name: 'Set backup' })
    .click()
  await expect(strip(page)).toBeVisible()
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('failed')
  const change = panel(page, 'Backup policy').getByRole('button', { name: 'Change policy…' })
  await expect(change).toHaveAttribute('aria-disabled', 'true')
  await expect(change).toHaveAccessibleDescription(/does not know the state/)
  await expect(panel(page, 'Backup policy')).toContainText('02:00')
})

test('polling changes nothing that a person did: the picked instant, a half-typed form', async ({ signedIn: page, cloud }) => {
  await openBackups(page, 'inventory')
  const slider = page.getByRole('slider', { name: 'Instant to restore to' })
  await slider.focus()
  for (const key of ['PageDown', 'Shift+ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
  const picked = await slider.getAttribute('aria-valuetext')
  await panel(page, 'Backup policy').getByRole('button', { name: 'Change policy…' }).click()
  await page.getByRole('textbox', { name: 'Keep backups' }).fill('2')
  await page.getByRole('button', { name: 'Sync state…' }).click()
  await send(page.getByRole('dialog', { name: 'Sync state of inventory' }), 'Sync state of inventory')
  await cloud.advance(days(1))
  await done(page, cloud)
  await expect(page.getByRole('img', { name: /^14 backups from/ })).toBeVisible()
  await expect(slider).toHaveAttribute('aria-valuetext', picked ?? '')
  await expect(page.getByRole('textbox', { name: 'Keep backups' })).toHaveValue('2')
})

test('no rights, no answer: each panel says so, the others stay', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*40[03]/)
  await cloud.fault({ kind: 'status', operation: 'listBackupHistories', status: 403, code: 'Dbaas.Forbidden' })
  await openBackups(page, 'search')
  await expect(failureIn(panel(page, 'Backup histories'))).toContainText('postgresql:ListBackupHistories')
  await expect(panel(page, 'Archive')).toContainText('3 days')
  await expect(panel(page, 'Backup policy')).toContainText('7 days')
  await cloud.healed()
  await failureIn(panel(page, 'Backup histories')).getByRole('button', { name: 'Try again' }).click()
  await expect(histories(page).getByRole('row').nth(1)).toBeVisible()
})

test('accessible in both themes, and fits a phone', async ({ signedIn: page }) => {
  await openBackups(page, 'orders')
  await expect(page.getByRole('slider')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
