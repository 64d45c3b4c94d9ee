import type { FleetClusters, FleetMember } from '#contract/bff/fleet.ts'
import type { FleetClustersQuery } from '#contract/bff/fleet-settings.ts'
import type { Cluster } from './cluster.ts'
import { isoTime } from './progress.ts'
import { countBy } from './summary.ts'

/** So many on a page where nothing else is asked for. */
const pageSize = 20

/** The clusters behind a figure of the summary, counted as there: a page of them, by name. */
export function clusterPage(clusters: readonly Cluster[], query: FleetClustersQuery): Omit<FleetClusters, 'progress'> {
  const { region, state, version, ha, page = 0, size = pageSize } = query
  const name = query.q?.trim().toLowerCase() ?? ''
  const fitting = clusters.filter(
    ({ row, digest, ...cluster }) =>
      (region === undefined || cluster.region === region) &&
      (state === undefined || row.service_state === state) &&
      (version === undefined || digest?.version === version) &&
      (ha === undefined || (row.ha_enabled === true ? 'on' : 'off') === ha) &&
      (name === '' || row.name.toLowerCase().includes(name)),
  )
  const sorted = fitting.toSorted((a, b) => order(a.row.name, b.row.name) || order(a.region, b.region) || order(a.id, b.id))
  return {
    clusters: sorted.slice(page * size, page * size + size).map(memberOf),
    count: fitting.length,
    page,
    size,
    states: countBy(clusters, ({ row }) => row.service_state),
    versions: countBy(clusters, ({ digest }) => digest?.version),
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function memberOf({ id, region, row, rowReadAt, digest, kept }: Cluster): FleetMember {
  return {
    id,
    name: row.name,
    region,
    state: row.service_state,
    ha: row.ha_enabled === true,
    role: row.role_type ?? null,
    version: digest?.version ?? null,
    replicas: digest?.replicas ?? null,
    vcpu: digest?.vcpu ?? null,
    memoryGb: digest?.memoryGb ?? null,
    storageGb: digest?.storageGb ?? null,
    readAt: isoTime(Math.max(rowReadAt, kept.detail?.readAt ?? 0)),
  }
}
