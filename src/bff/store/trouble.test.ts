import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#test/postgresql.ts'
import { writeRow } from '#test/write-row.ts'
import { storeError } from './errors.ts'
import { openPostgresqlStore, openSqliteStore, type OpenStore } from './open.ts'
import { createPool } from './postgresql-pool.ts'

const idsIn = async ({ db }: OpenStore) => (await db.selectFrom('writes').select('id').orderBy('id').execute()).map(({ id }) => id)

describe('SQLite', () => {
  let folder = ''
  let path = ''
  let database: DatabaseSync
  let store: OpenStore
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'store-'))
    path = join(folder, 'console.db')
    database = new DatabaseSync(path)
    store = await openSqliteStore(database)
    await store.db.insertInto('writes').values(writeRow('a')).execute()
  })
  afterEach(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const insert = (id: string, plan = '') => store.db.insertInto('writes').values(writeRow(id, { plan })).execute()

  test('a full disk is told as one, keeps what it has, and takes more when there is room', async () => {
    database.exec(`PRAGMA max_page_count = ${Number(database.prepare('PRAGMA page_count').get()!['page_count'])}`)
    await expect(insert('b', 'x'.repeat(100_000))).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'full' })
    expect(await idsIn(store)).toEqual(['a'])
    database.exec('PRAGMA max_page_count = 100000')
    await insert('b', 'x'.repeat(100_000))
    expect(await idsIn(store)).toEqual(['a', 'b'])
  })

  test('a disk that fills up inside a transaction undoes all of it, and the error is the first one', async () => {
    database.exec(`PRAGMA max_page_count = ${Number(database.prepare('PRAGMA page_count').get()!['page_count'])}`)
    const failing = store.db.transaction().execute(async (transaction) => {
      await transaction.updateTable('writes').set({ actor: 'changed' }).execute()
      await transaction
        .insertInto('writes')
        .values(writeRow('b', { plan: 'x'.repeat(100_000) }))
        .execute()
    })
    await expect(failing).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'full' })
    expect(await store.db.selectFrom('writes').select('actor').execute()).toEqual([{ actor: '' }])
    await store.db.transaction().execute((transaction) => transaction.updateTable('writes').set({ actor: 'changed' }).execute())
  })

  test('one that may not be written to is told as such, and can be read', async () => {
    database.exec('PRAGMA query_only = ON')
    await expect(insert('b')).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'read_only' })
    expect(await idsIn(store)).toEqual(['a'])
  })

  test('a damaged file is told as such', async () => {
    await store.close()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0xa5, 4096))
    await expect(openSqliteStore(new DatabaseSync(path)).then(idsIn)).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'damaged' })
    writeFileSync(path, 'this is no database'.repeat(500))
    await expect(openSqliteStore(new DatabaseSync(path))).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'damaged' })
  })

  test('one that somebody else is writing to is busy', async () => {
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    await expect(insert('b')).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'busy' })
    other.close()
    await insert('b')
  })
})

describe('PostgreSQL', () => {
  let database: TestDatabase
  let line: Line
  let store: OpenStore
  const idle: string[] = []
  beforeAll(async () => {
    database = await createTestDatabase()
    line = await openLine(database.url)
    store = await openPostgresqlStore(createPool(line.url, (error) => void idle.push(error.message)))
    await store.db.insertInto('writes').values(writeRow('a')).execute()
  })
  afterAll(async () => {
    await store.close()
    line.close()
    await database.drop()
  })

  test('a connection that breaks while nobody uses it is reported, and the next question has a new one', async () => {
    await idsIn(store)
    await database.cut()
    await expect.poll(() => idle.length).toBeGreaterThan(0)
    expect(await idsIn(store)).toEqual(['a'])
  })

  test('a connection that breaks in the middle of a transaction is a store that is down, and nothing of it is kept', async () => {
    const failing = store.db.transaction().execute(async (transaction) => {
      await transaction.insertInto('writes').values(writeRow('b')).execute()
      line.cut()
      await transaction.insertInto('writes').values(writeRow('c')).execute()
    })
    await expect(failing).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'lost' })
    expect(await idsIn(store)).toEqual(['a'])
  })

  test('a database that cannot be reached is a store that is down, and is used again when it can', async () => {
    line.refuse(true)
    line.cut()
    await expect(idsIn(store)).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'lost' })
    await expect(store.db.transaction().execute(async () => {})).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'lost' })
    line.refuse(false)
    expect(await idsIn(store)).toEqual(['a'])
  })

  test('one that may only be read is told as such', async () => {
    const reader = createPool(`${line.url}?options=-c%20default_transaction_read_only%3Don`, () => {})
    const readOnly = await openPostgresqlStore(reader)
    const insert = readOnly.db.insertInto('writes').values(writeRow('b')).execute()
    await expect(insert).rejects.toMatchObject({ name: 'StoreDownError', trouble: 'read_only' })
    expect(await idsIn(readOnly)).toEqual(['a'])
    await readOnly.close()
  })

  test('a database that is not there is told by its own word', async () => {
    const pool = createPool(new URL('/nowhere', line.url).href, () => {})
    const missing = await openPostgresqlStore(pool).catch((error: unknown) => error)
    expect(missing).toMatchObject({ trouble: 'lost', cause: { message: 'database "nowhere" does not exist' } })
  })
})

test.each([
  ['53100', 'full'],
  ['25006', 'read_only'],
  ['40001', 'busy'],
  ['55P03', 'busy'],
  ['57P01', 'lost'],
  ['53300', 'lost'],
  ['XX001', 'damaged'],
  ['42P01', 'other'],
  ['ECONNREFUSED', 'lost'],
] as const)('PostgreSQL’s %s means %s', (code, trouble) => {
  expect(storeError(Object.assign(new Error('x'), { code }))).toMatchObject({ name: 'StoreDownError', trouble })
})

type Line = { readonly url: string; readonly cut: () => void; readonly refuse: (refusing: boolean) => void; readonly close: () => void }

/** A line to the server that can be cut. */
async function openLine(url: string): Promise<Line> {
  const target = new URL(url)
  const host = target.searchParams.get('host') ?? target.hostname
  const port = target.port === '' ? 5432 : Number(target.port)
  const sockets = new Set<Socket>()
  let refusing = false
  const server: Server = createServer((near) => {
    if (refusing) return void near.destroy()
    const far = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => {})
      one.on('close', () => (sockets.delete(one), other.destroy()))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const cut = () => sockets.forEach((socket) => socket.destroy())
  target.searchParams.delete('host')
  target.host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return { url: target.href, cut, refuse: (value) => void (refusing = value), close: () => (cut(), server.close()) }
}
