import { PostgresDialect, type Dialect, type PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { StoreDownError, storeError } from './errors.ts'
import { checkParameters } from './parameters.ts'

/** Kysely over `pg`. Every error of the database is a `ConflictError` or a `StoreDownError`; a connection that failed is not used again. */
export function postgresqlDialect(pool: Pool): Dialect {
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: async () => {
        const client = await pool.connect().catch((error: unknown) => {
          throw storeError(error)
        })
        return guarded(client)
      },
      end: () => pool.end(),
    },
  })
}

/** The same connection with our errors. @see PostgresPoolClient */
function guarded(client: PoolClient): PostgresPoolClient {
  let broken = false
  // The pool listens only to those that lie idle; one that breaks in our hands between two questions would end the process.
  const onError = () => void (broken = true)
  client.on('error', onError)
  const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
    const values = checkParameters(parameters)
    try {
      return await client.query(sql, [...values])
    } catch (error) {
      const told = storeError(error)
      // A question without an answer may get it later, in the place of the next one's.
      if (told instanceof StoreDownError && told.trouble === 'lost') broken = true
      throw told
    }
  }
  const release = (destroy?: boolean) => {
    client.off('error', onError)
    client.release(destroy === true || broken)
  }
  return { query, release } as PostgresPoolClient
}
