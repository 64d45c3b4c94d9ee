/*
 * Finds a browser for the journeys, or installs one. A browser counts only once it has opened a page: a binary can be there
 * and lack a library, or refuse to run as root. Built-ins only.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root, runChild } from './guard.mjs'
import { Trouble } from './trouble.mjs'

/**
 * What the search needs of the machine; tests give their own.
 * @typedef {{
 *   env: NodeJS.ProcessEnv,
 *   isRoot: boolean,
 *   say: (line: string) => void,
 *   exists: (path: string) => boolean,
 *   playwrightPath: () => string | undefined,
 *   opens: (path: string) => Promise<string | undefined>,
 *   download: () => Promise<string | undefined>,
 *   aptInstall: (packages: readonly string[]) => Promise<string | undefined>,
 * }} Machine
 */

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable']
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const debianPackages = ['chromium', 'fonts-noto-cjk']

/**
 * The path of a browser that opens pages.
 * Order: PW_CHROMIUM, Playwright's own build, one of the system, Playwright's download, Debian's package (as root).
 * @param {Machine} [machine]
 * @returns {Promise<string>}
 * @throws {Trouble} that lists every attempt and its fix
 */
export async function findBrowser(machine = thisMachine()) {
  /** @type {string[]} */
  const attempts = []
  /** @param {string | undefined} path @param {string} what @param {string} fix */
  const works = async (path, what, fix) => {
    const problem = path === undefined ? 'not there' : machine.exists(path) ? await machine.opens(path) : 'no such file'
    if (problem !== undefined) attempts.push(`${what}${path === undefined ? '' : ` (${path})`}: ${problem}. ${fix}`)
    return problem === undefined
  }

  const named = machine.env['PW_CHROMIUM']
  if (named !== undefined && named !== '') {
    if (await works(named, 'PW_CHROMIUM', 'Point it at a Chromium that runs here, or unset it.')) return named
  } else attempts.push('PW_CHROMIUM: not set. Set it to the path of a Chromium, Chrome or Edge.')

  const own = machine.playwrightPath()
  if (own !== undefined && (await works(own, "Playwright's own build", 'Run `npx playwright install --with-deps chromium`.'))) return own

  const installed = systemBrowsers(machine)
  for (const path of installed) if (await works(path, 'installed browser', 'Repair or reinstall it.')) return path
  if (installed.length === 0) attempts.push('installed browser: none on the PATH. Install Chromium, Chrome or Edge.')

  machine.say("No browser yet: trying Playwright's download.")
  const refused = await machine.download()
  if (
    refused === undefined &&
    own !== undefined &&
    (await works(own, "Playwright's download", 'Run `npx playwright install-deps chromium`.'))
  )
    return own
  if (refused !== undefined)
    attempts.push(`Playwright's download: ${refused}. Check the network, or run \`npx playwright install chromium\`.`)

  if (machine.isRoot && machine.exists('/etc/debian_version')) {
    machine.say(`Installing ${debianPackages.join(' and ')} with apt-get.`)
    const problem = await machine.aptInstall(debianPackages)
    if (problem !== undefined) attempts.push(`apt-get: ${problem}. Run \`apt-get update && apt-get install ${debianPackages.join(' ')}\`.`)
    else if (await works('/usr/bin/chromium', 'Chromium of Debian', 'Run `chromium --version` to see why.')) return '/usr/bin/chromium'
  } else attempts.push(`apt-get: only as root on Debian. Run \`sudo apt-get install ${debianPackages.join(' ')}\` where that fits.`)

  throw new Trouble(`No browser for the journeys. Tried:\n${attempts.map((line) => `  - ${line}`).join('\n')}`)
}

/**
 * Sees to a font with Korean letters: without one the pictures and widths of the Korean pages mean nothing.
 * @param {Machine} [machine]
 * @param {() => Promise<boolean>} [has]
 */
export async function ensureKoreanFont(machine = thisMachine(), has = hasKoreanFont) {
  if (await has()) return
  if (machine.isRoot && machine.exists('/etc/debian_version')) {
    machine.say('Installing fonts-noto-cjk with apt-get: no font here has Korean letters.')
    if ((await machine.aptInstall(['fonts-noto-cjk'])) === undefined) return
  }
  machine.say('Warning: no font here has Korean letters; Korean pages show boxes. Install fonts-noto-cjk (Debian) or Noto Sans CJK.')
}

/** @param {Machine} machine */
function systemBrowsers(machine) {
  const folders = (machine.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '' && !folder.includes('node_modules'))
  const found = systemNames.map((name) => folders.map((folder) => join(folder, name)).find(machine.exists))
  return [...new Set([...found.filter((path) => path !== undefined), ...macApps.filter(machine.exists)])]
}

/** @returns {Machine} */
export function thisMachine() {
  return {
    env: process.env,
    isRoot: process.getuid?.() === 0,
    say: (line) => void process.stdout.write(`${line}\n`),
    exists: existsSync,
    playwrightPath,
    opens,
    download,
    aptInstall,
  }
}

/** Where Playwright keeps its own build, there or not. */
function playwrightPath() {
  try {
    /** @type {{ chromium: { executablePath(): string } }} */
    const playwright = createRequire(join(root, 'package.json'))('playwright-core')
    return playwright.chromium.executablePath()
  } catch {
    return undefined
  }
}

/**
 * Opens a page and reads it back. @returns what went wrong, or undefined
 * @param {string} path
 */
async function opens(path) {
  const profile = mkdtempSync(join(tmpdir(), 'console-browser-'))
  const flags = ['--headless', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage', `--user-data-dir=${profile}`]
  if (process.getuid?.() === 0) flags.push('--no-sandbox')
  const page = 'data:text/html,<title>t</title><p id=p></p><script>p.textContent="opened "+6*7</script>'
  const { output, problem } = await run(path, [...flags, '--dump-dom', page], 30_000)
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  return output.includes('opened 42') ? undefined : (problem ?? 'it starts but opens no page')
}

/** Playwright's own download, given up early where nothing answers. */
async function download() {
  const command = join(root, 'node_modules', 'playwright-core', 'cli.js')
  if (!existsSync(command)) return 'Playwright is not installed'
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000' }
  const { problem } = await run(process.execPath, [command, 'install', 'chromium'], 300_000, env)
  return problem
}

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', '-qq']
  try {
    await runChild('apt-get', [...options, 'update'], { env })
    const code = await runChild('apt-get', [...options, 'install', '-y', '--no-install-recommends', ...packages], { env })
    return code === 0 ? undefined : `it ended with code ${code}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function hasKoreanFont() {
  if (process.platform !== 'linux') return true
  const { output } = await run('fc-list', [':lang=ko', 'family'], 20_000)
  return output.trim() !== ''
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {number} timeout ms
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ output: string, problem: string | undefined }>}
 */
function run(program, args, timeout, env = process.env) {
  return new Promise((resolve) => {
    execFile(program, args, { timeout, env, killSignal: 'SIGKILL', maxBuffer: 8 << 20 }, (error, stdout, stderr) => {
      if (error === null) return resolve({ output: stdout, problem: undefined })
      // Chromium's own log lines ([1:2:ERROR:bus.cc …]) are noise even when all is well.
      const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !/^\[[\d:]/.test(line))
      const telling = lines.find((line) => /error|fail|denied|cannot|not found/i.test(line)) ?? lines.at(-1) ?? error.message
      const reason = error.killed === true ? `no answer within ${timeout / 1000} s` : telling
      resolve({ output: stdout, problem: reason.trim().replace(/\.$/, '').slice(0, 300) })
    })
  })
}
