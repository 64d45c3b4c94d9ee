import type { Page } from '@playwright/test'
import { minutes } from './cloud.ts'
import { clusterId, panel } from './cluster-page.ts'
import { expect, expectAccessible, expectTaken, test } from './fixtures.ts'
import { ask, openTray, row } from './journal.ts'

/** Opens the page of a cluster on which a restart runs. */
async function openBusy(page: Page, name: string): Promise<string> {
  const id = await clusterId(page, name)
  expect(await ask(page, { path: `/clusters/${id}/restart`, name })).toBe(202)
  await page.goto(`/clusters/${id}?region=kr-west1`)
  await expect(page.getByText('Restarting', { exact: true }).first()).toBeVisible()
  return id
}

/** Lets a stop of the cluster wait its turn. */
async function queueStop(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Stop…' }).click()
  const plan = page.getByRole('dialog', { name: `Stop ${name}`, exact: true })
  await expect(plan).toContainText('This can be sent as soon as that has ended')
  await expect(plan.getByRole('button', { name: `Stop ${name}`, exact: true })).toHaveAttribute('aria-disabled', 'true')
  await plan.getByRole('button', { name: 'Send when the current one ends' }).click()
  await expect(plan).toBeHidden()
}

const waiting = (page: Page) => panel(page, 'Stop cluster')

test('what waits its turn is sent when the current one ends, also with no page open', async ({ signedIn: page, cloud }) => {
  const id = await openBusy(page, 'coupons')
  await queueStop(page, 'coupons')
  await expect(waiting(page)).toContainText('It is sent when what runs on coupons has ended.')
  await expect(waiting(page).getByRole('button', { name: 'Take it back' })).toBeVisible()
  await expectAccessible(page)
  const tray = await openTray(page)
  await expect(tray.getByRole('listitem').filter({ hasText: 'Stop cluster · coupons' })).toContainText('1 before it')
  expect((await cloud.seen()).filter(({ operation }) => operation === 'stopCluster')).toHaveLength(0)
  await page.goto('about:blank')
  await cloud.advance(minutes(30))
  await expect(async () => expect((await cloud.seen()).filter(({ operation }) => operation === 'stopCluster')).toHaveLength(1)).toPass({
    timeout: 40_000,
  })
  await cloud.advance(minutes(30))
  await page.goto(`/clusters/${id}/requests?region=kr-west1`)
  await expect(row(page, 'Stop cluster', 'Stop cluster')).toContainText('Done', { timeout: 40_000 })
  await expect(page.getByRole('main').getByText('Stopped', { exact: true }).first()).toBeVisible()
  await expectTaken(cloud, 'restartCluster', 'stopCluster')
})

test('what waits can be taken back from the page and from the tray; then it is never sent', async ({ signedIn: page, cloud }) => {
  await openBusy(page, 'search')
  await queueStop(page, 'search')
  await waiting(page).getByRole('button', { name: 'Take it back' }).click()
  await expect(waiting(page)).toBeHidden()
  await queueStop(page, 'search')
  const tray = await openTray(page)
  await tray
    .getByRole('listitem')
    .filter({ hasText: 'Stop cluster' })
    .filter({ hasText: 'Queued' })
    .getByRole('button', { name: 'Take it back' })
    .click()
  await expect(tray.getByText('Queued')).toBeHidden()
  await page.keyboard.press('Escape')
  await cloud.advance(minutes(30))
  await page.goto('/activity?region=kr-west1&group=unsent')
  await expect(page.getByText('1–2 of 2')).toBeVisible()
  await page.goto('/activity?region=kr-west1&group=done')
  await expect(row(page, 'Restart cluster', 'search')).toContainText('Done', { timeout: 40_000 })
  expect((await cloud.seen()).filter(({ operation }) => operation === 'stopCluster')).toHaveLength(0)
})

test('after a failure it waits for a person, says why, and goes when the person says so', async ({ signedIn: page, cloud }) => {
  const id = await clusterId(page, 'catalog')
  await cloud.fault({ kind: 'failsLater', operation: 'restartCluster', state: 'ERROR', cluster: id, times: 1 })
  await openBusy(page, 'catalog')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Terminate…' }).click()
  const plan = page.getByRole('dialog', { name: 'Terminate catalog' })
  const later = plan.getByRole('button', { name: 'Send when the current one ends' })
  await expect(later).toHaveAttribute('aria-disabled', 'true')
  await plan.getByRole('textbox').fill('catalog')
  await later.click()
  await expect(plan).toBeHidden()
  await cloud.advance(minutes(30))
  const held = panel(page, 'Terminate cluster')
  await expect(held).toContainText('What it waited for did not end well', { timeout: 40_000 })
  await expectAccessible(page)
  expect((await cloud.seen()).filter(({ operation }) => operation === 'terminateCluster')).toHaveLength(0)
  await held.getByRole('button', { name: 'Send it now' }).click()
  await expect(async () => expect((await cloud.seen()).some(({ operation }) => operation === 'terminateCluster')).toBe(true)).toPass({
    timeout: 40_000,
  })
})

test('signing out says what goes on without the person, and takes back what waits', async ({ signedIn: page, cloud }) => {
  await openBusy(page, 'coupons')
  await queueStop(page, 'coupons')
  const signOut = async () => {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    return page.getByRole('dialog', { name: 'Sign out while something is open?' })
  }
  const dialog = await signOut()
  await expect(dialog).toContainText('One is under way. It goes on without you')
  await expect(dialog).toContainText('One waits in the queue')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(dialog).toBeHidden()
  await (await signOut()).getByRole('button', { name: 'Take back what waits, and sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await cloud.advance(minutes(30))
  expect((await cloud.seen()).filter(({ operation }) => operation === 'stopCluster')).toHaveLength(0)
})

test('what holds keys cannot wait here, and the plan says why', async ({ signedIn: page }) => {
  const id = await clusterId(page, 'coupons')
  await ask(page, { path: `/clusters/${id}/restart`, name: 'coupons' })
  await page.goto(`/clusters/${id}/logs?region=kr-west1`)
  await page.getByRole('button', { name: 'Register…' }).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Bucket', { exact: true }).fill('my-bucket')
  await form.getByLabel('Access key of the bucket').fill('canary-access')
  await form.getByLabel('Secret key of the bucket').fill('canary-secret')
  await form.getByRole('button', { name: 'See the plan…' }).click()
  const plan = page.getByRole('dialog', { name: /^Register/ }).last()
  await expect(plan).toContainText('keys are not stored')
  await expect(plan.getByRole('button', { name: 'Send when the current one ends' })).toBeHidden()
})

test('a browser that is asked to tells what has ended while one looks elsewhere', async ({ signedIn: page, cloud, context }) => {
  await context.grantPermissions(['notifications'])
  await page.addInitScript(() => {
    const shown: string[] = []
    const kept = window as typeof window & { shown?: string[] }
    kept.shown = shown
    class Message extends EventTarget {
      static permission = 'granted'
      static requestPermission = () => Promise.resolve('granted')
      constructor(title: string) {
        super()
        shown.push(title)
      }
    }
    Object.defineProperty(window, 'Notification', { value: Message })
    document.hasFocus = () => false
  })
  await openBusy(page, 'coupons')
  const tray = await openTray(page)
  await tray.getByRole('checkbox', { name: 'Tell me when one of them ends' }).check()
  await page.keyboard.press('Escape')
  await cloud.advance(minutes(5))
  await expect
    .poll(() => page.evaluate(() => (window as typeof window & { shown?: string[] }).shown), { timeout: 40_000 })
    .toEqual(['coupons restarted'])
})
