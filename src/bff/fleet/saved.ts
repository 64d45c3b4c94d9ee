import { z } from 'zod'
import { EngineListResponse } from '#contract/postgresql/catalog.ts'
import { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { kinds, newCluster, type Cluster, type Kind } from './cluster.ts'
import type { SavedReading } from './repository.ts'
import type { Snapshot } from './snapshot.ts'

const SavedDigest = z.object({
  version: z.string(),
  replicas: z.int(),
  relatives: z.array(z.string()).readonly(),
  hasPolicy: z.boolean(),
  vcpu: z.number(),
  memoryGb: z.number(),
  storageGb: z.number(),
})

/** A cluster's line in the list as it is kept, with what we saw ourselves. */
const SavedRow = z.object({
  row: RdbClusterResponse,
  listedState: z.string(),
  stateSince: z.number().optional(),
  stale: z.array(z.enum(kinds)),
  missed: z.int(),
  digest: SavedDigest.optional(),
  backups: z.array(z.object({ startedAt: z.number(), endedAt: z.number().nullable(), state: z.string() })),
})

/** All that is no cluster. */
const SavedRest = z.object({
  account: z.string().optional(),
  offsetMs: z.number(),
  lists: z.array(z.object({ region: z.string(), count: z.number().nullable(), listedAt: z.number().nullable(), pages: z.int().min(1) })),
  engines: z.array(z.object({ region: z.string(), value: EngineListResponse, readAt: z.number() })),
})

/** What is kept of one reading; undefined where there is none any more. */
export function saveReading(cluster: Cluster, kind: Kind | 'row'): SavedReading | undefined {
  const { id: clusterId, region, row, rowReadAt, listedState, stateSince, missed, digest, backups } = cluster
  if (kind === 'row') {
    const saved: z.input<typeof SavedRow> = {
      row,
      listedState,
      stateSince,
      stale: [...cluster.stale],
      missed,
      digest,
      backups: [...backups],
    }
    return { clusterId, kind, region, readAt: rowReadAt, value: JSON.stringify(saved) }
  }
  const kept = cluster.kept[kind]
  return kept && { clusterId, kind, region, readAt: kept.readAt, value: kept.packed }
}

export function saveRest({ account, offsetMs, listings, engines }: Snapshot): string {
  const rest: z.input<typeof SavedRest> = {
    account,
    offsetMs,
    lists: [...listings.values()].map(({ region, count, listedAt, pages }) => ({ region, count, listedAt, pages })),
    engines: [...engines].map(([region, { value, readAt }]) => ({ region, value, readAt })),
  }
  return JSON.stringify(rest)
}

/**
 * Puts back what was kept; what cannot be read, or is of a region that is none any more, is read from the cloud again.
 * @returns whether it is newer than what is there
 */
export function restoreReading(snapshot: Snapshot, { clusterId, kind, region, readAt, value }: SavedReading): boolean {
  if (!snapshot.listings.has(region)) return false
  const known = snapshot.clusters.get(clusterId)
  if (kind === 'row') {
    if (known !== undefined && saveReading(known, 'row')?.value === value) return false
    const saved = SavedRow.safeParse(readJson(value))
    if (!saved.success || saved.data.row.id !== clusterId) return false
    const { row, listedState, stateSince, stale, missed, digest, backups } = saved.data
    // A row is saved when it is new; since then the last whole walk has seen it again.
    const seenAt = missed === 0 ? Math.max(readAt, snapshot.listings.get(region)?.listedAt ?? 0) : readAt
    const cluster = known ?? newCluster(region, row, seenAt)
    Object.assign(cluster, { row, rowReadAt: seenAt, listedState, stateSince, stale: new Set(stale), missed, digest, backups })
    snapshot.restore(cluster)
    return true
  }
  const isNewer = known?.region === region && (known.kept[kind]?.readAt ?? 0) < readAt
  if (!isNewer || (kind === 'detail' && known.digest === undefined)) return false
  known.kept[kind] = { packed: value, readAt }
  return true
}

export function restoreRest(snapshot: Snapshot, value: string): void {
  const saved = SavedRest.safeParse(readJson(value))
  if (!saved.success) return
  const { account, offsetMs, lists, engines } = saved.data
  snapshot.account = account
  snapshot.offsetMs = offsetMs
  for (const { region, count, listedAt, pages } of lists) {
    const listing = snapshot.listings.get(region)
    if (listing !== undefined) Object.assign(listing, { count, listedAt, pages })
  }
  for (const { region, ...known } of engines) if (snapshot.listings.has(region)) snapshot.engines.set(region, known)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
