import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { minutes, type Cloud } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Clusters' })
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' })

/** Names and ids of the clusters on the page, in their order. */
async function clustersOn(page: Page) {
  const links = await table(page).getByRole('rowgroup').last().getByRole('link').all()
  return await Promise.all(
    links.map(async (link) => ({
      name: (await link.textContent()) ?? '',
      id: (await link.getAttribute('href'))?.split('/')[2]?.replace(/\?.*/, '') ?? '',
    })),
  )
}

/** How often each cluster was sent an operation. */
async function sent(cloud: Cloud, operation: string): Promise<Record<string, number>> {
  const targets = (await cloud.seen()).filter((call) => call.operation === operation).map(({ target }) => target.split('/').at(-2) ?? '')
  return Object.fromEntries([...new Set(targets)].map((id) => [id, targets.filter((other) => other === id).length]))
}

test('columns are chosen by keyboard, and are still there after a reload', async ({ signedIn: page }) => {
  await page.goto('/clusters?region=kr-west1')
  await expect(page.getByRole('columnheader', { name: 'Version' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Role' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Columns' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitemcheckbox', { name: 'State' })).toBeFocused()
  await page.keyboard.type('Ver')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemcheckbox', { name: 'Version', checked: false })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'As they come' })).toBeFocused()
  for (let up = 0; up < 3; up += 1) await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemcheckbox', { name: 'Role', checked: true })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Role' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Version' })).toHaveCount(0)
  await expect(table(page).getByText('ORIGIN').first()).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitem', { name: 'As they come' }).click()
  await expect(page.getByRole('columnheader', { name: 'Version' })).toBeVisible()
})

test('what is ticked stays ticked: over polls, pages and another order; the bar says what stands in the way', async ({
  signedIn: page,
  cloud,
}) => {
  await page.goto('/clusters?region=kr-west1')
  await tick(page, 'billing').check()
  await tick(page, 'coupons').check()
  await expect(bar(page)).toContainText('2 selected')
  await expect(bar(page).getByRole('listitem').first()).toHaveText(
    'Start: none of the 2. The cloud does not know the state of this cluster and refuses changes. Synchronize the state first. And 1 more reason.',
  )
  await expect(bar(page)).toContainText('Stop, Restart: 1 of 2.')
  await expect(bar(page).getByRole('button', { name: 'Start…', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(page.getByText(/^21–/)).toBeVisible()
  await expect(bar(page)).toContainText('2 selected')
  await page.getByRole('button', { name: /^Created/ }).click()
  await page.getByRole('button', { name: /^Created/ }).click()
  await cloud.advance(minutes(60))
  await page.getByRole('button', { name: 'Read again' }).click()
  await page.getByLabel('Name', { exact: true }).fill('coup')
  await expect(tick(page, 'coupons')).toBeChecked()
  await expect(table(page).getByRole('row')).toHaveCount(2)
  await expect(bar(page)).toContainText('2 selected')
  await page.getByRole('checkbox', { name: 'Select all on this page' }).uncheck()
  await expect(bar(page)).toContainText('1 selected')
  await bar(page).getByRole('button', { name: 'Clear selection' }).click()
  await expect(bar(page)).toBeHidden()
})

test('several are synchronized, started and restarted by one plan; who cannot is named and left out', async ({ signedIn: page, cloud }) => {
  await page.goto('/clusters?region=kr-west1&size=100')
  for (const name of ['billing', 'coupons', 'pricing', 'members']) await tick(page, name).check()
  await bar(page).getByRole('button', { name: 'Start…', exact: true }).click()
  const plan = page.getByRole('dialog')
  await expect(plan.getByRole('heading', { name: 'Start 1 cluster', exact: true })).toBeVisible()
  await expect(plan.getByRole('row', { name: /^pricing/ })).toContainText('StoppedRunning')
  await expect(plan.getByRole('listitem').filter({ hasText: 'coupons' })).toContainText(
    'This needs a stopped cluster; the state is Running.',
  )
  await expect(plan.getByRole('listitem').filter({ hasText: 'billing' })).toContainText('does not know the state')
  await plan.getByRole('tab', { name: 'Request' }).click()
  await expect(plan.getByRole('tabpanel')).toContainText(/POST \/v1\/clusters\/[0-9a-f]{32}\/start/)
  await expectAccessible(page)
  await plan.getByRole('button', { name: 'Start 1 cluster' }).click()
  await expect(plan.getByRole('row', { name: /^pricing/ })).toContainText('Accepted, is Starting')
  await cloud.advance(minutes(30))
  await expect(plan.getByRole('row', { name: /^pricing/ })).toContainText('Done in')
  await plan.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('region', { name: 'Start 1 cluster' })).toContainText('1 done, 3 left out')
  await page.getByRole('region', { name: 'Start 1 cluster' }).getByRole('button', { name: 'Dismiss' }).click()

  await expect(bar(page)).toContainText('3 selected')
  await bar(page).getByRole('button', { name: 'Restart…' }).click()
  await expect(plan).toContainText('Every connection to members is closed.')
  await plan.getByRole('button', { name: 'Restart 2 clusters' }).click()
  await expect(plan).toContainText('2 running, 1 left out')
  await plan.getByRole('button', { name: 'Close' }).last().click()
  await bar(page).getByRole('button', { name: 'Sync state…' }).click()
  await plan.getByRole('button', { name: 'Sync state of 1 cluster' }).click()
  await expect(plan).toContainText('1 running')
  await cloud.advance(minutes(30))
  await expect(plan).toContainText('1 done')
  await plan.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByRole('region', { name: 'Restart 2 clusters' })).toContainText('2 done')
  await expect(table(page).getByRole('row', { name: /billing/ })).toContainText('Running')
  for (const [operation, count] of [
    ['startCluster', 1],
    ['restartCluster', 2],
    ['synchronizeClusterState', 1],
  ] as const) {
    expect(Object.values(await sent(cloud, operation))).toEqual(Array.from({ length: count }, () => 1))
  }
})

test.describe('many clusters', () => {
  test.use({ fleet: 90 })

  test('a bulk stop of 20 with 3 refusals says exactly what happened to each, and sends nothing twice', async ({
    signedIn: page,
    cloud,
    expectedProblems,
  }) => {
    expectedProblems.push(/Failed to load resource.*(?:400|403)/)
    await page.goto('/clusters?region=kr-west1&state=RUNNING')
    await expect(table(page).getByRole('row')).toHaveCount(21)
    const chosen = await clustersOn(page)
    const refusals = [
      { cluster: chosen[3], fault: { status: 400, code: 'Dbaas.ValidationError.ExistInprogress', title: 'Exist inprogress' } },
      { cluster: chosen[8], fault: { status: 403, code: 'Forbidden', title: 'Forbidden' } },
      { cluster: chosen[19], fault: { status: 400, code: 'ValidationError', title: 'ValidationError', detail: 'The lease <b>ended</b>' } },
    ]
    for (const { cluster, fault } of refusals) {
      await cloud.fault({ kind: 'status', operation: 'stopCluster', cluster: cluster?.id, ...fault })
    }
    await cloud.fault({ kind: 'failsLater', operation: 'stopCluster', cluster: chosen[5]?.id, state: 'UNKNOWN' })
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await expect(bar(page)).toContainText('20 selected')
    await bar(page).getByRole('button', { name: 'Stop…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Stop 20 clusters' }).dblclick()
    await expect(dialog).toContainText('3 refused, 17 running')

    const row = (index: number) => dialog.getByRole('row', { name: new RegExp(`^${chosen[index]?.name}\\b`) })
    await expect(row(3)).toContainText('Another operation')
    await expect(row(3)).toContainText('Nothing was changed')
    await expect(row(3)).toContainText('req-')
    await expect(row(8)).toContainText('postgresql:StopCluster')
    await expect(row(19)).toContainText('The lease <b>ended</b>')
    await expect(row(0)).toContainText('Accepted, is Stopping')
    // What was refused comes first, the others keep their order.
    expect(await dialog.getByRole('link').allTextContents()).toEqual(
      [3, 8, 19, ...Array.from({ length: 20 }, (_, index) => index).filter((index) => ![3, 8, 19].includes(index))].map(
        (index) => chosen[index]?.name,
      ),
    )
    await expectAccessible(page)

    await cloud.advance(minutes(30))
    await expect(dialog).toContainText('1 failed, 3 refused, 16 done', { timeout: 30_000 })
    await expect(row(5)).toContainText('Accepted, then failed: the state is Unknown')
    const saved = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Save results' }).click()
    const lines = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\r\n')
    expect(lines).toHaveLength(21)
    expect(lines.filter((line) => /,req-/.test(line))).toHaveLength(20)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    // What was not taken is still at hand.
    await expect(bar(page)).toContainText('3 selected')
    expect(await sent(cloud, 'stopCluster')).toEqual(Object.fromEntries(chosen.map(({ id }) => [id, 1])))
  })

  test('leaving while they are sent is asked about, sending can be stopped, and what was not sent says so', async ({
    signedIn: page,
    cloud,
  }) => {
    await page.goto('/clusters?region=kr-west1')
    await page.goto('/clusters?region=kr-west1&state=RUNNING')
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await cloud.fault({ kind: 'latency', operation: 'stopCluster', latencyMs: 4_000 })
    await bar(page).getByRole('button', { name: 'Stop…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Stop 20 clusters' })
    await dialog.getByRole('button', { name: 'Stop 20 clusters' }).click()
    await expect(dialog).toContainText('20 waiting')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeVisible()
    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const question = await asked
    expect(question.type()).toBe('beforeunload')
    await question.dismiss()
    await dialog.getByRole('button', { name: 'Stop sending' }).click()
    await expect(dialog).toContainText('17 not sent, 3 running', { timeout: 30_000 })
    await cloud.healed()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(bar(page)).toContainText('17 selected')
    expect(Object.values(await sent(cloud, 'stopCluster'))).toEqual([1, 1, 1])
  })

  test('the list is exported: this page as CSV, all of it as JSON, page after page', async ({ signedIn: page, cloud }) => {
    await page.goto('/clusters?region=kr-west1&sort=created_at:desc')
    await expect(page.getByText(/^1–20 of 60$/)).toBeVisible()
    const names = (await clustersOn(page)).map(({ name }) => name)
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export clusters' })
    const save = async () => {
      const download = page.waitForEvent('download')
      await dialog.getByRole('button', { name: 'Save file' }).click()
      const file = await download
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
    }
    await expect(dialog.getByLabel('Which')).toContainText('This page: 20 clusters')
    await expectAccessible(page)
    const csv = await save()
    expect(csv.name).toMatch(/^clusters-kr-west1-.*\.csv$/)
    const lines = csv.text.trimEnd().split('\r\n')
    expect(lines[0]).toContain('name,id,service_state')
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(names)
    expect(lines[1]).toMatch(/,db1v\d+m\d+,\d+,\d+$/)

    const before = (await cloud.seen()).length
    await dialog.getByLabel('Which').selectOption('all')
    await dialog.getByLabel('Format').selectOption('json')
    await expect(dialog.getByRole('checkbox')).not.toBeChecked()
    await cloud.fault({ kind: 'latency', operation: 'listClusters', path: 'size=100', latencyMs: 8_000, times: 1 })
    await dialog.getByRole('button', { name: 'Save file' }).click()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toContainText('Cancelled. No file was saved.')

    const all: { readonly name: string }[] = JSON.parse((await save()).text)
    expect(all).toHaveLength(60)
    expect(all.slice(0, 20).map(({ name }) => name)).toEqual(names)
    await expect(dialog).toContainText('is saved: 60 clusters')
    // Once for the file; that of the cancelled one may have been on its way.
    const targets = (await cloud.seen()).slice(before).map(({ target }) => target)
    expect(targets.length).toBeLessThanOrEqual(2)
    expect(targets.every((target) => target.includes('/clusters?page=0&size=100&'))).toBe(true)
  })
})

test.describe('a fleet of 10,000', () => {
  test.use({ fleet: 10_000 })

  test('is paged, sorted and filtered without loading more than a page', async ({ signedIn: page, cloud }) => {
    await page.goto('/clusters?region=kr-west1')
    await expect(page.getByText('1–20 of 6,667')).toBeVisible()
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByText('21–40 of 6,667')).toBeVisible()
    await page.getByRole('button', { name: /^Created/ }).click()
    await expect(page.getByText('1–20 of 6,667')).toBeVisible()
    await page.getByLabel('State').selectOption('STOPPED')
    await expect(page.getByText(/^1–20 of \d+$/)).toBeVisible()
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    const seen = await cloud.seen()
    const lists = seen.filter(({ operation }) => operation === 'listClusters')
    expect(lists.every(({ target }) => /[?&]size=(?:1|20)(?:&|$)/.test(target))).toBe(true)
    expect(lists.length).toBeLessThan(15)
    expect(new Set(seen.filter(({ operation }) => operation === 'showCluster').map(({ target }) => target)).size).toBeLessThanOrEqual(80)
  })
})

test('single keys move, open, select, filter, refresh and help; not while one types, and not when switched off', async ({
  signedIn: page,
  cloud,
}) => {
  await page.goto('/clusters?region=kr-west1')
  const link = (index: number) => table(page).getByRole('rowgroup').last().getByRole('link').nth(index)
  await expect(link(0)).toBeVisible()
  await page.keyboard.press('j')
  await expect(link(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('j')
  await expect(link(2)).toBeFocused()
  await page.keyboard.press('k')
  await expect(link(1)).toBeFocused()
  await page.keyboard.press('x')
  await expect(bar(page)).toContainText('1 selected')
  await expect(link(1)).toBeFocused()
  await page.keyboard.press('x')
  await expect(bar(page)).toBeHidden()
  const before = (await cloud.seen()).filter(({ operation }) => operation === 'listClusters').length
  await page.keyboard.press('r')
  await expect.poll(async () => (await cloud.seen()).filter(({ operation }) => operation === 'listClusters').length).toBeGreaterThan(before)
  await page.keyboard.press('/')
  const name = page.getByLabel('Name', { exact: true })
  await expect(name).toBeFocused()
  await page.keyboard.type('jxro?')
  await expect(name).toHaveValue('jxro?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('Nothing matches these filters')).toBeVisible()
  await name.fill('')
  await expect(link(0)).toBeVisible()
  await name.blur()

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help.getByRole('row', { name: /Open the cluster/ })).toContainText('Enter or o')
  await expectAccessible(page)
  await page.keyboard.press('j')
  await expect(help).toBeVisible()
  await help.getByRole('checkbox', { name: 'Use single-key shortcuts' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await page.keyboard.press('?')
  await page.keyboard.press('j')
  await expect(help).toBeHidden()
  await expect(link(0)).not.toBeFocused()
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await help.getByRole('checkbox', { name: 'Use single-key shortcuts' }).check()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await link(0).focus()
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\?region=kr-west1/)
})

test('another language changes everything at once, and keeps what is typed, ticked and chosen', async ({ signedIn: page }) => {
  await page.goto('/clusters?region=kr-west1')
  await tick(page, 'coupons').check()
  await expect(bar(page)).toContainText('1 selected')
  // Typed, and not asked for yet: the switch comes within the pause of typing.
  await page.getByLabel('Name', { exact: true }).fill('co')
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '클러스터', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
  await expect(page.getByLabel('이름', { exact: true })).toHaveValue('co')
  await expect(page.getByRole('region', { name: '선택' })).toContainText('1개 선택')
  await expect(page.getByRole('checkbox', { name: 'coupons 선택' })).toBeChecked()
  // Nothing of the old language is left, but for the word that leads back and what the cloud itself says.
  const left = await page.getByRole('main').evaluate((main) => (main instanceof HTMLElement ? main.innerText : ''))
  expect(left).not.toMatch(/\b(?:Clusters|State|Running|selected|Stop|Created|Next)\b/)

  await page.goto('/clusters/new?region=kr-west1&step=database')
  const name = page.getByRole('textbox', { name: '클러스터 이름' })
  await name.fill('주문 not yet valid')
  const password = page.getByLabel('비밀번호', { exact: true })
  await password.fill('Half-typed-1')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toHaveValue('주문 not yet valid')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('Half-typed-1')
})

test('on a phone the bar keeps to the foot, in Korean, light and dark', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/clusters?region=kr-west1')
  await page.getByRole('button', { name: '한국어' }).click()
  await page.getByRole('checkbox', { name: 'billing 선택' }).check()
  await page.getByRole('checkbox', { name: 'coupons 선택' }).check()
  const selection = page.getByRole('region', { name: '선택' })
  await expect(selection.getByRole('button', { name: '상태 동기화…' })).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await selection.getByRole('button', { name: '정지…' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: '클러스터 1개 정지' })).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})
