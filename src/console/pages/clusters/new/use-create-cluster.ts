import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import { useWrite } from '#console/api/mutation.ts'
import { cloudNow } from '#console/api/now.ts'
import { failureOf } from '#console/api/query.ts'
import { paths } from '#console/paths.ts'
import { toast } from '#console/ui/toast.ts'
import { dropDraft } from './draft.ts'
import { rememberSubnet } from './known-subnets.ts'
import { toRequest } from './to-request.ts'
import type { Values } from './values.ts'

export type Creation = {
  readonly create: () => void
  readonly sending: boolean
  /** The cloud has accepted it; the page is about to be left. */
  readonly finished: boolean
  readonly failure: Failure | undefined
}

type Props = { readonly environment: string; readonly region: string; readonly values: Values }

/** Sends the request once and goes on to the new cluster. A failure changes nothing: everything typed stays. */
export function useCreateCluster({ environment, region, values }: Props): Creation {
  const t = useTranslations('create.review')
  const navigate = useNavigate()
  const write = useWrite('createCluster')
  const [failure, setFailure] = useState<Failure>()
  const [onward, setOnward] = useState<string>()
  // A double click comes before React has drawn the first one: only a ref is quick enough.
  const underWay = useRef(false)
  const send = async () => {
    setFailure(undefined)
    const body = toRequest(values)
    const sent = new Date(cloudNow()).toISOString()
    const answer = await write.send({ body })
    dropDraft(environment, region)
    rememberSubnet(environment, region, body.subnet_id)
    toast({ kind: 'done', title: t('accepted', { name: body.name }), requestId: answer.request_id })
    return paths.cluster(region, answer.resource.id, { request: answer.request_id, operation: 'createCluster', sent })
  }
  const create = () => {
    if (underWay.current) return
    underWay.current = true
    send().then(setOnward, (error: unknown) => {
      underWay.current = false
      setFailure(failureOf(error))
    })
  }
  // After the drawing in which the leave guard learns that there is nothing left to guard.
  useEffect(() => {
    if (onward !== undefined) void navigate(onward, { replace: true })
  }, [onward, navigate])
  return { create, sending: write.sending, finished: onward !== undefined, failure }
}
