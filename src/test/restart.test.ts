import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { consoleHeader } from '#contract/bff/session.ts'
import { buildIfNeeded } from '#host/build.mjs'
import { createTestDatabase, type TestDatabase } from './postgresql.ts'
import { root } from './sources.ts'
import { createVisitor, type Visitor } from './visitor.ts'

/** The console as `npm start` runs it, in a process of its own. */
type Console = {
  readonly origin: string
  /** Everything it has printed. */
  readonly said: () => string
  /** Resolves once it listens. @throws with what it has printed where it ends before */
  readonly ready: Promise<void>
  /** Ends it. @returns its exit code, null for a kill */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>
}

let folder = ''
let running: Console[] = []
let database: TestDatabase
beforeAll(async () => {
  await buildIfNeeded(() => undefined)
  database = await createTestDatabase()
}, 120_000)
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'restart-'))))
afterEach(async () => {
  for (const each of running) await each.end('SIGKILL')
  running = []
  rmSync(folder, { recursive: true, force: true })
})
afterAll(() => database.drop())

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function start(port: number, env: Record<string, string> = {}): Promise<Console> {
  const child = spawn(process.execPath, [join(root, 'src/host/run.mjs'), 'src/host/console.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: String(port), EMULATOR_CLUSTERS: '2', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Console: http')) resolve()
    })
  }
  const ended = once(child, 'close').then(([code]) => (reject(new Error(said)), code as number | null))
  promise.catch(() => undefined)
  const started: Console = {
    origin: `http://localhost:${port}`,
    said: () => said,
    ready: promise,
    end: (signal) => (child.kill(signal), ended),
  }
  running.push(started)
  return started
}

async function signedIn({ origin }: Console): Promise<Visitor> {
  const visitor = createVisitor(origin)
  await visitor.signIn()
  return visitor
}

const status = async (origin: string, id: string) => {
  const cookie = `__Host-console-${new URL(origin).port}=${id}`
  return (await fetch(`${origin}/api/session`, { headers: { [consoleHeader]: '1', 'sec-fetch-site': 'same-origin', cookie } })).status
}
const idOf = (visitor: Visitor) => visitor.cookie().split('=')[1]!

test.each(['SIGTERM', 'SIGKILL'] as const)('people stay signed in over %s and the next start', async (signal) => {
  const port = await freePort()
  const first = await start(port)
  await first.ready
  const [staying, leaving] = [await signedIn(first), await signedIn(first)]
  const left = idOf(leaving)
  await leaving.fetch('/api/session', { method: 'DELETE', headers: { [consoleHeader]: '1' } })
  expect(await first.end(signal)).toBe(signal === 'SIGTERM' ? 0 : null)

  const second = await start(port)
  await second.ready
  expect(await status(second.origin, idOf(staying))).toBe(200)
  expect((await staying.call('listClusters', {})).contents).toHaveLength(2)
  expect(await status(second.origin, left)).toBe(401)
})

test('a second console on the same folder ends with a sentence, and the first goes on', async () => {
  const first = await start(await freePort())
  await first.ready
  const visitor = await signedIn(first)
  const second = await start(await freePort())
  await expect(second.ready).rejects.toThrow(
    `The store ${join(folder, 'console.db')} is in use by another process: end it, or give this one a folder of its own with DATA_DIR.\n`,
  )
  expect(await second.end('SIGKILL')).toBe(1)
  expect(await status(first.origin, idOf(visitor))).toBe(200)
})

test('a damaged store keeps the console from starting, and is left as it is', async () => {
  const path = join(folder, 'console.db')
  writeFileSync(path, 'x'.repeat(5000))
  const console = await start(await freePort())
  await expect(console.ready).rejects.toThrow(`The store ${path} is damaged (file is not a database).`)
  expect(await console.end('SIGKILL')).toBe(1)
  expect(readFileSync(path, 'utf8')).toBe('x'.repeat(5000))
})

test('two consoles on one PostgreSQL know each other’s people, also after a restart', async () => {
  const key = join(folder, 'seal.key')
  writeFileSync(key, Buffer.alloc(32, 3), { mode: 0o600 })
  const ports = [await freePort(), await freePort()]
  const shared = (port: number) => start(port, { DATABASE_URL: database.url, SEAL_KEY_FILE: key, DATA_DIR: 'off' })
  const [first, second] = await Promise.all([shared(ports[0]!), shared(ports[1]!)])
  await Promise.all([first.ready, second.ready])
  const visitor = await signedIn(first)
  const id = idOf(visitor)
  expect(await status(second.origin, id)).toBe(200)
  await first.end('SIGKILL')
  const third = await shared(ports[0]!)
  await third.ready
  expect(await status(third.origin, id)).toBe(200)
  await visitor.fetch('/api/session', { method: 'DELETE', headers: { [consoleHeader]: '1' } })
  expect([await status(second.origin, id), await status(third.origin, id)]).toEqual([401, 401])
})
