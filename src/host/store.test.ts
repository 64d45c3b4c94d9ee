import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CompiledQuery } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '#bff/log.ts'
import { migrate, migrations } from '#bff/store/migrations.ts'
import { createTestDatabase, type TestDatabase } from '#test/postgresql.ts'
import { writeRow } from '#test/write-row.ts'
import { openStore, type Memory } from './store.ts'
import { explain } from './trouble.mjs'

const log = createLog({ write: () => {} })
let folder = ''
let path = ''
let open: Memory[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  path = join(folder, 'data', 'console.db')
})
afterEach(async () => {
  await closed()
  rmSync(folder, { recursive: true, force: true })
})

const keyIn = (name = 'data') => join(folder, name, 'seal.key')

async function opened(sealKeyFile = keyIn()): Promise<Memory> {
  const memory = await openStore({ kind: 'file', folder: join(folder, 'data'), sealKeyFile }, log)
  open.push(memory)
  return memory
}

/** As a process that has ended. */
async function closed(): Promise<void> {
  for (const { store } of open) await store.close()
  open = []
}

/** What is printed where it does not open. */
async function refusal(sealKeyFile?: string): Promise<string> {
  const outcome = await opened(sealKeyFile).catch(explain)
  if (typeof outcome !== 'string') throw new Error('It was opened.')
  return outcome
}

const insert = ({ store }: Memory, id: string) => store.db.insertInto('writes').values(writeRow(id)).execute()
const idsIn = async ({ store }: Memory) => (await store.db.selectFrom('writes').select('id').orderBy('id').execute()).map(({ id }) => id)

test('what was kept is there the next time, and what was sealed opens', async () => {
  const first = await opened()
  await insert(first, 'a')
  const sealed = first.seal.close('secret', { purpose: 'write', id: 'a' })
  await closed()
  const second = await opened()
  expect(await idsIn(second)).toEqual(['a'])
  expect(second.seal.open(sealed, { purpose: 'write', id: 'a' })).toBe('secret')
  expect(second.store.shared).toBe(false)
})

test('folder, file and key are for this user alone, and what is committed is on the disk', async () => {
  const { store } = await opened()
  const modes = readdirSync(join(folder, 'data')).map((name) => [name, statSync(join(folder, 'data', name)).mode & 0o777])
  expect(Object.fromEntries(modes)).toEqual({ 'console.db': 0o600, 'console.db-wal': 0o600, 'seal.key': 0o600 })
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
  expect(statSync(keyIn()).size).toBe(32)
  const pragma = async (name: string) => {
    const { rows } = await store.db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`PRAGMA ${name}`))
    return Object.values(rows[0] ?? {})[0]
  }
  expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('locking_mode')]).toEqual(['wal', 2, 'exclusive'])
})

test('a second process is told, and the first goes on', async () => {
  const first = await opened()
  expect(await refusal()).toBe(
    `The store ${path} is in use by another process: end it, or give this one a folder of its own with DATA_DIR.`,
  )
  await insert(first, 'a')
})

test('a file in place of the folder, and a folder that may not be made, are told', async () => {
  writeFileSync(join(folder, 'data'), '')
  expect(await refusal()).toBe(`${join(folder, 'data')} is no folder: choose another one with DATA_DIR.`)
  const refused = await openStore({ kind: 'file', folder: '/sys/console', sealKeyFile: '/sys/console/seal.key' }, log).catch(explain)
  expect(refused).toMatch(/^No permission for \/sys\/console \(E\w+\): make it writable for this user, or work in a folder of your own\.$/)
})

test.each([
  ['no database at all', () => writeFileSync(path, 'x'.repeat(5000)), 'file is not a database'],
  ['damaged', () => writeFileSync(path, readFileSync(path).fill(0xa5, 4096 + 100)), 'is damaged'],
])('a file that is %s is refused with a way out, and left as it is', async (_, spoil, why) => {
  const first = await opened()
  for (let row = 0; row < 50; row += 1) await insert(first, `row ${row}`)
  await closed()
  spoil()
  const spoilt = readFileSync(path)
  const said = await refusal()
  expect(said).toContain(`The store ${path} is damaged`)
  expect(said).toContain(why)
  expect(said).toContain(`mv ${path}* damaged/`)
  expect(readFileSync(path).equals(spoilt)).toBe(true)
  expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('aside'))).toEqual([])
})

test('what the message says to do helps: moved away by hand, a new store begins', async () => {
  await opened()
  await closed()
  writeFileSync(path, 'x'.repeat(5000))
  await refusal()
  renameSync(path, join(folder, 'damaged.db'))
  expect(await idsIn(await opened())).toEqual([])
})

