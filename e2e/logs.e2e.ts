import type { Locator, Page } from '@playwright/test'
import { canaryBucket } from './canaries.ts'
import { clusterId, endOf, panel, sayNotApplied, send, strip } from './cluster-page.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, expectTaken, test } from './fixtures.ts'

/** Opens the tab of a cluster of the fleet. */
async function open(page: Page, name: string): Promise<void> {
  const id = await clusterId(page, name)
  await page.goto(`/clusters/${id}/logs?region=kr-west1`)
  await expect(panel(page, 'Alert log')).toBeVisible()
}

/** Everything that the page and the browser hold and could give away. */
async function everythingHeld(page: Page): Promise<string> {
  const held = await page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    values: [...document.querySelectorAll('input, textarea, select')].map((field) => (field as HTMLInputElement).value),
    storage: [{ ...localStorage }, { ...sessionStorage }],
    url: location.href,
    history: JSON.stringify(history.state),
    cookie: document.cookie,
    asked: performance.getEntriesByType('resource').map(({ name }) => name),
  }))
  return JSON.stringify(held)
}

test('each log with its schedule as a sentence, its next run and its bucket', async ({ signedIn: page }) => {
  await open(page, 'orders')
  await expect(panel(page, 'Slow log')).toContainText('every Monday at 04:00 Asia/Seoul')
  await expect(panel(page, 'Alert log')).toContainText('on day 1 of every month at 04:00 Asia/Seoul')
  await expect(panel(page, 'Audit log')).toContainText('every day at 03:00 Asia/Seoul')
  await expect(panel(page, 'Audit log').locator('time')).toHaveText(/03:00$/)
  await expect(panel(page, 'Audit log')).toContainText('orders-audit')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByText('매주 월요일 04:00 Asia/Seoul')).toBeVisible()
  await expectNoSidewaysScroll(page)
})

