import { useRef, useState } from 'react'
import { CallError, type Failure } from '#contract/errors.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { call } from './client.ts'
import { createLanes } from './lanes.ts'
import { cloudNow } from './now.ts'
import { failureOf, useRefreshCluster } from './query.ts'
import { useRegion } from './region.ts'

/** What has become of one of several writes. Instants in ms since 1970 on the cloud's clock. */
export type Fate =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'accepted'; readonly request: string; readonly sentAt: number }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly sentAt: number }
  /** It was never sent: somebody said stop, or the session had ended. */
  | { readonly kind: 'unsent' }

/** One write of several: to which cluster, and what is sent. */
export type Each<N extends WriteName> = { readonly id: string; readonly input: Input<N> }

type Sending<N extends WriteName> = {
  readonly writes: readonly Each<N>[]
  readonly send: (input: Input<N>) => Promise<Result<N>>
  readonly stop: AbortSignal
  readonly onFate: (id: string, fate: Fate) => void
}

/** How many of them the cloud gets at a time. */
const width = 3

/**
 * Sends several writes, a few at a time, each once whatever comes of it. After `stop`, or once the session has ended,
 * nothing more goes out; what is on its way is waited for. Resolves when each has its fate.
 */
export async function sendEach<N extends WriteName>({ writes, send, stop, onFate }: Sending<N>): Promise<void> {
  const lanes = createLanes(width)
  let signedOut = false
  await Promise.all(
    writes.map(({ id, input }) =>
      lanes(async () => {
        if (stop.aborted || signedOut) return onFate(id, { kind: 'unsent' })
        const sentAt = cloudNow()
        onFate(id, { kind: 'sending' })
        try {
          const answer: { readonly request_id: string } = await send(input)
          onFate(id, { kind: 'accepted', request: answer.request_id, sentAt })
        } catch (error) {
          const failure = error instanceof CallError ? error.failure : failureOf(error)
          if (failure?.kind === 'signed_out') signedOut = true
          if (failure !== undefined) onFate(id, { kind: 'failed', failure, sentAt })
        }
      }),
    ),
  )
}

export type EachWrite<N extends WriteName> = {
  /** By the id of the cluster; empty until it is started. */
  readonly fates: ReadonlyMap<string, Fate>
  readonly phase: 'idle' | 'sending' | 'sent'
  /** Sends them; a second call does nothing. */
  readonly start: (writes: readonly Each<N>[]) => Promise<void>
  /** What is not on its way yet is not sent any more. */
  readonly stop: () => void
}

/** The one hook for several writes of a kind. What is on the screen for their clusters is read again when all are sent. */
export function useEachWrite<N extends WriteName>(name: N): EachWrite<N> {
  const region = useRegion()
  const refresh = useRefreshCluster()
  const [fates, setFates] = useState<ReadonlyMap<string, Fate>>(new Map())
  const [phase, setPhase] = useState<EachWrite<N>['phase']>('idle')
  const begun = useRef(false)
  const [halt] = useState(() => new AbortController())
  const start = async (writes: readonly Each<N>[]) => {
    if (begun.current) return
    begun.current = true
    setPhase('sending')
    setFates(new Map(writes.map(({ id }) => [id, { kind: 'waiting' }])))
    const onFate = (id: string, fate: Fate) => setFates((known) => new Map(known).set(id, fate))
    await sendEach({ writes, send: (input) => call(region, name, input), stop: halt.signal, onFate })
    setPhase('sent')
    // A refresh that fails is told where the data stands.
    await refresh(...writes.map(({ id }) => id)).catch(() => undefined)
  }
  return { fates, phase, start, stop: () => halt.abort() }
}
