import { useEffect, useEffectEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { readInstant } from '#contract/instant.ts'
import type { Ended } from '#console/api/batches.ts'
import { pollWhile } from '#console/api/polling.ts'
import { failureOf, readOptions } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useOutcome } from '#console/components/use-outcome.ts'
import type { Deed } from './deeds.ts'

/** What was seen last of a request under way: the cluster's state, and Show Request's word. */
export type Seen = { readonly state: string | undefined; readonly word: string | undefined }

type Props = {
  readonly deed: Deed
  readonly clusterId: string
  readonly request: string
  readonly sentAt: number
  /** How many are followed at the same time: the more, the less often each is asked. */
  readonly among: number
  readonly onSeen: (seen: Seen) => void
  /** Called once. */
  readonly onEnd: (ended: Ended) => void
}

/** ms between two reads of a kind of all that is followed together. */
const apart = 250

/** Follows one accepted write to its end, by its request and its cluster's state, as the cluster's own page does. It shows nothing itself. */
export function Follower({ deed, clusterId, request, sentAt, among, onSeen, onEnd }: Props) {
  const region = useRegion()
  const everyMs = among * apart
  const query = useQuery({
    ...readOptions(region, 'showCluster', { cluster_id: clusterId }),
    refetchInterval: (current) => Math.max(pollWhile(current, true) || 0, everyMs),
  })
  const gone = failureOf(query.error)?.kind === 'not_found'
  const state = gone ? undefined : query.data?.service_state
  const cluster = {
    state,
    modifiedAt: readInstant(query.data?.modified_at ?? ''),
    gone,
    readAt: gone ? query.errorUpdatedAt : query.dataUpdatedAt,
  }
  const followed = { request, operation: deed, sentAt }
  const { word } = useOutcome(
    followed,
    cluster,
    (end) => onEnd({ outcome: end.outcome, tookMs: end.tookMs, state, word: end.word }),
    everyMs,
  )
  const seen = useEffectEvent(onSeen)
  useEffect(() => seen({ state, word }), [state, word])
  return null
}