test('an export is registered by keyboard; its keys are sent once and are nowhere afterwards', async ({ signedIn: page, cloud }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.url()} ${request.postData() ?? ''}`)
  })
  await open(page, 'search')
  await page.getByRole('button', { name: 'Register… DB Slow Log' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Register export: Slow log' })
  await expect(form.getByRole('textbox', { name: 'Bucket', exact: true })).toBeFocused()
  await page.keyboard.type('search-logs')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect(form.getByRole('radio', { name: 'Weekly' })).toBeChecked()
  await form.getByRole('combobox', { name: 'Day', exact: true }).selectOption('FRI')
  await form.getByRole('combobox', { name: 'Hour' }).selectOption('5')
  await expect(form).toContainText('Exported every Friday at 05:00 Asia/Seoul.')
  await form.getByLabel('Access key of the bucket').fill(canaryBucket.accessKey)
  await form.getByLabel('Secret key of the bucket').fill(canaryBucket.secretKey)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  const plan = page.getByRole('dialog', { name: 'Register the export of the slow log of search' })
  await expect(plan).toContainText('every Friday at 05:00 Asia/Seoul')
  for (const tab of ['Request', 'curl', 'Terraform', 'Plan']) {
    await plan.getByRole('tab', { name: tab, exact: true }).click()
    expect(await page.locator('body').innerText()).not.toContain('CANARY')
  }
  await send(plan, 'Register export')
  await expect(form).toBeHidden()
  await endOf(page, cloud)
  await expect(strip(page)).toContainText('done')
  await expect(panel(page, 'Slow log')).toContainText('every Friday at 05:00 Asia/Seoul')
  await expect(panel(page, 'Slow log')).toContainText('search-logs')
  expect(await everythingHeld(page)).not.toContain('CANARY')
  // The detector sees what is there, and exactly one request carried the keys.
  expect(await everythingHeld(page)).toContain('search-logs')
  expect(sent.filter((line) => line.includes('CANARY'))).toHaveLength(1)
  expect(sent.filter((line) => line.split(' ')[0]?.includes('CANARY'))).toEqual([])
  await page.goBack()
  await page.goForward()
  await expect(panel(page, 'Slow log')).toContainText('search-logs')
  expect(await everythingHeld(page)).not.toContain('CANARY')
  await expectTaken(cloud, 'listLogExportConfigs', 'registerLogExportConfig')
})

test('a schedule is changed and the keys stay; the export is unregistered', async ({ signedIn: page, cloud }) => {
  await open(page, 'orders')
  await panel(page, 'Slow log').getByRole('button', { name: 'Change…' }).click()
  const form = page.getByRole('dialog', { name: 'Change export: Slow log' })
  await form.getByRole('radio', { name: 'Monthly' }).check()
  await form.getByRole('combobox', { name: 'Day of the month' }).selectOption('15')
  await form.getByRole('checkbox', { name: /^Delete the log/ }).check()
  await form.getByRole('button', { name: 'See the plan…' }).click()
  const plan = page.getByRole('dialog', { name: 'Change the export of the slow log of orders' })
  await expect(plan).toContainText('every Monday at 04:00 Asia/Seoul')
  await expect(plan).toContainText('on day 15 of every month at 04:00 Asia/Seoul')
  await expect(plan).toContainText('What has been exported is deleted on the servers.')
  await send(plan, 'Change export')
  await endOf(page, cloud)
  await expect(panel(page, 'Slow log')).toContainText('on day 15 of every month')
  await expect(panel(page, 'Slow log')).toContainText('the log is deleted on the servers')

  await panel(page, 'Slow log').getByRole('button', { name: 'Unregister…' }).click()
  await send(page.getByRole('dialog', { name: 'Unregister the export of the slow log of orders' }), 'Unregister export')
  await endOf(page, cloud)
  await expect(panel(page, 'Slow log')).toContainText('Not exported')
  await expect(strip(page)).toContainText('done')
  await expectTaken(cloud, 'setLogExportConfig', 'unregisterLogExportConfig')
})

test('an export that fails after it was accepted says so; with other keys it works', async ({ signedIn: page, cloud }) => {
  await open(page, 'inventory')
  const exportNow = async () => {
    await panel(page, 'Slow log').getByRole('button', { name: 'Export now…' }).click()
    await send(page.getByRole('dialog', { name: 'Export the slow log of inventory now' }), 'Export slow log now')
    await endOf(page, cloud)
  }
  await exportNow()
  await expect(strip(page)).toContainText('failed')
  await expect(page.getByRole('alert', { name: /The export failed/ })).toContainText('the keys no longer open the bucket')
  await expect(page.getByRole('main').locator('header').first()).toContainText('Running')
  await expectAccessible(page)

  await panel(page, 'Slow log').getByRole('button', { name: 'Change…' }).click()
  const form = page.getByRole('dialog', { name: 'Change export: Slow log' })
  await form.getByLabel('Access key of the bucket').fill(canaryBucket.accessKey)
  await form.getByLabel('Secret key of the bucket').fill(canaryBucket.secretKey)
  await form.getByRole('button', { name: 'See the plan…' }).click()
  await send(page.getByRole('dialog', { name: 'Change the export of the slow log of inventory' }), 'Change export')
  await endOf(page, cloud)
  await expect(strip(page)).toContainText('done')
  await exportNow()
  await expect(strip(page)).toContainText('done')
  await expect(page.getByRole('alert', { name: /The export failed/ })).toBeHidden()
  await expectTaken(cloud, 'exportLog')
})

test('a bucket that is gone is flagged; one that was never there is refused, and the form stays', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*500/)
  await open(page, 'payments')
  await expect(page.getByRole('alert', { name: /The bucket payments-audit is deleted/ })).toBeVisible()
  await panel(page, 'Alert log').getByRole('button', { name: 'Register…' }).click()
  const form = page.getByRole('dialog', { name: 'Register export: Alert log' })
  await form.getByRole('textbox', { name: 'Bucket', exact: true }).fill('missing-logs')
  await form.getByLabel('Access key of the bucket').fill(canaryBucket.accessKey)
  await form.getByLabel('Secret key of the bucket').fill(canaryBucket.secretKey)
  await form.getByRole('button', { name: 'See the plan…' }).click()
  const plan = page.getByRole('dialog', { name: 'Register the export of the alert log of payments' })
  await plan.getByRole('button', { name: 'Register export' }).click()
  await expect(failureIn(plan)).toContainText('req-')
  // A 500 leaves open whether it was done: until a person says that it was not, the journal lets no second one pass.
  await sayNotApplied(page)
  await plan.getByRole('button', { name: 'Back to editing' }).click()
  await expect(form.getByRole('textbox', { name: 'Bucket', exact: true })).toHaveValue('missing-logs')
  await expect(form.getByLabel('Secret key of the bucket')).toHaveValue(canaryBucket.secretKey)
  await form.getByRole('textbox', { name: 'Bucket', exact: true }).fill('payments-logs')
  await form.getByRole('button', { name: 'See the plan…' }).click()
  await send(plan, 'Register export')
  await endOf(page, cloud)
  await expect(panel(page, 'Alert log')).toContainText('payments-logs')
})

test('the audit log off deletes its files and asks for the name; on may be slow', async ({ signedIn: page, cloud }) => {
  await open(page, 'orders')
  const audit = panel(page, 'Audit logging')
  await audit.getByRole('button', { name: 'Turn off…' }).click()
  const off = page.getByRole('dialog', { name: 'Turn the audit log of orders off' })
  await expect(off).toContainText('The audit log files of orders are deleted.')
  await expect(off.getByRole('button', { name: 'Turn audit log off' })).toHaveAttribute('aria-disabled', 'true')
  await send(off, 'Turn audit log off', 'orders')
  await endOf(page, cloud)
  await expect(audit.getByRole('button', { name: 'Turn on…' })).toBeVisible()
  await expect(panel(page, 'Audit log')).toContainText('there is nothing to export')
  await panel(page, 'Audit log').getByRole('button', { name: 'Export now…' }).click()
  const exporting = page.getByRole('dialog', { name: 'Export the audit log of orders now' })
  await expect(exporting).toContainText('The audit log is off: there is nothing to export.')
  await exporting.getByRole('button', { name: 'Leave it as it is' }).click()
  await audit.getByRole('button', { name: 'Turn on…' }).click()
  const on = page.getByRole('dialog', { name: 'Turn the audit log of orders on' })
  await expect(on).toContainText('It may slow the database down.')
  await send(on, 'Turn audit log on')
  await endOf(page, cloud)
  await expect(audit.getByRole('button', { name: 'Turn off…' })).toBeVisible()
  await expectTaken(cloud, 'setAuditLog')
})

test('what is not allowed says why, and a key that may not list still sees the rest', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*403/)
  const id = await clusterId(page, 'billing')
  await cloud.fault({ kind: 'status', operation: 'listLogExportConfigs', status: 403 })
  await page.goto(`/clusters/${id}/logs?region=kr-west1`)
  await expect(failureIn(page)).toContainText('postgresql:ListLogExportConfigs')
  await expect(page.getByRole('button', { name: 'Turn off…' })).toHaveAccessibleDescription(/does not know the state/)
  await cloud.healed()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Register… DB Alert Log' })).toHaveAccessibleDescription(/does not know the state/)
})

test('a session that ends while keys are typed: the sign-in lies above, and the form is as it was', async ({
  page,
  cloud,
  context,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*401/)
  const enter = async (place: Page | Locator) => {
    await place.getByRole('radio', { name: 'lab' }).check()
    await place.getByRole('textbox', { name: 'Access key' }).fill(cloud.accessKey)
    await place.getByLabel('Secret key').fill(cloud.secretKey)
    await place.getByRole('button', { name: 'Sign in' }).click()
  }
  await page.goto('/sign-in')
  await enter(page)
  await expect(page).toHaveURL(/\/\?region=kr-west1/)
  await open(page, 'search')
  await page.getByRole('button', { name: 'Register… DB Alert Log' }).click()
  const form = page.getByRole('dialog', { name: 'Register export: Alert log' })
  await form.getByRole('textbox', { name: 'Bucket', exact: true }).fill('search-logs')
  await form.getByLabel('Access key of the bucket').fill(canaryBucket.accessKey)
  await form.getByLabel('Secret key of the bucket').fill(canaryBucket.secretKey)
  await context.clearCookies()
  await form.getByRole('button', { name: 'See the plan…' }).click()
  const plan = page.getByRole('dialog', { name: 'Register the export of the alert log of search' })
  await plan.getByRole('button', { name: 'Register export' }).click()
  const signIn = page.getByRole('dialog', { name: 'You are signed out' })
  await expect(signIn).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await enter(signIn)
  await expect(signIn).toBeHidden()
  await plan.getByRole('button', { name: 'Back to editing' }).click()
  await expect(form.getByRole('textbox', { name: 'Bucket', exact: true })).toHaveValue('search-logs')
  await expect(form.getByLabel('Secret key of the bucket')).toHaveValue(canaryBucket.secretKey)
  await form.getByRole('button', { name: 'See the plan…' }).click()
  await send(plan, 'Register export')
  await expect(form).toBeHidden()
})
