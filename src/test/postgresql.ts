import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { Client } from 'pg'
import { inject } from 'vitest'

/** An empty database of a test file's own. */
export type TestDatabase = {
  readonly url: string
  /** One statement, as the owner of the database. */
  readonly run: (sql: string) => Promise<readonly Record<string, unknown>[]>
  /** Cuts every connection to it. */
  readonly cut: () => Promise<void>
  readonly drop: () => Promise<void>
}

/**
 * A database in a real PostgreSQL, which the first one who asks in a run of Vitest starts for all.
 * @throws where there is no server; a test that needs one fails
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(await serverUrl())
}

/**
 * A database on that server.
 * @param server address of a database on it, as somebody who may make others
 */
export async function createDatabase(server: string): Promise<TestDatabase> {
  const name = `console_test_${randomBytes(6).toString('hex')}`
  const asOwner = async (statement: string) => query(server, statement)
  await asOwner(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const cut = async () =>
    void (await asOwner(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`))
  return {
    url: url.href,
    run: (statement) => query(url.href, statement),
    cut,
    drop: async () => void (await asOwner(`drop database ${name} with (force)`)),
  }
}

async function query(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Asks the process that runs all test files (postgresql-setup.ts). */
async function serverUrl(): Promise<string> {
  const socketPath = inject('postgresqlSocket')
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: '/' }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))))
    })
    asked.once('error', reject).end()
  })
}
