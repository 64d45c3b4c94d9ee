import type { FleetHit, FleetSearch } from '#contract/bff/fleet.ts'
import type { Cluster } from './cluster.ts'

const hitsMax = 20

/** Clusters whose name or id has the text in it; names that begin with it come first. */
export function searchClusters(clusters: Iterable<Cluster>, typed: string): FleetSearch {
  const text = typed.trim().toLowerCase()
  const found = [...clusters].flatMap(({ id, region, row }) => {
    const name = row.name.toLowerCase()
    const rank = name === text || id === text ? 0 : name.startsWith(text) ? 1 : name.includes(text) ? 2 : id.startsWith(text) ? 3 : 4
    return rank === 4 ? [] : [{ rank, hit: { id, name: row.name, region, state: row.service_state } satisfies FleetHit }]
  })
  const best = found.toSorted((a, b) => a.rank - b.rank || (a.hit.name < b.hit.name ? -1 : 1))
  return { clusters: best.slice(0, hitsMax).map(({ hit }) => hit), count: found.length }
}
