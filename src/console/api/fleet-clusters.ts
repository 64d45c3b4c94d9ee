import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { fleetClustersPath, type FleetClusters } from '#contract/bff/fleet.ts'
import { isMoving } from '#contract/rules/states.ts'
import { useAfterWrites } from './after-writes.ts'
import { send } from './client.ts'
import { isWhole } from './findings.ts'
import { pollWhile } from './polling.ts'
import { failureOf, type Read } from './query.ts'

/** What the clusters of all regions are asked for, by the names of the query; what is empty does not filter. Pages count from 0. */
export type FleetClustersQuery = Readonly<Record<'region' | 'state' | 'version' | 'ha' | 'q', string> & { page: number; size: number }>

function clustersQuery(query: FleetClustersQuery) {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])))
  return queryOptions({
    queryKey: ['fleet', 'clusters', query] as const,
    queryFn: async ({ signal }): Promise<FleetClusters> =>
      (await send('GET', `${fleetClustersPath}?${search.toString()}`, undefined, { signal })).json(),
  })
}

/** The snapshot goes on by itself; so often (ms) a page at rest asks for what is new. It costs our own server alone. */
const renewMs = 30_000

/** A page of the clusters of all regions, more often while they are read or one moves; suspends until the first data, throws to the page's boundary. */
export function useFleetClusters(query: FleetClustersQuery): Read<FleetClusters> {
  const { data, dataUpdatedAt, error, isFetching, refetch } = useSuspenseQuery({
    ...clustersQuery(query),
    refetchInterval: (current) => pollWhile(current, current.state.data !== undefined && isUnsettled(current.state.data)) || renewMs,
  })
  useAfterWrites(refetch)
  return { data, readAt: dataUpdatedAt, failure: failureOf(error), refreshing: isFetching, refresh: refetch }
}

function isUnsettled({ clusters, progress }: FleetClusters): boolean {
  return !isWhole(progress) || clusters.some(({ state }) => isMoving(state))
}
