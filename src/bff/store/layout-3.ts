import { sql } from 'kysely'
import type { Engine } from './migrations.ts'
import type { Store } from './tables.ts'

/** The third layout: a journal of many rows is listed, counted and searched from indexes alone, for its rows are wide. */
export async function layout3(db: Store, engine: Engine): Promise<void> {
  const text = engine === 'postgresql' ? 'text collate "C"' : 'text'
  const statements = [
    `alter table writes add column search ${text} not null default ''`,
    `update writes set search = lower(id || ' ' || coalesce(cluster_id, '') || ' ' || coalesce(resource_id, '') || ' ' ||
      coalesce(request_id, '') || ' ' || cluster_name || ' ' || actor)`,
    // Everything that a person filters by, in the order in which it is listed.
    'create index writes_listed on writes (scope, created_at, id, state, operation, region, actor, search)',
    'create index writes_of_resource on writes (scope, resource_id)',
    'create index writes_ended on writes (scope, ended_at)',
    `create index writes_took on writes (environment, operation, created_at, size, took_ms) where state = 'done' and took_ms is not null`,
    // Its place is taken by writes_listed.
    'drop index writes_by_time',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
