import type { Clock } from '#bff/clock.ts'
import type { Store } from '#bff/store/tables.ts'
import { defaultFindingSettings, FindingSettings, Ignore } from '#contract/bff/fleet-settings.ts'
import { kinds, type Kind } from './cluster.ts'
import type { FleetRepository, KeptIgnore, SavedReading } from './repository.ts'

/** Rows that are read or written in one statement: large enough to be quick, small enough to let others in between. */
const loadedAtOnce = 500
const savedAtOnce = 50

/** What of fleets outlives the process, in the store. @param clock wall time */
export function createStoredFleetRepository(db: Store, clock: Clock): FleetRepository {
  return {
    loadRest: async (credentialId) => {
      const found = await db.selectFrom('fleet_snapshots').select('value').where('credential_id', '=', credentialId).executeTakeFirst()
      return found?.value
    },
    loadReadings: async (credentialId, take, savedSince = 0) => {
      for (const rows of [true, false]) await loadReadings(db, { credentialId, rows, savedSince }, take)
    },
    clusterIds: async (credentialId) => {
      const rows = db.selectFrom('fleet_readings').select('cluster_id').where('credential_id', '=', credentialId).where('kind', '=', 'row')
      return (await rows.execute()).map(({ cluster_id }) => cluster_id)
    },
    lease: async (credentialId, owner, forMs) => {
      const now = clock.now()
      const mine = { lease_owner: owner, lease_until: now + forMs }
      const fresh = db.insertInto('fleet_snapshots').values({ credential_id: credentialId, value: '', saved_at: now, ...mine })
      const { numInsertedOrUpdatedRows: taken } = await fresh
        .onConflict((conflict) =>
          conflict
            .column('credential_id')
            .doUpdateSet(mine)
            .where((build) =>
              build.or([build('fleet_snapshots.lease_owner', '=', owner), build('fleet_snapshots.lease_until', '<=', now)]),
            ),
        )
        .executeTakeFirstOrThrow()
      return taken === 1n
    },
    save: async (credentialId, { rest, readings, gone }) => {
      const saved_at = clock.now()
      await db.transaction().execute(async (transaction) => {
        if (rest !== undefined) await saveRest(transaction, credentialId, rest, saved_at)
        await saveReadings(transaction, credentialId, readings, saved_at)
        for (const id of gone) {
          await transaction.deleteFrom('fleet_readings').where('credential_id', '=', credentialId).where('cluster_id', '=', id).execute()
        }
      })
    },
    forgetOlder: async (savedBefore) => {
      const old = db.selectFrom('fleet_snapshots').select('credential_id').where('saved_at', '<', savedBefore)
      await db.deleteFrom('fleet_readings').where('credential_id', 'in', old).execute()
      await db.deleteFrom('fleet_snapshots').where('saved_at', '<', savedBefore).execute()
    },
    ...keptByPeople(db),
  }
}

type Kept = Pick<FleetRepository, 'adopt' | 'settings' | 'putSettings' | 'ignores' | 'putIgnore' | 'deleteIgnores'>

/** Thresholds and ignores. What another version of this program has kept and this one cannot read counts as nothing. */
function keptByPeople(db: Store): Kept {
  return {
    adopt: (from, to) =>
      db.transaction().execute(async (transaction) => {
        const known = transaction.selectFrom('fleet_settings').select('scope').where('scope', '=', to)
        await transaction
          .updateTable('fleet_settings')
          .set({ scope: to })
          .where('scope', '=', from)
          .where((build) => build.not(build.exists(known)))
          .execute()
        const ignored = await transaction.selectFrom('fleet_ignores').select('finding').where('scope', '=', to).execute()
        const moved = transaction.updateTable('fleet_ignores').set({ scope: to }).where('scope', '=', from)
        const own = ignored.map(({ finding }) => finding)
        await (own.length === 0 ? moved : moved.where('finding', 'not in', own)).execute()
      }),
    settings: async (scope) => {
      const found = await db.selectFrom('fleet_settings').select('value').where('scope', '=', scope).executeTakeFirst()
      const parsed = FindingSettings.safeParse(readJson(found?.value))
      return parsed.success ? parsed.data : defaultFindingSettings
    },
    putSettings: async (scope, settings) => {
      const value = JSON.stringify(settings)
      const row = db.insertInto('fleet_settings').values({ scope, value })
      await row.onConflict((conflict) => conflict.column('scope').doUpdateSet({ value })).execute()
    },
    ignores: async (scope) => {
      const found = await db.selectFrom('fleet_ignores').select('value').where('scope', '=', scope).execute()
      return found.flatMap(({ value }) => readIgnore(value) ?? [])
    },
    putIgnore: async (scope, ignore) => {
      const value = JSON.stringify(ignore)
      const row = db.insertInto('fleet_ignores').values({ scope, finding: ignore.key, value })
      await row.onConflict((conflict) => conflict.columns(['scope', 'finding']).doUpdateSet({ value })).execute()
    },
    deleteIgnores: async (scope, keys) => {
      for (const key of keys) await db.deleteFrom('fleet_ignores').where('scope', '=', scope).where('finding', '=', key).execute()
    },
  }
}

