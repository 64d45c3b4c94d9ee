import type { Page } from '@playwright/test'
import type { Cloud } from './cloud.ts'
import { expect, failureIn, test } from './fixtures.ts'
import { row } from './journal.ts'
import { fill, password } from './wizard.ts'

test.use({ fleet: 'empty' })

const creates = async (cloud: Cloud) => (await cloud.seen()).filter(({ operation }) => operation === 'createCluster')
/** How many clusters of that name a region lists, as our server is told now: its own cache is passed by with a query of its own. */
async function clustersIn(page: Page, region: string, name: string): Promise<number> {
  return await page.evaluate(
    async ({ url }) => {
      const response = await fetch(url, { headers: { 'x-console': '1' } })
      const { contents } = (await response.json()) as { contents: unknown[] }
      return contents.length
    },
    { url: `/api/${region}/v1/clusters?name=${name}&page=0&size=${20 + Math.floor(Math.random() * 70)}` },
  )
}
/** Waits until our server has sent the one write of this account and hears nothing yet. */
async function underWay(page: Page): Promise<void> {
  const states = () =>
    page.evaluate(async () => {
      const response = await fetch('/api/journal/tray', { headers: { 'x-console': '1' } })
      return ((await response.json()) as { entries: { state: string }[] }).entries.map(({ state }) => state)
    })
  await expect.poll(states).toEqual(['sending'])
}
const create = (page: Page, name: string) => page.getByRole('button', { name: `Create ${name}` })
const arrived = /\/clusters\/[0-9a-f]{32}\?.*request=req-/

test('two tabs with the same form: one cluster, and the second tab is led to what the first has sent', async ({
  signedIn: page,
  context,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*409/)
  const other = await context.newPage()
  await fill(page, 'wallet')
  await fill(other, 'wallet')
  await cloud.fault({ kind: 'latency', operation: 'createCluster', latencyMs: 1_500, times: 1 })
  await Promise.all([create(page, 'wallet').click(), create(other, 'wallet').click()])
  const [first, second] = await Promise.race([
    page.waitForURL(arrived).then(() => [page, other] as const),
    other.waitForURL(arrived).then(() => [other, page] as const),
  ])
  await expect(first.getByRole('heading', { name: 'wallet', level: 1 })).toBeVisible()
  await expect(failureIn(second)).toContainText('The same is already open')
  await failureIn(second).getByRole('link', { name: 'See it in the activity' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expect(second.getByRole('heading', { name: 'Create cluster · wallet', level: 1 })).toBeVisible()
  await expect(second.getByRole('main')).toContainText('The cloud has accepted it')
  expect(await creates(cloud)).toHaveLength(1)
  expect(await clustersIn(page, 'kr-west1', 'wallet')).toBe(1)
})

test('two regions in two tabs: each cluster is where its tab says, and the activity says which', async ({
  signedIn: page,
  context,
  cloud,
}) => {
  // Both are pressed within a second, and the cloud would have the later one wait.
  await cloud.quirks({ createTooSoon: false })
  const other = await context.newPage()
  await fill(page, 'nearby')
  await fill(other, 'faraway', 'kr-east1')
  await Promise.all([create(page, 'nearby').click(), create(other, 'faraway').click()])
  await expect(page).toHaveURL(/region=kr-west1.*request=req-/)
  await expect(other).toHaveURL(/region=kr-east1.*request=req-/)
  expect(await creates(cloud)).toHaveLength(2)
  for (const [region, name, count] of [
    ['kr-west1', 'nearby', 1],
    ['kr-west1', 'faraway', 0],
    ['kr-east1', 'faraway', 1],
    ['kr-east1', 'nearby', 0],
  ] as const)
    expect(await clustersIn(page, region, name), `${name} in ${region}`).toBe(count)
  await page.goto('/activity?region=kr-west1')
  await expect(row(page, 'Create cluster', 'nearby')).toContainText('kr-west1')
  await expect(row(page, 'Create cluster', 'faraway')).toContainText('kr-east1')
  await page.getByLabel('Region').selectOption('kr-east1')
  await expect(page.getByText('1–1 of 1')).toBeVisible()
})

test('a reload while it is being sent: the form says that the same was sent, and pressing again makes no second one', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*409/)
  await fill(page, 'ledger')
  await cloud.fault({ kind: 'latency', operation: 'createCluster', latencyMs: 8_000, times: 1 })
  page.on('dialog', (dialog) => void dialog.accept())
  await create(page, 'ledger').click()
  await underWay(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Review', level: 2 })).toBeVisible()
  const before = page.getByRole('group', { name: /The same was sent at/ })
  await expect(before).toBeVisible()
  await page.getByRole('link', { name: 'Password', exact: true }).click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'Review' }).click()
  await create(page, 'ledger').click()
  await expect(failureIn(page)).toContainText('The same is already open')
  await failureIn(page).getByRole('link', { name: 'See it in the activity' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { name: 'Create cluster · ledger', level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('The cloud has accepted it')
  expect(await creates(cloud)).toHaveLength(1)
})

test('back after a create: the form is fresh, and nothing is sent by going back and forth', async ({ signedIn: page, cloud }) => {
  await page.goto('/clusters?region=kr-west1')
  await fill(page, 'orbit')
  await create(page, 'orbit').dblclick()
  await expect(page).toHaveURL(arrived)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Create cluster', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create orbit' })).toBeHidden()
  await page.goForward()
  await expect(page.getByRole('heading', { name: 'orbit', level: 1 })).toBeVisible()
  expect(await creates(cloud)).toHaveLength(1)
})

