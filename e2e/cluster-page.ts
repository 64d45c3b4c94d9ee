import type { Locator, Page } from '@playwright/test'
import { minutes, type Cloud } from './cloud.ts'
import { expect } from './fixtures.ts'

/** The id of a cluster of the fleet, as a person finds it: in the list, by its name. */
export async function clusterId(page: Page, name: string): Promise<string> {
  await page.goto(`/clusters?region=kr-west1&size=100&name=${name}`)
  const href = await page.getByRole('link', { name, exact: true }).getAttribute('href')
  return /^\/clusters\/([^/?]+)/.exec(href ?? '')?.[1] ?? ''
}

/** The strip that follows the request of the page's URL. */
export const strip = (page: Page) => page.getByRole('region', { name: 'The request being followed' })

/** A panel of a page, by its title. */
export const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Sends an opened plan, with the cluster's name where it asks for one; the plan closes when the cloud has taken it. */
export async function send(plan: Locator, deed: string | RegExp, name?: string): Promise<void> {
  if (name !== undefined) await plan.getByRole('textbox').fill(name)
  await plan.getByRole('button', { name: deed }).click()
  await expect(plan).toBeHidden()
}

/**
 * Lets an accepted request come to its end. For a second our server answers a read as it did before, and the moved clock is no write: the
 * strip's own clock tells when that second is over.
 */
export async function endOf(page: Page, cloud: Cloud): Promise<void> {
  await expect(strip(page)).toContainText(/0:0[2-9]|0:[1-5]\d/)
  await cloud.advance(minutes(30))
}

/** Says of the one write whose outcome nobody knows that it did not happen. */
export async function sayNotApplied(page: Page): Promise<void> {
  const states = await page.evaluate(async () => {
    const headers = { 'x-console': '1' }
    const { entries } = (await (await fetch('/api/journal?group=unknown', { headers })).json()) as { entries: { id: string }[] }
    const said = entries.map(async ({ id }) => (await fetch(`/api/journal/${id}/not-applied`, { method: 'POST', headers })).json())
    return (await Promise.all(said)).map((entry: { state: string }) => entry.state)
  })
  expect(states).toEqual(['not_applied'])
}
