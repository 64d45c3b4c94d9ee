import { useEffect } from 'react'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import type { Result } from '#contract/operation.ts'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { call } from '#console/api/client.ts'
import { createLanes } from '#console/api/lanes.ts'
import { useRegion } from '#console/api/region.ts'

const lanes = createLanes(4)

/** What List Clusters leaves out of one row: `undefined` while it is read, `null` where it cannot be. */
export type RowDetail = Result<'showCluster'> | null | undefined

/**
 * Fills in version, topology, server type and size from Show Cluster, for the rows on the screen alone, four calls at
 * a time. A row is read again when the list says that it has changed since.
 */
export function useRowDetails(rows: readonly RdbClusterResponse[]): ReadonlyMap<string, RowDetail> {
  const region = useRegion()
  const client = useQueryClient()
  const queries = useQueries({
    queries: rows.map((row) => ({
      queryKey: [region, 'showCluster', { cluster_id: row.id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => lanes(() => call(region, 'showCluster', { cluster_id: row.id }, { signal })),
      staleTime: 60_000,
    })),
  })
  const outdated = rows.filter((row, index) => {
    const detail = queries[index]?.data
    return detail !== undefined && (detail.modified_at !== row.modified_at || detail.service_state !== row.service_state)
  })
  const outdatedKey = outdated.map((row) => `${row.id} ${row.modified_at} ${row.service_state}`).join('\n')
  useEffect(() => {
    for (const line of outdatedKey === '' ? [] : outdatedKey.split('\n')) {
      void client.invalidateQueries({ queryKey: [region, 'showCluster', { cluster_id: line.split(' ')[0] }], exact: true })
    }
  }, [client, region, outdatedKey])
  return new Map(
    rows.map((row, index) => [row.id, queries[index]?.isError === true && queries[index].data === undefined ? null : queries[index]?.data]),
  )
}
