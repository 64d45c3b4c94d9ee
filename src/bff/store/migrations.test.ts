import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#test/postgresql.ts'
import { writeRow } from '#test/write-row.ts'
import { StoreDownError } from './errors.ts'
import { migrate, migrations, type Engine, type Migration } from './migrations.ts'
import { openPostgresqlStore } from './open.ts'
import { postgresqlDialect } from './postgresql-dialect.ts'
import { createPool } from './postgresql-pool.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Store, Tables } from './tables.ts'

const onSqlite = () => new Kysely<Tables>({ dialect: sqliteDialect(new DatabaseSync(':memory:')) })
const onPostgresql = (url: string) => new Kysely<Tables>({ dialect: postgresqlDialect(createPool(url, () => {})) })

const addNote: Migration = async (db) => void (await sql`alter table writes add column note text`.execute(db))

describe.each<Engine>(['sqlite', 'postgresql'])('migrations in %s', (engine) => {
  const databases: TestDatabase[] = []
  const open: Store[] = []
  afterAll(async () => {
    for (const db of open) await db.destroy()
    for (const each of databases) await each.drop()
  })

  async function database(): Promise<TestDatabase> {
    const made = await createTestDatabase()
    databases.push(made)
    return made
  }

  async function empty(): Promise<Store> {
    const db = engine === 'sqlite' ? onSqlite() : onPostgresql((await database()).url)
    open.push(db)
    return db
  }

  /** Tables, columns and indexes, in words. */
  async function shapeOf(db: Store): Promise<unknown> {
    const columns =
      engine === 'sqlite'
        ? sql.raw(`select m.name, p.* from sqlite_schema m join pragma_table_info(m.name) p where m.type = 'table' order by m.name, p.cid`)
        : sql.raw(`select table_name, column_name, data_type, collation_name, is_nullable from information_schema.columns
            where table_schema = current_schema() order by table_name, ordinal_position`)
    const indexes =
      engine === 'sqlite'
        ? sql.raw(`select name, sql from sqlite_schema where type = 'index' order by name`)
        : sql.raw('select indexdef from pg_indexes where schemaname = current_schema() order by indexname')
    return [(await columns.execute(db)).rows, (await indexes.execute(db)).rows]
  }

  const layoutIn = async (db: Store) =>
    (await db.selectFrom('about').select('value').where('name', '=', 'layout').executeTakeFirstOrThrow()).value

  test('from every earlier layout a store comes to the newest, with its rows', async () => {
    const fresh = await empty()
    await migrate(fresh, engine)
    for (let earlier = 1; earlier <= migrations.length; earlier += 1) {
      const db = await empty()
      await migrate(db, engine, migrations.slice(0, earlier))
      await sql`insert into accounts (credential_id, account, learned_at) values ('c', 'kept', 1)`.execute(db)
      await migrate(db, engine)
      expect(await shapeOf(db)).toEqual(await shapeOf(fresh))
      expect(await layoutIn(db)).toBe(String(migrations.length))
      expect(await db.selectFrom('accounts').select('account').execute()).toEqual([{ account: 'kept' }])
    }
  })

  test('the next one changes what is there, once', async () => {
    const db = await empty()
    await migrate(db, engine)
    await db.insertInto('writes').values(writeRow('w')).execute()
    const next = [...migrations, addNote]
    await migrate(db, engine, next)
    await migrate(db, engine, next)
    expect(await layoutIn(db)).toBe(String(next.length))
    expect((await sql`select id, note from writes`.execute(db)).rows).toEqual([{ id: 'w', note: null }])
  })

  test('one that fails changes nothing', async () => {
    const db = await empty()
    await migrate(db, engine)
    const before = await shapeOf(db)
    const broken: Migration = async (inside) => void (await sql`alter table nowhere add column x text`.execute(inside))
    await expect(migrate(db, engine, [...migrations, addNote, broken])).rejects.toBeInstanceOf(StoreDownError)
    expect(await shapeOf(db)).toEqual(before)
    expect(await layoutIn(db)).toBe(String(migrations.length))
  })

  test('a store of a newer program is refused in words, and left as it is', async () => {
    const db = await empty()
    await migrate(db, engine, [...migrations, addNote])
    const newest = migrations.length
    await expect(migrate(db, engine)).rejects.toThrow(
      `it is of a newer version of this program (layout ${newest + 1}; this one knows ${newest})`,
    )
    expect(await layoutIn(db)).toBe(String(newest + 1))
  })

  test('what another program keeps is left alone', async () => {
    const db = await empty()
    await sql`create table sessions (id text)`.execute(db)
    await expect(migrate(db, engine)).rejects.toThrow('it holds tables of another program')
  })
})

describe('several processes on one PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => void (database = await createTestDatabase()))
  afterAll(() => database.drop())

  test('open an empty one together: one makes the tables', async () => {
    const stores = await Promise.all([1, 2, 3, 4, 5].map(() => openPostgresqlStore(createPool(database.url, () => {}))))
    expect(await database.run('select value from about')).toEqual([{ value: String(migrations.length) }])
    for (const store of stores) await store.close()
  })
})
