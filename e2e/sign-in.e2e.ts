import type { Locator, Page } from '@playwright/test'
import { minutes } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, test } from './fixtures.ts'
import { fill } from './wizard.ts'

test.use({ fleet: 'empty' })

test('the demo cloud is one button away, and the way back too', async ({ page, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*401/)
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Try the demo cloud' }).click()
  await expect(page).toHaveURL(/\/\?region=kr-west1$/)
  await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await page.goto('/clusters?region=kr-west1')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('keys of a cloud that the operator lists sign in, and the keys stay out of the browser', async ({ page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*401/)
  await page.goto('/sign-in?next=%2Fclusters%3Fregion%3Dkr-east1')
  await page.getByRole('radio', { name: 'lab' }).check()
  await page.getByRole('textbox', { name: 'Access key' }).fill(cloud.accessKey)
  await page.getByLabel('Secret key').fill('wrong-secret-key')
  await page.getByLabel('Your name').fill('지혜 한')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(failureIn(page)).toContainText('The cloud does not know this key')
  await expect(page.getByRole('textbox', { name: 'Access key' })).toHaveValue(cloud.accessKey)
  await page.getByLabel('Secret key').fill(cloud.secretKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/clusters\?region=kr-east1/)
  await expect(page.getByRole('button', { name: 'Account of 지혜 한' })).toBeVisible()
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, document.documentElement.outerHTML]),
  )
  expect(kept).not.toContain(cloud.secretKey)
  expect(kept).not.toContain(cloud.accessKey)
})

test('a session of the demo cloud that ended goes on by one button, and the page stays', async ({ page, context, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*401/)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Try the demo cloud' }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'Clusters' }).click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await context.clearCookies()
  await page.getByLabel('Name', { exact: true }).fill('orders')
  const dialog = page.getByRole('dialog', { name: 'You are signed out' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Go on in the demo cloud' }).click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(/name=orders/)
  await expect(page.getByRole('link', { name: 'orders', exact: true })).toBeVisible()
})

test('a link cannot lead away from the console after the keys were typed', async ({ page, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*401/)
  await page.goto('/sign-in?next=%2F%2Fevil.test%2F')
  await page.getByRole('button', { name: 'Try the demo cloud' }).click()
  await expect(page).toHaveURL(/\/\/localhost:\d+\/\?region=/)
})

test('a key that may not list clusters signs in, and the list says which action is missing', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*403/)
  await cloud.fault({ kind: 'status', operation: 'listClusters', status: 403 })
  // A list of its own: the plain one may have been read already, and is answered alike for a second.
  await page.goto('/clusters?region=kr-west1&name=wallet')
  await expect(failureIn(page)).toContainText('postgresql:ListClusters')
})

test('a session that ends opens the sign-in over the page, and nothing typed is lost', async ({
  page,
  context,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*401/)
  const signIn = async (place: Page | Locator) => {
    await place.getByRole('radio', { name: 'lab' }).check()
    await place.getByRole('textbox', { name: 'Access key' }).fill(cloud.accessKey)
    await place.getByLabel('Secret key').fill(cloud.secretKey)
    await place.getByRole('button', { name: 'Sign in' }).click()
  }
  await page.goto('/sign-in')
  await signIn(page)
  await expect(page).toHaveURL(/\/\?region=kr-west1/)
  await fill(page, 'aurora')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Create aurora' }).click()
  const dialog = page.getByRole('dialog', { name: 'You are signed out' })
  await expect(dialog).toBeVisible()
  await signIn(dialog)
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Create aurora' }).click()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\?.*request=req-/)
  expect((await cloud.seen()).filter((call) => call.operation === 'createCluster')).toHaveLength(1)
})

test('a clock that is off is said before it hurts', async ({ page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*401/)
  await cloud.fault({ kind: 'skew', skewMs: minutes(10) })
  await page.goto('/sign-in')
  await page.getByRole('radio', { name: 'lab' }).check()
  await page.getByRole('textbox', { name: 'Access key' }).fill(cloud.accessKey)
  await page.getByLabel('Secret key').fill(cloud.secretKey)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(failureIn(page)).toContainText('This server’s clock is wrong')
  await expect(failureIn(page)).toContainText('10 min')
})

test('in Korean, on a phone', async ({ page, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*401/)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '로그인', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
  await expectNoSidewaysScroll(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: '로그인', level: 1 })).toBeVisible()
})
