import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { StoreDownError } from './errors.ts'
import { layout1 } from './layout-1.ts'
import { layout2 } from './layout-2.ts'
import { layout3 } from './layout-3.ts'
import { layout4 } from './layout-4.ts'
import type { Store } from './tables.ts'

export type Engine = 'sqlite' | 'postgresql'

/**
 * From one layout of the tables to the next. Once released it never changes, as stores out there have gone through it; so it speaks
 * SQL and uses no type of the newest tables.
 */
export type Migration = (db: Store, engine: Engine) => Promise<void>

/** In their order; the layout of a store is how many of them it has gone through. */
export const migrations: readonly Migration[] = [layout1, layout2, layout3, layout4]

/** A store with which this program must not work. The message says why, in a sentence for people. */
export class StrangeStoreError extends Error {
  override readonly name = 'StrangeStoreError'
}

/** PostgreSQL's name for our lock, a number. */
const lockNumber = 4_600_460_146
/** How long another process may take for its migrations. */
const patienceMs = 60_000

/**
 * Brings a store to this program's layout, from any earlier one or from nothing: all in one transaction and under a lock, so that of
 * several processes one does it and the others find it done.
 * @throws StrangeStoreError for a store of a newer program, or of another one · StoreDownError
 */
export async function migrate(db: Store, engine: Engine, steps: readonly Migration[] = migrations): Promise<void> {
  const until = performance.now() + patienceMs
  while (!(await tryMigrate(db, engine, steps))) {
    if (performance.now() > until) throw new StoreDownError('busy')
    await wait(100)
  }
}

/** @returns false where another process is at it */
async function tryMigrate(db: Store, engine: Engine, steps: readonly Migration[]): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    // SQLite's lock is the transaction itself: it begins with `immediate`.
    if (engine === 'postgresql' && !(await takeLock(transaction))) return false
    const found = await layoutOf(transaction, engine)
    if (found > steps.length) {
      throw new StrangeStoreError(`it is of a newer version of this program (layout ${found}; this one knows ${steps.length})`)
    }
    for (const step of steps.slice(found)) await step(transaction, engine)
    if (found < steps.length) await sql`update about set value = ${String(steps.length)} where name = 'layout'`.execute(transaction)
    return true
  })
}

async function takeLock(db: Store): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${lockNumber}) as taken`.execute(db)
  return rows[0]?.taken === true
}

/** The layout of a store; makes the table that says it where there is nothing yet. */
async function layoutOf(db: Store, engine: Engine): Promise<number> {
  const tables = await tablesOf(db, engine)
  if (tables.includes('about')) {
    const { rows } = await sql<{ value: string }>`select value from about where name = 'layout'`.execute(db)
    const layout = Number(rows[0]?.value)
    if (Number.isInteger(layout)) return layout
  }
  if (tables.length > 0) throw new StrangeStoreError('it holds tables of another program')
  await sql`create table about (name text primary key, value text not null)`.execute(db)
  await sql`insert into about (name, value) values ('layout', '0')`.execute(db)
  return 0
}

/** The tables in the place where ours will be. */
async function tablesOf(db: Store, engine: Engine): Promise<readonly string[]> {
  const tables =
    engine === 'postgresql'
      ? sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`
      : sql<{ name: string }>`select name from sqlite_schema where type = 'table' and name not like 'sqlite%'`
  return (await tables.execute(db)).rows.map(({ name }) => name)
}
