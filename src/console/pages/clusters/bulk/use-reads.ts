import { useState } from 'react'
import { useQueries } from '@tanstack/react-query'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { call } from '#console/api/client.ts'
import { createLanes, createPace } from '#console/api/lanes.ts'
import { failureOf, readOptions } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import type { Read } from './bulk-plan.ts'

const lanes = createLanes(4)
/** What the list has read longer ago (ms) is too old to decide on. */
const fresh = 5_000

/** Show Cluster of each, read anew for a plan, four at a time. */
export function useReads(clusters: readonly RdbClusterResponse[]) {
  const region = useRegion()
  const [pace] = useState(() => createPace(clusters.length))
  const [since] = useState(() => Date.now() - fresh)
  const queries = useQueries({
    queries: clusters.map(({ id }) => ({
      queryKey: readOptions(region, 'showCluster', { cluster_id: id }).queryKey,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        lanes(async () => {
          await pace()
          return await call(region, 'showCluster', { cluster_id: id }, { signal })
        }),
      staleTime: fresh,
    })),
  })
  const reads = clusters.map(({ id, name }, index): Read => {
    const query = queries[index]
    const failure = failureOf(query?.error)
    // One that is gone has no plan, whatever was read of it before.
    return { id, name, cluster: failure?.kind === 'not_found' ? undefined : query?.data, failure }
  })
  const settled = queries.map((query) => query.isError || query.dataUpdatedAt >= since)
  return {
    reads,
    done: settled.filter(Boolean).length,
    again: () => queries.forEach((query) => query.isError && void query.refetch()),
  }
}
