import { sql, type Expression, type SqlBool } from 'kysely'
import type { Store } from '#bff/store/tables.ts'
import type { WriteState } from '#contract/bff/journal.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { isOpenRow } from './indexed.ts'
import type { Row } from './row.ts'

/** What a person wants to see of the journal. */
export type Wanted = {
  readonly states?: readonly WriteState[] | undefined
  readonly operation?: WriteName | undefined
  readonly region?: string | undefined
  /** Id of a cluster: what was done to it, and what made it. */
  readonly cluster?: string | undefined
  readonly actor?: string | undefined
  /** Instants in ms on the cloud's clock, `to` not included. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Any part of a name or an id, in any case. */
  readonly q?: string | undefined
  /** From 0. */
  readonly page: number
  readonly size: number
}

/** What ended so long ago is still in the tray. */
const trayMs = 10 * 60_000
const trayMax = 100
/** So many ids are read at once; of a search more, for to count what is left it has to look at every row once more. */
const readAheadOf = ({ q }: Wanted) => (q === undefined || q === '' ? 1_000 : 5_000)

/** A page of the rows of a scope, the newest first, and how many there are in all. */
export async function listRows(
  db: Store,
  scope: string,
  wanted: Wanted,
): Promise<{ readonly rows: readonly Row[]; readonly count: number }> {
  const { page, size, cluster } = wanted
  const readAhead = readAheadOf(wanted)
  // The few rows of a cluster first: from there it goes by their ids.
  const ofCluster = sql`(select id from writes where scope = ${scope} and cluster_id = ${cluster ?? ''}
    union select id from writes where scope = ${scope} and resource_id = ${cluster ?? ''}) as mine cross join writes`
  const own = cluster === undefined ? [] : [ownId]
  const matching = sql`from ${cluster === undefined ? sql`writes` : ofCluster} where ${sql.join([...own, ...conditions(scope, wanted)], sql` and `)}`

  // Ids alone, from an index: the rows themselves are wide. Where few match, one question counts them as well.
  const first = page * size
  const skipped = first < readAhead ? 0 : first
  const { rows: found } = await sql<{ readonly id: string }>`select writes.id as id ${matching}
    order by writes.created_at desc, writes.id desc limit ${readAhead + size} offset ${skipped}`.execute(db)
  const ids = found.slice(first - skipped, first - skipped + size).map(({ id }) => id)
  const rows = await rowsOf(db, ids)
  if (skipped === 0 && found.length < readAhead + size) return { rows, count: found.length }
  const counted = await sql<{ readonly count: number }>`select count(*) as count ${matching}`.execute(db)
  return { rows, count: counted.rows[0]?.count ?? 0 }
}

/** What is open, unknown ones first, and what has ended in the last minutes. */
export async function trayRows(db: Store, scope: string, cloudNow: number): Promise<readonly Row[]> {
  const openIds = db.selectFrom('writes').select('id').where(isOpenRow)
  const [open, ended] = await Promise.all([
    db
      .selectFrom(openIds.as('mine'))
      .crossJoin('writes')
      .select(['writes.id', 'writes.state'])
      .where(ownId)
      .where('writes.scope', '=', scope)
      .orderBy('writes.created_at', 'desc')
      .limit(trayMax)
      .execute(),
    db
      .selectFrom('writes')
      .select(['id', 'state'])
      .where('scope', '=', scope)
      .where('ended_at', '>=', cloudNow - trayMs)
      .orderBy('ended_at', 'desc')
      .limit(trayMax)
      .execute(),
  ])
  const unknownFirst = open.toSorted((a, b) => Number(b.state === 'unknown') - Number(a.state === 'unknown'))
  return rowsOf(db, [...new Set([...unknownFirst, ...ended].map(({ id }) => id))])
}

const ownId = sql<SqlBool>`writes.id = mine.id`

/** The rows of these ids, in that order. */
async function rowsOf(db: Store, ids: readonly string[]): Promise<readonly Row[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('writes')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function conditions(scope: string, { states, operation, region, actor, from, to, q }: Wanted): Expression<SqlBool>[] {
  return [
    sql`writes.scope = ${scope}`,
    ...(states === undefined ? [] : [sql<SqlBool>`writes.state in (${sql.join(states)})`]),
    ...(operation === undefined ? [] : [sql<SqlBool>`writes.operation = ${operation}`]),
    ...(region === undefined ? [] : [sql<SqlBool>`writes.region = ${region}`]),
    ...(actor === undefined ? [] : [sql<SqlBool>`writes.actor = ${actor}`]),
    ...(from === undefined ? [] : [sql<SqlBool>`writes.created_at >= ${from}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`writes.created_at < ${to}`]),
    ...(q === undefined || q === '' ? [] : [sql<SqlBool>`writes.search like ${patternOf(q)} escape '\\'`]),
  ]
}

/** Any text that has these letters in it, whatever their case. */
function patternOf(q: string): string {
  return `%${q.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)}%`
}
