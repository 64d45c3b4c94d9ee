import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ConfirmedPlan } from '#contract/bff/journal.ts'
import { useWrite } from '#console/api/mutation.ts'
import { cloudNow } from '#console/api/now.ts'
import { failureOf } from '#console/api/query.ts'
import type { FailedCreate } from '#console/components/new-cluster/use-lost-cluster.ts'
import { paths } from '#console/paths.ts'
import { toast } from '#console/ui/toast.ts'
import { dropDraft } from './draft.ts'
import { rememberSubnet } from '#console/components/new-cluster/known-subnets.ts'
import { toRequest } from './to-request.ts'
import type { Values } from './values.ts'

export type Creation = {
  readonly create: (plan: ConfirmedPlan) => void
  readonly sending: boolean
  /** The cloud has accepted it; the page is about to be left. */
  readonly finished: boolean
  readonly failed: FailedCreate | undefined
  /** The answer was lost but the cluster is there: what was typed has done its work, the page goes on to it. */
  readonly adopt: (clusterId: string) => void
}

type Props = { readonly environment: string; readonly region: string; readonly values: Values }

/** Sends the request once and goes on to the new cluster. A failure changes nothing: everything typed stays. */
export function useCreateCluster({ environment, region, values }: Props): Creation {
  const t = useTranslations('create.review')
  const navigate = useNavigate()
  const write = useWrite('createCluster')
  const [failed, setFailed] = useState<FailedCreate>()
  const [onward, setOnward] = useState<string>()
  // A double click comes before React has drawn the first one: only a ref is quick enough.
  const underWay = useRef(false)
  const finish = (path: string) => {
    dropDraft(environment, region)
    rememberSubnet(environment, region, values.subnetId.trim())
    setOnward(path)
  }
  const create = (plan: ConfirmedPlan) => {
    if (underWay.current) return
    underWay.current = true
    setFailed(undefined)
    const body = toRequest(values)
    const sentAt = cloudNow()
    write.send({ body }, { cluster: { name: body.name }, plan }).then(
      ({ request_id, resource }) => {
        toast({ kind: 'done', title: t('accepted', { name: body.name }), requestId: request_id })
        finish(
          paths.cluster(region, resource.id, { request: request_id, operation: 'createCluster', sent: new Date(sentAt).toISOString() }),
        )
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
    create,
    sending: write.sending,
    finished: onward !== undefined,
    failed,
    adopt: (clusterId) => finish(paths.cluster(region, clusterId)),
  }
}
