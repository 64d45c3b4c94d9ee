import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { isMoving } from '#contract/rules/states.ts'
import { pollWhile } from '#console/api/polling.ts'
import { failureOf, readOptions, useRead, type Read } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'

export type ClusterRead = {
  /** The latest that could be read; it stays when a refresh fails. */
  readonly cluster: Result<'showCluster'> | undefined
  /** This browser's ms since 1970. */
  readonly readAt: number
  /** When it last told the state, or that there is none; the same clock. */
  readonly answeredAt: number
  readonly failure: Failure | undefined
  /** The cloud has nothing under this id. */
  readonly gone: boolean
  readonly polling: boolean
  readonly refreshing: boolean
  readonly refresh: () => Promise<unknown>
}

/**
 * Show Cluster, read again while the cluster moves or `watched` says of the latest answer's instant that a request is
 * not settled. Not by suspense:
 * that the cloud has no such cluster is an answer here, right after a create even a passing one.
 */
export function useCluster(clusterId: string, watched: (answeredAt: number) => boolean): ClusterRead {
  const region = useRegion()
  const query = useQuery({
    ...readOptions(region, 'showCluster', { cluster_id: clusterId }),
    refetchInterval: (current) => pollWhile(current, unsettled(current.state, watched)),
  })
  const failure = failureOf(query.error)
  // Without data the query forgets its failure while it asks again; the page must not flicker then.
  const [missing, setMissing] = useState(false)
  const gone = failure === undefined ? query.isPending && missing : failure.kind === 'not_found'
  if (gone !== missing) setMissing(gone)
  return {
    cluster: query.data,
    readAt: query.dataUpdatedAt,
    answeredAt: answeredAt(query),
    failure,
    gone,
    polling: unsettled(query, watched),
    refreshing: query.isFetching,
    refresh: query.refetch,
  }
}

type State = {
  readonly data: Result<'showCluster'> | undefined
  readonly dataUpdatedAt: number
  readonly error: Error | null
  readonly errorUpdatedAt: number
}

/** That there is no such cluster is an answer as well; any other failure tells nothing of it. */
function answeredAt({ data, dataUpdatedAt, error, errorUpdatedAt }: State): number {
  return data === undefined || failureOf(error)?.kind === 'not_found' ? errorUpdatedAt : dataUpdatedAt
}

function unsettled(state: State, watched: (answeredAt: number) => boolean): boolean {
  return watched(answeredAt(state)) || (state.data !== undefined && isMoving(state.data.service_state))
}

/**
 * The cluster that the page's URL names, for a tab: the same query that the page around it keeps fresh, so it is there
 * at once. A tab asks for no polling of it.
 */
export function useClusterHere(): Read<Result<'showCluster'>> {
  const { clusterId = '' } = useParams()
  return useRead('showCluster', { cluster_id: clusterId })
}
