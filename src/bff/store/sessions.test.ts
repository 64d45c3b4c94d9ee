import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCredential } from '#bff/credential.ts'
import { absoluteMs, idleMs, type SessionData, type SessionStore } from '#bff/session-store.ts'
import { createTestStore, storeKinds, type TestStore } from '#test/stores.ts'
import { createMemoryStore, type OpenStore } from './open.ts'
import { createSeal } from './seal.ts'
import { createSessionStore } from './sessions.ts'

const minute = 60_000
const seal = createSeal(randomBytes(32))

/** A person with keys of their own. */
function somebody(name: string): SessionData {
  const credential = createCredential('demo', { accessKey: `ACCESS-${name}`, secretKey: `CANARY-${name}`, accountId: 'acc' })
  return { environment: 'demo', region: 'kr-west1', credential, displayName: '한 사람', mayNotList: true }
}

const clock = { at: 0, now: () => clock.at }
beforeEach(() => void (clock.at = 1_795_000_000_000))
const later = (minutes: number) => void (clock.at += minutes * minute)

describe.each(storeKinds)('sessions in %s', (kind) => {
  let place: TestStore
  let store: OpenStore
  let sessions: SessionStore
  beforeAll(async () => {
    place = await createTestStore(kind)
    store = await place.open()
  })
  beforeEach(async () => {
    await store.db.deleteFrom('sessions').execute()
    sessions = createSessionStore({ store, seal, clock })
  })
  afterAll(() => place.remove())

  const rows = () => store.db.selectFrom('sessions').selectAll().execute()
  /** As the next start of the program finds them. */
  const restarted = () => createSessionStore({ store, seal, clock })

  test('an id is 256 bits, new each time, and finds what was signed in with', async () => {
    const data = somebody('a')
    const first = await sessions.create(data)
    const second = await sessions.create(data)
    expect(Buffer.from(first.id, 'base64url').length).toBe(32)
    expect(first.id).not.toBe(second.id)
    const found = await sessions.find(first.id)
    expect(found).toMatchObject({ ...data, credential: { ...data.credential, secret: expect.anything() }, createdAt: clock.at })
    expect(found!.credential.secret.key.equals(data.credential.secret.key)).toBe(true)
  })

  test('who gets hold of the store has neither an id nor a key', async () => {
    const { id, session } = await sessions.create(somebody('stolen'))
    const dump = (await place.dump()) + inspect(await rows()) + inspect(await sessions.find(id), { depth: 9, showHidden: true })
    expect(dump).toContain(session.handle)
    for (const secret of [id, 'CANARY-stolen']) expect(dump).not.toContain(secret)
    expect(await place.dump()).not.toContain('ACCESS-stolen')
    for (const text of new Set(dump.match(/[A-Za-z0-9_-]{43,}/g))) expect(await sessions.find(text.slice(0, 43))).toBeUndefined()
  })

  test('neither a handle nor anything else but the id finds the session', async () => {
    const { id, session } = await sessions.create(somebody('b'))
    for (const other of [session.handle, '', id.slice(1), `${id}A`, '__proto__', `${id.slice(0, -2)}__`, "' or 1=1 --"]) {
      expect(await sessions.find(other)).toBeUndefined()
    }
    expect((await sessions.find(id))?.handle).toBe(session.handle)
  })

  test('a restart keeps people signed in', async () => {
    const { id } = await sessions.create(somebody('c'))
    later(30)
    await sessions.find(id)
    later(50)
    const next = restarted()
    expect(await next.find(id)).toMatchObject({ displayName: '한 사람', mayNotList: true })
    later(59)
    expect(await next.find(id)).toBeDefined()
  })

  test('a session ends after an hour without a call, and its keys are gone', async () => {
    const { id } = await sessions.create(somebody('d'))
    for (const minutes of [59, 59]) {
      later(minutes)
      expect(await sessions.find(id)).toBeDefined()
    }
    later(60)
    expect(await sessions.find(id)).toBeUndefined()
    expect(await rows()).toEqual([])
    later(-60)
    expect(await sessions.find(id)).toBeUndefined()
  })

  test('a session ends after eight hours however busy it is', async () => {
    const { id } = await sessions.create(somebody('e'))
    for (let minutes = 30; minutes < 480; minutes += 30) {
      later(30)
      expect(await sessions.find(id)).toBeDefined()
    }
    later(30)
    expect(await sessions.find(id)).toBeUndefined()
    expect(await restarted().find(id)).toBeUndefined()
  })

  test('a revoked session is gone at once, also after a restart, and the list no longer names it', async () => {
    const data = somebody('f')
    const { id, session } = await sessions.create(data)
    const other = await sessions.create(data)
    await sessions.revoke(session.handle)
    expect(await sessions.find(id)).toBeUndefined()
    expect(await restarted().find(id)).toBeUndefined()
    expect((await sessions.list(data.credential.id)).map(({ handle }) => handle)).toEqual([other.session.handle])
  })

  test('one that is revoked while it is looked for is not found', async () => {
    const { id, session } = await sessions.create(somebody('g'))
    const next = restarted()
    const [found] = await Promise.all([next.find(id), next.revoke(session.handle)])
    expect(await next.find(id)).toBeUndefined()
    expect(found).toBeUndefined()
  })

  test('the list has the live ones with the same keys, oldest first', async () => {
    const [mine, others] = [somebody('h'), somebody('i')]
    const first = await sessions.create(mine)
    later(40)
    const second = await sessions.create(mine)
    await sessions.create(others)
    expect((await sessions.list(mine.credential.id)).map(({ handle }) => handle)).toEqual([first.session.handle, second.session.handle])
    later(30)
    expect((await sessions.list(mine.credential.id)).map(({ handle }) => handle)).toEqual([second.session.handle])
    expect(await sessions.list('nobody')).toEqual([])
  })

  test('it is kept at most once a minute when a session was seen', async () => {
    const { id, session } = await sessions.create(somebody('j'))
    const began = clock.at
    const kept = async () => (await rows())[0]!.last_seen_at - began
    clock.at += minute - 1
    await sessions.find(id)
    expect(await kept()).toBe(0)
    clock.at += 1
    await sessions.find(id)
    expect(await kept()).toBe(minute)
    clock.at += 1
    expect((await sessions.find(id))!.lastSeenAt).toBe(began + minute + 1)
    expect(await kept()).toBe(minute)
    expect(session.createdAt).toBe(began)
  })

  test('ended ones are cleared away by whoever comes next', async () => {
    await sessions.create(somebody('k'))
    later(idleMs / minute)
    const { id } = await sessions.create(somebody('l'))
    expect((await rows()).map(({ credential_id: credential }) => credential)).toEqual([somebody('l').credential.id])
    await sessions.create(somebody('m'))
    for (let minutes = 0; minutes < 70; minutes += 10) {
      later(10)
      await sessions.find(id)
    }
    expect(await rows()).toHaveLength(1)
    later(absoluteMs / minute)
    await sessions.create(somebody('n'))
    expect(await rows()).toHaveLength(1)
  })

  test('the number of sessions is bounded: the one idle for longest goes', async () => {
    const few = createSessionStore({ store, seal, clock, maxSessions: 2 })
    const first = await few.create(somebody('o'))
    const second = await few.create(somebody('p'))
    later(1)
    await few.find(first.id)
    await few.create(somebody('q'))
    expect(await few.find(second.id)).toBeUndefined()
    expect(await few.find(first.id)).toBeDefined()
    expect(await rows()).toHaveLength(2)
  })

  test('a row that somebody changed signs nobody in', async () => {
    const { id, session } = await sessions.create(somebody('r'))
    const other = await sessions.create(somebody('s'))
    const set = (row: { sealed?: string; environment?: string; credential_id?: string }) =>
      store.db.updateTable('sessions').set(row).where('handle', '=', session.handle).execute()
    const [mine, theirs] = [session.handle, other.session.handle].map((handle) =>
      rows().then((all) => all.find((row) => row.handle === handle)!),
    )
    const own = await mine!
    for (const change of [{ sealed: (await theirs!).sealed }, { sealed: 'v1.' }, { environment: 'e' }, { credential_id: 'x' }]) {
      await set(change)
      expect(await restarted().find(id)).toBeUndefined()
      await set(own)
      expect(await restarted().find(id)).toBeDefined()
    }
    const foreign = createSessionStore({ store, seal: createSeal(randomBytes(32)), clock })
    expect(await foreign.find(id)).toBeUndefined()
  })
})

