import { useQueries } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import { idPattern, type Result } from '#contract/operation.ts'
import { isMoving } from '#contract/rules/states.ts'
import { toCloudTime } from '#console/api/now.ts'
import { pollWhile } from '#console/api/polling.ts'
import { readOptions, useSideRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { drawTopology, type Drawing, type Located } from '#console/lib/topology.ts'

/** Clusters are looked for among so many of a region. */
const listed = 100

/** What the panel draws, when its replicas were read (ms on the cloud's clock), and how to read all of it again. */
export type TopologyRead = {
  readonly drawing: Drawing
  readonly readAt: number
  readonly failure: Failure | undefined
  readonly refresh: () => Promise<unknown>
}

/**
 * The drawing of a cluster. Only Show Cluster is needed; List Replicas, List Clusters of the regions it names and Show
 * Cluster of each replica make it richer, and their failures only make it poorer.
 */
export function useTopology(cluster: Result<'showCluster'>, polling: boolean): TopologyRead {
  const here = useRegion()
  const { regions } = useSession()
  const ids = [...new Set((cluster.replicas ?? []).filter((id) => idPattern.test(id)))]
  const hasReplicas = ids.length > 0
  const list = useSideRead('listReplicas', { cluster_id: cluster.id }, { enabled: hasReplicas, ...(polling && { unsettled: () => true }) })
  const items = list.data?.contents ?? undefined
  const named = (items ?? []).map((item) => item.region ?? '')
  const lookIn = hasReplicas && !list.loading ? [...new Set([here, ...named])].filter((region) => regions.includes(region)) : []

  const lists = useQueries({
    queries: lookIn.map((region) => ({
      ...readOptions(region, 'listClusters', { size: listed, sort: 'created_at:desc' }),
      staleTime: 60_000,
    })),
  })
  const places = ids.flatMap((id) => {
    const at = lists.findIndex(({ data }) => (data?.contents ?? []).some((row) => row.id === id))
    const row = lists[at]?.data?.contents?.find((one) => one.id === id)
    const region = lookIn[at]
    return row === undefined || region === undefined ? [] : [{ id, region, row }]
  })
  const details = useQueries({
    queries: places.map(({ id, region }) => ({
      ...readOptions(region, 'showCluster', { cluster_id: id }),
      staleTime: 60_000,
      refetchInterval: (query: { state: { data: Result<'showCluster'> | undefined } }) =>
        pollWhile(query, query.state.data !== undefined && isMoving(query.state.data.service_state)),
    })),
  })
  const located = new Map<string, Located>(places.map(({ id, region, row }, index) => [id, { region, row, detail: details[index]?.data }]))
  const pending = list.loading || lists.some((query) => query.isPending) || details.some((query) => query.isPending)
  return {
    drawing: drawTopology({ cluster, region: here, items, located, pending }),
    readAt: toCloudTime(list.readAt),
    failure: hasReplicas ? list.failure : undefined,
    refresh: () => Promise.all([hasReplicas && list.refresh(), ...[...lists, ...details].map((query) => query.refetch())]),
  }
}
