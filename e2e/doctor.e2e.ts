import type { Page } from '@playwright/test'
import { minutes } from './cloud.ts'
import { clusterId, panel } from './cluster-page.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, expectTaken, failureIn, test } from './fixtures.ts'
import { setElsewhere } from './parameters.ts'

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 2 })
const report = (page: Page) => panel(page, 'Report for a ticket')

test('UNKNOWN after a failed parameter set is diagnosed and cured in under five clicks; the report has every request id and no secret', async ({
  signedIn: page,
  cloud,
}) => {
  const id = await clusterId(page, 'orders')
  await cloud.fault({ kind: 'failsLater', state: 'UNKNOWN', operation: 'setParameterValues', times: 1 })
  await setElsewhere(page, id, 'work_mem', '8192')
  await cloud.advance(minutes(30))
  await page.goto(`/clusters/${id}?region=kr-west1`)

  let clicks = 0
  const click = async (name: string | RegExp, role: 'link' | 'button' = 'link') => {
    await page.getByRole(role, { name }).click()
    clicks += 1
  }
  await click('What is wrong?')
  await expect(heading(page, 'Setting parameters has left the state unknown')).toBeVisible()
  await expect(page.getByRole('paragraph').filter({ hasText: 'The earlier values still apply.' })).toBeVisible()
  await expectAccessible(page)
  await click(/^Sync the state of the cluster…|^Sync state/)
  await click(/^Sync state of orders$/, 'button')
  await expectTaken(cloud, 'synchronizeClusterState')
  await cloud.advance(minutes(30))
  await expect(heading(page, 'Nothing is wrong')).toBeVisible({ timeout: 15_000 })
  expect(clicks).toBeLessThan(5)

  // The way that a ticket goes: what is read first is what is copied and saved.
  await report(page).getByText('Read it first').click()
  const text = (await report(page).locator('pre').textContent()) ?? ''
  const ids = await page.evaluate(async (cluster) => {
    const answer = await fetch(`/api/journal?cluster=${cluster}&size=100`, { headers: { 'x-console': '1' } })
    const { entries } = (await answer.json()) as { entries: { requestId: string | null }[] }
    return entries.map(({ requestId }) => requestId)
  }, id)
  expect(ids).toHaveLength(2)
  for (const requestId of ids) expect(text).toContain(`- \`${requestId}\``)
  for (const secret of [cloud.accessKey, cloud.secretKey]) expect(text).not.toContain(secret)
  expect(text).toContain('work_mem: 16384 → 8192')
  await report(page).getByRole('radio', { name: '한국어' }).check()
  await expect(report(page).locator('pre')).toContainText('# 진단 보고서: orders')
  const saved = page.waitForEvent('download')
  await report(page).getByRole('button', { name: 'Download' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^doctor-orders-.*\.md$/)
})

test('values that hold after a failed set are set back: the plan opens with the earlier ones filled in', async ({
  signedIn: page,
  cloud,
}) => {
  const id = await clusterId(page, 'search')
  await setElsewhere(page, id, 'work_mem', '8192')
  await cloud.advance(minutes(30))
  const writeId = await page.evaluate(async (cluster) => {
    const answer = await fetch(`/api/journal?cluster=${cluster}`, { headers: { 'x-console': '1' } })
    return ((await answer.json()) as { entries: { id: string }[] }).entries[0]?.id
  }, id)
  await page.goto(`/clusters/${id}/parameters?region=kr-west1&plan=setParameterValues&back=${writeId}`)
  const plan = page.getByRole('dialog', { name: 'Set 1 parameter on search' })
  await expect(plan.getByRole('row', { name: /work_mem/ })).toContainText('4 MB')
})

test('a cluster that is well, on a phone; a part that may not be read is named and the rest goes on', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*403/)
  const id = await clusterId(page, 'orders')
  await cloud.fault({ kind: 'status', operation: 'listBackupHistories', status: 403 })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/clusters/${id}/doctor?region=kr-west1`)
  const missing = page.getByRole('group', { name: 'A part is missing' })
  await expect(missing).toContainText('The backups:')
  await expect(page.getByRole('list', { name: /What happened to this cluster/ })).toContainText('Created')
  await expect(failureIn(page)).toHaveCount(0)
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
