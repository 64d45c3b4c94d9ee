import { sql } from 'kysely'
import type { Engine } from './migrations.ts'
import type { Store } from './tables.ts'

/** The second layout: what is known of fleets, and which findings people set thresholds for or ignore. */
export async function layout2(db: Store, engine: Engine): Promise<void> {
  // Texts are compared and ordered byte by byte, as SQLite does, whatever the language of the database.
  const [text, whole] = engine === 'postgresql' ? ['text collate "C"', 'bigint'] : ['text', 'integer']
  const statements = [
    `create table fleet_snapshots (credential_id ${text} primary key, value ${text} not null, saved_at ${whole} not null,
      lease_owner ${text}, lease_until ${whole} not null)`,
    `create table fleet_readings (credential_id ${text} not null, cluster_id ${text} not null, kind ${text} not null,
      region ${text} not null, read_at ${whole} not null, saved_at ${whole} not null, value ${text} not null,
      primary key (credential_id, cluster_id, kind))`,
    'create index fleet_readings_saved on fleet_readings (credential_id, saved_at)',
    `create table fleet_settings (scope ${text} primary key, value ${text} not null)`,
    `create table fleet_ignores (scope ${text} not null, finding ${text} not null, value ${text} not null, primary key (scope, finding))`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
