import type { Page } from '@playwright/test'
import { minutes } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, expectTaken, test } from './fixtures.ts'

/** Opens a cluster of the fleet by its name, as a person does: by the list. */
async function open(page: Page, name: string): Promise<void> {
  await page.goto(`/clusters?region=kr-west1&size=100&name=${name}`)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** The word of the state in the page's head; reasons for the screen reader hold it too, inside longer sentences. */
const state = (page: Page, word: string) => page.getByRole('main').locator('header').first().getByText(word, { exact: true })

test('the overview tells what a cluster is made of', async ({ signedIn: page }) => {
  await open(page, 'orders')
  await expect(state(page, 'Running')).toBeVisible()
  const topology = page.getByRole('region', { name: 'Topology' })
  await expect(topology.getByText('Standby')).toBeVisible()
  await expect(topology.getByText('orders-ra').first()).toBeVisible()
  await expect(topology.getByText(/^synced /).first()).toBeVisible()
  await expect(topology.getByText(/kr-east1/)).toBeVisible()
  await expect(page.getByText(/^psql -h /)).toBeVisible()
  await expect(page.getByText(/^jdbc:postgresql:/)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Instances' }).getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('table', { name: 'Storage' }).getByText('1,024 GB').first()).toBeVisible()
  await expect(page.getByText('Asia/Seoul').first()).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
})

test('the parts of a cluster are tabs: a URL each, by keyboard, and what is followed goes along', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  // What the demo cloud cannot do yet it answers with an error, which the tab shows.
  expectedProblems.push(/Failed to load resource.*50\d/)
  await open(page, 'orders')
  const tabs = page.getByRole('navigation', { name: 'Parts of this cluster' })
  await expect(tabs.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page')
  const id = new URL(page.url()).pathname.split('/')[2]
  for (const [path, name, landmark] of [
    ['replicas', /^Replicas/, page.getByRole('table', { name: 'Replicas' })],
    ['backups', 'Backups', page.getByRole('region', { name: 'Backup policy' })],
    ['parameters', 'Parameters', tabs.getByRole('link', { name: 'Parameters' })],
  ] as const) {
    await tabs.getByRole('link', { name }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/clusters/${id}/${path}\\?region=kr-west1$`))
    await expect(tabs.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
    await expect(tabs.getByRole('link', { name })).toBeFocused()
    await expect(landmark).toBeVisible()
    await expect(page.getByRole('heading', { name: 'orders', level: 1 })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'orders' })).toBeVisible()
  }

  await page.goto(`/clusters/${id}/replicas?region=kr-west1`)
  await expect(page.getByRole('table', { name: 'Replicas' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sync state…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sync state of orders' }).click()
  const strip = page.getByRole('region', { name: 'The request being followed' })
  await expect(strip).toContainText('Sync state')
  await tabs.getByRole('link', { name: 'Overview' }).click()
  await expect(strip).toContainText('Sync state')
  await page.goto(`/clusters/${id}/backups?region=kr-west1`)
  await page.goto(`/clusters/${id}/parameters?region=kr-west1`)
  await page.goBack()
  await expect(tabs.getByRole('link', { name: 'Backups' })).toHaveAttribute('aria-current', 'page')
  await cloud.advance(minutes(30))
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await expect(tabs.getByRole('link', { name: 'Backups' })).toBeInViewport()
})

test('switch over: what it interrupts, which servers change places, and back again', async ({ signedIn: page, cloud }) => {
  await open(page, 'orders')
  const active = () => page.getByRole('row').filter({ hasText: 'Active' }).first()
  const before = (await active().getByRole('cell').first().textContent()) ?? ''
  await page.getByRole('region', { name: 'Topology' }).getByRole('button', { name: 'Switch over…' }).click()
  const plan = page.getByRole('dialog', { name: 'Switch over orders' })
  await expect(plan).toContainText('Every connection to orders is closed while its servers change places.')
  await expect(plan.getByRole('row', { name: /Active server/ })).toContainText('orders-pg-02')
  await plan.getByRole('button', { name: 'Switch over orders' }).click()
  await expect(plan).toBeHidden()
  await cloud.advance(minutes(30))
  await expect(page.getByRole('region', { name: 'The request being followed' })).toContainText('done')
  await expect(active()).not.toContainText(before)
  await expectTaken(cloud, 'switchoverCluster')
})

test('switch over without HA says why not', async ({ signedIn: page }) => {
  await open(page, 'coupons')
  await page.getByRole('button', { name: 'More actions' }).click()
  await expect(page.getByRole('menuitem', { name: 'Switch over…' })).toContainText('This needs a cluster with HA.')
})

test('stop: the plan first, one call, followed to its end on the cloud’s clock', async ({ signedIn: page, cloud }) => {
  await open(page, 'coupons')
  await page.getByRole('button', { name: 'Stop…' }).click()
  const plan = page.getByRole('dialog', { name: 'Stop coupons' })
  await expect(plan).toContainText('Nothing has been sent yet.')
  await expect(plan).toContainText('Every connection to coupons is closed.')
  await expectAccessible(page)
  await plan.getByRole('tab', { name: 'curl' }).click()
  await expect(plan.getByRole('tabpanel')).toContainText('openssl')
  await plan.getByRole('button', { name: 'Stop coupons' }).dblclick()
  await expect(plan).toBeHidden()
  const strip = page.getByRole('region', { name: 'The request being followed' })
  await expect(strip).toContainText('Stop cluster')
  await expect(strip).toContainText('req-')
  await expect(page).toHaveURL(/request=req-/)
  await expect(state(page, 'Stopping')).toBeVisible()
  await page.reload()
  await expect(strip).toContainText('Stop cluster')
  await cloud.advance(minutes(30))
  await expect(state(page, 'Stopped')).toBeVisible()
  await expect(strip).toContainText('done')
  await strip.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page).not.toHaveURL(/request=/)
  expect((await cloud.seen()).filter((call) => call.operation === 'stopCluster')).toHaveLength(1)
  await expectTaken(cloud, 'showCluster', 'showRequest')
})

test('start, restart and sync state', async ({ signedIn: page, cloud }) => {
  await open(page, 'pricing')
  for (const [action, deed, after] of [
    ['Start…', 'Start pricing', 'Running'],
    ['Restart…', 'Restart pricing', 'Running'],
    ['Sync state…', 'Sync state of pricing', 'Running'],
  ] as const) {
    await page.getByRole('button', { name: action, exact: true }).click()
    const plan = page.getByRole('dialog', { name: deed })
    await plan.getByRole('button', { name: deed }).click()
    await expect(plan).toBeHidden()
    await cloud.advance(minutes(30))
    await expect(page.getByRole('region', { name: 'The request being followed' })).toContainText('done')
    await expect(state(page, after)).toBeVisible()
  }
  await expectTaken(cloud, 'startCluster', 'restartCluster', 'synchronizeClusterState')
})

test('UNKNOWN: every change says why not, and sync state brings it back', async ({ signedIn: page, cloud }) => {
  await open(page, 'billing')
  await expect(page.getByRole('group', { name: /The cloud does not know the state of this cluster/ })).toBeVisible()
  const stop = page.getByRole('button', { name: 'Stop…' })
  await expect(stop).toHaveAttribute('aria-disabled', 'true')
  await expect(stop).toHaveAccessibleDescription(/does not know the state/)
  await page.getByRole('button', { name: 'Sync state…' }).first().click()
  const plan = page.getByRole('dialog', { name: 'Sync state of billing' })
  await plan.getByRole('button', { name: 'Sync state of billing' }).click()
  await expect(plan).toBeHidden()
  await cloud.advance(minutes(30))
  await expect(state(page, 'Running')).toBeVisible()
  await expect(stop).not.toHaveAttribute('aria-disabled', 'true')
})

test('terminate asks for the name and ends at a page that says so', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*404/)
  await open(page, 'mailing')
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Terminate…' }).click()
  const plan = page.getByRole('dialog', { name: 'Terminate mailing' })
  const deed = plan.getByRole('button', { name: 'Terminate mailing' })
  await expect(deed).toHaveAttribute('aria-disabled', 'true')
  await plan.getByRole('textbox').fill('mailin')
  await expect(deed).toHaveAttribute('aria-disabled', 'true')
  await plan.getByRole('textbox').fill('mailing')
  await deed.click()
  await expect(plan).toBeHidden()
  await cloud.advance(minutes(30))
  await expect(state(page, 'Terminated')).toBeVisible()
  await cloud.advance(minutes(60 * 24))
  // The moved clock is no write: for a second our server still answers what it has read before.
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('heading', { name: 'There is no cluster with this id in kr-west1', level: 1 })).toBeVisible({
      timeout: 3_000,
    })
  }).toPass()
  await expectAccessible(page)
  await expectTaken(cloud, 'terminateCluster')
})

test('a refusal stays in the plan with its request id, and nothing has changed', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*400/)
  await open(page, 'search')
  await cloud.fault({ kind: 'status', operation: 'restartCluster', status: 400, code: 'Dbaas.ValidationError.ExistInprogress', times: 1 })
  await page.getByRole('button', { name: 'Restart…' }).click()
  const plan = page.getByRole('dialog', { name: 'Restart search' })
  await plan.getByRole('button', { name: 'Restart search' }).click()
  await expect(failureIn(plan)).toContainText('Another operation runs on this cluster')
  await expect(failureIn(plan)).toContainText('req-')
  await expect(failureIn(plan)).toContainText('Nothing was changed')
  await plan.getByRole('button', { name: 'Restart search' }).click()
  await expect(plan).toBeHidden()
})

test('a write whose answer is lost is never sent again, and the page says what is not known', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*50\d/)
  await open(page, 'catalog')
  await cloud.fault({ kind: 'reset', operation: 'stopCluster', when: 'after', times: 1 })
  await page.getByRole('button', { name: 'Stop…' }).click()
  const plan = page.getByRole('dialog', { name: 'Stop catalog' })
  await plan.getByRole('button', { name: 'Stop catalog' }).click()
  await expect(failureIn(plan)).toContainText('We do not know whether the cloud carried it out')
  expect((await cloud.seen()).filter((call) => call.operation === 'stopCluster')).toHaveLength(1)
})

test('while refreshing fails the page keeps what it has and says how old it is', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*50\d/)
  await open(page, 'events')
  await cloud.fault({ kind: 'status', operation: 'showCluster', status: 503 })
  await expect(page.getByRole('group', { name: /refreshing fails/i })).toBeVisible({ timeout: 15_000 })
  await expect(page.getByRole('heading', { name: 'events', level: 1 })).toBeVisible()
  await cloud.healed()
  await expect(page.getByRole('group', { name: /refreshing fails/i })).toBeHidden({ timeout: 15_000 })
})

test('an unknown id is a page with a way out, and a URL that leads nowhere too', async ({ signedIn: page, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*404/)
  await page.goto(`/clusters/${'0'.repeat(32)}?region=kr-west1`)
  await expect(page.getByRole('heading', { name: 'There is no cluster with this id in kr-west1', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'To the clusters in kr-west1' }).click()
  await expect(page).toHaveURL(/\/clusters\?region=kr-west1/)
  await page.goto('/no/such/page?region=kr-west1')
  await expect(page.getByRole('heading', { name: 'There is no such page', level: 1 })).toBeVisible()
  await expectAccessible(page)
})

test('in Korean, and in the zone a person chose', async ({ signedIn: page }) => {
  await open(page, 'orders')
  await page.getByRole('button', { name: /^Time zone/ }).click()
  await page.getByRole('menuitemradio', { name: 'UTC' }).click()
  await expect(page.getByRole('button', { name: 'Time zone UTC' })).toBeVisible()
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('region', { name: '구성' })).toBeVisible()
  await expect(state(page, '실행 중')).toBeVisible()
  await page.getByRole('button', { name: '정지…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})
