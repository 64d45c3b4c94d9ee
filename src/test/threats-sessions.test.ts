import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { consoleHeader, sessionPath, sessionsPath, type SessionEntry } from '#contract/bff/session.ts'
import { createSeal } from '#bff/store/seal.ts'
import { startBff, type RunningBff } from './bff-server.ts'
import { startStack, type Stack } from './harness.ts'
import { createTestStore, storeKinds, type TestStore } from './stores.ts'
import type { Visitor } from './visitor.ts'

const api = { [consoleHeader]: '1' }
const clock = { skip: 0, now: () => Date.now() + clock.skip }
afterEach(() => void (clock.skip = 0))

const idOf = (visitor: Visitor) => visitor.cookie().split('=')[1]!

/** What a call with that id is answered: who is signed in, and a read of the cloud. */
async function statuses({ origin, port }: Pick<RunningBff, 'origin' | 'port'>, id: string): Promise<readonly number[]> {
  const headers = { ...api, cookie: `__Host-console-${port}=${id}` }
  const answers = ['/api/session', '/api/kr-west1/v1/clusters'].map((path) => fetch(origin + path, { headers }))
  return (await Promise.all(answers)).map(({ status }) => status)
}

describe.each(storeKinds)('session theft, with the store in %s', (kind) => {
  let place: TestStore
  let stack: Stack
  beforeAll(async () => {
    place = await createTestStore(kind)
    stack = await startStack({ clock, store: await place.open() })
  })
  afterAll(async () => {
    await stack.close()
    await place.remove()
  })

  test('a dump of the store holds no usable cookie and no key', async () => {
    const { accessKey, secretKey } = stack.emulator.addAccount({ fleet: 2 })
    const visitor = stack.visitor()
    await visitor.signIn({ accessKey, secretKey, displayName: 'Person in the dump' })
    const dump = await place.dump()
    expect(dump).toContain('Person in the dump')
    for (const secret of [idOf(visitor), accessKey, secretKey]) expect(dump).not.toContain(secret)
    const texts = new Set(dump.match(/[A-Za-z0-9_-]{43,}/g))
    expect(texts.size).toBeGreaterThan(0)
    for (const text of [...texts].flatMap((each) => [each, each.slice(0, 43)])) expect(await statuses(stack, text)).toEqual([401, 401])
    expect(await statuses(stack, idOf(visitor))).toEqual([200, 200])
  })

  test('with the same keys a person sees their sessions and may end each, and those of others are not there', async () => {
    const keys = stack.emulator.addAccount({ fleet: 2 })
    const mine = { accessKey: keys.accessKey, secretKey: keys.secretKey }
    const [here, there] = [stack.visitor(), stack.visitor()]
    await here.signIn({ ...mine, displayName: 'Here' })
    await there.signIn({ ...mine, displayName: 'There' })
    const { visitor: other } = await stack.signIn()
    const list = async (visitor: Visitor) => {
      const response = await visitor.fetch(sessionsPath, { headers: api })
      const { sessions } = (await response.json()) as { sessions: SessionEntry[] }
      return sessions.sort((one, another) => one.displayName.localeCompare(another.displayName))
    }
    const listed = await list(here)
    expect(listed.map(({ displayName, current }) => [displayName, current])).toEqual([
      ['Here', true],
      ['There', false],
    ])
    expect(JSON.stringify(listed)).not.toMatch(new RegExp([idOf(here), idOf(there), keys.accessKey].join('|')))
    const end = async (visitor: Visitor, handle: string) =>
      (await visitor.fetch(`${sessionsPath}/${handle}`, { method: 'DELETE', headers: api })).status

    const [theirs] = await list(other)
    for (const handle of [theirs!.handle, 'x', '', '..%2fsession', '0'.repeat(64), idOf(there)]) expect(await end(here, handle)).toBe(404)
    expect(await statuses(stack, idOf(other))).toEqual([200, 200])

    expect(await end(here, listed[1]!.handle)).toBe(204)
    expect(await statuses(stack, idOf(there))).toEqual([401, 401])
    expect(await list(here)).toHaveLength(1)
    const id = idOf(here)
    expect(await end(here, listed[0]!.handle)).toBe(204)
    expect(here.cookie()).toBe('')
    expect(await statuses(stack, id)).toEqual([401, 401])
  })

  test('nobody who is not signed in, and no page of another origin, sees or ends a session', async () => {
    const { visitor } = await stack.signIn()
    expect((await fetch(stack.origin + sessionsPath, { headers: api })).status).toBe(401)
    expect((await visitor.fetch(sessionsPath)).status).toBe(403)
    const foreign = { ...api, origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
    expect((await visitor.fetch(`${sessionsPath}/${'0'.repeat(64)}`, { method: 'DELETE', headers: foreign })).status).toBe(403)
  })
})

describe('two processes on one PostgreSQL', () => {
  const seal = createSeal(randomBytes(32))
  let place: TestStore
  let first: Stack
  let second: RunningBff
  beforeAll(async () => {
    place = await createTestStore('postgresql')
    first = await startStack({ clock, seal, store: await place.open() })
    const { endpoints } = (await (await fetch(`${first.origin}/api/targets`, { headers: api })).json()).targets[0]
    second = await startBff({ clock, seal, store: await place.open(), targets: [{ environment: 'demo', kind: 'demo', endpoints }] })
  })
  afterAll(async () => {
    await second.close()
    await first.close()
    await place.remove()
  })

  test('a revoked session is refused on both at once', async () => {
    const { visitor } = await first.signIn()
    const id = idOf(visitor)
    expect([await statuses(first, id), await statuses(second, id)]).toEqual([
      [200, 200],
      [200, 200],
    ])
    await visitor.fetch(sessionPath, { method: 'DELETE', headers: api })
    expect([await statuses(second, id), await statuses(first, id)]).toEqual([
      [401, 401],
      [401, 401],
    ])
  })

  test.each([
    ['idle for an hour', [60]],
    ['eight hours old, however busy', [50, 50, 50, 50, 50, 50, 50, 50, 50, 30]],
  ])('a session %s is over on both', async (_, minutes) => {
    const { visitor } = await first.signIn()
    for (const each of minutes) {
      expect(await statuses(first, idOf(visitor))).toEqual([200, 200])
      clock.skip += each * 60_000
    }
    expect([await statuses(second, idOf(visitor)), await statuses(first, idOf(visitor))]).toEqual([
      [401, 401],
      [401, 401],
    ])
  })
})
