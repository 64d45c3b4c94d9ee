import { DatabaseSync } from 'node:sqlite'
import { Kysely, type Dialect } from 'kysely'
import type { Pool } from 'pg'
import { migrate, type Engine } from './migrations.ts'
import { postgresqlDialect } from './postgresql-dialect.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Store, Tables } from './tables.ts'

/** A store that is ready for use. */
export type OpenStore = {
  readonly db: Store
  readonly engine: Engine
  /** Whether other processes may work with it at the same time: then nothing of it may be remembered here. */
  readonly shared: boolean
  readonly close: () => Promise<void>
}

/**
 * A store in a SQLite database that nobody else has open; it is closed with the store.
 * @throws StrangeStoreError, StoreDownError
 */
export async function openSqliteStore(database: DatabaseSync): Promise<OpenStore> {
  return open(sqliteDialect(database), 'sqlite')
}

/**
 * A store in PostgreSQL, shared with every other process that is told the same database; the pool is closed with the store.
 * @throws StrangeStoreError, StoreDownError
 */
export async function openPostgresqlStore(pool: Pool): Promise<OpenStore> {
  return open(postgresqlDialect(pool), 'postgresql')
}

/** A store that ends with the process. */
export async function createMemoryStore(): Promise<OpenStore> {
  return openSqliteStore(new DatabaseSync(':memory:'))
}

async function open(dialect: Dialect, engine: Engine): Promise<OpenStore> {
  const db = new Kysely<Tables>({ dialect })
  try {
    await migrate(db, engine)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return { db, engine, shared: engine === 'postgresql', close: () => db.destroy() }
}
