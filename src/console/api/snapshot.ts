import { queryOptions, useSuspenseQuery, type QueryKey, type UseSuspenseQueryOptions } from '@tanstack/react-query'
import type { FleetProgress } from '#contract/bff/fleet.ts'
import { useAfterWrites } from './after-writes.ts'
import { send } from './client.ts'
import { pollWhile } from './polling.ts'
import { failureOf, type Read } from './query.ts'

/** The head of every key of the fleet's snapshot: thresholds and ignores make all of it old. */
export const fleetKey = ['fleet'] as const

/** Asks our server for something of the snapshot; its key is made from the call. What is empty does not filter. */
export function snapshotQuery<T>(path: string, query: Readonly<Record<string, string | number>> = {}) {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])))
  const target = search.size === 0 ? path : `${path}?${search.toString()}`
  return queryOptions({
    queryKey: [...fleetKey, path, query] as const,
    queryFn: async ({ signal }): Promise<T> => (await send('GET', target, undefined, { signal })).json(),
  })
}

/** The snapshot goes on by itself; so often (ms) a page at rest asks for what is new. It costs our own server alone. */
const renewMs = 30_000

/** Reads something of the snapshot, more often while it is unsettled; suspends until the first data, throws to the page's boundary. */
export function useSnapshot<T, K extends QueryKey>(
  options: UseSuspenseQueryOptions<T, Error, T, K>,
  unsettled: (data: T) => boolean,
): Read<T> {
  const { data, dataUpdatedAt, error, isFetching, refetch } = useSuspenseQuery({
    ...options,
    refetchInterval: (query) => pollWhile(query, query.state.data !== undefined && unsettled(query.state.data)) || renewMs,
  })
  useAfterWrites(refetch)
  return { data, readAt: dataUpdatedAt, failure: failureOf(error), refreshing: isFetching, refresh: refetch }
}

/** Whether everything was read once that can be read. */
export function isWhole({ regions, read, wanted }: FleetProgress): boolean {
  return read >= wanted && regions.every(({ count, listed, failure }) => failure !== null || (count !== null && listed >= count))
}
