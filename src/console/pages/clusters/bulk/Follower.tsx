import { useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { readInstant } from '#contract/instant.ts'
import { isMoving } from '#contract/rules/states.ts'
import { toCloudTime } from '#console/api/now.ts'
import { pollWhile } from '#console/api/polling.ts'
import { failureOf, readOptions } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { outcomeOf } from '#console/components/request-outcome.ts'
import type { Deed } from './deeds.ts'
import type { Ending } from './standing.ts'

type Props = {
  readonly deed: Deed
  readonly clusterId: string
  readonly sentAt: number
  /** How many are followed at the same time: the more, the less often each is asked. */
  readonly among: number
  readonly onState: (state: string) => void
  /** Called once. */
  readonly onEnd: (ending: Ending) => void
}

/** ms between two reads of all that is followed together. */
const apart = 250

/** Follows one accepted write to its end, by its cluster's state. It shows nothing itself. */
export function Follower({ deed, clusterId, sentAt, among, onState, onEnd }: Props) {
  const region = useRegion()
  const { speed } = useSession()
  const [moved, setMoved] = useState(false)
  const query = useQuery({
    ...readOptions(region, 'showCluster', { cluster_id: clusterId }),
    refetchInterval: (current) => Math.max(pollWhile(current, true) || 0, among * apart),
  })
  const gone = failureOf(query.error)?.kind === 'not_found'
  const state = query.data?.service_state
  const readAt = toCloudTime(gone ? query.errorUpdatedAt : query.dataUpdatedAt)
  const modifiedAt = readInstant(query.data?.modified_at ?? '')
  const outcome = outcomeOf({ operation: deed, sentAt, readAt, speed, state, modifiedAt, gone, moved, word: undefined, asking: false })
  if (!moved && state !== undefined && isMoving(state)) setMoved(true)
  useEffect(() => {
    if (state !== undefined) onState(state)
    if (outcome === 'running') return
    onEnd({ outcome, tookMs: readAt - sentAt, ...(!gone && state !== undefined && { state }) })
    // What is passed on is what is so when the state or the verdict changes.
    // eslint-disable-next-line react/exhaustive-deps
  }, [outcome, state])
  return null
}
