import type { Page } from '@playwright/test'
import { clusterId, endOf, panel, send, strip } from './cluster-page.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, test } from './fixtures.ts'

/** Opens the tab of a cluster of the fleet. */
async function open(page: Page, name: string): Promise<void> {
  const id = await clusterId(page, name)
  await page.goto(`/clusters/${id}/access?region=kr-west1`)
  await expect(panel(page, 'Allowed addresses')).toBeVisible()
}

const row = (page: Page, entry: string) =>
  page
    .getByRole('table', { name: 'Allowed addresses' })
    .getByRole('row')
    .filter({ hasText: new RegExp(`${entry.replaceAll('.', '\\.')}(?!\\d)`) })

test('a pasted list is allowed by keyboard: understood entry by entry, warned of, and there afterwards', async ({
  signedIn: page,
  cloud,
}) => {
  await open(page, 'orders')
  await expect(row(page, '10.20.0.0/16')).toContainText('65,536')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add…' }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Allow addresses' })
  await expect(form.getByRole('textbox')).toBeFocused()
  await expect(form).toContainText('This console cannot know which one that is for you.')
  await page.keyboard.insertText('192.168.7.9/24\n10.20.0.0/16, 0.0.0.0/0\n300.1.1.1')
  await expect(form).toContainText('Bits beyond the network were set: 192.168.7.0/24 is sent.')
  await expect(form).toContainText('Allowed already: 10.20.0.0/16 is not sent.')
  await expect(form).toContainText('0.0.0.0/0 lets every address in the world try to connect.')
  await form.getByRole('button', { name: 'See the plan…' }).focus()
  await page.keyboard.press('Enter')
  await expect(form).toContainText('Not an IPv4 address or network: 300.1.1.1')
  await expect(form.getByRole('textbox')).toBeFocused()
  await expectAccessible(page)
  await form.getByRole('textbox').fill('192.168.7.9/24\n10.20.0.0/16, 0.0.0.0/0')
  await form.getByRole('button', { name: 'See the plan…' }).click()
  const plan = page.getByRole('dialog', { name: 'Change the allowed addresses of orders' })
  await expect(plan.getByRole('table').getByRole('rowheader')).toHaveText(['192.168.7.0/24', '0.0.0.0/0'])
  await expect(plan).toContainText('Only the password then stands between them and the data.')
  await send(plan, 'Change allowed addresses')
  await expect(form).toBeHidden()
  await endOf(page, cloud)
  await expect(strip(page)).toContainText('done')
  await expect(row(page, '192.168.7.0/24')).toContainText('256')
  await expect(page.getByRole('group', { name: /Every address in the world may try to connect/ })).toBeVisible()
  await page.getByRole('searchbox').fill('192.168.7.77')
  await expect(page.getByText('2 entries fit')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
})

test('entries are removed, one and many; the last one is warned of', async ({ signedIn: page, cloud }) => {
  await open(page, 'search')
  await page.getByRole('button', { name: 'Remove… 10.9.12.4' }).click()
  const plan = page.getByRole('dialog', { name: 'Change the allowed addresses of search' })
  await expect(plan.getByRole('row', { name: /^10\.9\.12\.4/ })).toContainText('allowed')
  await expect(plan).toContainText('1 entry can no longer connect.')
  await send(plan, 'Change allowed addresses')
  await endOf(page, cloud)
  await expect(row(page, '10.9.12.4')).toBeHidden()

  await page.getByRole('checkbox', { name: 'Tick all' }).focus()
  await page.keyboard.press('Space')
  const bar = page.getByRole('region', { name: 'Ticked addresses' })
  await expect(bar).toContainText('2 entries ticked')
  await expectAccessible(page)
  await bar.getByRole('button', { name: 'Remove 2 entries…' }).click()
  await expect(plan).toContainText('No address is left: nobody can connect to search.')
  await send(plan, 'Change allowed addresses')
  await endOf(page, cloud)
  await expect(page.getByRole('heading', { name: 'Nobody can connect' })).toBeVisible()
  await expect(bar).toBeHidden()
  const writes = (await cloud.seen()).filter(({ operation }) => operation === 'setSecurityGroupRules')
  expect(writes.map(({ status }) => status)).toEqual([202, 202])
})

test('a refusal keeps plan and form, a change that fails later says so, and what is not allowed says why', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*400/)
  await open(page, 'catalog')
  await cloud.fault({
    kind: 'status',
    operation: 'setSecurityGroupRules',
    status: 400,
    code: 'Dbaas.ValidationError',
    detail: 'invalid security-group-rules',
    times: 1,
  })
  await page.getByRole('button', { name: 'Add…' }).click()
  const form = page.getByRole('dialog', { name: 'Allow addresses' })
  await form.getByRole('textbox').fill('172.16.0.1')
  await form.getByRole('button', { name: 'See the plan…' }).click()
  const plan = page.getByRole('dialog', { name: 'Change the allowed addresses of catalog' })
  await plan.getByRole('button', { name: 'Change allowed addresses' }).click()
  await expect(failureIn(plan)).toContainText('invalid security-group-rules')
  await expect(failureIn(plan)).toContainText('req-')
  await plan.getByRole('button', { name: 'Back to editing' }).click()
  await expect(form.getByRole('textbox')).toHaveValue('172.16.0.1')
  await cloud.fault({ kind: 'failsLater', operation: 'setSecurityGroupRules', state: 'UNKNOWN', times: 1 })
  await form.getByRole('button', { name: 'See the plan…' }).click()
  await send(plan, 'Change allowed addresses')
  await endOf(page, cloud)
  await expect(strip(page)).toContainText('failed, the state is Unknown')
  await expect(row(page, '172.16.0.1')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Add…' })).toHaveAccessibleDescription(/does not know the state/)
  await page.getByRole('checkbox', { name: 'Tick 10.9.12.4' }).check()
  const bar = page.getByRole('region', { name: 'Ticked addresses' })
  await expect(bar.getByRole('button', { name: 'Remove 1 entry…' })).toHaveAttribute('aria-disabled', 'true')
  await expect(bar).toContainText('does not know the state')
})

test('in Korean at 390 px', async ({ signedIn: page }) => {
  await open(page, 'orders')
  await page.getByRole('button', { name: '한국어' }).click()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('checkbox', { name: '10.60.0.0/16 선택' }).check()
  await expect(page.getByRole('button', { name: '1개 삭제…' })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '추가…' }).click()
  const form = page.getByRole('dialog', { name: '접속 허용 주소 추가' })
  await form.getByRole('textbox').fill('10.20.4.7, 10.0.0.9/8')
  await expect(form).toContainText('이미 접속할 수 있습니다. 허용된 네트워크: 10.20.0.0/16')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
