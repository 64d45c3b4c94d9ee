import { useEffect, useEffectEvent, useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { isMoving } from '#contract/rules/states.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { inputFor, useAgain } from '#console/components/activity/use-again.ts'
import { useClusterHere } from '#console/components/use-cluster.ts'
import { useReplicas } from '#console/components/use-replicas.ts'
import { paths } from '#console/paths.ts'
import { buttonClass } from '#console/ui/Button.tsx'
import { EmptyState } from '#console/ui/EmptyState.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { replicaDraft } from './draft.ts'
import { fromRequest } from './from-request.ts'
import { ReplicaForm } from './ReplicaForm.tsx'
import { stepIds } from './steps.ts'
import { firstValues, replicasLeft } from './values.ts'

/** New replicas of a cluster, in its region or another one. Each origin has a draft of its own. */
export function CreateReplicaPage() {
  const { data: origin } = useClusterHere()
  const { replicas, pending } = useReplicas(origin, { moving: isMoving(origin.service_state) })
  const { pending: reading } = useAgain()
  const [ready, setReady] = useState(!pending)
  // Only the first time: what is read again later must not take the form away.
  if (!ready && !pending) setReady(true)
  if (!ready || reading) return <Skeleton className="h-80 w-full" />
  return <Opened origin={origin} taken={replicas.flatMap(({ name, cluster }) => (cluster === undefined ? [] : [name]))} />
}

type OpenedProps = { readonly origin: Result<'showCluster'>; readonly taken: readonly string[] }

/** Whether there is room is asked when the form opens: the last replica that it makes must not take it away. */
function Opened({ origin, taken }: OpenedProps) {
  const [full] = useState(() => replicasLeft(origin) === 0)
  return full ? <Full origin={origin} /> : <Start origin={origin} taken={taken} />
}

function Start({ origin, taken }: OpenedProps) {
  const region = useRegion()
  const { environment, regions } = useSession()
  const otherRegions = regions.filter((other) => other !== region)
  const { again, done } = useAgain()
  const sent = inputFor(again, 'createReplica') ?? inputFor(again, 'createOtherRegionReplica')
  const [draft] = useState(() => replicaDraft({ environment, region, clusterId: origin.id }))
  const [start] = useState(() => {
    const empty = firstValues(origin, otherRegions, taken)
    const kept = sent === undefined ? draft.load() : { values: { ...empty, ...fromRequest(sent.body) }, visited: stepIds }
    return { empty, first: kept?.values ?? empty, visited: kept?.visited ?? [] }
  })
  // The form has it now: a reload must not take it again over what is changed later.
  const forgetTried = useEffectEvent(() => {
    if (sent !== undefined) done()
  })
  useEffect(() => forgetTried(), [])
  return <ReplicaForm origin={origin} taken={taken} otherRegions={otherRegions} draft={draft} {...start} />
}

/** The form would be refused: there are as many replicas as a cluster can have. */
function Full({ origin }: { readonly origin: Result<'showCluster'> }) {
  const t = useTranslations('replicas.new')
  const rules = useTranslations('rules')
  const region = useRegion()
  return (
    <EmptyState
      title={t('full', { name: origin.name })}
      text={rules('replicas_full')}
      actions={
        <Link to={paths.clusterTab(region, origin.id, 'replicas')} className={buttonClass('primary')}>
          {t('toList')}
        </Link>
      }
    />
  )
}
