import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestStore, storeKinds, type TestStore } from '#test/stores.ts'
import { writeRow } from '#test/write-row.ts'
import { ConflictError, StoreDownError } from './errors.ts'
import type { OpenStore } from './open.ts'
import type { SessionTable, WriteTable } from './tables.ts'

describe.each(storeKinds)('a store in %s', (engine) => {
  let place: TestStore
  let store: OpenStore
  beforeAll(async () => {
    place = await createTestStore(engine)
    store = await place.open()
  })
  afterAll(() => place.remove())

  const insert = (row: WriteTable) => store.db.insertInto('writes').values(row).execute()

  test('gives back what was put in: large numbers as numbers, every letter, nothing as null', async () => {
    const row = writeRow('whole', {
      created_at: Number.MAX_SAFE_INTEGER,
      plan: '{"title":"한글 \u{1f418} \\u0000"}',
      body: null,
      took_ms: -1,
    })
    await insert(row)
    const [found] = await store.db.selectFrom('writes').selectAll().where('id', '=', 'whole').execute()
    expect({ ...found }).toEqual(row)
  })

  test('counts and adds in numbers', async () => {
    for (const id of ['sum 1', 'sum 2']) await insert(writeRow(id, { took_ms: 4_000_000_000, region: 'sum' }))
    const found = await store.db
      .selectFrom('writes')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number>('took_ms').as('sum'), fn.max('created_at').as('max')])
      .where('region', '=', 'sum')
      .executeTakeFirstOrThrow()
    expect({ ...found }).toEqual({ count: 2, sum: 8_000_000_000, max: 1_795_000_000_000 })
  })

  test('one key is for one write, and the error says so', async () => {
    await insert(writeRow('key 1', { idempotency_key: 'same' }))
    const second = insert(writeRow('key 2', { idempotency_key: 'same' }))
    await expect(second).rejects.toMatchObject({ name: 'ConflictError', unique: 'key' })
    await expect(insert(writeRow('key 3', { idempotency_key: 'same', credential_id: 'other' }))).resolves.toBeDefined()
  })

  test.each(['prepared', 'sending', 'accepted', 'unknown'] as const)('while one is %s, a second of its kind is refused', async (state) => {
    const resource = `open ${state}`
    await insert(writeRow(`${state} 1`, { resource, state }))
    await expect(insert(writeRow(`${state} 2`, { resource }))).rejects.toMatchObject({ name: 'ConflictError', unique: 'open' })
    await insert(writeRow(`${state} 3`, { resource, state: 'queued' }))
    await insert(writeRow(`${state} 4`, { resource, state: 'done' }))
    await insert(writeRow(`${state} 5`, { resource, operation: 'stopCluster' }))
    const turn = store.db.updateTable('writes').set({ state: 'prepared' }).where('id', '=', `${state} 3`).execute()
    await expect(turn).rejects.toMatchObject({ name: 'ConflictError', unique: 'open' })
    await store.db.updateTable('writes').set({ state: 'failed' }).where('id', '=', `${state} 1`).execute()
    await insert(writeRow(`${state} 2`, { resource }))
  })

  test('an id that is there already is a conflict of no name', async () => {
    await insert(writeRow('id'))
    const again = insert(writeRow('id', { idempotency_key: 'another', resource: 'another' }))
    await expect(again).rejects.toBeInstanceOf(ConflictError)
    await expect(again).rejects.toMatchObject({ unique: undefined })
  })

  test('steps are numbered in their order', async () => {
    await insert(writeRow('steps'))
    for (const kind of ['prepared', 'sending', 'accepted']) {
      await store.db.insertInto('steps').values({ write_id: 'steps', at: 1, kind, detail: '' }).execute()
    }
    const found = await store.db.selectFrom('steps').select(['number', 'kind']).where('write_id', '=', 'steps').orderBy('number').execute()
    expect(found.map((step) => step.kind)).toEqual(['prepared', 'sending', 'accepted'])
    expect(found[2]!.number).toBeGreaterThan(found[0]!.number)
  })

  test('a compare-and-set says how many rows it has changed', async () => {
    await insert(writeRow('cas'))
    const send = () =>
      store.db
        .updateTable('writes')
        .set({ state: 'sending' })
        .where('id', '=', 'cas')
        .where('state', '=', 'prepared')
        .executeTakeFirstOrThrow()
    const [first, second] = await Promise.all([send(), send()])
    expect([first.numUpdatedRows, second.numUpdatedRows].toSorted((one, other) => Number(one - other))).toEqual([0n, 1n])
  })

  test('a transaction that fails leaves nothing, and the store goes on', async () => {
    const failing = store.db.transaction().execute(async (transaction) => {
      await transaction.insertInto('writes').values(writeRow('tx')).execute()
      await transaction.insertInto('writes').values(writeRow('tx')).execute()
    })
    await expect(failing).rejects.toBeInstanceOf(ConflictError)
    expect(await store.db.selectFrom('writes').select('id').where('id', '=', 'tx').execute()).toEqual([])
    await insert(writeRow('tx'))
  })

  test('a transaction that need not be forced to the disk is whole or not at all, as any other', async () => {
    const failing = store.unforced(store.db, async (transaction) => {
      await transaction.insertInto('writes').values(writeRow('light')).execute()
      await transaction.insertInto('writes').values(writeRow('light')).execute()
    })
    await expect(failing).rejects.toBeInstanceOf(ConflictError)
    await store.unforced(store.db, (transaction) =>
      transaction
        .insertInto('writes')
        .values(writeRow('light', { region: 'light' }))
        .execute(),
    )
    const found = await store.db.selectFrom('writes').select('id').where('region', '=', 'light').execute()
    expect(found.map(({ id }) => id)).toEqual(['light'])
  })

  test('texts are in the order of their bytes', async () => {
    for (const id of ['ord a', 'ord B', 'ord _', 'ord é', 'ord 가']) await insert(writeRow(id, { region: 'order' }))
    const found = await store.db.selectFrom('writes').select('id').where('region', '=', 'order').orderBy('id').execute()
    expect(found.map(({ id }) => id)).toEqual(['ord B', 'ord _', 'ord a', 'ord é', 'ord 가'])
  })

  test('a parameter that is no text and no number is refused, and the connection is still good', async () => {
    const handle = new Date(0) as Partial<SessionTable> as string
    await expect(store.db.deleteFrom('sessions').where('handle', '=', handle).execute()).rejects.toThrow(TypeError)
    expect(await store.db.selectFrom('sessions').select('handle').execute()).toEqual([])
  })

  test('a statement that the database does not understand is a store that is down', async () => {
    const failing = sql`select * from nowhere`.execute(store.db)
    await expect(failing).rejects.toBeInstanceOf(StoreDownError)
    await expect(failing).rejects.toMatchObject({ trouble: 'other' })
  })
})
