import { minutes } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, expectTaken, test } from './fixtures.ts'
import { appliedTo, field, idOf, open, setElsewhere, tray } from './parameters.ts'

test('the groups of the region, and the defaults of one, read page by page', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*50\d/)
  await page.goto('/clusters?region=kr-west1')
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Parameter groups' }).click()
  await expect(page.getByRole('heading', { name: 'Parameter groups', level: 1 })).toBeVisible()
  const table = page.getByRole('table', { name: 'Parameter groups' })
  await expect(table.getByRole('row', { name: /default-postgresql-18.*18/ })).toBeVisible()
  await expectAccessible(page)

  await cloud.fault({ kind: 'status', operation: 'listParameters', status: 503, path: 'page=2' })
  await table.getByRole('link', { name: 'default-postgresql-17' }).click()
  await expect(page.getByRole('heading', { name: 'default-postgresql-17', level: 1 })).toBeVisible()
  // What is read by now stays, the rest is asked for again.
  await expect(failureIn(page)).toBeVisible()
  await expect(page.getByRole('rowheader', { name: /^allow_alter_system/ })).toBeVisible()
  await cloud.healed()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('status').filter({ hasText: /^\d{3} parameters$/ })).toBeVisible()
  const pages = (await cloud.seen()).filter((call) => call.operation === 'listParameters' && call.status === 200)
  expect(pages.length).toBeGreaterThanOrEqual(4)
  await page.getByRole('searchbox').fill('shared_buffers')
  await expect(page.getByRole('row', { name: /shared_buffers.*16384/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.getByRole('main').getByRole('link', { name: 'Parameter groups' }).click()
  await expect(table).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectTaken(cloud, 'listParameterGroups', 'listParameters')
})

test('an unknown group is told as the cloud tells it', async ({ signedIn: page, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*400/)
  await page.goto('/parameter-groups?region=kr-west1')
  await page.goto(`/parameter-groups/${'0'.repeat(32)}?region=kr-west1`)
  await expect(failureIn(page)).toContainText('Parameter group not found')
})

test('side by side with the group and with another cluster: differences first, and what differs can be taken', async ({
  signedIn: page,
  cloud,
}) => {
  const id = await open(page, 'orders')
  const other = await idOf(page, 'search')
  await setElsewhere(page, other, 'lock_timeout', '7000')
  await cloud.advance(minutes(30))
  await page.getByRole('link', { name: 'Compare…' }).click()
  await expect(page.getByRole('heading', { name: 'Compare the parameters of orders' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Parameters side by side' }).getByRole('columnheader')).toHaveText([
    'Parameter',
    'orders',
    'default-postgresql-16',
  ])
  await expect(page.getByRole('row', { name: /autovacuum_vacuum_scale_factor.*0\.05.*differs: 0\.2/ })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: /^autovacuum Starts/ })).toBeHidden()

  await page.getByRole('button', { name: 'Add a cluster…' }).click()
  const picker = page.getByRole('dialog', { name: 'Compare with another cluster' })
  await picker.getByLabel('Name contains').fill('search')
  await expectAccessible(page)
  await picker.getByRole('button', { name: 'search Running' }).click()
  await expect(picker).toBeHidden()
  await expect(page).toHaveURL(new RegExp(`with=${other}`))
  await page.getByRole('checkbox', { name: 'Defaults of its parameter group' }).uncheck()
  await page.getByRole('searchbox').fill('lock_timeout')
  await expect(page.getByRole('row', { name: /lock_timeout.*differs: 7 s/ })).toBeVisible()
  await page.getByRole('searchbox').blur()
  await expect(page).toHaveURL(/q=lock_timeout/)
  await page.reload()
  await expect(page.getByRole('row', { name: /lock_timeout.*differs: 7 s/ })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Show equal values too' }).check()
  await page.getByRole('searchbox').fill('autovacuum_max')
  await expect(page.getByRole('row', { name: /autovacuum_max_workers/ })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  // They go among the edits; the plan is the same as for typed ones.
  await page.getByRole('button', { name: /^Take \d+ values from search into the edits$/ }).click()
  await expect(page).toHaveURL(/show=edited/)
  await expect(field(page, 'lock_timeout')).toHaveValue('7')
  await expect(tray(page)).toContainText(/\d+ edits/)
  expect(await appliedTo(page, id, 'lock_timeout')).toBe('0')
  await page.goto(`/clusters/${id}/parameters/compare?region=kr-west1&group=off`)
  await expect(page.getByRole('heading', { name: 'Nothing to compare with' })).toBeVisible()
})
