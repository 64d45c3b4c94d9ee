/** What a store's trouble is, as far as somebody can do something about it. `lost` is a database that cannot be reached. */
export type StoreTrouble = 'full' | 'read_only' | 'damaged' | 'busy' | 'lost' | 'other'

const words: Readonly<Record<StoreTrouble, string>> = {
  full: 'the disk of the store is full',
  read_only: 'the store may not be written to',
  damaged: 'the store is damaged',
  busy: 'the store is in use by somebody else',
  lost: 'the database of the store cannot be reached',
  other: 'the store failed',
}

/** The store failed. What was asked of it may or may not be in it: whoever asks is then nobody, and nothing is sent. */
export class StoreDownError extends Error {
  override readonly name = 'StoreDownError'
  readonly trouble: StoreTrouble

  constructor(trouble: StoreTrouble, cause?: unknown) {
    super(words[trouble], { cause })
    this.trouble = trouble
  }
}

/** What there can be only one of, by the columns that say so. The migrations make an index for each. */
export const uniques = {
  /** One row for each key that a browser makes. */
  key: { table: 'writes', columns: ['credential_id', 'idempotency_key'] },
  /** One write of an operation on a resource that has not ended. */
  open: { table: 'writes', columns: ['operation', 'resource'] },
} as const
export type Unique = keyof typeof uniques

/** Name of the index in the database. */
export function indexOf(unique: Unique): string {
  return `${uniques[unique].table}_${unique}`
}

/** The store is well and says no: there is one already. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError'
  /** Undefined for anything else that must be unique, such as an id. */
  readonly unique: Unique | undefined

  constructor(unique: Unique | undefined, cause?: unknown) {
    super(`there is one already (${unique ?? 'by its id'})`, { cause })
    this.unique = unique
  }
}

/**
 * What an error of `node:sqlite` or `pg` means: a {@link ConflictError} where the store refuses a second one, else a
 * {@link StoreDownError}. An error of these two kinds stays as it is.
 */
export function storeError(error: unknown): ConflictError | StoreDownError {
  if (error instanceof ConflictError || error instanceof StoreDownError) return error
  if (!(error instanceof Error)) return new StoreDownError('other', error)
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteError(error, error.errcode)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return postgresError(error, code)
}

/** SQLite's result codes; the low byte is the kind, the rest its details. */
const constraintPrimaryKey = 1555
const constraintUnique = 2067
const sqliteTroubles: Readonly<Record<number, StoreTrouble>> = {
  3: 'read_only',
  5: 'busy',
  6: 'busy',
  8: 'read_only',
  10: 'other',
  11: 'damaged',
  13: 'full',
  14: 'read_only',
  23: 'read_only',
  26: 'damaged',
}

function sqliteError(error: Error, code: number): ConflictError | StoreDownError {
  if (code === constraintPrimaryKey) return new ConflictError(undefined, error)
  if (code !== constraintUnique) return new StoreDownError(sqliteTroubles[code & 0xff] ?? 'other', error)
  // It names columns, not the index: "UNIQUE constraint failed: writes.operation, writes.resource".
  const unique = names().find((name) => error.message.endsWith(`: ${uniques[name].columns.map(qualified(name)).join(', ')}`))
  return new ConflictError(unique, error)
}

function names(): Unique[] {
  return Object.keys(uniques).filter((name) => name in uniques) as Unique[]
}

function qualified(name: Unique): (column: string) => string {
  return (column) => `${uniques[name].table}.${column}`
}

/** PostgreSQL's SQLSTATE by its class (the first two characters); what has none never reached the database, or was cut off. */
const postgresTroubles: Readonly<Record<string, StoreTrouble>> = {
  '08': 'lost',
  '25': 'read_only',
  '28': 'lost',
  '3D': 'lost',
  '40': 'busy',
  '53': 'full',
  '55': 'busy',
  '57': 'lost',
  '58': 'other',
  XX: 'damaged',
}

function postgresError(error: Error, code: string): ConflictError | StoreDownError {
  if (code === '23505') {
    const constraint = 'constraint' in error ? error.constraint : undefined
    return new ConflictError(
      names().find((name) => indexOf(name) === constraint),
      error,
    )
  }
  if (!/^[0-9A-Z]{5}$/.test(code)) return new StoreDownError('lost', error)
  // 53300 and its like are a lack of connections or memory, 42501 a lack of rights.
  if (code === '53300' || code === '53400') return new StoreDownError('lost', error)
  if (code === '42501') return new StoreDownError('read_only', error)
  return new StoreDownError(postgresTroubles[code.slice(0, 2)] ?? 'other', error)
}
