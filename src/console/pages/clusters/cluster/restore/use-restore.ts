import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { resourceOf, useWrite } from '#console/api/mutation.ts'
import { cloudNow } from '#console/api/now.ts'
import { failureOf } from '#console/api/query.ts'
import type { FailedCreate } from '#console/components/new-cluster/use-lost-cluster.ts'
import type { ConfirmedPlan } from '#contract/bff/journal.ts'
import type { Body } from '#contract/operation.ts'
import { paths } from '#console/paths.ts'
import { toast } from '#console/ui/toast.ts'

export type Restore = {
  readonly start: (plan: ConfirmedPlan) => void
  readonly sending: boolean
  /** The cloud has accepted it; the page is about to be left. */
  readonly finished: boolean
  readonly failed: FailedCreate | undefined
  /** The answer was lost but the cluster is there: the page goes on to it. */
  readonly adopt: (clusterId: string) => void
}

type Props = {
  readonly region: string
  readonly clusterId: string
  readonly clusterName: string
  readonly body: Body<'createRestoreCluster'>
  /** What was typed has done its work. */
  readonly onDone: () => void
}

/** Sends the restore once and goes on to the new cluster, where it is followed. A failure changes nothing: everything typed stays. */
export function useRestore({ region, clusterId, clusterName, body, onDone }: Props): Restore {
  const t = useTranslations('restore.review')
  const navigate = useNavigate()
  const write = useWrite('createRestoreCluster', clusterId)
  const [failed, setFailed] = useState<FailedCreate>()
  const [onward, setOnward] = useState<string>()
  // A double click comes before React has drawn the first one: only a ref is quick enough.
  const underWay = useRef(false)
  const finish = (path: string) => {
    onDone()
    setOnward(path)
  }
  const start = (plan: ConfirmedPlan) => {
    if (underWay.current) return
    underWay.current = true
    setFailed(undefined)
    const sentAt = cloudNow()
    write.send({ cluster_id: clusterId, body }, { cluster: { id: clusterId, name: clusterName }, plan }).then(
      (answer) => {
        const request = answer.request_id
        toast({ kind: 'done', title: t('accepted', { name: body.name }), requestId: request })
        const follow = { request, operation: 'createRestoreCluster', sent: new Date(sentAt).toISOString() }
        finish(paths.cluster(region, resourceOf(answer), follow))
      },
      (error: unknown) => {
        underWay.current = false
        const failure = failureOf(error)
        if (failure !== undefined) setFailed({ failure, name: body.name, sentAt })
      },
    )
  }
  // After the drawing in which the leave guard learns that there is nothing left to guard.
  useEffect(() => {
    if (onward !== undefined) void navigate(onward, { replace: true })
  }, [onward, navigate])
  return {
    start,
    sending: write.sending,
    finished: onward !== undefined,
    failed,
    adopt: (id) => finish(paths.cluster(region, id)),
  }
}
