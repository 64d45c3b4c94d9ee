import { useRef } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { OperationName, operations } from '#contract/operations.ts'
import { call } from './client.ts'
import { failureOf, useRefreshCluster } from './query.ts'
import { useRegion } from './region.ts'

/** The operations that change something. */
export type WriteName = { [N in OperationName]: (typeof operations)[N]['method'] extends 'GET' ? never : N }[OperationName]

export type Write<N extends WriteName> = {
  /** Sends once: while one is under way, a second call (a double click) gets the first one's outcome. @throws CallError */
  readonly send: (input: Input<N>) => Promise<Result<N>>
  readonly sending: boolean
  /** Why the latest attempt failed; cleared by the next one. */
  readonly failure: Failure | undefined
  readonly reset: () => void
}

/** The one hook for writes. A success refreshes what is on the screen for that cluster before `send` resolves. */
export function useWrite<N extends WriteName>(name: N): Write<N> {
  const region = useRegion()
  const refreshCluster = useRefreshCluster()
  const underWay = useRef<Promise<Result<N>> | undefined>(undefined)
  const mutation = useMutation<Result<N>, Error, Input<N>>({
    mutationFn: (input) => call(region, name, input),
    // A refresh that fails must not make an accepted write look refused; the page then says that its data is old.
    onSuccess: (result) => refreshCluster(resourceOf(result)).catch(() => undefined),
  })
  const send = (input: Input<N>): Promise<Result<N>> => {
    underWay.current ??= mutation.mutateAsync(input).finally(() => {
      underWay.current = undefined
    })
    return underWay.current
  }
  return { send, sending: mutation.isPending, failure: failureOf(mutation.error), reset: mutation.reset }
}

function resourceOf(result: unknown): string {
  const resource = (result as { resource?: { id?: unknown } | null } | null)?.resource
  return typeof resource?.id === 'string' ? resource.id : ''
}
