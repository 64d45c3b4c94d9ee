import type { Page } from '@playwright/test'
import { minutes, type Cloud } from './cloud.ts'
import { clusterId, panel, strip } from './cluster-page.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, failureIn, expectTaken, test } from './fixtures.ts'

const hours = (count: number) => minutes(count * 60)
const day = hours(24)

/** Opens the restore of a cluster of the fleet. */
async function openRestore(page: Page, name: string, search = ''): Promise<string> {
  const id = await clusterId(page, name)
  await page.goto(`/clusters/${id}/restore?region=kr-west1${search}`)
  await expect(page.getByRole('heading', { name: `Restore ${name} to a new cluster`, level: 1 })).toBeVisible()
  return id
}

const next = (page: Page) => page.getByRole('button', { name: /^Next: / })
const step = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })
const slider = (page: Page) => page.getByRole('slider', { name: 'Instant to restore to' })

/** What was sent, as the emulator shows it: the plan's own Request tab is what the person saw. */
async function requestTab(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'Request' }).click()
  return (await page.getByRole('tabpanel').textContent()) ?? ''
}

/** The cloud's now. */
async function cloudNow(page: Page): Promise<number> {
  return Date.parse(
    (await page.evaluate(async () =>
      (await fetch('/api/kr-west1/v1/clusters?size=1', { headers: { 'x-console': '1' } })).headers.get('date'),
    )) ?? '',
  )
}

async function restores(cloud: Cloud): Promise<number[]> {
  return (await cloud.seen()).filter((call) => call.operation === 'createRestoreCluster').map((call) => call.status)
}

test('from the timeline of the backups to a new cluster, with a double click that makes one', async ({ signedIn: page, cloud }) => {
  const id = await clusterId(page, 'orders')
  await page.goto(`/clusters/${id}/backups?region=kr-west1`)
  await slider(page).focus()
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('PageDown')
  const picked = (await slider(page).getAttribute('aria-valuetext')) ?? ''
  await page.getByRole('link', { name: 'Restore to a new cluster…' }).click()
  await expect(step(page, 'New cluster')).toBeVisible()
  await expect(page).toHaveURL(/step=settings$/)
  await page.getByRole('textbox', { name: 'Cluster name' }).fill('ordersback')
  await expect(page.getByRole('textbox', { name: 'Server name prefix' })).toHaveValue('ordersba')
  await expect(page.getByRole('combobox', { name: 'Type' })).toHaveValue('db1v8m64')
  await expect(page.getByRole('textbox', { name: 'Allowed addresses' })).toHaveValue(/10\.20\.0\.0\/16/)
  await page.getByRole('textbox', { name: 'DATA size' }).fill('1032')
  await expect(page.getByText('changed; orders has DATA 1,024 GB, ARCHIVE 256 GB')).toBeVisible()
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByRole('textbox', { name: 'Key of tag 1' }).fill('why')
  await page.getByRole('textbox', { name: 'Value of tag 1' }).fill('실수 복구')
  await next(page).click()
  await expect(step(page, 'Review')).toBeFocused()
  await expect(page.getByRole('tabpanel')).toContainText('ordersback')
  await expectAccessible(page)
  const sent = await requestTab(page)
  const at = new Date(`${picked.slice(0, 10)}T${picked.slice(11, 19)}+09:00`).toISOString().replace('.000Z', 'Z')
  expect(sent).toContain(`"backup_recovery_time": "${at}"`)
  expect(sent).not.toContain('backup_history_number')
  expect(sent).toContain('"size_gb": 1032')
  await page.getByRole('tab', { name: 'Terraform' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('Terraform cannot express this')
  await page.getByRole('tab', { name: 'curl' }).click()
  await expect(page.getByRole('tabpanel')).toContainText(`/v1/clusters/${id}/restore`)
  await page.getByRole('button', { name: 'Restore as ordersback' }).dblclick()
  await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}\?.*request=req-/)
  await expect(page.getByRole('heading', { name: 'ordersback', level: 1 })).toBeVisible()
  await expect(strip(page)).toContainText('Restore')
  await cloud.advance(minutes(70))
  await expect(strip(page)).toContainText('done')
  await expect(page.getByText('1,032 GB').first()).toBeVisible()
  expect(await restores(cloud)).toEqual([202])
  await page.goto(`/clusters/${id}/restore?region=kr-west1&step=settings`)
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toHaveValue('')
  await expectTaken(cloud, 'createRestoreCluster')
})

