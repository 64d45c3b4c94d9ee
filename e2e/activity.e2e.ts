import { readFile } from 'node:fs/promises'
import { minutes } from './cloud.ts'
import { clusterId, panel, send, strip } from './cluster-page.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'
import { ask, openTray, row, unknownNotice } from './journal.ts'

test('a change is in the activity from the press to its end: the list, its page, the tab of its cluster, what it changed', async ({
  signedIn: page,
  cloud,
}) => {
  const id = await clusterId(page, 'coupons')
  await page.goto(`/clusters/${id}?region=kr-west1`)
  await page.getByRole('button', { name: 'Stop…' }).click()
  await send(page.getByRole('dialog', { name: 'Stop coupons' }), 'Stop coupons')
  await strip(page).getByRole('link', { name: 'See it in the activity' }).click()
  await expect(page.getByRole('heading', { name: 'Stop cluster · coupons', level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('The cloud has accepted it and is at work.')
  await expect(panel(page, 'The plan, as it was confirmed')).toContainText('Every connection to coupons is closed.')
  await expect(page.getByRole('progressbar', { name: 'Stop cluster · coupons' })).toBeVisible()
  await page.getByRole('tab', { name: 'curl' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('SCP_SECRET_KEY')

  await cloud.advance(minutes(30))
  await expect(page.getByRole('main')).toContainText('The cloud has done it.', { timeout: 30_000 })
  const steps = panel(page, 'Step by step')
  for (const step of ['Written into the journal', 'On its way to the cloud', 'Accepted by the cloud', 'Done'])
    await expect(steps).toContainText(step)
  const changed = panel(page, 'What changed')
  await expect(changed.getByRole('row', { name: /^service_state/ })).toContainText('STOPPED')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 720 })

  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Activity' }).click()
  await expect(row(page, 'Stop cluster', 'coupons')).toContainText('Done')
  await expect(row(page, 'Stop cluster', 'coupons')).toContainText('jihye.han')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 720 })

  await page.goto(`/clusters/${id}/requests?region=kr-west1`)
  await expect(page.getByRole('table', { name: 'Changes to this cluster, the newest first' }).getByRole('row')).toHaveCount(2)
  await page.getByRole('radio', { name: 'What changed' }).check()
  await expect(page).toHaveURL(/view=changes/)
  await expect(panel(page, 'What changed, the newest first').getByRole('row', { name: /^service_state/ })).toContainText('STOPPED')
  await expectAccessible(page)
})

test('filters stand in the URL, are paged by our server, and are exported as they are', async ({ signedIn: page, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*4\d\d/)
  const names = ['catalog', 'coupons', 'search']
  const ids: Record<string, string> = {}
  for (const name of names) {
    const id = await clusterId(page, name)
    ids[name] = id
    // Once taken, once refused: the cloud does one at a time.
    expect(await ask(page, { path: `/clusters/${id}/restart`, name })).toBe(202)
    expect(await ask(page, { path: `/clusters/${id}/stop`, name })).toBe(400)
  }
  for (let index = 0; index < 17; index += 1) await ask(page, { path: `/clusters/${ids['coupons']}/stop`, name: 'coupons' })
  await page.goto('/activity?region=kr-west1')
  await expect(page.getByText('1–20 of 23')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(page.getByText('21–23 of 23')).toBeVisible()
  await page.getByLabel('State').selectOption('Failed or refused')
  await page.getByLabel('What', { exact: true }).selectOption('Stop cluster')
  await page.getByLabel('Name, id or request id').fill('search')
  await expect(page).toHaveURL(/group=failed&.*q=search/)
  await expect(page.getByText('1–1 of 1')).toBeVisible()
  await page.reload()
  await expect(row(page, 'Stop cluster', 'search')).toContainText('the cloud said no')

  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export the activity' })
  await expectAccessible(page)
  const [csv] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save file' }).click()])
  const lines = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('stopCluster')
  await dialog.getByLabel('Format').selectOption('JSON, for programs')
  await dialog.getByLabel('Rows').selectOption('All that fit (1)')
  const [json] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save file' }).click()])
  expect(JSON.parse(await readFile(await json.path(), 'utf8'))).toMatchObject([
    { operation: 'stopCluster', state: 'rejected', cluster_name: 'search' },
  ])
  await dialog.getByRole('button', { name: 'Close' }).first().click()

  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByLabel('From').fill('2030-01-01')
  await expect(page.getByText('Nothing fits these filters')).toBeVisible()
  await expectAccessible(page)
})

test('an answer that was lost stands on top until it is found; it is found by looking, and never sent again', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*50\d/)
  const id = await clusterId(page, 'catalog')
  await cloud.fault({ kind: 'reset', operation: 'stopCluster', when: 'after', times: 1 })
  expect(await ask(page, { path: `/clusters/${id}/stop`, name: 'catalog' })).toBeGreaterThanOrEqual(500)
  // From now on nobody can look either, so that it stays unknown for as long as this journey looks at it.
  await cloud.fault({ kind: 'status', operation: 'showCluster', status: 503, cluster: id })
  await page.goto('/activity?region=kr-west1')
  const notice = unknownNotice(page, 'Stop cluster, catalog')
  await expect(notice).toContainText('It is not sent again.')
  await expect(notice.getByRole('button', { name: 'Check now' })).toBeVisible()
  await expect(notice.getByRole('button', { name: 'It did not happen…' })).toBeVisible()
  await expectAccessible(page)
  const tray = await openTray(page)
  await expect(tray.getByRole('listitem').first()).toContainText('Unknown')
  await page.keyboard.press('Escape')
  await expect(tray).toBeHidden()

  await cloud.healed()
  await notice.getByRole('button', { name: 'Check now' }).click()
  await expect(notice).toBeHidden({ timeout: 30_000 })
  await expect(row(page, 'Stop cluster', 'catalog')).toContainText(/Accepted|Done/)
  await cloud.advance(minutes(30))
  await expect(row(page, 'Stop cluster', 'catalog')).toContainText('Done', { timeout: 30_000 })
  expect((await cloud.seen()).filter((call) => call.operation === 'stopCluster')).toHaveLength(1)
})

