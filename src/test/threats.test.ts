import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createMemoryStore } from '#bff/store/open.ts'
import { demoKeys, page } from './bff-server.ts'
import { startStack, type Stack, type WireRequest } from './harness.ts'
import { sampleWrites } from './samples.ts'

// Whole servers in one process: on a busy machine they take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// The rows of the threat list that this server answers for, but those of raw bytes (threats-wire.test.ts), of load
// (threats-overload.test.ts) and of secrets (threats-secrets.test.ts). Each test is named after its threat.

let stack: Stack
let wire: WireRequest[] = []
const clock = { skip: 0, now: () => Date.now() + clock.skip }

beforeAll(async () => {
  stack = await startStack({ clock, assets: page(), onRequest: (seen) => wire.push(seen) })
})
afterAll(() => stack.close())

const writes = sampleWrites()
const api = { 'x-console': '1' }
const json = { ...api, 'content-type': 'application/json' }

describe('cross-site request', () => {
  test('there are 33 writes to try', () => expect(writes).toHaveLength(33))

  const form = 'application/x-www-form-urlencoded'
  const attempts: Record<string, Record<string, string>> = {
    'without the header': { 'content-type': 'application/json', origin: '' },
    'from a foreign origin': { ...json, origin: 'https://evil.test' },
    'from the null origin': { ...json, origin: 'null' },
    'as text/plain': { ...api, 'content-type': 'text/plain' },
    'marked cross-site': { ...json, 'sec-fetch-site': 'cross-site' },
    'marked same-site': { ...json, 'sec-fetch-site': 'same-site' },
    'posted by a form': { 'content-type': form, origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    'posted by a form with the header': { ...api, 'content-type': form },
  }
  test.each(Object.keys(attempts))('every write %s is refused and the cloud sees nothing', async (attempt) => {
    const { visitor } = await stack.signIn()
    wire = []
    const refused = writes.map(async ({ method, path, body }) => {
      const headers = { ...attempts[attempt] }
      if (headers['origin'] === '') delete headers['origin']
      return (await visitor.fetch(path, { method, headers, body })).status
    })
    expect(new Set(await Promise.all(refused))).toEqual(new Set([403]))
    expect(wire).toEqual([])
  })

  test('signing in and out is guarded the same way', async () => {
    for (const [name, headers] of Object.entries(attempts)) {
      for (const method of ['POST', 'DELETE']) {
        const { status } = await stack.visitor().fetch('/api/session', { method, headers, body: '{}' })
        expect([name, method, status]).toEqual([name, method, 403])
      }
    }
  })

  test('no answer invites another origin', async () => {
    const { visitor } = await stack.signIn()
    const response = await visitor.fetch('/api/kr-west1/v1/clusters', { headers: { ...api, origin: 'https://evil.test' } })
    expect(response.status).toBe(403)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect((await fetch(`${stack.origin}/api/session`, { method: 'OPTIONS' })).status).toBe(405)
  })
})

describe('session fixation and theft', () => {
  const shows = async (cookie: string) => (await fetch(`${stack.origin}/api/session`, { headers: { ...api, cookie } })).status
  const lists = async (cookie: string) => (await fetch(`${stack.origin}/api/kr-west1/v1/clusters`, { headers: { ...api, cookie } })).status

  test('a planted id is never taken over, and signing in again ends the session before', async () => {
    const visitor = stack.visitor()
    const planted = `__Host-console-${stack.port}=${'A'.repeat(43)}`
    const body = JSON.stringify({ environment: 'demo', region: 'kr-west1' })
    const response = await visitor.fetch('/api/session', { method: 'POST', headers: { ...json, cookie: planted }, body })
    const [set = ''] = response.headers.getSetCookie()
    expect(set).toMatch(/^__Host-console-\d+=[A-Za-z0-9_-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
    expect(set).not.toContain(planted)
    const first = visitor.cookie()
    expect(await shows(first)).toBe(200)
    await visitor.signIn()
    expect([await shows(first), await lists(first), await shows(planted)]).toEqual([401, 401, 401])
    expect(await lists(visitor.cookie())).toBe(200)
  })

  test('a sign-in that fails ends the session before, too', async () => {
    const { visitor } = await stack.signIn()
    const before = visitor.cookie()
    await expect(visitor.signIn({ accessKey: 'UNKNOWNKEY0000000001', secretKey: 'x' })).rejects.toMatchObject({
      failure: { kind: 'bad_key' },
    })
    expect(visitor.cookie()).toBe('')
    expect(await shows(before)).toBe(401)
  })

  test('signing out ends it on the server and clears the site’s data', async () => {
    const { visitor } = await stack.signIn()
    const cookie = visitor.cookie()
    const response = await visitor.fetch('/api/session', { method: 'DELETE', headers: api })
    expect([response.status, response.headers.get('clear-site-data')]).toEqual([204, '"cache", "storage"'])
    const gone = `__Host-console-${stack.port}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`
    expect(response.headers.getSetCookie()).toEqual([gone])
    expect([await shows(cookie), await lists(cookie)]).toEqual([401, 401])
  })

  test.each([
    ['idle for an hour', [60]],
    ['eight hours old, however busy', [50, 50, 50, 50, 50, 50, 50, 50, 50, 30]],
  ])('a session %s is over', async (_, minutes) => {
    const { visitor } = await stack.signIn()
    const found: number[] = []
    for (const each of minutes) {
      clock.skip += each * 60_000
      found.push(await shows(visitor.cookie()))
    }
    expect(found.at(-1)).toBe(401)
    expect(new Set(found.slice(0, -1))).toEqual(new Set(minutes.length > 1 ? [200] : []))
  })
})

describe('clock skew and replay', () => {
  test.each([
    ['behind', 600_000],
    ['ahead of', -600_000],
  ])('our clock ten minutes %s the cloud’s: a 401 says that it is the clock', async (_, ms) => {
    const { visitor, account } = await stack.signIn()
    account.fault({ kind: 'skew', skewMs: ms })
    const failure = await visitor.fails('listClusters', { size: 3 })
    expect(failure).toMatchObject({ kind: 'skewed_clock', status: 401 })
    expect(Math.abs(failure.skewMs! + ms)).toBeLessThan(5_000)
    await expect(stack.visitor().signIn({ accessKey: account.accessKey, secretKey: 'wrong' })).rejects.toMatchObject({
      failure: { kind: 'skewed_clock' },
    })
  })

  test('from a minute on the session says how wrong our clock is', async () => {
    const { accessKey, secretKey, account } = stack.emulator.addAccount({ fleet: 2 })
    account.fault({ kind: 'skew', skewMs: 120_000 })
    const session = await stack.visitor().signIn({ accessKey, secretKey })
    expect(Math.abs(session.skewMs + 120_000)).toBeLessThan(5_000)
    expect(Math.abs(session.cloudOffsetMs - 120_000)).toBeLessThan(5_000)
  })

  test('each request is signed anew at its own moment', async () => {
    const { visitor } = await stack.signIn()
    wire = []
    await visitor.call('listClusters', { size: 4 })
    clock.skip += 60_000
    await visitor.call('listClusters', { size: 4 })
    const stamps = wire.map(({ headers }) => Number(headers.get('scp-timestamp')))
    expect(stamps).toHaveLength(2)
    expect(stamps[1]! - stamps[0]!).toBeGreaterThanOrEqual(60_000)
    expect(Math.abs(stamps[1]! - clock.now())).toBeLessThan(5_000)
  })
})

describe('fail-open', () => {
  test('a store that fails answers 503, and the cloud sees nothing', async () => {
    // One that others share: who is signed in is asked of it each time.
    const store = { ...(await createMemoryStore()), shared: true }
    const own = await startStack({ store, onRequest: (seen) => wire.push(seen) })
    try {
      const { visitor } = await own.signIn()
      await store.db.schema.alterTable('sessions').renameTo('elsewhere').execute()
      wire = []
      const tried = writes.map(({ method, path, body }) => visitor.fetch(path, { method, headers: json, body }))
      for (const response of await Promise.all([...tried, visitor.fetch('/api/kr-west1/v1/clusters', { headers: api })])) {
        expect(response.status).toBe(503)
        expect(await response.json()).toMatchObject({ failure: { kind: 'store_down', sent: false } })
      }
      expect(await visitor.fails('listClusters', {})).toMatchObject({ kind: 'store_down', status: 503 })
      expect(wire).toEqual([])
    } finally {
      await own.close()
      await store.close()
    }
  })

  test('a broken clock signs nothing', async () => {
    const state = { broken: false }
    const own = await startStack({ onRequest: (seen) => wire.push(seen) })
    await own.close()
    const broken = await startStack({
      clock: {
        now: () => {
          if (state.broken) throw new Error('no clock')
          return Date.now()
        },
      },
      onRequest: (seen) => wire.push(seen),
    })
    try {
      const { visitor } = await broken.signIn()
      wire = []
      state.broken = true
      expect(await visitor.fails('stopCluster', { cluster_id: 'c1' })).toMatchObject({ status: 500, kind: 'internal' })
      expect(wire).toEqual([])
    } finally {
      await broken.close()
    }
  })
})

describe('five lessons from the advisories of auth proxies', () => {
  const status = async (path: string, headers: Record<string, string> = {}) => (await fetch(stack.origin + path, { headers })).status

  test('1. the health check is an exact path', async () => {
    expect(await status('/healthz')).toBe(200)
    for (const path of [
      '/healthz/',
      '/healthz?x',
      '/healthzz',
      '/healthz/api/kr-west1/v1/clusters',
      '/HEALTHZ',
      '/%68ealthz',
      '/healthz;x',
    ]) {
      expect([path, await status(path, { accept: 'application/json' })]).toEqual([path, 404])
    }
    expect(await status('/api/kr-west1/v1/clusters', { 'user-agent': 'kube-probe/1.30', 'x-console': '1' })).toBe(401)
  })

  test('2. X-Forwarded-* of a peer that is not trusted counts for nothing', async () => {
    const limited = await startStack({ limits: { perAddress: { burst: 5, perSecond: 0 } } })
    try {
      const ask = async (address: string) =>
        (
          await fetch(`${limited.origin}/api/targets`, {
            headers: { ...api, 'x-forwarded-for': address, 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' },
          })
        ).status
      const found: number[] = []
      for (let index = 0; index < 7; index += 1) found.push(await ask(`10.0.0.${index}`))
      expect(found).toEqual([200, 200, 200, 200, 200, 429, 429])
    } finally {
      await limited.close()
    }
  })

  test('3. every route is refused unless it is named: no pattern lets one through', async () => {
    wire = []
    const paths = [
      '/api',
      '/api/',
      '/api/x',
      '/api/session/',
      '/api/sessions/list',
      '/api/targets/x',
      '/api/kr-west1',
      '/api/kr-west1/v1',
      '/api/kr-west1/v2/clusters',
      '/api/session/..%2ftargets',
      '/api/kr-west1/v1/clusters/x.css',
      '/api/kr-west1/v1/clusters?a=/healthz',
      '/api/assets/x.js',
    ]
    for (const path of paths) expect([path, await status(path, api)]).toEqual([path, 401])
    const { visitor } = await stack.signIn()
    wire = []
    for (const path of paths.filter((each) => !each.includes('?'))) {
      const response = await visitor.fetch(path, { headers: api })
      expect([path, response.status]).toEqual([path, 404])
    }
    expect(wire).toEqual([])
  })

  test('4. a header with an underscore is not taken for the one with a dash', async () => {
    expect(await status('/api/targets', { x_console: '1' })).toBe(403)
    const trusting = await startStack({ trustedProxies: ['127.0.0.1'], limits: { perAddress: { burst: 2, perSecond: 0 } } })
    try {
      const ask = async (index: number) =>
        (await fetch(`${trusting.origin}/api/targets`, { headers: { ...api, x_forwarded_for: `10.0.0.${index}` } })).status
      expect([await ask(1), await ask(2), await ask(3)]).toEqual([200, 200, 429])
    } finally {
      await trusting.close()
    }
  })

  test('5. opening the sign-in page ends the session', async () => {
    const { visitor } = await stack.signIn()
    const cookie = visitor.cookie()
    const html = { accept: 'text/html' }
    await visitor.fetch('/sign-in', { headers: { ...html, 'sec-purpose': 'prefetch;prerender' } })
    await visitor.fetch('/clusters', { headers: html })
    await visitor.fetch('/sign-in', { method: 'HEAD', headers: html })
    // What another site can bring a browser to fetch: a frame, a picture, a link.
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-dest': 'iframe' },
      { 'sec-fetch-dest': 'image' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const marks of foreign) await visitor.fetch('/sign-in', { headers: { ...html, ...marks } })
    expect(visitor.cookie()).toBe(cookie)
    expect(await status('/api/session', { ...api, cookie })).toBe(200)
    await visitor.fetch('/sign-in?next=/clusters', { headers: { ...html, 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' } })
    expect(visitor.cookie()).toBe('')
    expect(await status('/api/session', { ...api, cookie })).toBe(401)
  })
})

describe('keys are sent only where the operator says', () => {
  test.each(['https://evil.test', 'demo@evil.test', '../demo', 'x', 'constructor', '__proto__'])(
    'an environment %j is no target',
    async (environment) => {
      wire = []
      await expect(stack.visitor().signIn({ environment, ...demoKeys })).rejects.toMatchObject({
        failure: { kind: 'bad_request', sent: false },
      })
      await expect(stack.visitor().signIn({ region: environment, ...demoKeys })).rejects.toMatchObject({
        failure: { kind: 'bad_request', sent: false },
      })
      expect(wire).toEqual([])
    },
  )
})
