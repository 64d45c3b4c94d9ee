import { minutes } from './cloud.ts'
import { expect, expectAccessible, failureIn, test } from './fixtures.ts'
import { appliedTo, field, idOf, open, row, send, setElsewhere, strip, tray } from './parameters.ts'

test('edits outlive a reload, another tab of the cluster, a language and what polling brings', async ({ signedIn: page, cloud }) => {
  const id = await open(page, 'search', '&q=work_mem')
  await field(page, 'work_mem').fill('12')
  await page.getByRole('checkbox', { name: 'Tick maintenance_work_mem', exact: true }).check()
  // A request runs, the page polls, the clock moves: nothing that the person did changes.
  await page.getByRole('button', { name: 'Sync…' }).click()
  await send(page, 'Sync parameters')
  await expect(strip(page)).toContainText('Sync parameters')
  await field(page, 'logical_decoding_work_mem').pressSequentially('8')
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await expect(field(page, 'logical_decoding_work_mem')).toBeFocused()
  await expect(field(page, 'logical_decoding_work_mem')).toHaveValue('864')
  await expect(field(page, 'work_mem')).toHaveValue('12')
  await expect(page.getByRole('checkbox', { name: 'Tick maintenance_work_mem', exact: true })).toBeChecked()
  await expect(page.getByRole('searchbox')).toHaveValue('work_mem')

  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('region', { name: '모은 수정 사항' })).toContainText('수정 2건')
  await expect(page.getByLabel('work_mem의 새 값', { exact: true })).toHaveValue('12')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('navigation', { name: 'Parts of this cluster' }).getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('region', { name: 'Topology' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Parts of this cluster' }).getByRole('link', { name: 'Parameters' }).click()
  await expect(tray(page)).toContainText('2 edits')
  await page.reload()
  await expect(tray(page)).toContainText('2 edits')

  // Leaving the cluster asks; another region and another cluster have trays of their own.
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Clusters' }).click()
  const guard = page.getByRole('dialog', { name: 'Leave with edits that are not set?' })
  await expect(guard).toContainText('2 edits of search are not set yet.')
  await expectAccessible(page)
  await guard.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { name: 'Clusters', level: 1 })).toBeVisible()
  await page.goto(`/clusters/${id}/parameters?region=kr-west1`)
  await expect(tray(page)).toContainText('2 edits')
  await tray(page).getByRole('button', { name: 'Discard all' }).click()
  await expect(tray(page)).toBeHidden()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(tray(page)).toContainText('2 edits')
})

test('somebody else changes a value: both are shown, one is chosen', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*400/)
  const id = await open(page, 'orders', '&q=timeout')
  await field(page, 'lock_timeout').fill('20')
  await field(page, 'statement_timeout').fill('45')
  await setElsewhere(page, id, 'statement_timeout', '60000')
  await cloud.advance(minutes(30))

  // The cloud compares and refuses; the plan says so, and the page knows by then what is so.
  await tray(page).getByRole('button', { name: 'See plan…' }).click()
  const plan = page.getByRole('dialog', { name: 'Set 2 parameters on orders' })
  await plan.getByRole('button', { name: 'Set 2 parameters' }).click()
  await expect(failureIn(plan)).toContainText('statement_timeout is 60000, not 30000')
  await expect(failureIn(plan)).toContainText('req-')
  await expect(plan.getByRole('button', { name: 'Set 2 parameters' })).toHaveAccessibleDescription(/1 value was changed meanwhile/)
  await plan.getByRole('button', { name: 'Back to editing' }).click()

  await expect(row(page, 'statement_timeout')).toContainText('Was 30 s when you began, is 1 min now.')
  await expect(tray(page).getByRole('button', { name: 'See plan…' })).toHaveAccessibleDescription('Settle 1 conflict first.')
  await expectAccessible(page)
  await row(page, 'statement_timeout')
    .getByRole('button', { name: /^Keep mine/ })
    .click()
  await tray(page).getByRole('button', { name: 'See plan…' }).click()
  await expect(plan.getByRole('row', { name: /statement_timeout.*1 min.*45 s/ })).toBeVisible()
  await plan.getByRole('button', { name: 'Set 2 parameters' }).click()
  await expect(plan).toBeHidden()
  await cloud.advance(minutes(30))
  await expect(tray(page)).toBeHidden()
  expect(await appliedTo(page, id, 'statement_timeout')).toBe('45000')

  await field(page, 'statement_timeout').fill('50')
  await setElsewhere(page, id, 'statement_timeout', '70000')
  await cloud.advance(minutes(30))
  await page.getByRole('button', { name: 'Read again' }).click()
  await row(page, 'statement_timeout')
    .getByRole('button', { name: /^Take theirs/ })
    .click()
  await expect(field(page, 'statement_timeout')).toHaveValue('70')
  await expect(tray(page)).toBeHidden()
})

