import { Pool, TypeOverrides, types } from 'pg'

/**
 * Connections to PostgreSQL, bounded in number and time: a database that does not answer is a store that is down.
 * @param url `postgres://user:password@host:port/database`, with `?sslmode=…` and what else `pg` reads from it
 * @param onError told when a connection breaks that nobody uses at the moment
 */
export function createPool(url: string, onError: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'postgresql-console',
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // The database's own limits, and one of ours for a network that swallows everything.
    statement_timeout: 8_000,
    lock_timeout: 4_000,
    idle_in_transaction_session_timeout: 20_000,
    query_timeout: 10_000,
    types: ourTypes(),
  })
  pool.on('error', onError)
  return pool
}

/** PostgreSQL's large numbers come as text, for they may have more digits than JavaScript keeps. Milliseconds and counts have not. */
function ourTypes(): TypeOverrides {
  const ours = new TypeOverrides()
  for (const type of [types.builtins.INT8, types.builtins.NUMERIC]) ours.setTypeParser(type, Number)
  return ours
}
