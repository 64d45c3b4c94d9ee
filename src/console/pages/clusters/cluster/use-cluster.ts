import { useQuery } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { isMoving } from '#contract/rules/states.ts'
import { pollWhile } from '#console/api/polling.ts'
import { failureOf, readOptions } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'

export type ClusterRead = {
  /** The latest that could be read; it stays when a refresh fails. */
  readonly cluster: Result<'showCluster'> | undefined
  /** This browser's ms since 1970. */
  readonly readAt: number
  readonly failure: Failure | undefined
  /** The cloud has nothing under this id. */
  readonly gone: boolean
  readonly polling: boolean
  readonly refreshing: boolean
  readonly refresh: () => Promise<unknown>
}

/**
 * Show Cluster, read again while the cluster moves or `watched` says that a request is not settled. Not by suspense:
 * that the cloud has no such cluster is an answer here, right after a create even a passing one.
 */
export function useCluster(clusterId: string, watched: boolean): ClusterRead {
  const region = useRegion()
  const unsettled = (data: Result<'showCluster'> | undefined) => watched || (data !== undefined && isMoving(data.service_state))
  const query = useQuery({
    ...readOptions(region, 'showCluster', { cluster_id: clusterId }),
    refetchInterval: (current) => pollWhile(current, unsettled(current.state.data)),
  })
  const failure = failureOf(query.error)
  return {
    cluster: query.data,
    readAt: query.dataUpdatedAt,
    failure,
    gone: failure?.kind === 'not_found',
    polling: unsettled(query.data),
    refreshing: query.isFetching,
    refresh: query.refetch,
  }
}
