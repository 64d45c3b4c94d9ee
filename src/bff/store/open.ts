import { DatabaseSync } from 'node:sqlite'
import { Kysely, type Dialect } from 'kysely'
import type { Pool } from 'pg'
import { storeError } from './errors.ts'
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
  /**
   * A transaction that a killed process does not lose, but a loss of power may, until any other one is committed after it: for what
   * needs to be on the disk no earlier than what follows from it. Forcing it there takes half a millisecond.
   */
  readonly unforced: <T>(db: Store, work: (transaction: Store) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/**
 * A store in a SQLite database that nobody else has open; it is closed with the store.
 * @throws StrangeStoreError, StoreDownError
 */
export async function openSqliteStore(database: DatabaseSync): Promise<OpenStore> {
  // Said to the database itself: SQLite takes these words when they are read, not when a statement that was kept runs again.
  const usual = levelOf(database)
  const force = (level: number) => database.exec(`pragma synchronous = ${level}`)
  return open(sqliteDialect(database), 'sqlite', (db, work) =>
    db.connection().execute(async (own) => {
      force(Math.min(usual, normal))
      try {
        return await own.transaction().execute(work)
      } finally {
        force(usual)
      }
    }),
  )
}

/** How hard SQLite forces a commit to the disk. To ask, it reads the file. */
function levelOf(database: DatabaseSync): number {
  try {
    return Number(database.prepare('pragma synchronous').get()?.['synchronous'])
  } catch (error) {
    throw storeError(error)
  }
}

/** SQLite's number for a commit that is handed to the system, and forced to the disk with the next one that is. */
const normal = 1

/**
 * A store in PostgreSQL, shared with every other process that is told the same database; the pool is closed with the store.
 * @throws StrangeStoreError, StoreDownError
 */
export async function openPostgresqlStore(pool: Pool): Promise<OpenStore> {
  return open(postgresqlDialect(pool), 'postgresql', (db, work) => db.transaction().execute(work))
}

/** A store that ends with the process. */
export async function createMemoryStore(): Promise<OpenStore> {
  return openSqliteStore(new DatabaseSync(':memory:'))
}

async function open(dialect: Dialect, engine: Engine, unforced: OpenStore['unforced']): Promise<OpenStore> {
  const db = new Kysely<Tables>({ dialect })
  try {
    await migrate(db, engine)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return { db, engine, shared: engine === 'postgresql', unforced, close: () => db.destroy() }
}
