import {
  QueryClient,
  queryOptions,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
  type QueryKey,
  type UseSuspenseQueryOptions,
} from '@tanstack/react-query'
import { CallError, type Failure } from '#contract/errors.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { call } from './client.ts'
import { pollWhile } from './polling.ts'
import { useRegion } from './region.ts'

/** The defaults of every query, each with its reason. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Asked even where the browser thinks it is offline: loopback still answers, and a failure that is told beats a silent wait.
        networkMode: 'always',
        // Going back to a page within ten seconds shows what was just read; its age is on the screen.
        staleTime: 10_000,
        // One more try helps against a hiccup; an answer of the cloud (a refusal, a missing cluster) will not change by asking.
        retry: (count, error) => count < 1 && mayPass(error),
        retryDelay: 500,
        refetchOnWindowFocus: true,
      },
      // A write is never sent twice by us, and never kept to be sent later, when nobody expects it any more.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

const passing: ReadonlySet<string> = new Set(['timeout', 'reset', 'unreachable', 'cloud_broken', 'offline', 'busy'])
function mayPass(error: Error): boolean {
  return error instanceof CallError && passing.has(error.failure.kind)
}

/** Key and function of one read, made from the call: region, name, input. */
export function readOptions<N extends OperationName>(region: string, name: N, input: Input<N>) {
  return queryOptions({
    queryKey: [region, name, input] as const,
    queryFn: ({ signal }): Promise<Result<N>> => call(region, name, input, { signal }),
  })
}

/** What a page gets from `useRead`. */
export type Read<T> = {
  readonly data: T
  /** When the data was read, in this browser's ms since 1970. */
  readonly readAt: number
  /** Set while the latest refresh failed; `data` is then older than it should be. */
  readonly failure: Failure | undefined
  readonly refreshing: boolean
  readonly refresh: () => Promise<unknown>
}

export type ReadOptions<T> = {
  /** Says of the latest data that something still moves: then the query polls (see `polling.ts`). A side read polls until its first data, too. */
  readonly unsettled?: (data: T) => boolean
}

/** A side read may be one of many side by side: then it polls not more often than every so many ms. */
export type SideOptions<T> = ReadOptions<T> & { readonly enabled?: boolean; readonly staleTime?: number; readonly everyMs?: number }

/** Reads one operation; suspends until the first data, throws its CallError to the page's boundary if there is none. */
export function useRead<N extends OperationName>(name: N, input: Input<N>, options: ReadOptions<Result<N>> = {}): Read<Result<N>> {
  const region = useRegion()
  const { unsettled } = options
  const settings: UseSuspenseQueryOptions<Result<N>, Error, Result<N>, QueryKey> = {
    queryKey: [region, name, input],
    queryFn: ({ signal }) => call(region, name, input, { signal }),
    refetchInterval: (query) => pollWhile(query, query.state.data !== undefined && unsettled?.(query.state.data) === true),
  }
  const query = useSuspenseQuery(settings)
  return {
    data: query.data,
    readAt: query.dataUpdatedAt,
    failure: failureOf(query.error),
    refreshing: query.isFetching,
    refresh: query.refetch,
  }
}

/** Reads something a page can live without: `undefined` while it loads or where it fails, and the failure beside it. */
export function useSideRead<N extends OperationName>(name: N, input: Input<N>, options: SideOptions<Result<N>> = {}) {
  const region = useRegion()
  const { unsettled, enabled = true, staleTime, everyMs = 0 } = options
  const query = useQuery<Result<N>, Error, Result<N>, QueryKey>({
    queryKey: [region, name, input],
    queryFn: ({ signal }) => call(region, name, input, { signal }),
    enabled,
    ...(staleTime === undefined ? {} : { staleTime }),
    refetchInterval: (current) => {
      const wait = pollWhile(current, unsettled !== undefined && (current.state.data === undefined || unsettled(current.state.data)))
      return wait === false ? false : Math.max(wait, everyMs)
    },
  })
  return {
    data: query.data,
    readAt: query.dataUpdatedAt,
    failure: failureOf(query.error),
    loading: query.isPending && enabled,
    refresh: query.refetch,
  }
}

/** The typed failure behind an error of a query or mutation; `undefined` for none. */
export function failureOf(error: unknown): Failure | undefined {
  if (error === null || error === undefined) return undefined
  if (error instanceof CallError) return error.failure
  return {
    kind: 'internal',
    status: 0,
    code: '',
    title: error instanceof Error ? error.message : '',
    details: [],
    requestId: '',
    sent: false,
  }
}

/**
 * Refreshes what is on the screen for the named clusters (and groups, volumes), and every list they may stand in.
 * Resolves when the new data is there.
 */
export async function refreshClusters(client: QueryClient, region: string, ids: readonly string[]): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === region && mentions(queryKey, ids) })
}

/** The same for the region that a page looks at. */
export function useRefreshCluster(): (...ids: string[]) => Promise<void> {
  const client = useQueryClient()
  const region = useRegion()
  return (...ids) => refreshClusters(client, region, ids)
}

const listing: ReadonlySet<unknown> = new Set<OperationName>(['listClusters'])
function mentions(key: QueryKey, ids: readonly string[]): boolean {
  return listing.has(key[1]) || Object.values(key[2] ?? {}).some((value) => typeof value === 'string' && ids.includes(value))
}
