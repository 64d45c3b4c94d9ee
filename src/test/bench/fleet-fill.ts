import { createCredential } from '#bff/credential.ts'
import type { Kind } from '#bff/fleet/cluster.ts'
import { Saver } from '#bff/fleet/saver.ts'
import { Snapshot, type Taken } from '#bff/fleet/snapshot.ts'
import { createStoredFleetRepository } from '#bff/fleet/stored-repository.ts'
import type { ValueOf } from '#bff/fleet/answers.ts'
import { openSqliteStore } from '#bff/store/open.ts'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { logTypes } from '#contract/postgresql/words.ts'
import type { AccountHandle } from '#emulator/account-handle.ts'
import { logExportItem } from '#emulator/log-exports.ts'
import { keys } from '#emulator/testing/cloud.ts'
import { regions, type Cluster } from '#emulator/world.ts'
import { openOwnDatabase } from '#host/own-database.ts'

/** As large as a page of backups gets. */
export function histories(now: number): ValueOf<'histories'> {
  const contents = Array.from({ length: 7 }, (_, index) => {
    const at = now - (index + 0.4) * 86_400_000
    return {
      backup_end_at: new Date(at + 1_200_000).toISOString(),
      backup_history_number: `2026-${Math.round(at)}`,
      backup_size_gb: 40,
      backup_start_at: new Date(at).toISOString(),
      backup_state: 'COMPLETED',
      backup_state_detail: null,
      software_version: '17.6',
    }
  })
  return { contents, total_count: contents.length }
}

export function withPolicy(detail: ValueOf<'detail'>): ValueOf<'detail'> {
  const backup_option = { archive_frequency_minute: '10', retention_period_day: '14', starting_time_hour: '2' }
  return { ...detail, init_config_option: { ...detail.init_config_option, backup_option } }
}

/** Fills a store as a server does that has read all of an account. @returns how many readings there are */
export async function fillStore(account: AccountHandle, file: string): Promise<number> {
  const store = await openSqliteStore(openOwnDatabase(file, () => undefined))
  const clock = { now: Date.now }
  const snapshot: Snapshot = new Snapshot(regions, clock.now, (id, what) => saver.news(id, what))
  const saver = new Saver({
    snapshot,
    repository: createStoredFleetRepository(store.db, clock),
    credentialId: createCredential('demo', keys).id,
    now: clock.now,
    restored: () => undefined,
    failed: (error) => {
      throw error
    },
  })
  let count = 0
  for (const region of regions) {
    const clusters = account.clusters().filter((each) => each.region === region)
    walk(snapshot, region, clusters)
    for (const cluster of clusters) count += readAll(snapshot, cluster)
  }
  await saver.saveAll()
  await store.close()
  return count
}

function walk(snapshot: Snapshot, region: string, clusters: readonly Cluster[]): void {
  const listing = snapshot.listings.get(region)!
  listing.begin(Date.now())
  for (;;) {
    const asked = listing.take()
    if (asked === undefined) return
    const { page, size, walk: number } = asked
    const rows = clusters.slice(page * size, page * size + size).map(({ detail }) => rowOf(detail))
    snapshot.arrived(listing, number, page, { rows, given: rows.length, count: clusters.length }, Date.now())
  }
}

function rowOf(detail: Cluster['detail']): RdbClusterResponse {
  const { account_id, created_at, created_by, ha_enabled, id, instance_count, modified_at, modified_by, name } = detail
  const { role_type, service_state, init_config_option } = detail
  const database_name = init_config_option.database_name
  const dates = { created_at, created_by, modified_at, modified_by }
  return { account_id, ...dates, database_name, ha_enabled, id, instance_count, name, role_type, service_state }
}

function readAll(snapshot: Snapshot, { id, detail, archive, logExports }: Cluster): number {
  const cluster = snapshot.clusters.get(id)!
  const contents = logTypes.map((type) => logExportItem(type, logExports[type], Date.now()))
  const values = {
    detail: withPolicy(detail),
    histories: histories(Date.now()),
    archive,
    logExports: { contents, count: contents.length },
  } satisfies Partial<{ [K in Kind]: ValueOf<K> }>
  for (const [kind, value] of Object.entries(values)) snapshot.read({ cluster, kind, value } as Taken, Date.now(), cluster.generation)
  return Object.keys(values).length
}
