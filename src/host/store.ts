import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Log } from '#bff/log.ts'
import { StoreDownError } from '#bff/store/errors.ts'
import { StrangeStoreError } from '#bff/store/migrations.ts'
import { createMemoryStore, openPostgresqlStore, openSqliteStore, type OpenStore } from '#bff/store/open.ts'
import { belongsTo, isSealed } from '#bff/store/seal-check.ts'
import { createSeal, sealKeyBytes, type Seal } from '#bff/store/seal.ts'
import type { StoreSettings } from './environment.ts'
import { DamagedError, isDamaged, isInUse, mustBeWhole, openOwnDatabase, reasonOf, resultOf } from './own-database.ts'
import { howToMake, makeSealKey, readSealKey } from './seal-key.ts'
import { Trouble } from './trouble.mjs'

/** The parts of the BFF that remember. */
export type Memory = { readonly store: OpenStore; readonly seal: Seal }

/**
 * Opens the store where the settings say, with its seal key; makes both at the first start.
 * @throws Trouble for whatever a person can put right: nothing is set aside, for the journal tells what was sent to the cloud
 */
export async function openStore(settings: StoreSettings, log: Log): Promise<Memory> {
  if (settings.kind === 'memory') return { store: await createMemoryStore(), seal: createSeal(randomBytes(sealKeyBytes)) }
  const place = settings.kind === 'file' ? join(settings.folder, 'console.db') : nameOf(settings.url)
  try {
    const store = settings.kind === 'file' ? await openFile(place) : await openDatabase(settings.url, log)
    try {
      return { store, seal: await sealOf(store, settings, place) }
    } catch (error) {
      await store.close()
      throw error
    }
  } catch (error) {
    throw error instanceof StrangeStoreError ? strange(error, settings.kind, place) : error
  }
}

/** So large a file is read through before it is used, bytes. In a larger one damage is told where it is met: a start must not take minutes. */
const readThroughMax = 4 * 1024 * 1024

async function openFile(path: string): Promise<OpenStore> {
  try {
    return await openSqliteStore(openOwnDatabase(path, (database) => readThrough(database, path)))
  } catch (caught) {
    const error = caught instanceof StoreDownError ? caught.cause : caught
    if (isInUse(error)) {
      throw new Trouble(`The store ${path} is in use by another process: end it, or give this one a folder of its own with DATA_DIR.`)
    }
    if (isDamaged(error)) throw new Trouble(damaged(path, error))
    if (resultOf(error) === undefined) throw caught
    throw new Trouble(`The store ${path} cannot be used (${reasonOf(error)}): make room there, or choose another folder with DATA_DIR.`)
  }
}

function readThrough(database: DatabaseSync, path: string): void {
  if (statSync(path).size <= readThroughMax) mustBeWhole(database)
}

function damaged(path: string, error: unknown): string {
  return [
    `The store ${path} is damaged${error instanceof DamagedError ? '' : ` (${reasonOf(error)})`}.`,
    'It tells what was sent to the cloud, so it is not set aside by itself. Put a copy back that is whole,',
    `or move it away by hand, with the files beside it (\`mkdir damaged && mv ${path}* damaged/\`), and start again:`,
    'then look in the cloud itself for what was under way.',
  ].join('\n')
}

async function openDatabase(url: string, log: Log): Promise<OpenStore> {
  // Who keeps a file does without the driver.
  const { createPool } = await import('#bff/store/postgresql-pool.ts')
  try {
    return await openPostgresqlStore(createPool(url, (error) => log.warn({ err: error }, 'a connection to the store broke')))
  } catch (error) {
    if (!(error instanceof StoreDownError)) throw error
    throw new Trouble(`The database of DATABASE_URL (${nameOf(url)}) cannot be used: ${reasonOf(error.cause ?? error)}.`)
  }
}

function strange(error: StrangeStoreError, kind: StoreSettings['kind'], place: string): Trouble {
  const way = kind === 'file' ? 'choose another folder with DATA_DIR' : 'name another database in DATABASE_URL'
  return new Trouble(`The store ${place} is not for this program: ${error.message}. Start the program that it belongs to, or ${way}.`)
}

type Kept = Exclude<StoreSettings, { kind: 'memory' }>

async function sealOf({ db }: OpenStore, settings: Kept, place: string): Promise<Seal> {
  const { kind, sealKeyFile: path } = settings
  const key = readSealKey(path)
  if (key === undefined && kind === 'postgresql') {
    throw new Trouble(`There is no seal key ${path}: make one for all who use the database (${howToMake(path)}).`)
  }
  if (key === undefined && (await isSealed(db))) {
    throw new Trouble(`The seal key ${path} is missing, and the store ${place} was sealed with it: ${wayBack}.`)
  }
  const seal = createSeal(key ?? makeSealKey(path))
  if (await belongsTo(db, seal)) return seal
  throw new Trouble(`The seal key ${path} is not the one of the store ${place}: ${wayBack}.`)
}

const wayBack = 'put the right key back; without it the store can only be moved away, and a new one begins'

/** A database without its password. */
function nameOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  return `${searchParams.get('host') ?? hostname}${port === '' ? '' : `:${port}`}${decodeURIComponent(pathname)}`
}