test('where the store is our own, a session that is known costs no question', async () => {
  const store = await createMemoryStore()
  const sessions = createSessionStore({ store, seal, clock })
  const { id, session } = await sessions.create(somebody('known'))
  await sessions.find(id)
  await store.db.deleteFrom('sessions').execute()
  expect((await sessions.find(id))?.handle).toBe(session.handle)
  await store.close()
})

test('where the store has failed, a known session is found, and one that was revoked stays revoked', async () => {
  const store = await createMemoryStore()
  const sessions = createSessionStore({ store, seal, clock })
  const data = somebody('down')
  const [staying, leaving] = [await sessions.create(data), await sessions.create(data)]
  await store.db.schema.alterTable('sessions').renameTo('elsewhere').execute()
  later(2)
  expect(await sessions.find(staying.id)).toBeDefined()
  await expect(sessions.revoke(leaving.session.handle)).rejects.toMatchObject({ name: 'StoreDownError' })
  await expect(sessions.create(data)).rejects.toMatchObject({ name: 'StoreDownError' })
  await expect(sessions.list(data.credential.id)).rejects.toMatchObject({ name: 'StoreDownError' })
  await expect(sessions.find(leaving.id)).rejects.toMatchObject({ name: 'StoreDownError' })
  await store.db.schema.alterTable('elsewhere').renameTo('sessions').execute()
  expect(await sessions.find(leaving.id)).toBeUndefined()
  later(10)
  await sessions.find(staying.id)
  expect(await store.db.selectFrom('sessions').select('handle').execute()).toEqual([{ handle: staying.session.handle }])
  await store.close()
})

describe('two processes on one PostgreSQL', () => {
  let place: TestStore
  let stores: readonly OpenStore[]
  let one: SessionStore
  let other: SessionStore
  beforeAll(async () => {
    place = await createTestStore('postgresql')
    stores = [await place.open(), await place.open()]
    ;[one, other] = stores.map((store) => createSessionStore({ store, seal, clock })) as [SessionStore, SessionStore]
  })
  afterAll(() => place.remove())

  test('who signs in at one is signed in at the other, and whom one revokes is gone at the other at once', async () => {
    const { id, session } = await one.create(somebody('both'))
    for (const each of [one, other, one, other]) expect(await each.find(id)).toBeDefined()
    await one.revoke(session.handle)
    expect(await other.find(id)).toBeUndefined()
    expect(await one.find(id)).toBeUndefined()
  })

  test('activity at one counts at the other', async () => {
    const { id } = await one.create(somebody('busy'))
    await other.find(id)
    for (let round = 0; round < 4; round += 1) {
      later(45)
      expect(await one.find(id)).toBeDefined()
    }
    later(45)
    expect(await other.find(id)).toBeDefined()
  })
})
