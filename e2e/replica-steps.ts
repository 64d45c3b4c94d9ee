import type { Locator, Page } from '@playwright/test'
import type { Cloud } from './cloud.ts'
import { expect } from './fixtures.ts'

/** Opens the replicas of a cluster, as a person does; returns the cluster's id. */
export async function openReplicas(page: Page, name: string, region = 'kr-west1'): Promise<string> {
  await page.goto(`/clusters?region=${region}&size=100&name=${name}`)
  await page.getByRole('link', { name, exact: true }).click()
  await page
    .getByRole('navigation', { name: 'Parts of this cluster' })
    .getByRole('link', { name: /^Replicas/ })
    .click()
  await expect(page).toHaveURL(/\/replicas\?/)
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** The row of a replica in its origin's list. */
export const row = (page: Page, name: string) => page.getByRole('table', { name: 'Replicas' }).getByRole('row').filter({ hasText: name })
export const strip = (page: Page) => page.getByRole('region', { name: 'The request being followed' })
export const calls = async (cloud: Cloud, operation: string) => (await cloud.seen()).filter((call) => call.operation === operation)

/** Chooses an action of a replica in its origin's list; returns the dialog with its plan. */
export async function choose(page: Page, replica: string, action: string): Promise<Locator> {
  await page.getByRole('button', { name: `Actions for ${replica}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
  return page.getByRole('dialog', { name: new RegExp(`^${action.slice(0, -1)} ${replica}`) })
}

/** The button that leads to the next step of the form. */
export const next = (page: Page) => page.getByRole('button', { name: /^Next: / })
/** A step of the form in the list of steps. */
export const step = (page: Page, name: string) => page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name })
