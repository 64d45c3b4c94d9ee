import type { Page } from '@playwright/test'
import { canaryPassword } from './canaries.ts'
import { expect } from './fixtures.ts'

/** The password the journeys type; it must turn up nowhere. */
export const password = canaryPassword
const subnet = 'd827e595a1b24c6f9d0e1f2a3b4c5d6e'

/** The button that leads to the next step. */
export const next = (page: Page) => page.getByRole('button', { name: /^Next: / })

/** Fills the wizard as a person would, step by step, up to the review. */
export async function fill(page: Page, name: string, region = 'kr-west1'): Promise<void> {
  await page.goto(`/clusters/new?region=${region}`)
  await page.getByRole('radio', { name: /PostgreSQL 17\.6/ }).check()
  await next(page).click()
  await page.getByRole('radio', { name: /High availability/ }).check()
  await next(page).click()
  await page.getByRole('radio', { name: /^db1v2m8,/ }).check()
  await next(page).click()
  await expect(page.getByRole('heading', { name: 'Storage', level: 2 })).toBeFocused()
  await next(page).click()
  await page.getByRole('textbox', { name: 'Subnet id' }).fill(subnet)
  await page.getByRole('textbox', { name: 'Allowed addresses' }).fill('10.30.0.0/16, 10.9.12.4')
  await next(page).click()
  await page.getByRole('textbox', { name: 'Cluster name' }).fill(name)
  await page.getByRole('textbox', { name: 'Server name prefix' }).fill(name)
  await page.getByRole('textbox', { name: 'Database name' }).fill(name)
  await page.getByRole('textbox', { name: 'User' }).fill('app')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await next(page).click()
  await next(page).click()
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByRole('textbox', { name: 'Key of tag 1' }).fill('team')
  await page.getByRole('textbox', { name: 'Value of tag 1' }).fill('결제')
  await next(page).click()
  await expect(page.getByRole('heading', { name: 'Review', level: 2 })).toBeFocused()
}
