import { useEffect, useRef, useState } from 'react'
import { readInstant } from '#contract/instant.ts'
import { isMoving } from '#contract/rules/states.ts'
import { outcomeOf } from '#contract/rules/outcome.ts'
import { toCloudTime } from '#console/api/now.ts'
import { useRead, useSideRead } from '#console/api/query.ts'
import { useSession } from '#console/api/session.ts'
import type { Sent } from '#console/components/parameters/tray.ts'

type Props = {
  readonly sent: Sent
  readonly clusterId: string
  /** Called once. */
  readonly onEnd: (outcome: 'done' | 'failed') => void
}

/**
 * Watches over a write until its end is known, by the same rule as the strip above the page. The strip can be dismissed
 * or be gone after a journey to another page; the edits must not wait for ever then.
 */
export function SentWatch({ sent, clusterId, onEnd }: Props) {
  const { speed } = useSession()
  const cluster = useRead('showCluster', { cluster_id: clusterId }, { unsettled: () => true })
  const { data: request, failure } = useSideRead('showRequest', { request_id: sent.request }, { unsettled: () => true })
  const state = cluster.data.service_state
  const [moved, setMoved] = useState(false)
  if (!moved && isMoving(state)) setMoved(true)
  const outcome = outcomeOf({
    operation: 'setParameterValues',
    sentAt: sent.sentAt,
    readAt: toCloudTime(cluster.readAt),
    speed,
    state,
    modifiedAt: readInstant(cluster.data.modified_at),
    gone: false,
    moved,
    word: typeof request?.state === 'string' && request.state !== '' ? request.state : undefined,
    asking: request === undefined && failure === undefined,
  })
  const ended = useRef(false)
  useEffect(() => {
    if (outcome === 'running' || ended.current) return
    ended.current = true
    onEnd(outcome)
  }, [outcome, onEnd])
  return null
}
