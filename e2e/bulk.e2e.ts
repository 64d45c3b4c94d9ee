import { readFile } from 'node:fs/promises'
import { minutes } from './cloud.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { bar, clustersOn, sent, table, tick } from './list-page.ts'

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
  await expect(plan.getByRole('row', { name: /^pricing/ })).toContainText(/Accepted .* ago, now Starting/)
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
    await expect(row(0)).toContainText(/Accepted .* ago, now Stopping/)
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

  test('who leaves the list finds what became of each; each is followed by its request', async ({
    signedIn: page,
    cloud,
    expectedProblems,
  }) => {
    expectedProblems.push(/Failed to load resource.*400/)
    await page.goto('/clusters?region=kr-west1&state=RUNNING')
    await expect(table(page).getByRole('row')).toHaveCount(21)
    const [first, second, third, fourth] = await clustersOn(page)
    for (const cluster of [first, second, third, fourth]) await tick(page, cluster?.name ?? '').check()
    await cloud.fault({ kind: 'failsLater', operation: 'restartCluster', cluster: second?.id, state: 'ERROR' })
    await cloud.fault({
      kind: 'status',
      status: 400,
      operation: 'restartCluster',
      cluster: third?.id,
      code: 'ValidationError',
      title: 'No',
    })
    await cloud.fault({ kind: 'latency', operation: 'restartCluster', latencyMs: 3_000, cluster: fourth?.id })
    await bar(page).getByRole('button', { name: 'Restart…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Restart 4 clusters' })
    await dialog.getByRole('button', { name: 'Restart 4 clusters' }).click()
    await expect(dialog).toContainText('1 refused, 1 waiting, 2 running')
    // One is on its way still: the page may be left all the same.
    await dialog.getByRole('link', { name: first?.name ?? '', exact: true }).click()
    await expect(page.getByRole('heading', { name: first?.name, level: 1 })).toBeVisible()
    await expect.poll(async () => Object.keys(await sent(cloud, 'restartCluster'))).toHaveLength(4)
    await page.getByRole('link', { name: 'Clusters' }).first().click()
    const strip = page.getByRole('region', { name: 'Restart 4 clusters' })
    await expect(strip).toContainText('1 refused, 3 running')
    await cloud.advance(minutes(30))
    await expect(strip).toContainText('1 failed, 1 refused, 2 done', { timeout: 30_000 })
    await strip.getByRole('button', { name: 'Show results' }).click()
    const row = (name = '') => dialog.getByRole('row', { name: new RegExp(`^${name}\\b`) })
    await expect(row(second?.name)).toContainText('Accepted, then failed: the state is Error')
    await expect(row(second?.name)).toContainText(/req-.*Show Request says: /)
    await expect(row(third?.name)).toContainText('Nothing was changed')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await strip.getByRole('button', { name: 'Dismiss' }).click()
    await expect(strip).toHaveCount(0)
    expect(Object.values(await sent(cloud, 'restartCluster'))).toEqual([1, 1, 1, 1])
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
})
