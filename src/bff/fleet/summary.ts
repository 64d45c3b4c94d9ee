import type { BackupStrip, FleetCount, FleetRegion, FleetSummary } from '#contract/bff/fleet.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { countsSettings, isReplica } from '#contract/rules/findings/judged.ts'
import { isMoving } from '#contract/rules/states.ts'
import type { Cluster } from './cluster.ts'
import { countSeverities } from './finding-page.ts'
import type { Backup } from './digest.ts'
import { isoTime, progressOf } from './progress.ts'
import type { Kept } from './kept-fleet.ts'
import type { Snapshot } from './snapshot.ts'
import type { Line } from './verdicts.ts'

const attentionMax = 20
const movingMax = 10
const stripsMax = 50
const day = 86_400_000

/** The whole fleet in figures. @param lines all that is wrong, worst first */
export function summaryOf({ snapshot, reader, verdicts }: Kept, lines: readonly Line[]): FleetSummary {
  const clusters = [...snapshot.clusters.values()]
  const shown = lines.filter(({ ignored }) => ignored === null)
  return {
    progress: progressOf(snapshot, reader),
    clusters: clusters.length,
    states: countBy(clusters, stateOf),
    engines: countBy(clusters, ({ digest }) => digest?.version),
    regions: regionsOf(clusters),
    moving: movingOf(clusters),
    ha: countBy(clusters, ({ row }) => (row.ha_enabled === true ? 'on' : 'off')),
    findings: { ...countSeverities(shown), ignored: lines.length - shown.length },
    attention: verdicts.whole(shown.slice(0, attentionMax)),
    ending: endingOf(snapshot, clusters),
    capacity: capacityOf(snapshot, clusters),
    backups: stripsOf(
      clusters,
      snapshot.now(),
      new Set(lines.flatMap(({ check, clusterId }) => (check === 'backup_late' ? clusterId : []))),
    ),
  }
}

const stateOf = ({ row }: Cluster) => row.service_state

/** The largest region first. */
function regionsOf(clusters: readonly Cluster[]): FleetRegion[] {
  const byRegion = Map.groupBy(clusters, ({ region }) => region)
  return countBy(clusters, ({ region }) => region).map((count) => ({ ...count, states: countBy(byRegion.get(count.word) ?? [], stateOf) }))
}

function movingOf(clusters: readonly Cluster[]): FleetSummary['moving'] {
  const moving = clusters.filter((cluster) => isMoving(stateOf(cluster)))
  const longest = moving.toSorted((a, b) => (a.stateSince ?? 0) - (b.stateSince ?? 0) || (a.row.name < b.row.name ? -1 : 1))
  return {
    count: moving.length,
    clusters: longest.slice(0, movingMax).map(({ id, row, region, stateSince }) => ({
      clusterId: id,
      name: row.name,
      region,
      state: row.service_state,
      since: stateSince === undefined ? null : isoTime(stateSince),
    })),
  }
}

/** The most frequent word first. */
export function countBy(clusters: readonly Cluster[], wordOf: (cluster: Cluster) => string | undefined): FleetCount[] {
  const counts = new Map<string, number>()
  for (const cluster of clusters) {
    const word = wordOf(cluster)
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const words = [...counts].map(([word, count]) => ({ word, count }))
  return words.toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
}

/** Versions in use that a region marks as past their service. The cloud says so by a mark alone, and names no date. */
function endingOf({ engines }: Snapshot, clusters: readonly Cluster[]): FleetSummary['ending'] {
  const counts = new Map<string, number>()
  for (const { region, digest } of clusters) {
    const engine = engines.get(region)?.value.contents.find(({ software_version }) => software_version === digest?.version)
    if (engine?.end_of_service === true) counts.set(engine.software_version, (counts.get(engine.software_version) ?? 0) + 1)
  }
  return [...counts].map(([version, count]) => ({ version, ended: true, clusters: count })).toSorted((a, b) => b.clusters - a.clusters)
}

function capacityOf({ listings }: Snapshot, clusters: readonly Cluster[]): FleetSummary['capacity'] {
  return [...listings.keys()].map((region) => {
    const total = { region, known: 0, clusters: 0, vcpu: 0, memoryGb: 0, storageGb: 0 }
    for (const { region: its, digest, row } of clusters) {
      if (its !== region || row.service_state === 'TERMINATED') continue
      total.clusters += 1
      if (digest === undefined) continue
      total.known += 1
      total.vcpu += digest.vcpu
      total.memoryGb += digest.memoryGb
      total.storageGb += digest.storageGb
    }
    return total
  })
}

type Ranked = { readonly cluster: Cluster; readonly rank: number; readonly missed: boolean; readonly backups: readonly Backup[] }

/**
 * Clusters that make backups of their own, those that need a look first.
 * @param missed ids of the clusters of which a backup was due and did not come
 */
function stripsOf(clusters: readonly Cluster[], now: number, missed: ReadonlySet<string>): BackupStrip[] {
  const ranked = clusters.flatMap((cluster): Ranked[] => {
    if (isReplica(cluster.row) || !countsSettings(stateOf(cluster))) return []
    const backups = cluster.backups.filter(({ startedAt }) => now - startedAt <= day)
    const isMissed = missed.has(cluster.id)
    return [{ cluster, rank: rankOf(cluster, backups, isMissed), missed: isMissed, backups }]
  })
  return ranked
    .toSorted((a, b) => a.rank - b.rank || (a.cluster.row.name < b.cluster.row.name ? -1 : 1))
    .slice(0, stripsMax)
    .map(stripOf)
}

/** 0 where one failed, 1 where one was missed, 2 where no schedule is set, 3 for the good, 4 where nothing is known. */
function rankOf({ digest, kept }: Cluster, backups: readonly Backup[], missed: boolean): number {
  if (backups.some(({ state }) => backupOutcome(state) === 'failed')) return 0
  if (missed) return 1
  if (digest?.hasPolicy === false) return 2
  return digest === undefined || kept.histories === undefined ? 4 : 3
}

function stripOf({ cluster: { id, row, region, digest, kept }, missed, backups }: Ranked): BackupStrip {
  return {
    clusterId: id,
    name: row.name,
    region,
    scheduled: digest?.hasPolicy ?? null,
    read: kept.histories !== undefined,
    missed,
    backups: backups.map(({ startedAt, endedAt, state }) => ({
      startedAt: isoTime(startedAt),
      endedAt: endedAt === null ? null : isoTime(endedAt),
      state,
    })),
  }
}
