import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { fleetPath, type FleetSummary } from '#contract/bff/fleet.ts'
import { useAfterWrites } from './after-writes.ts'
import { send } from './client.ts'
import { isWhole } from './findings.ts'
import { pollWhile } from './polling.ts'
import { failureOf, type Read } from './query.ts'

const summaryQuery = queryOptions({
  queryKey: ['fleet', 'summary'] as const,
  queryFn: async ({ signal }): Promise<FleetSummary> => (await send('GET', fleetPath, undefined, { signal })).json(),
})

/** The snapshot goes on by itself; so often (ms) a page that shows a fleet at rest asks for what is new. It costs our own server alone. */
const renewMs = 30_000

/** The whole fleet in figures, more often while it is read or something moves; suspends until the first data, throws to the page's boundary. */
export function useFleetSummary(): Read<FleetSummary> {
  const { data, dataUpdatedAt, error, isFetching, refetch } = useSuspenseQuery({
    ...summaryQuery,
    refetchInterval: (query) => pollWhile(query, query.state.data !== undefined && isUnsettled(query.state.data)) || renewMs,
  })
  useAfterWrites(refetch)
  return { data, readAt: dataUpdatedAt, failure: failureOf(error), refreshing: isFetching, refresh: refetch }
}

function isUnsettled({ progress, moving }: FleetSummary): boolean {
  return moving.count > 0 || !isWhole(progress)
}