test('offline before it is sent: the person is told, and pressing again once the network is back makes one', async ({
  signedIn: page,
  context,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/ERR_INTERNET_DISCONNECTED/)
  await fill(page, 'comet')
  await context.setOffline(true)
  await create(page, 'comet').click()
  await expect(failureIn(page)).toContainText('This console’s server does not answer')
  await expect(failureIn(page)).toContainText('what has gone out is not sent a second time')
  await context.setOffline(false)
  await create(page, 'comet').click()
  await expect(page).toHaveURL(arrived)
  expect(await creates(cloud)).toHaveLength(1)
})

test('offline while it is being sent: it goes on without the browser, and pressing again leads to what was made', async ({
  signedIn: page,
  context,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to load resource/)
  await fill(page, 'aurora')
  await cloud.fault({ kind: 'latency', operation: 'createCluster', latencyMs: 8_000, times: 1 })
  await create(page, 'aurora').click()
  await underWay(page)
  // On loopback a browser keeps what is under way when it goes offline: the page itself cuts the line.
  await context.setOffline(true)
  await page.evaluate(() => window.stop())
  await expect(failureIn(page)).toContainText('We do not know whether the cloud carried it out')
  await context.setOffline(false)
  await create(page, 'aurora').click()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\?/)
  await expect(page.getByRole('heading', { name: 'aurora', level: 1 })).toBeVisible()
  expect(await creates(cloud)).toHaveLength(1)
  expect(await clustersIn(page, 'kr-west1', 'aurora')).toBe(1)
})

test('what came to nothing is tried again: the wizard stands there filled, but for the password', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*400/)
  await fill(page, 'nova')
  await cloud.fault({ kind: 'status', operation: 'createCluster', status: 400, code: 'ValidationError', times: 1 })
  await create(page, 'nova').click()
  await expect(failureIn(page)).toContainText('The cloud refused')
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.goto('/activity?region=kr-west1')
  await row(page, 'Create cluster', 'nova').getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Review', level: 2 })).toBeVisible()
  await expect(page).not.toHaveURL(/again=/)
  await expect(page.getByRole('main')).toContainText('10.30.0.0/16, 10.9.12.4')
  await expect(create(page, 'nova')).toHaveAttribute('aria-disabled', 'true')
  await page.reload()
  await page.getByRole('link', { name: 'Password', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toHaveValue('nova')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'Review' }).click()
  await create(page, 'nova').click()
  await expect(page).toHaveURL(arrived)
  expect(await creates(cloud)).toHaveLength(2)
})
