import { sql, type SqlBool } from 'kysely'

/*
 * Conditions that a partial index of the store serves. Their words are written out, not bound: SQLite takes such an index only where
 * the question says the very same as the index.
 */

/** What is not at its end. */
export const isOpenRow = sql<SqlBool>`writes.state in ('queued', 'prepared', 'sending', 'accepted', 'unknown')`
/** What a second one of the kind has to wait for. */
export const isInTheWayRow = sql<SqlBool>`writes.state in ('prepared', 'sending', 'accepted', 'unknown')`
/** What durations are learned from. Told by its length as well, or PostgreSQL takes that index for lists of what is done, and reads every row. */
export const isTimedRow = sql<SqlBool>`writes.state = 'done' and writes.took_ms is not null`