test('from a row of the histories: that backup, and no point in time', async ({ signedIn: page, cloud }) => {
  const id = await clusterId(page, 'catalog')
  await page.goto(`/clusters/${id}/backups?region=kr-west1`)
  await page
    .getByRole('link', { name: /^Restore the backup of/ })
    .nth(2)
    .click()
  await expect(step(page, 'New cluster')).toBeVisible()
  await page.getByRole('textbox', { name: 'Cluster name' }).fill('catback')
  await page.getByRole('link', { name: 'Back: What to restore' }).click()
  await expect(page.getByRole('radio', { name: 'A backup' })).toBeChecked()
  const number = await page.getByRole('combobox', { name: 'A backup' }).inputValue()
  await next(page).click()
  await next(page).click()
  const sent = await requestTab(page)
  expect(sent).toContain(`"backup_history_number": "${number}"`)
  expect(sent).not.toContain('backup_recovery_time')
  expect(sent).not.toContain('block_storage_groups')
  await page.getByRole('button', { name: 'Restore as catback' }).click()
  await expect(page.getByRole('heading', { name: 'catback', level: 1 })).toBeVisible()
  expect(await restores(cloud)).toEqual([202])
})

test('the draft survives back, forward and reload; leaving asks first', async ({ signedIn: page }) => {
  const id = await openRestore(page, 'orders')
  await page.getByRole('textbox', { name: 'Time' }).fill('00:30')
  const [date, time] = [page.getByRole('textbox', { name: 'Date' }), page.getByRole('textbox', { name: 'Time' })]
  const kept = await date.inputValue()
  await next(page).click()
  await page.getByRole('textbox', { name: 'Cluster name' }).fill('atlas')
  await page.goBack()
  await expect(time).toHaveValue('00:30')
  await page.goForward()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toHaveValue('atlas')
  await page.getByRole('link', { name: 'Back to the backups of orders' }).click()
  const guard = page.getByRole('dialog', { name: 'Nothing is restored yet' })
  await guard.getByRole('button', { name: 'Stay here' }).click()
  await page.getByRole('link', { name: 'Back to the backups of orders' }).click()
  await guard.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByRole('heading', { name: 'Restore to a point in time' })).toBeVisible()
  await page.goto(`/clusters/${id}/restore?region=kr-west1`)
  await expect(time).toHaveValue('00:30')
  await expect(date).toHaveValue(kept)
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(time).not.toHaveValue('00:30')
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(time).toHaveValue('00:30')
})

test('outside the window the nearest instant is named, offered and taken', async ({ signedIn: page }) => {
  await openRestore(page, 'members')
  await page.getByRole('textbox', { name: 'Date' }).fill('2020-01-01')
  await expect(page.getByRole('textbox', { name: 'Date' })).toHaveAccessibleDescription('This is before the first backup.')
  await next(page).click()
  await expect(page.getByRole('textbox', { name: 'Date' })).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Use \d{4}-/ }).click()
  await expect(page.getByText(/^From the backup of/)).toBeVisible()
  await next(page).click()
  await expect(step(page, 'New cluster')).toBeFocused()
})

