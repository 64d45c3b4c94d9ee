import { clusterId } from './cluster-page.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, expectTaken, test } from './fixtures.ts'

test('by keyboard alone: a cluster is found by a part of its name, and a restart is planned and sent', async ({
  signedIn: page,
  cloud,
}) => {
  await page.goto('/?region=kr-west1')
  await expect(page.getByRole('button', { name: /^Go to a page, a cluster or an action/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Go to, or do' })
  const box = palette.getByRole('combobox', { name: 'Page, cluster or action' })
  await expect(box).toBeFocused()
  // Our server may have read the fleet a moment later.
  await expect(async () => {
    await box.fill('')
    await box.fill('restart coup')
    await expect(palette.getByRole('option', { name: /^Restart cluster · coupons/ })).toHaveAttribute('aria-selected', 'true', {
      timeout: 1_000,
    })
  }).toPass({ timeout: 20_000 })
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  const plan = page.getByRole('dialog', { name: 'Restart coupons', exact: true })
  await expect(plan).toBeVisible()
  await expect(palette).toBeHidden()
  await plan.getByRole('button', { name: 'Restart coupons', exact: true }).press('Enter')
  await expectTaken(cloud, 'restartCluster')
})

test('on a phone: the button opens it, a press goes there; what is not allowed now is not offered', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const id = await clusterId(page, 'pricing')
  await page.goto(`/clusters/${id}?region=kr-west1`)
  await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: /^Go to a page, a cluster or an action/ }).click()
  const palette = page.getByRole('dialog', { name: 'Go to, or do' })
  // What can be done with the cluster of the page is offered before anything is typed.
  await expect(palette.getByRole('option', { name: /^Start cluster · pricing/ })).toBeVisible()
  await expect(palette.getByRole('option', { name: /^Stop cluster · pricing/ })).toHaveCount(0)
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await palette.getByRole('combobox').fill('backups')
  await palette.getByRole('option', { name: /^Backups/ }).click()
  await expect(page.getByRole('heading', { name: 'Backups', level: 1 })).toBeVisible()
  await expect(palette).toBeHidden()
})
