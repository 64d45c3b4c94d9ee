import { useRef } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { call } from './client.ts'
import { failureOf, useRefreshCluster } from './query.ts'
import { useRegion } from './region.ts'

export type Write<N extends WriteName> = {
  /** Sends once: while one is under way, a second call (a double click) gets the first one's outcome. @throws CallError */
  readonly send: (input: Input<N>) => Promise<Result<N>>
  readonly sending: boolean
  /** Why the latest attempt failed; cleared by the next one. */
  readonly failure: Failure | undefined
  readonly reset: () => void
}

/**
 * The one hook for writes. A success refreshes what is on the screen for the clusters in question before `send` resolves:
 * for `clusterIds`, and for what the answer names, which may be a new cluster, a group of servers or a volume.
 */
export function useWrite<N extends WriteName>(name: N, ...clusterIds: string[]): Write<N> {
  const region = useRegion()
  const refreshCluster = useRefreshCluster()
  const underWay = useRef<Promise<Result<N>> | undefined>(undefined)
  // Not as the mutation's variables: these stay in its cache for minutes, and an input may hold a password or the keys of a bucket.
  const inHand = useRef<Input<N> | undefined>(undefined)
  const mutation = useMutation<Result<N>>({
    mutationFn: () => call(region, name, inHand.current!),
    // A refresh that fails must not make an accepted write look refused; the page then says that its data is old.
    onSuccess: (result) => refreshCluster(...clusterIds, resourceOf(result)).catch(() => undefined),
  })
  const send = (input: Input<N>): Promise<Result<N>> => {
    if (underWay.current !== undefined) return underWay.current
    inHand.current = input
    underWay.current = mutation.mutateAsync().finally(() => {
      underWay.current = undefined
      inHand.current = undefined
    })
    return underWay.current
  }
  return { send, sending: mutation.isPending, failure: failureOf(mutation.error), reset: mutation.reset }
}

/** The id of what an accepted write works on, as its answer names it; empty where it names none. */
export function resourceOf(result: unknown): string {
  const resource = (result as { resource?: { id?: unknown } | null } | null)?.resource
  return typeof resource?.id === 'string' ? resource.id : ''
}
