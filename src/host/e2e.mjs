/*
 * `npm run e2e`: the journeys, through the built console, the real BFF and the emulator, in a browser that really opens pages.
 * Arguments go to Playwright: `npm run e2e -- sign-in --headed`.
 */
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ensureKoreanFont, findBrowser } from './browser.mjs'
import { buildIfNeeded } from './build.mjs'
import { modernNode, root, runChild } from './guard.mjs'
import { installIfNeeded } from './install.mjs'
import { giveUp } from './trouble.mjs'

/**
 * Runs the journeys and returns Playwright's exit code.
 * @param {(line: string) => void} say
 * @param {{ args?: readonly string[], report?: string }} [options] report: where the counts are written, as JSON
 */
export async function runJourneys(say, { args = [], report } = {}) {
  const browser = await findBrowser()
  await ensureKoreanFont()
  say(`Journeys with ${browser}.`)
  // Each run begins with a fresh cloud, and what it leaves behind is searched for secrets.
  rmSync(join(root, '.cache', 'e2e-run'), { recursive: true, force: true })
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    PW_CHROMIUM_PATH: browser,
    E2E_ORIGIN: `http://localhost:${await freePort()}`,
    E2E_EMULATOR: `http://127.0.0.1:${await freePort()}`,
  }
  if (report !== undefined) env['E2E_REPORT'] = report
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  return await runChild(modernNode(), [playwright, 'test', '--config', join(root, 'e2e', 'playwright.config.ts'), ...args], {
    cwd: root,
    env,
  })
}

/**
 * A port nobody listens on now, so that a console left running does not stand in the way.
 * @returns {Promise<string>}
 */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(String(typeof address === 'object' && address !== null ? address.port : 0)))
    })
  })
}

if (process.argv[1]?.endsWith('e2e.mjs') === true) {
  /** @param {string} line */
  const say = (line) => void process.stdout.write(`${line}\n`)
  try {
    await installIfNeeded(say)
    await buildIfNeeded(say)
    process.exitCode = await runJourneys(say, { args: process.argv.slice(2) })
  } catch (error) {
    giveUp(error)
  }
}