test('a person says that it did not happen: only after being asked, and then the same can be done again', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*(?:409|50\d)/)
  const id = await clusterId(page, 'search')
  await cloud.fault({ kind: 'reset', operation: 'restartCluster', when: 'before', times: 1 })
  expect(await ask(page, { path: `/clusters/${id}/restart`, name: 'search' })).toBeGreaterThanOrEqual(500)
  expect(await ask(page, { path: `/clusters/${id}/restart`, name: 'search' })).toBe(409)
  await page.goto(`/clusters/${id}?region=kr-west1`)
  // The same by the screen: refused, with the way to the open one.
  await page.getByRole('button', { name: 'Restart…' }).click()
  const plan = page.getByRole('dialog', { name: 'Restart search' })
  await plan.getByRole('button', { name: 'Restart search' }).click()
  await expect(plan.getByRole('alert').filter({ hasText: 'The same is already open' })).toBeVisible()
  await plan.getByRole('link', { name: 'See it in the activity' }).click()
  const notice = unknownNotice(page, 'Restart cluster, search')
  await notice.getByRole('button', { name: 'It did not happen…' }).click()
  const sure = page.getByRole('dialog', { name: 'Did “Restart cluster · search” not happen?' })
  await expectAccessible(page)
  await sure.getByRole('button', { name: 'Keep looking' }).click()
  await expect(notice).toBeVisible()
  await notice.getByRole('button', { name: 'It did not happen…' }).click()
  await sure.getByRole('button', { name: 'It did not happen' }).click()
  await expect(notice).toBeHidden()
  await expect(page.getByRole('main')).toContainText('a person said that it did not happen')
  await page.getByRole('link', { name: 'Try again…' }).click()
  await send(page.getByRole('dialog', { name: 'Restart search' }), 'Restart search')
  await expect(strip(page)).toContainText('Restart cluster')
  expect((await cloud.seen()).filter((call) => call.operation === 'restartCluster')).toHaveLength(2)
})

test('a request id from a ticket: what the cloud says and what this console knows of it', async ({ signedIn: page, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*400/)
  const id = await clusterId(page, 'coupons')
  await ask(page, { path: `/clusters/${id}/restart`, name: 'coupons' })
  await page.goto('/activity?region=kr-west1')
  const request = (await row(page, 'Restart cluster', 'coupons').locator('code[title^=req-]').getAttribute('title')) ?? ''
  await page.getByRole('button', { name: 'Look up a request id…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Look up a request id' })
  await dialog.getByRole('textbox', { name: 'Request id' }).fill(request)
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Show Request says')
  await expect(dialog.getByRole('link', { name: 'Restart cluster · coupons' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Request id' }).fill('req-00000000')
  await dialog.getByRole('button', { name: 'Look up', exact: true }).click()
  await expect(dialog).toContainText('It has no request of this id.')
  await expect(dialog).toContainText('It did not go through this console')
})

test('an entry that is not there, and all of it in Korean', async ({ signedIn: page, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*404/)
  await page.goto(`/activity/${'0'.repeat(32)}?region=kr-west1`)
  await page.getByRole('link', { name: 'To the activity' }).click()
  await expect(page.getByText('Nothing has been changed yet')).toBeVisible()
  const id = await clusterId(page, 'coupons')
  await ask(page, { path: `/clusters/${id}/restart`, name: 'coupons' })
  await page.goto('/activity?region=kr-west1')
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '작업 이력', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: '클러스터 재시작' }).click()
  await expect(page.getByRole('heading', { name: '클러스터 재시작 · coupons', level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('클라우드가 접수하여 처리하고 있습니다.')
  await page.getByRole('button', { name: /진행 중 1건/ }).click()
  await expect(page.getByRole('dialog', { name: '진행 중인 작업' })).toContainText('클러스터 재시작 · coupons')
})
