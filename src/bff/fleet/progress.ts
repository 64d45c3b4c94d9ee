import type { FleetProgress } from '#contract/bff/fleet.ts'
import { operationOf } from './answers.ts'
import { kinds } from './cluster.ts'
import type { Reader } from './reader.ts'
import type { Snapshot } from './snapshot.ts'
import { isWanted } from './wanted.ts'

/** An instant as people's browsers get it. */
export function isoTime(at: number): string {
  return new Date(at).toISOString()
}

/** How far the reading has come. */
export function progressOf(
  { clusters, listings, offsetMs }: Snapshot,
  { budget, barriers }: Pick<Reader, 'budget' | 'barriers'>,
): FleetProgress {
  let [read, wanted, oldest] = [0, 0, Number.POSITIVE_INFINITY]
  const listed = new Map<string, number>()
  for (const cluster of clusters.values()) {
    listed.set(cluster.region, (listed.get(cluster.region) ?? 0) + 1)
    oldest = Math.min(oldest, cluster.rowReadAt)
    for (const kind of kinds) {
      const kept = cluster.kept[kind]
      const isRead = kept !== undefined
      if (isRead) oldest = Math.min(oldest, kept.readAt)
      if (!isWanted(cluster, kind) || barriers.refuses(cluster.region, operationOf[kind])) continue
      wanted += 1
      if (isRead) read += 1
    }
  }
  return {
    regions: [...listings.values()].map(({ region, count, listedAt, failure }) => ({
      region,
      count,
      listed: listed.get(region) ?? 0,
      listedAt: listedAt === null ? null : isoTime(listedAt),
      failure,
    })),
    read,
    wanted,
    refused: barriers.refused().map(({ againAt, ...refusal }) => ({ ...refusal, againAt: isoTime(againAt + offsetMs) })),
    oldestAt: oldest === Number.POSITIVE_INFINITY ? null : isoTime(oldest),
    perMinute: budget.perMinute,
    lastMinute: budget.lastMinute(),
  }
}
