import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('who is signed in with the same keys is listed, and ended at once', async ({ signedIn: page, browser, cloud, baseURL }) => {
  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL })
  const other = await elsewhere.newPage()
  await other.goto('/sign-in')
  await other.evaluate(
    async (keys) =>
      void (await fetch('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-console': '1' },
        body: JSON.stringify({ environment: 'demo', region: 'kr-west1', displayName: 'minsu.park', ...keys }),
      })),
    { accessKey: cloud.accessKey, secretKey: cloud.secretKey },
  )
  await other.goto('/clusters?region=kr-west1')
  await expect(other.getByRole('row').nth(1)).toBeVisible()

  await page.goto('/clusters?region=kr-west1')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sessions' }).click()
  await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible()
  const table = page.getByRole('table', { name: 'Sessions with these keys' })
  await expect(table.getByRole('row', { name: /jihye\.han/ })).toContainText('this one')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 720 })
  await table
    .getByRole('row', { name: /minsu\.park/ })
    .getByRole('button', { name: /^End the session of minsu\.park/ })
    .click()
  await expect(page.getByText('The session has ended', { exact: true })).toBeVisible()
  await expect(table.getByRole('row', { name: /minsu\.park/ })).toBeHidden()

  await other.getByLabel('Name', { exact: true }).fill('orders')
  await expect(other.getByRole('dialog', { name: 'You are signed out' })).toBeVisible()
  await elsewhere.close()
  await page.goto('/sessions?region=kr-west1')
  await expect(page.getByRole('button', { name: 'End all others' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '세션', level: 1 })).toBeVisible()
})
