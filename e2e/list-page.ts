import type { Page } from '@playwright/test'
import type { Cloud } from './cloud.ts'

/** The list, and what its rows are ticked and acted on with. */
export const table = (page: Page) => page.getByRole('table', { name: 'Clusters' })
export const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
export const bar = (page: Page) => page.getByRole('region', { name: 'Selection' })

/** Names and ids of the clusters on the page, in their order. */
export async function clustersOn(page: Page) {
  const links = await table(page).getByRole('rowgroup').last().getByRole('link').all()
  return await Promise.all(
    links.map(async (link) => ({
      name: (await link.textContent()) ?? '',
      id: (await link.getAttribute('href'))?.split('/')[2]?.replace(/\?.*/, '') ?? '',
    })),
  )
}

/** How often each cluster was sent an operation. */
export async function sent(cloud: Cloud, operation: string): Promise<Record<string, number>> {
  const targets = (await cloud.seen()).filter((call) => call.operation === operation).map(({ target }) => target.split('/').at(-2) ?? '')
  return Object.fromEntries([...new Set(targets)].map((id) => [id, targets.filter((other) => other === id).length]))
}