test('a store of a newer version, and a file of another program, are refused and left alone', async () => {
  const { store } = await opened()
  await migrate(store.db, 'sqlite', [...migrations, async () => {}])
  await closed()
  expect(await refusal()).toBe(
    `The store ${path} is not for this program: it is of a newer version of this program (layout ${migrations.length + 1}; this one knows ${migrations.length}). Start the program that it belongs to, or choose another folder with DATA_DIR.`,
  )
  rmSync(path)
  const other = new DatabaseSync(path)
  other.exec('CREATE TABLE notes (text TEXT)')
  other.close()
  expect(await refusal()).toContain('it holds tables of another program')
})

describe('the seal key', () => {
  test('others must not be able to read it, and it has its length', async () => {
    await opened()
    await closed()
    chmodSync(keyIn(), 0o640)
    expect(await refusal()).toBe(`The seal key ${keyIn()} can be read or changed by others (mode 640): \`chmod 600 ${keyIn()}\`.`)
    chmodSync(keyIn(), 0o400)
    await opened()
    await closed()
    chmodSync(keyIn(), 0o600)
    writeFileSync(keyIn(), 'short')
    expect(await refusal()).toContain(`The seal key ${keyIn()} has 5 bytes in the place of 32`)
  })

  test('one that is missing or another’s is told, and none is made in its place', async () => {
    await opened()
    await closed()
    renameSync(keyIn(), join(folder, 'kept.key'))
    expect(await refusal()).toBe(
      `The seal key ${keyIn()} is missing, and the store ${path} was sealed with it: put the right key back; without it the store can only be moved away, and a new one begins.`,
    )
    expect(existsSync(keyIn())).toBe(false)
    writeFileSync(keyIn(), Buffer.alloc(32, 7), { mode: 0o600 })
    expect(await refusal()).toContain(`The seal key ${keyIn()} is not the one of the store ${path}`)
    await opened(join(folder, 'kept.key'))
  })

  test('it may lie elsewhere', async () => {
    await opened(keyIn('keys/of/console'))
    expect(statSync(keyIn('keys/of/console')).mode & 0o777).toBe(0o600)
    expect(existsSync(keyIn())).toBe(false)
  })
})

describe('in PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => void (database = await createTestDatabase()))
  afterAll(() => database.drop())

  async function shared(sealKeyFile: string, url = database.url): Promise<Memory> {
    const memory = await openStore({ kind: 'postgresql', url, sealKeyFile }, log)
    open.push(memory)
    return memory
  }

  test('a key is needed, the same for all', async () => {
    const missing = join(folder, 'none.key')
    expect(await shared(missing).catch(explain)).toBe(
      `There is no seal key ${missing}: make one for all who use the database (\`(umask 077 && head -c 32 /dev/urandom > ${missing})\`).`,
    )
    const [mine, other] = [join(folder, 'mine.key'), join(folder, 'other.key')]
    writeFileSync(mine, Buffer.alloc(32, 1), { mode: 0o600 })
    writeFileSync(other, Buffer.alloc(32, 2), { mode: 0o600 })
    const [first, second] = await Promise.all([shared(mine), shared(mine)])
    expect([first.store.shared, second.store.shared]).toEqual([true, true])
    expect(await shared(other).catch(explain)).toContain(`The seal key ${other} is not the one of the store`)
    await insert(first, 'a')
    expect(await idsIn(second)).toEqual(['a'])
  })

  test.each([
    [
      'a server that is not there',
      (url: URL) => {
        url.host = '127.0.0.1:1'
        url.searchParams.delete('host')
      },
      'ECONNREFUSED',
    ],
    [
      'a database that is not there',
      (url: URL) => {
        url.pathname = '/nowhere'
      },
      'database "nowhere" does not exist',
    ],
    ['a server without TLS where it is asked for', (url: URL) => url.searchParams.set('sslmode', 'verify-full'), 'SSL'],
  ])('%s is told without the password', async (_, change, why) => {
    const url = new URL(database.url)
    url.password = 'hunter2'
    change(url)
    const said = await shared(join(folder, 'x.key'), url.href).catch(explain)
    expect(said).toMatch(/^The database of DATABASE_URL \(.+\) cannot be used: /)
    expect(said).toContain(why)
    expect(said).not.toContain('hunter2')
  })
})

test('in memory, everything ends with the process', async () => {
  const { store } = await openStore({ kind: 'memory' }, log)
  expect([store.engine, store.shared]).toEqual(['sqlite', false])
  await store.close()
})
