import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryStore, openSqliteStore, type OpenStore } from './open.ts'

let store: OpenStore
beforeEach(async () => void (store = await createMemoryStore()))
afterEach(() => store.close())

test.each([
  ['a Date', new Date(0)],
  ['an object', { layout: 'x' }],
  ['undefined', undefined],
  ['true', true],
  ['NaN', Number.NaN],
])('%s as a parameter is refused and its value not told, before the database makes something else of it', async (_, value) => {
  await expect(sql`insert into about (name, value) values (${'SECRET'}, ${value})`.execute(store.db)).rejects.toThrow(
    new TypeError('parameter 2 of 2 is neither text, number, bytes nor null'),
  )
  expect(await store.db.selectFrom('about').select('name').execute()).toEqual([{ name: 'layout' }])
})

test('transactions wait for one another, and a query outside waits as well', async () => {
  const order: string[] = []
  const first = store.db.transaction().execute(async (transaction) => {
    order.push('first begins')
    await transaction.insertInto('about').values({ name: 'a', value: '1' }).execute()
    await new Promise((resolve) => setImmediate(resolve))
    order.push('first ends')
  })
  const second = store.db.transaction().execute(async (transaction) => {
    order.push('second begins')
    await transaction.updateTable('about').set({ value: '2' }).where('name', '=', 'a').execute()
  })
  const read = store.db.selectFrom('about').select('value').where('name', '=', 'a').executeTakeFirst()
  await Promise.all([first, second])
  expect(order).toEqual(['first begins', 'first ends', 'second begins'])
  expect(await read).toEqual({ value: '2' })
})

test('a statement that is used again is not prepared again', async () => {
  const database = new DatabaseSync(':memory:')
  const prepared: string[] = []
  const prepare = database.prepare.bind(database)
  Object.assign(database, { prepare: (text: string) => (prepared.push(text), prepare(text)) })
  const counted = await openSqliteStore(database)
  prepared.length = 0
  for (let round = 0; round < 5; round += 1) {
    await counted.db.selectFrom('about').select('value').where('name', '=', `${round}`).execute()
  }
  expect(prepared).toHaveLength(1)
  for (let round = 0; round < 300; round += 1) await sql.raw(`select ${round} as number`).execute(counted.db)
  prepared.length = 0
  expect((await sql.raw('select 299 as number').execute(counted.db)).rows).toEqual([{ number: 299 }])
  expect(prepared).toHaveLength(0)
  await sql.raw('select 1 as number').execute(counted.db)
  expect(prepared).toHaveLength(1)
  await counted.close()
})

test('only what need not be is not forced to the disk: what waits for it is, and what follows a failure', async () => {
  const database = new DatabaseSync(':memory:')
  database.exec('pragma synchronous = full')
  const own = await openSqliteStore(database)
  const level = () => Number(database.prepare('pragma synchronous').get()?.['synchronous'])
  const levels: number[] = []
  const note = async () => void levels.push(level())
  const failing = own.unforced(own.db, async () => {
    await note()
    throw new Error('no')
  })
  const after = own.db.transaction().execute(note)
  await expect(failing).rejects.toThrow('no')
  await Promise.all([after, own.unforced(own.db, note), own.db.transaction().execute(note)])
  expect(levels).toEqual([1, 2, 1, 2])
  await own.close()
})
