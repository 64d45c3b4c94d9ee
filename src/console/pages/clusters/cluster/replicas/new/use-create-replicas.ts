import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { mayHaveHappened, type Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { useWrite } from '#console/api/mutation.ts'
import { cloudNow } from '#console/api/now.ts'
import { failureOf, useRefreshCluster } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { rememberSubnet } from '#console/components/new-cluster/known-subnets.ts'
import { confirmedPlan } from '#console/components/plans/confirmed.ts'
import type { Plan } from '#console/components/plans/plan.ts'
import { paths } from '#console/paths.ts'

export type ReplicaPlan = Plan<'createReplica'> | Plan<'createOtherRegionReplica'>

/** An attempt that did not end with an accepted request. */
export type FailedCreate = {
  readonly failure: Failure
  readonly operation: ReplicaPlan['operation']
  readonly sentAt: number
  /** How many replicas the origin had when it was sent. */
  readonly before: number
}

export type Creation = {
  readonly create: (plan: ReplicaPlan) => void
  readonly sending: boolean
  /** What was typed has done its work; the page is about to be left. */
  readonly finished: boolean
  readonly failed: FailedCreate | undefined
  /** The answer was lost, and the origin has more replicas than before. */
  readonly made: boolean
  /** Looks for them once more. */
  readonly look: () => void
  /** Goes on to the replicas, which are there although the answer was lost. */
  readonly goOn: () => void
}

type Props = {
  readonly origin: Result<'showCluster'>
  readonly environment: string
  readonly dropDraft: () => void
}

/** Sends the request once and goes on to the replicas, where it is followed. A failure changes nothing: everything typed stays. */
export function useCreateReplicas({ origin, environment, dropDraft }: Props): Creation {
  const region = useRegion()
  const navigate = useNavigate()
  const refresh = useRefreshCluster()
  const near = useWrite('createReplica', origin.id)
  const far = useWrite('createOtherRegionReplica', origin.id)
  const [failed, setFailed] = useState<FailedCreate>()
  const [onward, setOnward] = useState<string>()
  // A double click comes before React has drawn the first one: only a ref is quick enough.
  const underWay = useRef(false)
  const count = origin.replicas?.length ?? 0
  const look = () => void refresh(origin.id).catch(() => undefined)
  const finish = (path: string) => {
    dropDraft()
    setOnward(path)
  }
  const create = (plan: ReplicaPlan) => {
    if (underWay.current) return
    underWay.current = true
    setFailed(undefined)
    const sentAt = cloudNow()
    const { operation } = plan
    const told = {
      cluster: { id: origin.id, name: origin.name },
      plan: confirmedPlan({ title: plan.title ?? plan.deed, changes: plan.changes, effects: plan.effects }),
    }
    const sent = operation === 'createReplica' ? near.send(plan.input, told) : far.send(plan.input, told)
    sent.then(
      ({ request_id }) => {
        if (operation === 'createOtherRegionReplica') rememberSubnet(environment, plan.input.body.region, plan.input.body.subnet_id)
        finish(paths.clusterTab(region, origin.id, 'replicas', { request: request_id, operation, sent: new Date(sentAt).toISOString() }))
      },
      (error: unknown) => {
        underWay.current = false
        const failure = failureOf(error)
        if (failure === undefined) return
        setFailed({ failure, operation, sentAt, before: count })
        if (mayHaveHappened(failure)) look()
      },
    )
  }
  // After the drawing in which the leave guard learns that there is nothing left to guard.
  useEffect(() => {
    if (onward !== undefined) void navigate(onward, { replace: true })
  }, [onward, navigate])
  return {
    create,
    sending: near.sending || far.sending,
    finished: onward !== undefined,
    failed,
    made: failed !== undefined && mayHaveHappened(failed.failure) && count > failed.before,
    look,
    goOn: () => finish(paths.clusterTab(region, origin.id, 'replicas')),
  }
}
