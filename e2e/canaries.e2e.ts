import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesBelow, canaryPassword, leaksBelow, leaksIn, leaksInBrowser, watchAnswers } from './canaries.ts'
import { runFolder } from './cloud.ts'
import { consoleOrigin, expect, test } from './fixtures.ts'

// Runs after all journeys. Answers and the browser's storage are searched at the end of each of them (fixtures.ts).

test('after all journeys no secret is in the store, the data files or the log', () => {
  for (const place of ['data', 'log']) {
    const path = join(runFolder, place)
    expect(bytesBelow(path), `what there is to search in ${place}`).toBeGreaterThan(0)
    expect(leaksBelow(path)).toEqual([])
  }
})

test('the search finds a planted secret, plain or encoded, in files, answers and the browser', async ({ browser, cloud }) => {
  const folder = mkdtempSync(join(tmpdir(), 'canaries-'))
  try {
    writeFileSync(join(folder, 'store.db'), Buffer.concat([Buffer.alloc(100), Buffer.from(canaryPassword)]))
    expect(leaksBelow(folder)).toHaveLength(1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  for (const shift of ['', 'x', 'xx']) {
    const encoded = Buffer.from(`${shift}${cloud.secretKey} and more`).toString('base64')
    expect(leaksIn(JSON.stringify({ sealed: encoded }))).toHaveLength(1)
  }
  // The fixtures' own page would fail on what is planted.
  const context = await browser.newContext()
  try {
    const answers = watchAnswers(context, consoleOrigin)
    const page = await context.newPage()
    await page.goto(`${consoleOrigin}/sign-in`)
    expect(await answers()).toEqual([])
    await page.evaluate(async (displayName) => {
      const headers = { 'content-type': 'application/json', 'x-console': '1' }
      const body = JSON.stringify({ environment: 'demo', region: 'kr-west1', displayName })
      await (await fetch('/api/session', { method: 'POST', headers, body })).text()
    }, cloud.secretKey)
    // One or two: the page may ask by itself who is signed in.
    expect(await answers()).not.toEqual([])
    expect(await leaksInBrowser(page)).toEqual([])
    await page.evaluate((secret) => sessionStorage.setItem('draft', secret), cloud.secretKey)
    expect(await leaksInBrowser(page)).toHaveLength(1)
  } finally {
    await context.close()
  }
})
