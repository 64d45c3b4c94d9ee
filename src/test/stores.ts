import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createMemoryStore, openPostgresqlStore, openSqliteStore, type OpenStore } from '#bff/store/open.ts'
import { createPool } from '#bff/store/postgresql-pool.ts'
import { createTestDatabase } from './postgresql.ts'

/** What every test of the store runs on. */
export const storeKinds = ['memory', 'sqlite', 'postgresql'] as const
export type StoreKind = (typeof storeKinds)[number]

/** Place for one store. */
export type TestStore = {
  /** Opens what is there; in PostgreSQL also a second time, as another process would. In memory there is nothing, each time. */
  readonly open: () => Promise<OpenStore>
  /** Everything that somebody sees who gets hold of the store itself. */
  readonly dump: () => Promise<string>
  /** Closes what is open and removes the place. */
  readonly remove: () => Promise<void>
}

/** An empty place for a store of that kind. */
export async function createTestStore(kind: StoreKind): Promise<TestStore> {
  const opened: OpenStore[] = []
  const place = kind === 'postgresql' ? await databasePlace() : kind === 'sqlite' ? filePlace() : memoryPlace()
  return {
    open: async () => {
      const store = await place.open()
      opened.push(store)
      return store
    },
    dump: place.dump,
    remove: async () => {
      for (const store of opened) await store.close()
      await place.remove()
    },
  }
}

function memoryPlace(): TestStore {
  let latest: OpenStore | undefined
  return {
    open: async () => (latest = await createMemoryStore()),
    dump: async () => JSON.stringify(await rowsOf(latest)),
    remove: async () => {},
  }
}

function filePlace(): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  return {
    open: async () => {
      const database = new DatabaseSync(join(folder, 'console.db'))
      database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF')
      return openSqliteStore(database)
    },
    dump: async () =>
      readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('\n'),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function databasePlace(): Promise<TestStore> {
  const database = await createTestDatabase()
  let latest: OpenStore | undefined
  return {
    open: async () => (latest = await openPostgresqlStore(createPool(database.url, () => {}))),
    dump: async () => JSON.stringify(await rowsOf(latest)),
    remove: database.drop,
  }
}

/** All rows of all tables. */
async function rowsOf(store: OpenStore | undefined): Promise<readonly unknown[]> {
  const tables = [
    ...(['sessions', 'accounts', 'writes', 'steps', 'about'] as const),
    ...(['fleet_snapshots', 'fleet_readings', 'fleet_settings', 'fleet_ignores'] as const),
  ]
  return store === undefined ? [] : Promise.all(tables.map((table) => store.db.selectFrom(table).selectAll().execute()))
}
