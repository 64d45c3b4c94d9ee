/*
 * Runs in Vitest's own process, around all test files: the first test that asks for a PostgreSQL has one started, the others get the
 * same, and a run in which nobody asks starts none.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgresql, type TestServer } from './postgresql-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the address of the server. */
    readonly postgresqlSocket: string
  }
}

/** @returns what ends it */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'pg-ask-'))
  const socket = join(folder, 'socket')
  let started: Promise<TestServer> | undefined
  const asking = createServer((_request, response) => {
    started ??= startPostgresql()
    started.then(
      ({ url }) => response.end(url),
      (error: unknown) => {
        response.statusCode = 500
        response.end(error instanceof Error ? error.message : String(error))
      },
    )
  }).listen(socket)
  await once(asking, 'listening')
  provide('postgresqlSocket', socket)
  return async () => {
    asking.close()
    await started?.then(
      ({ stop }) => stop(),
      () => {},
    )
    rmSync(folder, { recursive: true, force: true })
  }
}
