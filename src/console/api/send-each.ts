import { CallError, type Failure } from '#contract/errors.ts'
import type { Input, Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { createLanes } from './lanes.ts'
import type { Told } from './mutation.ts'
import { cloudNow } from './now.ts'
import { failureOf } from './query.ts'

/** What has become of one of several writes. Instants in ms since 1970 on the cloud's clock. */
export type Fate =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'accepted'; readonly request: string; readonly sentAt: number }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly sentAt: number }
  /** It was never sent: somebody said stop, or the session had ended. */
  | { readonly kind: 'unsent' }

/** One write of several: to which cluster, what is sent, and what the journal is told beside it. */
export type Each<N extends WriteName> = { readonly id: string; readonly input: Input<N>; readonly told?: Told }

type Sending<N extends WriteName> = {
  readonly writes: readonly Each<N>[]
  readonly send: (input: Input<N>, told?: Told) => Promise<Result<N>>
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
    writes.map(({ id, input, told }) =>
      lanes(async () => {
        if (stop.aborted || signedOut) return onFate(id, { kind: 'unsent' })
        const sentAt = cloudNow()
        onFate(id, { kind: 'sending' })
        try {
          const answer: { readonly request_id: string } = await send(input, told)
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
