import { useQueries, useQueryClient } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import { idPattern, type Result } from '#contract/operation.ts'
import { readFollowing } from '#contract/rules/replica-state.ts'
import { isMoving } from '#contract/rules/states.ts'
import { call } from '#console/api/client.ts'
import { createLanes } from '#console/api/lanes.ts'
import { toCloudTime } from '#console/api/now.ts'
import { pollWhile } from '#console/api/polling.ts'
import { useSideRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { matchReplicas, type Located, type Replica } from '#console/lib/replicas.ts'

/** Clusters are looked for among so many of a region. */
const listed = 100
const lanes = createLanes(3)

/** What is known of a cluster's replicas, when that was read (ms on the cloud's clock), and how to read all of it again. */
export type ReplicasRead = {
  readonly replicas: readonly Replica[]
  /** More is on its way. */
  readonly pending: boolean
  readonly readAt: number
  readonly failure: Failure | undefined
  readonly refresh: () => Promise<unknown>
}

type Options = {
  /** The cluster moves: what it has may change. */
  readonly moving: boolean
  /** Also where Show Cluster names no replica. */
  readonly always?: boolean
  /** Read List Replicas on and on while one of them does not follow as it should. */
  readonly watch?: boolean
}

/**
 * The replicas of a cluster. Only Show Cluster is needed; List Replicas, List Clusters of the regions it names and Show Cluster of each
 * replica tell more, and their failures only leave it out. A few calls at a time.
 */
export function useReplicas(cluster: Result<'showCluster'>, { moving, always = false, watch = false }: Options): ReplicasRead {
  const here = useRegion()
  const ids = [...new Set((cluster.replicas ?? []).filter((id) => idPattern.test(id)))]
  const asked = always || ids.length > 0
  const list = useSideRead(
    'listReplicas',
    { cluster_id: cluster.id },
    { enabled: asked, unsettled: (data) => moving || (watch && (data.contents ?? []).some(isUnsettled)) },
  )
  const items = list.data?.contents ?? undefined
  const regions = useKnownRegions(ids.length > 0 && !list.loading ? [here, ...(items ?? []).map((item) => item.region ?? '')] : [])
  const lists = useLists(regions, ids, moving)
  const found = ids.flatMap((id) => {
    const at = lists.findIndex(({ data }) => rowOf(data, id) !== undefined)
    const region = regions[at]
    return region === undefined ? [] : [{ id, region }]
  })
  // A region may have more clusters than a list shows: what is in none of them is asked for by its id.
  const short = regions.filter((_, at) => isShort(lists[at]?.data))
  const missing = ids.filter((id) => !found.some((one) => one.id === id))
  const places = [...found, ...missing.flatMap((id) => short.map((region) => ({ id, region })))]
  const details = useDetails(places)
  const located = new Map<string, Located>()
  for (const [index, { id, region }] of places.entries()) {
    const detail = details[index]?.data
    const row = rowOf(lists[regions.indexOf(region)]?.data, id) ?? detail
    if (row !== undefined) located.set(id, { region, row, detail })
  }
  const pending = list.loading || lists.some((query) => query.isPending) || details.some((query) => query.isPending)
  return {
    replicas: matchReplicas({ ids, region: here, items, located, pending }),
    pending,
    readAt: toCloudTime(list.readAt),
    failure: asked ? list.failure : undefined,
    refresh: () => Promise.all([asked && list.refresh(), ...[...lists, ...details].map((query) => query.refetch())]),
  }
}

type Item = NonNullable<Result<'listReplicas'>['contents']>[number]
type Listed = Result<'listClusters'> | undefined

/** Not as it should be, and so likely to change. A word that this console does not know is not waited for: it might stay for ever. */
function isUnsettled({ replica_state: word }: Item): boolean {
  const following = readFollowing(word ?? '')
  return following !== undefined && following !== 'streaming'
}

function rowOf(list: Listed, id: string) {
  return (list?.contents ?? []).find((row) => row.id === id)
}

function isShort(list: Listed): boolean {
  return list !== undefined && (list.count ?? 0) > (list.contents ?? []).length
}

function useKnownRegions(named: readonly string[]): string[] {
  const { regions } = useSession()
  return [...new Set(named)].filter((region) => regions.includes(region))
}

/** List Clusters of each region; while the cluster moves, also again as long as one of the replicas stands in none of them. */
function useLists(regions: readonly string[], ids: readonly string[], moving: boolean) {
  const client = useQueryClient()
  const input = { size: listed, sort: 'created_at:desc' }
  const keyOf = (region: string) => [region, 'listClusters', input]
  const isListed = (id: string) => regions.some((region) => rowOf(client.getQueryData<Listed>(keyOf(region)), id) !== undefined)
  return useQueries({
    queries: regions.map((region) => ({
      queryKey: keyOf(region),
      queryFn: ({ signal }: { signal: AbortSignal }) => lanes(() => call(region, 'listClusters', input, { signal })),
      staleTime: 60_000,
      refetchInterval: (query: object) => pollWhile(query, moving && !ids.every(isListed)),
    })),
  })
}

function useDetails(places: readonly { readonly id: string; readonly region: string }[]) {
  return useQueries({
    queries: places.map(({ id, region }) => ({
      queryKey: [region, 'showCluster', { cluster_id: id }],
      queryFn: ({ signal }: { signal: AbortSignal }) => lanes(() => call(region, 'showCluster', { cluster_id: id }, { signal })),
      staleTime: 60_000,
      refetchInterval: (query: { state: { data: Result<'showCluster'> | undefined } }) =>
        pollWhile(query, query.state.data !== undefined && isMoving(query.state.data.service_state)),
    })),
  })
}
