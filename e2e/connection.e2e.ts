import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts'

test('the way to the cloud is checked by reads alone; what is forbidden and what is broken says what to do', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*40\d/)
  await page.goto('/?region=kr-west1')
  await page.getByRole('button', { name: /^Account of / }).click()
  await page.getByRole('menuitem', { name: 'Connection' }).click()
  await expect(page.getByRole('heading', { name: 'Everything works', level: 2 })).toBeVisible()
  const reads = page.getByRole('region', { name: 'What can be read' })
  await expect(reads.getByRole('listitem')).toHaveCount(13)
  await expectAccessible(page)
  const before = await cloud.seen()
  expect(before.filter(({ method }) => method !== 'GET')).toEqual([])

  await cloud.fault({ kind: 'status', operation: 'listBackupHistories', status: 403 })
  await cloud.fault({ kind: 'html', operation: 'listServerTypes', status: 502 })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/connection?region=kr-west1')
  await expect(async () => {
    // What was found a moment ago is told again for a while.
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect(page.getByRole('heading', { name: 'Something does not work', level: 2 })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  await expect(reads.getByRole('listitem').filter({ hasText: 'List Backup Histories' })).toContainText('postgresql:ListBackupHistories')
  await expect(reads.getByRole('listitem').filter({ hasText: 'List Server Types' })).toContainText('Check the network')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
