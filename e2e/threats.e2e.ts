import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { consoleOrigin, expect, test } from './fixtures.ts'

test.describe('script injection from the cloud’s data', () => {
  test.use({ fleet: 'hostile' })

  test('every string of the cloud is an attack: no dialog, no report, nothing loaded, nothing run', async ({
    signedIn: page,
    expectedProblems,
  }) => {
    expectedProblems.push(/Failed to load resource.*40[04]/)
    const dialogs: string[] = []
    const foreign: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(consoleOrigin) && !request.url().startsWith('data:image')) foreign.push(request.url())
    })
    await page.goto('/clusters?region=kr-west1')
    const links = page.getByRole('table', { name: 'Clusters' }).getByRole('link')
    await expect(links).not.toHaveCount(0)
    const targets = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
    for (const target of targets) {
      expect(target).toMatch(/^\/clusters\/[0-9a-f]{32}\?region=kr-west1$/)
      for (const part of ['/replicas/new', '/restore', '']) {
        await page.goto(target.replace('?', `${part}?`))
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
      }
      const tabs = page.getByRole('navigation', { name: 'Parts of this cluster' }).getByRole('link')
      for (const tab of (await tabs.all()).slice(1)) {
        await tab.click()
        await expect(tab).toHaveAttribute('aria-current', 'page')
        await expect(page.getByRole('status', { name: 'Loading' })).toBeHidden()
        await expect(
          page.getByRole('main').getByRole('heading', { level: 2 }).or(page.getByRole('main').getByRole('table')).first(),
        ).toBeVisible()
      }
    }
    await expect(page).toHaveURL(/\/clusters\/[0-9a-f]{32}/)
    for (const path of ['replicas', 'backups', 'parameters', 'log-exports']) {
      await page.goto(`/${path}?region=kr-west1`)
      await expect(page.getByRole('region', { name: 'Reading' }).getByRole('status')).toHaveText(/^All .* read\.$/)
      await expect(page.getByRole('table').getByRole('row')).not.toHaveCount(1)
    }
    await page.goto('/catalog?region=kr-west1')
    const properties = page.getByRole('button', { name: /^Properties/ })
    for (const button of await properties.all()) {
      await button.click()
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await page.goto('/parameter-groups?region=kr-west1')
    await page.getByRole('table').getByRole('link').first().click()
    await expect(page.getByRole('table').getByRole('row')).not.toHaveCount(1)
    await page.goto('/clusters?region=kr-west1')
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await page.getByRole('button', { name: 'Sync state…' }).click()
    await expect(page.getByRole('dialog').getByRole('table')).toBeVisible()
    expect(dialogs).toEqual([])
    expect(foreign).toEqual([])
  })
})

test('cross-site: a page of another origin can neither write, nor read, nor frame the console', async ({
  signedIn: page,
  context,
  cloud,
  expectedProblems,
}) => {
  expectedProblems.push(/.*/)
  const attacker = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><title>another origin</title>
      <iframe id="frame" src="${consoleOrigin}/clusters?region=kr-west1"></iframe>
      <form id="form" method="post" enctype="text/plain" target="frame" action="${consoleOrigin}/api/kr-west1/v1/clusters/${'a'.repeat(32)}/stop"><input name="x" value="y"></form>`)
  })
  await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve))
  try {
    await page.goto('/clusters?region=kr-west1')
    await expect(page.getByRole('table', { name: 'Clusters' })).toBeVisible()
    const before = (await cloud.seen()).length
    const evil = await context.newPage()
    await evil.goto(`http://127.0.0.1:${(attacker.address() as AddressInfo).port}/`)
    const told = await evil.evaluate(async (origin) => {
      const attempts: [string, RequestInit][] = [
        [`${origin}/api/kr-west1/v1/clusters`, { credentials: 'include' }],
        [`${origin}/api/kr-west1/v1/clusters/${'a'.repeat(32)}/stop`, { method: 'POST', credentials: 'include', mode: 'no-cors' }],
        [
          `${origin}/api/kr-west1/v1/clusters/${'a'.repeat(32)}`,
          { method: 'DELETE', credentials: 'include', headers: { 'X-Console': '1' } },
        ],
        [`${origin}/api/session`, { credentials: 'include', headers: { 'X-Console': '1' } }],
      ]
      const results: string[] = []
      for (const [url, init] of attempts) {
        results.push(
          await fetch(url, init).then(
            (response) => response.type,
            () => 'blocked',
          ),
        )
      }
      document.querySelector<HTMLFormElement>('#form')?.submit()
      return results
    }, consoleOrigin)
    expect(told).toEqual(['blocked', 'blocked', 'blocked', 'blocked'])
    const framed = evil.frames().find((frame) => frame !== evil.mainFrame())
    // What stands in the frame is the browser's own page about a refusal.
    expect(await framed?.getByRole('heading', { name: 'Clusters' }).count()).toBe(0)
    const seen = (await cloud.seen()).slice(before)
    expect(seen.filter((call) => call.method !== 'GET')).toEqual([])
    await evil.close()
  } finally {
    attacker.close()
  }
})

test('the strict headers are those of the built console, on every kind of answer', async ({ page, expectedProblems }) => {
  expectedProblems.push(/Failed to load resource/)
  for (const path of ['/', '/clusters', '/api/targets', '/api/nothing', '/assets/nothing.js', '/icon.svg', '/healthz']) {
    const response = await page.request.get(path)
    expect.soft(response.headers()['content-security-policy'], path).toContain("default-src 'none'")
    expect.soft(response.headers()['content-security-policy'], path).toContain("require-trusted-types-for 'script'")
    expect.soft(response.headers()['x-content-type-options'], path).toBe('nosniff')
    expect.soft(response.headers()['x-frame-options'], path).toBe('DENY')
  }
})
