import { createHash } from 'node:crypto'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Chronicle } from '#emulator/chronicle.ts'
import type { Fleet } from '#emulator/fleet/fleet.ts'
import { Trouble } from './trouble.mjs'

/** A chronicle on the disk. SQLite keeps it: what was committed survives a kill, half a commit does not, and a second process is told. */
export type WorldFile = Chronicle & { readonly close: () => void }

/** Raised whenever the table changes. */
const layout = 1

/** SQLite's result codes. */
const results = { busy: 5, corrupt: 11, notADatabase: 26 } as const

/** Where the world of an account lies: another key or another fleet is another world. */
export function worldPath(folder: string, accessKey: string, fleet: Fleet): string {
  const name = createHash('sha256').update(`${accessKey} ${fleet}`).digest('hex').slice(0, 12)
  return join(folder, `demo-cloud-${name}.db`)
}

/**
 * Opens the file of a world, or makes it, for this user alone. One that cannot be read is set aside.
 * @param say prints a sentence for whoever reads the terminal
 * @throws Trouble where another process has it open or there is no room, and the system's error where it may not be written
 */
export function openWorldFile(path: string, say: (sentence: string) => void): WorldFile {
  let database = openOrSetAside(path, say)
  let failing = false
  return {
    lines: () =>
      database
        .prepare('SELECT line FROM entries ORDER BY number')
        .all()
        .map(({ line }) => String(line)),
    append(line) {
      try {
        database.prepare('INSERT INTO entries (line) VALUES (?)').run(line)
        failing = false
      } catch (error) {
        if (!failing) say(`The demo cloud cannot write to ${path} (${reasonOf(error)}): until it can, it refuses every change.`)
        failing = true
        throw error
      }
    },
    setAside(why) {
      database.close()
      putAside(path, why, say)
      database = open(path)
    },
    close: () => database.close(),
  }
}

function openOrSetAside(path: string, say: (sentence: string) => void): DatabaseSync {
  makeFolder(dirname(path))
  try {
    return open(path)
  } catch (error) {
    if (resultOf(error) === results.busy) {
      const way = 'end it, or give this one a folder of its own with DATA_DIR'
      throw new Trouble(`The demo cloud in ${path} is in use by another process: ${way}.`)
    }
    const unreadable = error instanceof UnreadableError || resultOf(error) === results.corrupt || resultOf(error) === results.notADatabase
    if (!unreadable && resultOf(error) !== undefined) {
      throw new Trouble(`The demo cloud cannot use ${path} (${reasonOf(error)}): make room there, or choose another folder with DATA_DIR.`)
    }
    if (!unreadable) throw error
    putAside(path, error instanceof UnreadableError ? error.message : `It is damaged: ${reasonOf(error)}.`, say)
    return open(path)
  }
}

function makeFolder(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory()) throw new Trouble(`${path} is no folder: choose another one with DATA_DIR.`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
}

/** A file of ours that this program does not understand. */
class UnreadableError extends Error {
  override readonly name = 'UnreadableError'
}

function open(path: string): DatabaseSync {
  // SQLite would make it readable for others; what it makes beside it takes its mode.
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
  const database = new DatabaseSync(path)
  try {
    // Held until the process ends, however it ends.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE')
    prepare(database)
    // A commit is one write, and on the disk when it returns.
    database.exec('COMMIT; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Makes the table where there is none yet. @throws where the file is broken or another program's */
function prepare(database: DatabaseSync): void {
  if (database.prepare('PRAGMA quick_check').get()?.['quick_check'] !== 'ok') throw new UnreadableError('It is damaged.')
  const isNew = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'] === 0
  if (isNew) database.exec(`CREATE TABLE entries (number INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT; PRAGMA user_version = ${layout}`)
  const found = database.prepare('PRAGMA user_version').get()?.['user_version']
  if (found !== layout)
    throw new UnreadableError(`It is of another version of the program (layout ${String(found)}, this one has ${layout}).`)
}

/** Never overwrites: a person may want to look at it. SQLite's own files beside it go along. */
function putAside(path: string, why: string, say: (sentence: string) => void): void {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const aside = path.replace(/\.db$/, `.aside-${stamp}.db`)
  for (const end of ['', '-wal', '-shm', '-journal']) if (existsSync(path + end)) renameSync(path + end, aside + end)
  say(`The demo cloud kept in ${path} could not be brought back. ${why} It is now ${aside}, and a fresh one begins.`)
}

/** SQLite's result code without its details; undefined for an error of something else. */
function resultOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