test('a value that only the cloud refuses is told at its row', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*400/)
  await open(page, 'orders', '&q=work_mem')
  await cloud.fault({
    kind: 'status',
    operation: 'setParameterValues',
    status: 400,
    code: 'Dbaas.ValidationError.InvalidParameterValue',
    detail: 'work_mem cannot be 1048576, allowed are 64-524288 kB',
    times: 1,
  })
  await field(page, 'work_mem').fill('1GB')
  await tray(page).getByRole('button', { name: 'See plan…' }).click()
  const plan = page.getByRole('dialog', { name: 'Set 1 parameter on orders' })
  await plan.getByRole('button', { name: 'Set 1 parameter' }).click()
  await expect(failureIn(plan)).toContainText('allowed are 64-524288 kB')
  await plan.getByRole('button', { name: 'Back to editing' }).click()
  await expect(row(page, 'work_mem')).toContainText('The cloud says: work_mem cannot be 1048576')
  await field(page, 'work_mem').fill('512')
  await expect(row(page, 'work_mem')).not.toContainText('The cloud says')
})

test('a set that ends in UNKNOWN keeps the edits and shows the way out', async ({ signedIn: page, cloud }) => {
  const id = await open(page, 'orders', '&q=max_connections')
  await field(page, 'max_connections').fill('100000')
  await tray(page).getByRole('button', { name: 'See plan…' }).click()
  await send(page, 'Set 1 parameter')
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('failed')
  const failed = page.getByRole('alert', { name: /Setting 1 parameter failed/ })
  await expect(failed).toContainText('until that is cleared the cloud refuses every change')
  await expect(failed).toContainText('req-')
  await expect(tray(page)).toContainText('1 edit')
  await expect(tray(page).getByRole('button', { name: 'See plan…' })).toHaveAccessibleDescription(/does not know the state/)
  await expectAccessible(page)
  await page.reload()
  await expect(failed).toBeVisible()

  await failed.getByRole('button', { name: 'Sync state…' }).click()
  await send(page, 'Sync state of orders')
  await cloud.advance(minutes(30))
  await expect(failed.getByRole('button', { name: 'Sync state…' })).toBeHidden()
  await field(page, 'max_connections').fill('250')
  await tray(page).getByRole('button', { name: 'See plan…' }).click()
  await send(page, 'Set 1 parameter')
  await expect(failed).toBeHidden()
  await cloud.advance(minutes(30))
  await expect(tray(page)).toBeHidden()
  await expect(page.getByRole('group', { name: /1 value waits/ })).toContainText('max_connections: 200 → 250')
  expect(await appliedTo(page, id, 'max_connections')).toBe('200')
})

test('a key that may not read them, and a refresh that fails', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*(?:403|50\d)/)
  const id = await idOf(page, 'orders')
  await cloud.fault({ kind: 'status', operation: 'listParameterValues', status: 403 })
  await page.goto(`/clusters/${id}/parameters?region=kr-west1`)
  await expect(failureIn(page)).toContainText('postgresql:ListParameterValues')
  await cloud.healed()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('table', { name: 'Parameters' })).toBeVisible()
  await cloud.fault({ kind: 'status', operation: 'listParameterValues', status: 503 })
  // Reads of the same second are answered alike: the first press may still find the good answer.
  await expect(async () => {
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect(page.getByRole('group', { name: /refreshing fails/i })).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await expect(page.getByRole('table', { name: 'Parameters' })).toBeVisible()
})
