import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** The id of a cluster of the fleet. */
export async function idOf(page: Page, name: string): Promise<string> {
  const id = await page.evaluate(async (wanted) => {
    const answer = await fetch(`/api/kr-west1/v1/clusters?size=100&name=${wanted}`, { headers: { 'x-console': '1' } })
    const { contents } = (await answer.json()) as { contents: { id: string; name: string }[] }
    return contents.find((cluster) => cluster.name === wanted)?.id
  }, name)
  expect(id).toBeDefined()
  return id ?? ''
}

/** What the cloud itself says of a parameter. */
export async function appliedTo(page: Page, id: string, name: string): Promise<string | undefined> {
  return page.evaluate(
    async ([cluster, wanted]) => {
      const answer = await fetch(`/api/kr-west1/v1/clusters/${cluster}/parameters`, { headers: { 'x-console': '1' } })
      const { contents } = (await answer.json()) as { contents: { name: string; applied_value: string }[] }
      return contents.find((parameter) => parameter.name === wanted)?.applied_value
    },
    [id, name],
  )
}

/** Sets a value behind the page's back, as somebody else would. */
export async function setElsewhere(page: Page, id: string, name: string, value: string): Promise<void> {
  const status = await page.evaluate(
    async ([cluster, wanted, next]) => {
      const url = `/api/kr-west1/v1/clusters/${cluster}/parameters`
      const headers = { 'x-console': '1', 'content-type': 'application/json' }
      const { contents } = (await (await fetch(url, { headers })).json()) as {
        contents: { id: string; name: string; applied_value: string }[]
      }
      const found = contents.find((parameter) => parameter.name === wanted)
      const parameters = [{ id: found?.id, old_value: found?.applied_value, new_value: next }]
      const body = JSON.stringify({ key: crypto.randomUUID(), body: { parameters } })
      const answer = await fetch(url, { method: 'PUT', headers, body })
      // Read to its end: an answer that is left half read is never over, and the fixture waits for what it says.
      await answer.text()
      return answer.status
    },
    [id, name, value],
  )
  expect(status).toBe(202)
}

/** Opens the parameters of a cluster, with more of a query. */
export async function open(page: Page, name: string, search = ''): Promise<string> {
  const id = await idOf(page, name)
  await page.goto(`/clusters/${id}/parameters?region=kr-west1${search}`)
  await expect(page.getByRole('table', { name: 'Parameters' })).toBeVisible()
  return id
}

/** The field of a parameter; there is none where the cloud sets it. */
export const field = (page: Page, name: string) => page.getByLabel(`New value of ${name}`, { exact: true })
export const row = (page: Page, name: string) =>
  page.locator('tr[data-key]').filter({ has: page.locator('label', { hasText: new RegExp(`^${name}$`) }) })
export const tray = (page: Page) => page.getByRole('region', { name: 'Collected edits' })
export const strip = (page: Page) => page.getByRole('region', { name: 'The request being followed' })
/** Sends the plan that is open; once it is gone the cloud has taken it, and its clock may move. */
export async function send(page: Page, deed: string): Promise<void> {
  const button = page.getByRole('dialog').getByRole('button', { name: deed, exact: true })
  await button.click()
  await expect(button).toBeHidden()
}

/** Types into the search. */
export const find = (page: Page, text: string) => page.getByRole('searchbox', { name: 'Find a parameter' }).fill(text)
