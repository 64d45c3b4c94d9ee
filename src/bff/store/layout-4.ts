import { sql } from 'kysely'
import type { Engine } from './migrations.ts'
import type { Store } from './tables.ts'

/**
 * The fourth layout: PostgreSQL tidies the journal up after every fiftieth of it. It answers from an index alone only for rows that
 * it has tidied up since they changed, and by its default a fifth of a long journal could be otherwise.
 */
export async function layout4(db: Store, engine: Engine): Promise<void> {
  if (engine === 'postgresql') await sql`alter table writes set (autovacuum_vacuum_scale_factor = 0.02)`.execute(db)
}
