import type { Page } from '@playwright/test'
import { minutes } from './cloud.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, test } from './fixtures.ts'
import { calls, next, openReplicas, row, step, strip } from './replica-steps.ts'

const subnet = 'b8f3c1d2e4b54a6f8091a2b3c4d5e6f7'
const name = (page: Page, at = 0) => page.getByRole('textbox', { name: 'Name', exact: true }).nth(at)

async function openForm(page: Page, origin: string): Promise<string> {
  const id = await openReplicas(page, origin)
  await page.getByRole('link', { name: 'Create replicas' }).click()
  await expect(page.getByRole('heading', { name: `New replicas of ${origin}` })).toBeVisible()
  return id
}

test('two replicas: names, size and access, the plan, one call, each followed to its end', async ({ signedIn: page, cloud }) => {
  const id = await openReplicas(page, 'members')
  await expect(page.getByRole('heading', { name: 'No replicas yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Create replicas' }).click()
  await page.getByRole('radio', { name: '2', exact: true }).check()
  await expect(name(page)).toHaveValue('members-ra')
  await name(page, 1).fill('members-reports')
  await next(page).click()
  await expect(page.getByRole('radio', { name: /^db1v8m32,/ })).toBeChecked()
  await page.getByRole('textbox', { name: 'DATA size' }).fill('640')
  await next(page).click()
  await page.getByRole('textbox', { name: 'Allowed addresses' }).fill('10.30.0.0/16')
  await page.getByRole('checkbox', { name: 'Set a maintenance window' }).check()
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByRole('textbox', { name: 'Key of tag 1' }).fill('team')
  await next(page).click()
  await expect(page.getByRole('row', { name: /members-reports/ })).toContainText('640 GB SSD')
  await expect(page.getByRole('row', { name: /Maintenance window/ })).toContainText('Sunday 03:00')
  await page.getByRole('tab', { name: 'Terraform' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('cannot name an origin cluster')
  await page.getByRole('tab', { name: 'curl' }).click()
  await expect(page.getByRole('tabpanel')).toContainText(`/v1/clusters/${id}/replicas`)
  await page.getByRole('button', { name: 'Create 2 replicas' }).dblclick()
  await expect(page).toHaveURL(new RegExp(`/clusters/${id}/replicas\\?.*request=req-`))
  await expect(strip(page)).toContainText('Create replica')
  await expect(row(page, 'members-ra').getByRole('progressbar')).toBeVisible()
  await expect(row(page, 'members-reports')).toContainText('of about 12 min')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await expect(row(page, 'members-reports')).toContainText('Streaming')
  expect(await calls(cloud, 'createReplica')).toHaveLength(1)
  await page.goto(`/clusters/${id}/replicas/new?region=kr-west1`)
  await expect(page.getByText('3 of 5 are left.')).toBeVisible()
  await expect(name(page)).toHaveValue('members-rb')
})

test('in another region: its region and subnet, and a replica there that says where it comes from', async ({ signedIn: page, cloud }) => {
  await openForm(page, 'catalog')
  await page.getByRole('radio', { name: 'Another region' }).check()
  await expect(page.getByRole('combobox', { name: 'Region' })).toHaveValue('kr-east1')
  await next(page).click()
  await expect(page.getByRole('textbox', { name: 'Subnet id' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Subnet id' }).fill(subnet)
  await page.getByRole('checkbox', { name: /Reachable from outside/ }).check()
  await name(page).fill('catalog-east')
  await next(page).click()
  await next(page).click()
  await next(page).click()
  await expect(page.getByText('The data leaves its region: it goes to kr-east1.')).toBeVisible()
  await page.getByRole('button', { name: 'Create 1 replica' }).click()
  await expect(strip(page)).toContainText('Create replica in another region')
  await expect(row(page, 'catalog-east')).toContainText('kr-east1')
  await expect(row(page, 'catalog-east')).toContainText('of about 20 min')
  await cloud.advance(minutes(60))
  await expect(strip(page)).toContainText('done')
  await expect(row(page, 'catalog-east')).toContainText('Streaming')
  expect((await calls(cloud, 'createOtherRegionReplica')).map(({ status }) => status)).toEqual([202])
  await row(page, 'catalog-east').getByRole('link', { name: 'catalog-east' }).click()
  await expect(page).toHaveURL(/region=kr-east1/)
  await expect(page.getByRole('main').getByText('replica of catalog (kr-west1)')).toBeVisible()
})

test('the draft survives back, forward and a reload; leaving asks first', async ({ signedIn: page }) => {
  const id = await openForm(page, 'members')
  await name(page).fill('members-x')
  await next(page).click()
  await page.getByRole('textbox', { name: 'DATA size' }).fill('1024')
  await page.goBack()
  await expect(name(page)).toHaveValue('members-x')
  await page.goForward()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'DATA size' })).toHaveValue('1024')
  await page.getByRole('navigation', { name: 'Parts of this cluster' }).getByRole('link', { name: 'Backups' }).click()
  const guard = page.getByRole('dialog', { name: 'The replicas are not created yet' })
  await guard.getByRole('button', { name: 'Stay here' }).click()
  await expect(page.getByRole('textbox', { name: 'DATA size' })).toHaveValue('1024')
  await page.getByRole('navigation', { name: 'Parts of this cluster' }).getByRole('link', { name: 'Backups' }).click()
  await guard.getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(/\/backups\?/)
  await page.goto(`/clusters/${id}/replicas/new?region=kr-west1&step=review`)
  await expect(page.getByRole('row', { name: /members-x/ })).toContainText('1,024 GB SSD')
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(page.getByRole('row', { name: /members-ra/ })).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByRole('row', { name: /members-x/ })).toBeVisible()
})

test('what is wrong is said at its field, with the nearest right value, and the review leads there', async ({ signedIn: page }) => {
  await openForm(page, 'members')
  await name(page).fill('Members RA-')
  await next(page).click()
  await expect(page.getByText('1 value to correct').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /membersra/ }).click()
  await expect(name(page)).toHaveValue('membersra')
  await next(page).click()
  await page.getByRole('textbox', { name: 'DATA size' }).fill('256')
  await step(page, 'Review').click()
  const create = page.getByRole('button', { name: 'Create 1 replica' })
  await expect(create).toHaveAccessibleDescription('Correct 1 value first: Size.')
  await page.getByRole('link', { name: 'Volumes' }).click()
  await next(page).click()
  await expect(page.getByText('At least 512 GB: the data of the origin must fit.')).toBeVisible()
  await page.getByRole('button', { name: '512' }).click()
  await step(page, 'Review').click()
  await expect(create).not.toHaveAttribute('aria-disabled', 'true')
})

test('polling under a half-typed form changes nothing', async ({ signedIn: page, cloud }) => {
  await openForm(page, 'members')
  await page.getByRole('button', { name: 'Sync state…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sync state of members' }).click()
  await expect(strip(page)).toContainText('Sync state')
  await page.getByRole('radio', { name: '2', exact: true }).check()
  await name(page, 1).fill('members-hal')
  const before = (await calls(cloud, 'showCluster')).length
  await cloud.advance(minutes(5))
  await expect(strip(page)).toContainText('done')
  expect((await calls(cloud, 'showCluster')).length).toBeGreaterThan(before)
  await expect(name(page, 1)).toBeFocused()
  await page.keyboard.type('f')
  await expect(name(page, 1)).toHaveValue('members-half')
  await expect(page.getByRole('radio', { name: '2', exact: true })).toBeChecked()
})

test('a refusal keeps everything typed and names the likely fields, and leads to them', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*400/)
  await openForm(page, 'members')
  await page.getByRole('textbox', { name: 'Service IP' }).fill('10.20.4.11')
  await step(page, 'Review').click()
  await page.getByRole('button', { name: 'Create 1 replica' }).click()
  await expect(failureIn(page)).toContainText('10.20.4.11 is not available')
  await expect(failureIn(page)).toContainText('req-')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Service IP of replica 1' }).click()
  await expect(page.getByRole('textbox', { name: 'Service IP' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Service IP' }).fill('')
  await cloud.fault({
    kind: 'status',
    operation: 'createReplica',
    status: 400,
    code: 'ValidationError',
    title: 'ValidationError',
    detail: ['value_error', 'value_error'],
    times: 1,
  })
  await step(page, 'Review').click()
  await page.getByRole('button', { name: 'Create 1 replica' }).click()
  await expect(page.getByText('The cloud does not say which value it means. Most likely:')).toBeVisible()
  await page.getByRole('button', { name: 'Create 1 replica' }).click()
  await expect(strip(page)).toContainText('Create replica')
})

test('a lost answer is not sent again: the origin is looked at', async ({ signedIn: page, cloud, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource.*50\d/)
  await openForm(page, 'members')
  await step(page, 'Review').click()
  await cloud.fault({ kind: 'reset', operation: 'createReplica', when: 'after', times: 1 })
  await page.getByRole('button', { name: 'Create 1 replica' }).click()
  await expect(page.getByText('Yes: members has more replicas than before.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create 1 replica' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Go to the replicas' }).click()
  await expect(row(page, 'members-ra')).toBeVisible()
  expect(await calls(cloud, 'createReplica')).toHaveLength(1)
})

test('a create that fails later says so, and what is left of it is in the list', async ({ signedIn: page, cloud }) => {
  await openForm(page, 'members')
  await step(page, 'Review').click()
  await cloud.fault({ kind: 'failsLater', operation: 'createReplica', state: 'FAILED', times: 1 })
  await page.getByRole('button', { name: 'Create 1 replica' }).click()
  await expect(strip(page)).toBeVisible()
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('failed')
  await expect(row(page, 'members-ra')).toContainText('Failed')
})

test('a cluster has five replicas at most: the fifth makes the button say so, and the form too', async ({ signedIn: page, cloud }) => {
  const id = await openForm(page, 'orders')
  await expect(page.getByText('2 of 5 are left.')).toBeVisible()
  await page.getByRole('radio', { name: '2', exact: true }).check()
  await step(page, 'Review').click()
  await page.getByRole('button', { name: 'Create 2 replicas' }).click()
  await expect(row(page, 'orders-rd')).toBeVisible()
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
  await expect(page.getByText('5 of 5')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create replicas' })).toHaveAccessibleDescription('A cluster has at most 5 replicas.')
  await page.goto(`/clusters/${id}/replicas/new?region=kr-west1`)
  await expect(page.getByRole('heading', { name: 'orders has as many replicas as a cluster can have' })).toBeVisible()
})

test('the whole journey by keyboard alone', async ({ signedIn: page, cloud }) => {
  const id = await openReplicas(page, 'members')
  const press = async (key: string, times = 1) => {
    for (let count = 0; count < times; count += 1) await page.keyboard.press(key)
  }
  const tabTo = async (target: ReturnType<Page['getByRole']>) => {
    for (let count = 0; count < 120; count += 1) {
      if (await target.evaluateAll((found) => found.includes(document.activeElement as HTMLElement))) return
      await press('Tab')
    }
    throw new Error('The keyboard never came there.')
  }
  await tabTo(page.getByRole('link', { name: 'Create replicas' }))
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'New replicas of members' })).toBeVisible()
  await tabTo(page.getByRole('radio', { name: '1', exact: true }))
  await press('ArrowRight')
  await expect(name(page, 1)).toHaveValue('members-rb')
  await tabTo(name(page, 1))
  await press('ControlOrMeta+A')
  await page.keyboard.type('members-bi')
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'Size', level: 2 })).toBeFocused()
  await tabTo(next(page))
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'Access and maintenance', level: 2 })).toBeFocused()
  await tabTo(next(page))
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'Review', level: 2 })).toBeFocused()
  await tabTo(page.getByRole('tab', { name: 'Plan' }))
  await press('ArrowRight')
  await expect(page.getByRole('tabpanel')).toContainText('members-bi')
  await tabTo(page.getByRole('button', { name: 'Create 2 replicas' }))
  await press('Enter')
  await expect(page).toHaveURL(new RegExp(`/clusters/${id}/replicas\\?.*request=req-`))
  await expect(row(page, 'members-bi')).toBeVisible()
  await cloud.advance(minutes(30))
  await expect(strip(page)).toContainText('done')
})

for (const at of ['replicas', 'size', 'access', 'review']) {
  test(`the step ${at} is accessible in both themes and fits a phone, in Korean as well`, async ({ signedIn: page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/clusters?region=kr-west1&size=100&name=members')
    const id = (await page.getByRole('link', { name: 'members', exact: true }).getAttribute('href'))?.split(/[/?]/)[2] ?? ''
    await page.goto(`/clusters/${id}/replicas/new?region=kr-west1&step=${at}`)
    await expect(page.getByRole('heading', { level: 2 }).nth(1)).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: '한국어' }).click()
    await expect(page.getByRole('heading', { name: 'members의 새 복제본' })).toBeVisible()
    await expectNoSidewaysScroll(page)
  })
}
