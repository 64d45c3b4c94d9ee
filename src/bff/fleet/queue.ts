import { needsAttention } from '#contract/rules/states.ts'
import { kinds, type Cluster, type Kind } from './cluster.ts'
import { overdue, type Moment } from './wanted.ts'

/** A reading to be made. */
export type Reading = { readonly cluster: Cluster; readonly kind: Kind }

/** So many are looked for at a time: a fleet of thousands is not searched for each call. */
export const batch = 500

/**
 * What is to be read next, the most useful first: what was never read (kind by kind, and what needs a person before the rest), then
 * what has passed its age by most.
 */
export function dueReadings(clusters: Iterable<Cluster>, isOpen: (cluster: Cluster, kind: Kind) => boolean, moment: Moment): Reading[] {
  const loud: Reading[] = []
  const never = new Map<Kind, Reading[]>(kinds.map((kind) => [kind, []]))
  const old: (Reading & { readonly by: number })[] = []
  for (const cluster of clusters) {
    for (const kind of kinds) {
      const by = overdue(cluster, kind, moment)
      if (by < 1 || !isOpen(cluster, kind)) continue
      if (by !== Number.POSITIVE_INFINITY) old.push({ cluster, kind, by })
      else if (needsAttention(cluster.row.service_state)) loud.push({ cluster, kind })
      else if (never.get(kind)!.length < batch) never.get(kind)!.push({ cluster, kind })
    }
  }
  const first = [...loud, ...kinds.flatMap((kind) => never.get(kind)!)].slice(0, batch)
  if (first.length === batch) return first
  return [...first, ...old.toSorted((a, b) => b.by - a.by).slice(0, batch - first.length)]
}