test('polling under a half-typed form and an open timeline changes nothing', async ({ signedIn: page, cloud }) => {
  await openRestore(page, 'inventory')
  await slider(page).focus()
  for (const key of ['PageDown', 'Shift+ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
  const picked = (await slider(page).getAttribute('aria-valuetext')) ?? ''
  // Half an hour into tomorrow's backup: until it ends the page reads again and again.
  const now = await cloudNow(page)
  const nextBackup = Math.ceil((now - hours(17)) / day) * day + hours(17)
  await cloud.advance(nextBackup - now + minutes(1))
  // The moved clock is no write: for a second our server still answers what it has read before.
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('running', { exact: true })).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await expect(slider(page)).toHaveAttribute('aria-valuetext', picked)
  const closeUp = await page.getByRole('img', { name: /^The day around/ }).getAttribute('aria-label')
  await page.getByRole('textbox', { name: 'Time' }).fill('1:')
  await cloud.advance(hours(8))
  await expect(page.getByText('running', { exact: true })).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Time' })).toHaveValue('1:')
  await page.getByRole('textbox', { name: 'Time' }).fill(picked.slice(11, 19))
  await expect(slider(page)).toHaveAttribute('aria-valuetext', picked)
  await expect(page.getByRole('img', { name: /^The day around/ })).toHaveAttribute('aria-label', closeUp ?? '')
})

test('a refusal keeps everything and names the likely fields; a lost answer is not sent again', async ({
  signedIn: page,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/Failed to load resource.*(400|50\d)/)
  await openRestore(page, 'search')
  await next(page).click()
  await page.getByRole('textbox', { name: 'Cluster name' }).fill('searchtwo')
  await next(page).click()
  await cloud.fault({
    kind: 'status',
    operation: 'createRestoreCluster',
    status: 400,
    code: 'Dbaas.ValidationError.InvalidBackupRecoveryTime',
    times: 1,
  })
  const deed = page.getByRole('button', { name: 'Restore as searchtwo' })
  await deed.click()
  await expect(failureIn(page)).toContainText('req-')
  await page.getByRole('link', { name: 'Backup or point in time' }).click()
  await expect(step(page, 'What to restore')).toBeFocused()
  await next(page).click()
  await expect(page.getByRole('textbox', { name: 'Cluster name' })).toHaveValue('searchtwo')
  await next(page).click()
  await cloud.fault({ kind: 'reset', operation: 'createRestoreCluster', when: 'after', times: 1 })
  await deed.click()
  await expect(page.getByText('Was searchtwo created?')).toBeVisible()
  await page.getByRole('button', { name: 'Go to searchtwo' }).click()
  await expect(page.getByRole('heading', { name: 'searchtwo', level: 1 })).toBeVisible()
  expect(await restores(cloud)).toHaveLength(2)
})

test('a restore that fails later ends on a page that says so', async ({ signedIn: page, cloud }) => {
  await openRestore(page, 'search')
  await next(page).click()
  await page.getByRole('textbox', { name: 'Cluster name' }).fill('searchbad')
  await next(page).click()
  await cloud.fault({ kind: 'failsLater', operation: 'createRestoreCluster', state: 'FAILED', times: 1 })
  await page.getByRole('button', { name: 'Restore as searchbad' }).click()
  await expect(page.getByRole('heading', { name: 'searchbad', level: 1 })).toBeVisible()
  await cloud.advance(minutes(70))
  await expect(strip(page)).toContainText('failed')
})

test('where it is not possible, the way there says why', async ({ signedIn: page }) => {
  const id = await clusterId(page, 'billing')
  await page.goto(`/clusters/${id}/backups?region=kr-west1`)
  const action = panel(page, 'Restore to a point in time').getByRole('button', { name: 'Restore to a new cluster…' })
  await expect(action).toHaveAttribute('aria-disabled', 'true')
  await expect(action).toHaveAccessibleDescription(/does not know the state/)
})

test('the whole restore by keyboard alone', async ({ signedIn: page, cloud }) => {
  await openRestore(page, 'coupons')
  await expect(slider(page)).toBeVisible()
  const reach = async (name: string | RegExp, role: 'slider' | 'textbox' | 'button' | 'tab') => {
    const target = page.getByRole(role, { name, exact: typeof name === 'string' })
    await expect(async () => {
      for (let count = 0; count < 60; count += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`Tab did not reach ${String(name)}.`)
    }).toPass()
    await expect(target).toBeFocused()
  }
  await reach('Instant to restore to', 'slider')
  await page.keyboard.press('Home')
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Shift+ArrowRight')
  const picked = await slider(page).getAttribute('aria-valuetext')
  await reach(/^Next: /, 'button')
  await page.keyboard.press('Enter')
  await expect(step(page, 'New cluster')).toBeFocused()
  await reach('Cluster name', 'textbox')
  await page.keyboard.type('couponback')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Review')).toBeFocused()
  await expect(page.getByRole('tabpanel')).toContainText((picked ?? '').slice(0, 19))
  await reach('Restore as couponback', 'button')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'couponback', level: 1 })).toBeVisible()
  expect(await restores(cloud)).toEqual([202])
})

