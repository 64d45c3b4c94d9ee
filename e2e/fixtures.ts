import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Locator, type Page, type Request } from '@playwright/test'
import { leaksInBrowser, watchAnswers } from './canaries.ts'
import { consoleOrigin, createCloud, type Cloud } from './cloud.ts'

type Options = { readonly fleet: 'believable' | 'faulty' | 'empty' | 'hostile' | number }
type Fixtures = {
  /** This test's own cloud. */
  cloud: Cloud
  /** Signs in to it, by the same request that the sign-in page sends. */
  signedIn: Page
  /** Problems a test expects, as patterns of the console's messages; whatever else is reported fails the test. */
  expectedProblems: RegExp[]
}

/** `test` with an account of its own, and a page on which console errors, reports of the content policy and secrets that come back fail. */
export const test = base.extend<Options & Fixtures>({
  fleet: ['believable', { option: true }],

  expectedProblems: async ({}, use) => {
    await use([])
  },

  cloud: async ({ fleet }, use) => {
    const cloud = await createCloud(fleet)
    await use(cloud)
    await cloud.close()
  },

  page: async ({ page, expectedProblems }, use) => {
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      )
    })
    const leaksInAnswers = watchAnswers(page.context(), consoleOrigin)
    await use(page)
    expect([...(await leaksInAnswers()), ...(await leaksInBrowser(page))]).toEqual([])
    expect(problems.filter((problem) => !expectedProblems.some((expected) => expected.test(problem)))).toEqual([])
  },

  signedIn: async ({ page, cloud, expectedProblems }, use) => {
    // The browser itself logs every answer of 400 and more; asking who is signed in answers 401 to a stranger.
    expectedProblems.push(/Failed to load resource.*401/)
    await page.goto('/sign-in')
    const status = await page.evaluate(
      async (keys) => {
        const response = await fetch('/api/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-console': '1' },
          body: JSON.stringify({ environment: 'demo', region: 'kr-west1', displayName: 'jihye.han', ...keys }),
        })
        await response.text()
        return response.status
      },
      { accessKey: cloud.accessKey, secretKey: cloud.secretKey },
    )
    expect(status).toBe(200)
    cloud.beforeAdvance(writesAnswered(page.context()))
    await use(page)
  },
})

export { expect, consoleOrigin }

/**
 * Waits until the console has answered every write that these pages have sent. A press is not yet a call: a clock that
 * is moved in between would leave the write with its whole time before it.
 */
function writesAnswered(context: BrowserContext): () => Promise<void> {
  const open = new Set<Request>()
  context.on('request', (request) => request.method() !== 'GET' && open.add(request))
  context.on('response', (response) => open.delete(response.request()))
  context.on('requestfailed', (request) => open.delete(request))
  return async () => {
    // What was pressed a moment ago is sent by now.
    await Promise.all(context.pages().map((page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))))
    await expect.poll(() => open.size, { timeout: 15_000 }).toBe(0)
  }
}

/** Runs axe over the page as it stands, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await settled(page)
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
    const found = violations.map(({ id, nodes }) => `${theme}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
    expect(found).toEqual([])
  }
}

/** Waits until the colours of the theme are on the screen: a busy machine may owe the frame for a while, and axe would measure the old ones. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  })
}

/** The cloud was asked for each of these operations in this journey, and took it. */
export async function expectTaken(cloud: Cloud, ...operations: string[]): Promise<void> {
  // A press is not yet a call: the server looks at the cluster before it sends.
  await expect(async () => {
    const taken = new Set((await cloud.seen()).filter(({ status }) => status >= 200 && status < 300).map(({ operation }) => operation))
    expect(operations.filter((operation) => !taken.has(operation))).toEqual([])
  }).toPass({ timeout: 15_000 })
}

/** The page never scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

/** What a page or dialog says went wrong. (A screen reader's empty live region has the same role; it says nothing.) */
export function failureIn(place: Page | Locator): Locator {
  return place.getByRole('alert').filter({ hasText: /\S/ })
}
