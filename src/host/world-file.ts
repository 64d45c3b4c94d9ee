import { createHash } from 'node:crypto'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Chronicle } from '#emulator/chronicle.ts'
import type { Fleet } from '#emulator/fleet/fleet.ts'
import { isDamaged, isInUse, mustBeWhole, openOwnDatabase, reasonOf, resultOf } from './own-database.ts'
import { Trouble } from './trouble.mjs'

/** A chronicle on the disk. SQLite keeps it: what was committed survives a kill, half a commit does not, and a second process is told. */
export type WorldFile = Chronicle & { readonly close: () => void }

/** Raised whenever the table changes. */
const layout = 1

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
      database = openOwnDatabase(path, prepare)
    },
    close: () => database.close(),
  }
}

function openOrSetAside(path: string, say: (sentence: string) => void): DatabaseSync {
  try {
    return openOwnDatabase(path, prepare)
  } catch (error) {
    if (isInUse(error)) {
      const way = 'end it, or give this one a folder of its own with DATA_DIR'
      throw new Trouble(`The demo cloud in ${path} is in use by another process: ${way}.`)
    }
    if (error instanceof UnreadableError || isDamaged(error)) {
      putAside(path, resultOf(error) === undefined ? reasonOf(error) : `It is damaged: ${reasonOf(error)}.`, say)
      return openOwnDatabase(path, prepare)
    }
    if (resultOf(error) === undefined) throw error
    throw new Trouble(`The demo cloud cannot use ${path} (${reasonOf(error)}): make room there, or choose another folder with DATA_DIR.`)
  }
}

/** A file of ours that this program does not understand. */
class UnreadableError extends Error {
  override readonly name = 'UnreadableError'
}

/** Makes the table where there is none yet. @throws where the file is broken or another program's */
function prepare(database: DatabaseSync): void {
  mustBeWhole(database)
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