for (const name of ['pick', 'settings', 'review']) {
  test(`the step ${name} is accessible in both themes and fits a phone`, async ({ signedIn: page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openRestore(page, 'orders', `&step=${name}`)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })
}

/* The person's own clocks change: the cloud's stand at UTC, the cluster's at +09:00. */
for (const { zone, forward, back, offset } of [
  { zone: 'America/New_York', forward: '2027-03-14', back: '2027-11-07', offset: ['-04:00', '-05:00'] },
  { zone: 'Europe/Berlin', forward: '2027-03-28', back: '2027-10-31', offset: ['+02:00', '+01:00'] },
] as const) {
  test.describe(`the clocks of ${zone} change`, () => {
    test.use({ timezoneId: zone })

    /** Lets the world live until two days after a date, so that the day lies in the window. */
    const liveUntil = async (page: Page, cloud: Cloud, date: string) => {
      await cloud.advance(Date.parse(`${date}T12:00:00Z`) + 2 * day - (await cloudNow(page)))
      await openRestore(page, 'orders')
      await page.getByRole('combobox', { name: 'Typed in' }).selectOption(`You, ${zone}`)
      await page.getByRole('textbox', { name: 'Date' }).fill(date)
    }
    const sentAt = async (page: Page) => {
      await next(page).click()
      await page.getByRole('textbox', { name: 'Cluster name' }).fill('summer')
      await next(page).click()
      return /"backup_recovery_time": "([^"]*)"/.exec(await requestTab(page))?.[1]
    }

    test('forward: the hour that does not exist is said, and the instant that is sent is right', async ({ signedIn: page, cloud }) => {
      await liveUntil(page, cloud, forward)
      await page.getByRole('textbox', { name: 'Time' }).fill('02:30')
      await expect(page.getByText(/on this day it does not exist/)).toBeVisible()
      await next(page).click()
      await expect(page.getByRole('textbox', { name: 'Date' })).toBeFocused()
      await page.getByRole('button', { name: `Use 03:30:00 ${offset[0]}` }).click()
      const expected = new Date(`${forward}T03:30:00${offset[0]}`)
      await expect(slider(page)).toHaveAttribute('aria-valuetext', `${forward} 03:30:00 ${offset[0]} ${zone}`)
      await slider(page).press('Shift+ArrowLeft')
      await expect(page.getByRole('textbox', { name: 'Time' })).toHaveValue('01:30:00')
      await slider(page).press('Shift+ArrowRight')
      expect(await sentAt(page)).toBe(expected.toISOString().replace('.000Z', 'Z'))
    })

    test('back: the hour that comes twice is asked for, and both are right', async ({ signedIn: page, cloud }) => {
      await liveUntil(page, cloud, back)
      const twice = zone === 'Europe/Berlin' ? '02:30' : '01:30'
      await page.getByRole('textbox', { name: 'Time' }).fill(twice)
      await expect(page.getByText(`Clocks in ${zone} are put back on this day: ${twice} comes twice.`)).toBeVisible()
      await page.getByRole('button', { name: `Use ${twice}:00 ${offset[0]}` }).click()
      await expect(slider(page)).toHaveAttribute('aria-valuetext', `${back} ${twice}:00 ${offset[0]} ${zone}`)
      await slider(page).press('Shift+ArrowRight')
      await expect(slider(page)).toHaveAttribute('aria-valuetext', `${back} ${twice}:00 ${offset[1]} ${zone}`)
      expect(await sentAt(page)).toBe(new Date(`${back}T${twice}:00${offset[1]}`).toISOString().replace('.000Z', 'Z'))
    })
  })
}
