import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createCredential } from './credential.ts'
import { createMemorySessionStore, failClosed, StoreDownError, type SessionData } from './session-store.ts'

const data: SessionData = {
  environment: 'demo',
  region: 'kr-west1',
  credential: createCredential('demo', { accessKey: 'A', secretKey: 'CANARY' }),
  displayName: '',
  mayNotList: false,
}
const minute = 60_000

function setUp(maxSessions?: number) {
  const clock = { at: 0, now: () => clock.at }
  return { clock, store: createMemorySessionStore(clock, maxSessions) }
}

test('an id is 256 bits, new each time, and only its hash is kept', async () => {
  const { store } = setUp()
  const first = await store.create(data)
  const second = await store.create(data)
  expect(Buffer.from(first.id, 'base64url').length).toBe(32)
  expect(first.id).not.toBe(second.id)
  const dump = inspect(await store.list(data.credential.id), { depth: 9, showHidden: true })
  expect(dump).toContain(first.session.handle)
  for (const secret of [first.id, second.id, 'CANARY']) expect(dump).not.toContain(secret)
})

test('neither a handle nor anything else but the id finds the session', async () => {
  const { store } = setUp()
  const { id, session } = await store.create(data)
  expect((await store.find(id))?.handle).toBe(session.handle)
  for (const other of [session.handle, '', id.slice(1), `${id}A`, '__proto__', id.toLowerCase()]) {
    expect(other === id ? undefined : await store.find(other)).toBeUndefined()
  }
})

test('a session ends after an hour without a call', async () => {
  const { store, clock } = setUp()
  const { id } = await store.create(data)
  clock.at = 59 * minute
  expect(await store.find(id)).toBeDefined()
  clock.at = 118 * minute
  expect(await store.find(id)).toBeDefined()
  clock.at = 178 * minute
  expect(await store.find(id)).toBeUndefined()
  clock.at = 0
  expect(await store.find(id)).toBeUndefined()
})

test('a session ends after eight hours however busy it is', async () => {
  const { store, clock } = setUp()
  const { id } = await store.create(data)
  for (clock.at = 0; clock.at < 480 * minute; clock.at += 30 * minute) expect(await store.find(id)).toBeDefined()
  expect(await store.find(id)).toBeUndefined()
})

test('a revoked session is gone at once, and the list no longer names it', async () => {
  const { store } = setUp()
  const { id, session } = await store.create(data)
  const other = await store.create(data)
  await store.revoke(session.handle)
  expect(await store.find(id)).toBeUndefined()
  expect((await store.list(data.credential.id)).map(({ handle }) => handle)).toEqual([other.session.handle])
})

test('the number of sessions is bounded: the one idle for longest goes', async () => {
  const { store, clock } = setUp(2)
  const first = await store.create(data)
  const second = await store.create(data)
  clock.at = minute
  await store.find(first.id)
  await store.create(data)
  expect(await store.find(second.id)).toBeUndefined()
  expect(await store.find(first.id)).toBeDefined()
})

test('trouble in a store is told as such', async () => {
  const broken = () => Promise.reject(new Error('disk full'))
  const store = failClosed({ create: broken, find: broken, revoke: broken, list: broken })
  await expect(store.find('x')).rejects.toBeInstanceOf(StoreDownError)
  await expect(store.create(data)).rejects.toBeInstanceOf(StoreDownError)
  await expect(store.revoke('x')).rejects.toBeInstanceOf(StoreDownError)
  await expect(store.list('x')).rejects.toBeInstanceOf(StoreDownError)
})