function readIgnore(value: string): KeptIgnore | undefined {
  const given = readJson(value)
  if (typeof given !== 'object' || given === null || !('actor' in given)) return undefined
  const { actor, ...rest } = given
  const parsed = Ignore.safeParse(rest)
  return parsed.success && typeof actor === 'string' ? { ...parsed.data, actor } : undefined
}

function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

type WantedReadings = { readonly credentialId: string; readonly rows: boolean; readonly savedSince: number }

async function loadReadings(
  db: Store,
  { credentialId, rows, savedSince }: WantedReadings,
  take: (readings: readonly SavedReading[]) => void,
): Promise<void> {
  let [cluster, kind] = ['', '']
  for (;;) {
    const found = await db
      .selectFrom('fleet_readings')
      .select(['cluster_id', 'kind', 'region', 'read_at', 'value'])
      .where('credential_id', '=', credentialId)
      .where('kind', rows ? '=' : '<>', 'row')
      .where('saved_at', '>=', savedSince)
      .where((build) => build(build.refTuple('cluster_id', 'kind'), '>', build.tuple(cluster, kind)))
      .orderBy('cluster_id')
      .orderBy('kind')
      .limit(loadedAtOnce)
      .execute()
    take(found.flatMap((row) => savedReading(row) ?? []))
    const last = found.at(-1)
    if (last === undefined || found.length < loadedAtOnce) return
    cluster = last.cluster_id
    kind = last.kind
  }
}

type Row = { readonly cluster_id: string; readonly kind: string; readonly region: string; readonly read_at: number; readonly value: string }

function savedReading({ cluster_id, kind, region, read_at, value }: Row): SavedReading | undefined {
  return isKind(kind) ? { clusterId: cluster_id, kind, region, readAt: read_at, value } : undefined
}

function isKind(text: string): text is Kind | 'row' {
  return text === 'row' || kinds.some((kind) => kind === text)
}

async function saveRest(db: Store, credential_id: string, value: string, saved_at: number): Promise<void> {
  const row = db.insertInto('fleet_snapshots').values({ credential_id, value, saved_at, lease_owner: null, lease_until: 0 })
  await row.onConflict((conflict) => conflict.column('credential_id').doUpdateSet({ value, saved_at })).execute()
}

async function saveReadings(db: Store, credential_id: string, readings: readonly SavedReading[], saved_at: number): Promise<void> {
  const rows = readings.map(({ clusterId, kind, region, readAt, value }) => {
    return { credential_id, cluster_id: clusterId, kind, region, read_at: readAt, saved_at, value }
  })
  // Of two sizes alone: a statement for each number of rows would push others out of those that are kept ready.
  for (let index = 0; index < rows.length;) {
    const size = rows.length - index >= savedAtOnce ? savedAtOnce : 1
    const insert = db.insertInto('fleet_readings').values(rows.slice(index, index + size))
    await insert
      .onConflict((conflict) =>
        conflict.columns(['credential_id', 'cluster_id', 'kind']).doUpdateSet((build) => ({
          region: build.ref('excluded.region'),
          read_at: build.ref('excluded.read_at'),
          saved_at: build.ref('excluded.saved_at'),
          value: build.ref('excluded.value'),
        })),
      )
      .execute()
    index += size
  }
}
