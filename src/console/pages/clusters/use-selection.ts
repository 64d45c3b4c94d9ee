import { useCallback, useState } from 'react'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'

/** The ticked clusters, each as it was seen last; they stay ticked whatever the list shows. */
export type Selection = {
  readonly clusters: ReadonlyMap<string, RdbClusterResponse>
  readonly tick: (clusters: readonly RdbClusterResponse[], ticked: boolean) => void
  /** Tells of what has been read: a ticked one among it is known as it is now. */
  readonly see: (clusters: readonly RdbClusterResponse[]) => void
  readonly untick: (ids: readonly string[]) => void
  readonly clear: () => void
}

/** Which clusters are ticked. Paging, sorting, filtering and polling leave it alone. */
export function useSelection(): Selection {
  const [clusters, setClusters] = useState<Selection['clusters']>(new Map())
  const see = useCallback((seen: readonly RdbClusterResponse[]) => setClusters((known) => renewed(known, seen)), [])
  return {
    clusters,
    tick: (given, ticked) =>
      setClusters((known) => {
        const next = new Map(known)
        for (const cluster of given) {
          if (ticked) next.set(cluster.id, cluster)
          else next.delete(cluster.id)
        }
        return next
      }),
    see,
    untick: (ids) => setClusters((known) => new Map([...known].filter(([id]) => !ids.includes(id)))),
    clear: () => setClusters(new Map()),
  }
}

function renewed(known: Selection['clusters'], seen: readonly RdbClusterResponse[]): Selection['clusters'] {
  const changed = seen.filter((cluster) => {
    const before = known.get(cluster.id)
    return before !== undefined && (before.service_state !== cluster.service_state || before.modified_at !== cluster.modified_at)
  })
  return changed.length === 0 ? known : new Map([...known, ...changed.map((cluster) => [cluster.id, cluster] as const)])
}
