import { mayHaveHappened, type Failure } from '#contract/errors.ts'
import type { Ended } from '#console/api/batches.ts'
import type { Fate } from '#console/api/send-each.ts'

/** Where one of the writes stands, from its being sent to its end. */
export type Standing =
  | { readonly kind: 'waiting' | 'sending' | 'unsent' }
  | { readonly kind: 'running'; readonly request: string; readonly sentAt: number }
  | { readonly kind: 'done' | 'failed'; readonly request: string; readonly ended: Ended }
  /** The cloud said no: nothing was changed. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** The answer never came: it may have been carried out. */
  | { readonly kind: 'lost'; readonly failure: Failure }

/** Where a write stands by its fate and, once it was accepted, by how it ended. */
export function standingOf(fate: Fate | undefined, ended: Ended | undefined): Standing {
  if (fate === undefined) return { kind: 'unsent' }
  if (fate.kind === 'failed') return { kind: mayHaveHappened(fate.failure) ? 'lost' : 'refused', failure: fate.failure }
  if (fate.kind !== 'accepted') return { kind: fate.kind }
  const { request, sentAt } = fate
  return ended === undefined ? { kind: 'running', request, sentAt } : { kind: ended.outcome, request, ended }
}

/** The order of the sums, and of the rows once all are sent: what needs a person first. */
export const standingOrder = [
  'failed',
  'lost',
  'refused',
  'unsent',
  'sending',
  'waiting',
  'running',
  'done',
] as const satisfies readonly Standing['kind'][]

/** How many stand where; what is being sent counts as waiting. */
export function countStandings(
  standings: readonly Standing[],
): readonly { readonly kind: Exclude<Standing['kind'], 'sending'>; readonly count: number }[] {
  const kinds = standings.map(({ kind }) => (kind === 'sending' ? 'waiting' : kind))
  return standingOrder.flatMap((kind) => {
    if (kind === 'sending') return []
    const count = kinds.filter((each) => each === kind).length
    return count === 0 ? [] : [{ kind, count }]
  })
}

/** The id to tell the vendor's support: of the accepted request, or of the refusal. */
export function requestOf(standing: Standing): string {
  if ('request' in standing) return standing.request
  return 'failure' in standing ? standing.failure.requestId : ''
}
