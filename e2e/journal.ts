import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** A write as our own server takes it from the console: the cloud's path and body, and the words that were confirmed. */
export type Ask = {
  readonly path: string
  readonly method?: 'POST' | 'PUT' | 'DELETE'
  readonly body?: object
  readonly name?: string
  readonly region?: string
}

/** Sends a write as the console does, without its dialogs: for journeys that look at what became of it. The status of the answer. */
export async function ask(page: Page, { path, method = 'POST', body, name = '', region = 'kr-west1' }: Ask): Promise<number> {
  return await page.evaluate(
    async ({ url, how, sent, title }) => {
      const envelope = {
        key: crypto.randomUUID(),
        body: sent,
        cluster: { name: title },
        plan: { title: `Asked of ${title}`, changes: [], effects: [] },
      }
      const response = await fetch(url, {
        method: how,
        headers: { 'content-type': 'application/json', 'x-console': '1' },
        body: JSON.stringify(envelope),
      })
      // An answer that is left half read is never over, and the fixture waits for what it says.
      await response.text()
      return response.status
    },
    { url: `/api/${region}/v1${path}`, how: method, sent: body, title: name },
  )
}

/** The row of the activity for a write, by what it is and of which cluster. */
export const row = (page: Page, operation: string, cluster: string): Locator =>
  page
    .getByRole('table', { name: /newest first/ })
    .getByRole('row')
    .filter({ hasText: operation })
    .filter({ hasText: cluster })
    .first()

/** The tray, opened from the top bar. */
export async function openTray(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /under way/ }).click()
  const tray = page.getByRole('dialog', { name: 'Under way' })
  await expect(tray).toBeVisible()
  return tray
}

/** The notice of a write of which nobody knows whether it arrived. */
export const unknownNotice = (page: Page, what: string) =>
  page.getByRole('group', { name: `${what}: we do not know whether the cloud received it.` })
