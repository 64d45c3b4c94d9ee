import { useRef, useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { JournalEntry } from '#contract/bff/journal.ts'
import type { Failure } from '#contract/errors.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { call, type WriteOptions } from './client.ts'
import { journalKey } from './journal-key.ts'
import { queueWrite } from './queue.ts'
import { failureOf, useRefreshCluster } from './query.ts'
import { useRegion } from './region.ts'
import { createKeyKeeper } from './write-key.ts'

/** What the journal is told beside what is sent: the cluster that it is about, and the plan in the words that the person confirmed. */
export type Told = Pick<WriteOptions, 'cluster' | 'plan'>

export type Write<N extends WriteName> = {
  /** Sends once: while one is under way, a second call (a double click) gets the first one's outcome. @throws CallError */
  readonly send: (input: Input<N>, told?: Told) => Promise<Result<N>>
  /** Lets it be sent when what runs on the cluster has ended; the journal's row. @throws CallError */
  readonly queue: (input: Input<N>, told?: Told) => Promise<JournalEntry>
  /** What is under way, if anything. */
  readonly under: 'send' | 'queue' | undefined
  readonly sending: boolean
  /** Why the latest attempt failed; cleared by the next one. */
  readonly failure: Failure | undefined
  readonly reset: () => void
}

type InHand<N extends WriteName> = { readonly how: 'send' | 'queue'; readonly input: Input<N>; readonly told: Told }

/**
 * The one hook for writes, one for each opened form: further attempts of the same content go out under the same key, so that the cloud
 * gets it once whatever becomes of the answers. A success refreshes what is on the screen for the clusters in question before `send`
 * resolves: for `clusterIds`, and for what the answer names, which may be a new cluster, a group of servers or a volume.
 */
export function useWrite<N extends WriteName>(name: N, ...clusterIds: string[]): Write<N> {
  const region = useRegion()
  const client = useQueryClient()
  const refreshCluster = useRefreshCluster()
  const [keys] = useState(createKeyKeeper)
  const underWay = useRef<Promise<Result<N> | JournalEntry> | undefined>(undefined)
  // Not as the mutation's variables: these stay in its cache for minutes, and an input may hold a password or the keys of a bucket.
  const inHand = useRef<InHand<N> | undefined>(undefined)
  const { mutateAsync, isPending, variables, error, reset } = useMutation<Result<N> | JournalEntry, Error, InHand<N>['how']>({
    mutationFn: (how) => {
      const { input, told } = inHand.current!
      const options = { key: keys.keyOf(JSON.stringify([region, how, input])), ...told }
      return how === 'queue' ? queueWrite(region, name, input, options) : call(region, name, input, options)
    },
    // A refresh that fails must not make an accepted write look refused; the page then says that its data is old.
    onSuccess: (result) => refreshCluster(...clusterIds, resourceOf(result)).catch(() => undefined),
    onError: (problem) => {
      const failure = failureOf(problem)
      if (failure !== undefined) keys.failed(failure)
    },
    // Refused, lost or taken: the journal has a row more.
    onSettled: () => void client.invalidateQueries({ queryKey: journalKey }),
  })
  const start = (how: InHand<N>['how'], input: Input<N>, told: Told = {}): Promise<Result<N> | JournalEntry> => {
    if (underWay.current !== undefined) return underWay.current
    inHand.current = { how, input, told }
    underWay.current = mutateAsync(how).finally(() => {
      underWay.current = undefined
      inHand.current = undefined
    })
    return underWay.current
  }
  return {
    send: (input, told) => start('send', input, told) as Promise<Result<N>>,
    queue: (input, told) => start('queue', input, told) as Promise<JournalEntry>,
    under: isPending ? variables : undefined,
    sending: isPending,
    failure: failureOf(error),
    reset,
  }
}

/** The id of what an accepted write works on, as its answer names it; empty where it names none. */
export function resourceOf(result: unknown): string {
  const resource = (result as { resource?: { id?: unknown } | null } | null)?.resource
  return typeof resource?.id === 'string' ? resource.id : ''
}
