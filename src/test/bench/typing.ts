/* How long a key in the search of a cluster's parameters takes on a slow machine: Chromium with its CPU slowed to a quarter. */
import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '#host/browser.mjs'
import { buildIfNeeded } from '#host/build.mjs'
import { median, table, verdict } from './statistics.ts'

const root = join(import.meta.dirname, '../../..')
const slowedBy = 4
/** Words that leave many rows, few and none, typed and taken back letter by letter. */
const words = ['autovacuum', 'timeout', 'max_parallel', 'zzz']
/** The same keys so many times, of which the middle counts: a neighbour on a shared machine disturbs one, seldom two. */
const rounds = 3
/** ms between two keys: slower than most hands, so that no key waits for the rows of another. */
const pause = 400

/** What one key took, in ms: until the browser had painted its answer, and until the rows stood still. */
type Key = { readonly answer: number; readonly rows: number }

/** Types in the search of a cluster with some 400 parameters; a Markdown table, or why there is none. */
export async function benchTyping(): Promise<string> {
  await buildIfNeeded(() => undefined)
  const executablePath = await findBrowser()
  const [port, emulatorPort] = [await freePort(), await freePort()]
  const console = await startConsole(port, emulatorPort)
  const browser = await chromium.launch({ executablePath })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
    const count = await openParameters(page, `http://localhost:${port}`)
    const keys = await measure(page)
    // The same keys where nothing happens: what the machine itself takes for one.
    const bare = await browser.newPage()
    await bare.setContent('<main><input type="search" aria-label="Find a parameter"></main>')
    return report(count, keys, await measure(bare))
  } finally {
    await browser.close()
    console.stop()
  }
}

async function measure(page: Page): Promise<Key[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowedBy })
  await watch(page)
  for (let round = 0; round < rounds; round += 1) await typeAll(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const keys = await page.evaluate(() => (globalThis as Measured).keys)
  const each = keys.length / rounds
  return keys.slice(0, each).map((_, index) => middle(Array.from({ length: rounds }, (__, round) => keys[round * each + index]!)))
}

/** A key whose rows did not change was done with its letter. */
function middle(keys: readonly Key[]): Key {
  return { answer: median(keys.map(({ answer }) => answer)), rows: median(keys.map(({ answer, rows }) => Math.max(answer, rows))) }
}

async function startConsole(port: number, emulatorPort: number): Promise<{ stop: () => void }> {
  const child = spawn(process.execPath, [join(root, 'src/host/console.ts')], {
    cwd: root,
    env: { ...process.env, PORT: String(port), EMULATOR_PORT: String(emulatorPort), DATA_DIR: 'off', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`The console ended with ${code}.`)))
  })
  return { stop: () => void child.kill() }
}

/** Signs in to the demo cloud and opens the parameters of its cluster orders; how many there are. */
async function openParameters(page: Page, origin: string): Promise<number> {
  await page.goto(`${origin}/sign-in`)
  const id = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-console': '1' }
    const body = JSON.stringify({ environment: 'demo', region: 'kr-west1', displayName: 'bench' })
    await fetch('/api/session', { method: 'POST', headers, body })
    const answer = await fetch('/api/kr-west1/v1/clusters?name=orders&size=20', { headers })
    const { contents } = (await answer.json()) as { contents: { id: string; name: string }[] }
    return contents.find(({ name }) => name === 'orders')?.id ?? ''
  })
  await page.goto(`${origin}/clusters/${id}/parameters?region=kr-west1`)
  await page.getByRole('table', { name: 'Parameters' }).waitFor()
  return Number(await page.getByRole('table', { name: 'Parameters' }).getAttribute('aria-rowcount')) - 1
}

type Measured = typeof globalThis & { keys: { answer: number; rows: number }[] }

/** Lets the page take the time of each key: its event until the next paint, as INP counts it, and the last change of the rows until theirs. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const measured = globalThis as Measured
    measured.keys = []
    let begun = 0
    const now = () => measured.keys.at(-1)
    const afterPaint = (callback: () => void) => requestAnimationFrame(() => setTimeout(callback))
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        begun = timeStamp
        const key = { answer: 0, rows: 0 }
        measured.keys.push(key)
        afterPaint(() => {
          key.answer = performance.now() - timeStamp
        })
      },
      { capture: true },
    )
    const ofRows = ({ target }: MutationRecord) => target instanceof Element && target.closest('tbody') !== null
    new MutationObserver((records) => {
      const key = now()
      if (key !== undefined && records.some(ofRows)) afterPaint(() => (key.rows = performance.now() - begun))
    }).observe(document.body, { childList: true, subtree: true })
  })
}

async function typeAll(page: Page): Promise<void> {
  const field = page.getByRole('searchbox', { name: 'Find a parameter' })
  await field.focus()
  for (const word of words) {
    await page.keyboard.type(word, { delay: pause })
    for (const _ of word) {
      await page.keyboard.press('Backspace')
      await page.waitForTimeout(pause)
    }
  }
}

function report(count: number, keys: readonly Key[], bare: readonly Key[]): string {
  const answers = keys.map(({ answer }) => answer)
  const rows = keys.map((key) => key.rows)
  const most = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0
  const line = (name: string, values: readonly number[]) => [name, median(values).toFixed(0), most(values).toFixed(0)]
  return table([
    [`typing in the search of ${count} parameters, CPU ×${slowedBy}, ${keys.length} keys`, 'median, ms', '19 of 20, ms', 'budget'],
    [...line('key until its letter is painted', answers), verdict(most(answers), '≤', 100)],
    [...line('key until the rows stand still', rows), ''],
    [
      ...line(
        'a key in the field of an empty page',
        bare.map(({ answer }) => answer),
      ),
      '',
    ],
  ])
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

if (process.argv[1]?.endsWith('typing.ts') === true) process.stdout.write(`${await benchTyping()}\n`)
