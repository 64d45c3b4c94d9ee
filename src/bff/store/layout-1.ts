import { sql, type CreateTableBuilder, type RawBuilder } from 'kysely'
import type { Engine } from './migrations.ts'
import type { Store } from './tables.ts'

/** The first layout: sessions, whose account a credential is, and the journal. */
export async function layout1(db: Store, engine: Engine): Promise<void> {
  const types = engine === 'postgresql' ? postgresqlTypes : sqliteTypes
  await createSessions(db, types)
  await createWrites(db, types)
  await createSteps(db, types, engine)
}

type Types = { readonly text: 'text' | RawBuilder<unknown>; readonly whole: 'integer' | 'bigint' }

const sqliteTypes: Types = { text: 'text', whole: 'integer' }
/** Texts are compared and ordered byte by byte, as SQLite does, whatever the language of the database. */
const postgresqlTypes: Types = { text: sql`text collate "C"`, whole: 'bigint' }

async function createSessions(db: Store, types: Types): Promise<void> {
  const sessions = db.schema.createTable('sessions').addColumn('handle', types.text, (column) => column.primaryKey())
  await withColumns(
    sessions,
    types,
    'credential_id environment region display_name sealed',
    'may_not_list created_at last_seen_at',
  ).execute()
  await db.schema.createIndex('sessions_of_credential').on('sessions').column('credential_id').execute()

  const accounts = db.schema.createTable('accounts').addColumn('credential_id', types.text, (column) => column.primaryKey())
  await withColumns(accounts, types, 'account', 'learned_at').execute()
}

async function createWrites(db: Store, types: Types): Promise<void> {
  const writes = db.schema.createTable('writes').addColumn('id', types.text, (column) => column.primaryKey())
  const always = withColumns(
    writes,
    types,
    `scope credential_id actor key_hint idempotency_key body_mac environment region operation resource target language
     cluster_name size state`,
    'has_secret created_at moved sealed_until lease_until due_at looks',
  )
  await withColumns(
    always,
    types,
    `body cluster_id plan reason request_id resource_id failure ids_before candidates cluster_before cluster_after word
     cluster_state sealed lease_owner`,
    'sent_at answered_at ended_at took_ms upstream_status unknown_since',
    false,
  ).execute()

  // These two are named in errors.ts: `uniques`.
  await sql`create unique index writes_key on writes (credential_id, idempotency_key)`.execute(db)
  await sql`create unique index writes_open on writes (operation, resource)
    where state in ('prepared', 'sending', 'accepted', 'unknown')`.execute(db)
  await sql`create index writes_by_time on writes (scope, created_at)`.execute(db)
  await sql`create index writes_of_cluster on writes (scope, cluster_id, created_at)`.execute(db)
  await sql`create index writes_due on writes (state, due_at)
    where state in ('queued', 'prepared', 'sending', 'accepted', 'unknown')`.execute(db)
}

async function createSteps(db: Store, types: Types, engine: Engine): Promise<void> {
  const steps = db.schema
    .createTable('steps')
    .addColumn('number', types.whole, (column) =>
      engine === 'postgresql' ? column.primaryKey().generatedAlwaysAsIdentity() : column.primaryKey().autoIncrement(),
    )
    .addColumn('write_id', types.text, (column) => column.notNull().references('writes.id'))
  await withColumns(steps, types, 'kind detail', 'at').execute()
  await db.schema.createIndex('steps_of_write').on('steps').columns(['write_id', 'number']).execute()
}

/** Adds columns of texts and of whole numbers, named with spaces between. */
function withColumns<Table extends string, Column extends string>(
  table: CreateTableBuilder<Table, Column>,
  types: Types,
  texts: string,
  wholes: string,
  notNull = true,
): CreateTableBuilder<Table, string> {
  let more: CreateTableBuilder<Table, string> = table
  for (const name of texts.split(/\s+/)) more = more.addColumn(name, types.text, (column) => (notNull ? column.notNull() : column))
  for (const name of wholes.split(' ')) more = more.addColumn(name, types.whole, (column) => (notNull ? column.notNull() : column))
  return more
}
