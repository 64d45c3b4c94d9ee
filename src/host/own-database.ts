import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Trouble } from './trouble.mjs'

/** SQLite's result codes without their details. */
export const results = { busy: 5, corrupt: 11, notADatabase: 26 } as const

/** SQLite has read the file and found it broken. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError'
}

/**
 * Opens a SQLite file, or makes it and its folder, for this user alone; and for this process alone, until it ends, however it ends.
 * What it commits is on the disk when the commit returns.
 * @param prepare looks at what is there, and makes what is not, in one transaction
 * @throws what `prepare` throws, SQLite's error (see {@link resultOf}), or the system's where it may not be written
 */
export function openOwnDatabase(path: string, prepare: (database: DatabaseSync) => void): DatabaseSync {
  makeFolder(dirname(path))
  // SQLite would make it readable for others; what it makes beside it takes its mode.
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA cell_size_check = ON; BEGIN IMMEDIATE')
    prepare(database)
    // A commit is one write.
    database.exec('COMMIT; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Reads the whole file, and so takes a millisecond or two for each MB. @throws DamagedError, or SQLite's error, where it is broken */
export function mustBeWhole(database: DatabaseSync): void {
  if (database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') throw new DamagedError('It is damaged.')
}

/** For this user alone. @throws Trouble where something else has that name */
function makeFolder(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory()) throw new Trouble(`${path} is no folder: choose another one with DATA_DIR.`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
}

/** Whether another process has the file. */
export function isInUse(error: unknown): boolean {
  return resultOf(error) === results.busy
}

/** Whether the file is broken, or none of SQLite's. */
export function isDamaged(error: unknown): boolean {
  const result = resultOf(error)
  return error instanceof DamagedError || result === results.corrupt || result === results.notADatabase
}

/** SQLite's result code without its details; undefined for an error of something else. */
export function resultOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined
}

/** What an error says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
