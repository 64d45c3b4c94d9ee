import { ArrowUpFromLine, RefreshCw, RotateCcw } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { OtherRegion } from '#console/api/region.ts'
import { factsOf, useReason, useReasonFor } from '#console/components/action-reason.ts'
import { useFailureWords } from '#console/components/FailureNotice.tsx'
import { OriginLink } from '#console/components/OriginLink.tsx'
import { promoteReplicaCluster, resetReplica, synchronizeReplicaState, type Synced } from '#console/components/plans/replicas.ts'
import { StateBadge } from '#console/components/StateBadge.tsx'
import { useOrigin, type Origin } from '#console/components/use-origin.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { OwnLine } from './OwnLine.tsx'

type Props = { readonly cluster: Result<'showCluster'> }

/** How a replica follows its origin, and what can be done with it. */
export function FollowerPanel({ cluster }: Props) {
  const t = useTranslations('replicas.own')
  const origin = useOrigin(cluster)
  return (
    <Panel title={t('title')}>
      <div className="grid gap-4">
        <p className="max-w-176 text-14 text-quiet">{t('lead')}</p>
        <Facts items={[{ label: t('origin'), value: origin === undefined ? t('noOrigin') : <OriginValue origin={origin} /> }]} />
        {origin?.cluster === undefined ? (
          <div className={actionsClass}>
            <OwnActions cluster={cluster} origin={undefined} synced={undefined} />
          </div>
        ) : (
          <Followed cluster={cluster} origin={origin.cluster} region={origin.region} />
        )}
      </div>
    </Panel>
  )
}

const actionsClass = 'flex flex-wrap gap-2 border-t border-line pt-4'

type FollowedProps = Props & { readonly origin: Result<'showCluster'>; readonly region: string }

/** What the origin says of it, read in the origin's region; what is done to the replica itself is done here. */
function Followed({ cluster, origin, region }: FollowedProps) {
  return (
    <OtherRegion value={region}>
      <OwnLine cluster={cluster} origin={origin}>
        {(synced) => (
          <div className={actionsClass}>
            <SyncAtOrigin origin={origin} region={region} />
            <OtherRegion value={undefined}>
              <OwnActions cluster={cluster} origin={origin} synced={synced} />
            </OtherRegion>
          </div>
        )}
      </OwnLine>
    </OtherRegion>
  )
}

function OriginValue({ origin }: { readonly origin: Origin }) {
  const t = useTranslations('replicas.own')
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <OriginLink origin={origin} />
      {origin.cluster !== undefined && <StateBadge state={origin.cluster.service_state} />}
      {origin.loading && <Skeleton className="w-16" />}
      {!origin.reachable && <span className="text-12 text-quiet">{t('originElsewhere', { region: origin.region })}</span>}
      {origin.failure !== undefined && origin.cluster === undefined && <OriginFailed failure={origin.failure} />}
    </span>
  )
}

function OriginFailed({ failure }: { readonly failure: NonNullable<Origin['failure']> }) {
  const t = useTranslations('replicas.own')
  const { title } = useFailureWords(failure, 'showCluster')
  return <span className="text-12 text-unknown">{t('originUnread', { reason: title })}</span>
}

type OwnActionsProps = Props & { readonly origin: Result<'showCluster'> | undefined; readonly synced: Synced | undefined }

function OwnActions({ cluster, origin, synced }: OwnActionsProps) {
  const t = useTranslations('replicas')
  const plan = usePlan(cluster)
  const reasonFor = useReasonFor(factsOf(cluster, useNow(30_000)))
  return (
    <>
      <Button
        icon={<RotateCcw className="size-4" aria-hidden="true" />}
        className="max-s:flex-auto"
        disabledReason={reasonFor('resetReplica')}
        onClick={() => plan.open((about) => resetReplica(about, { origin }))}
      >
        {t('reset')}
      </Button>
      <Button
        icon={<ArrowUpFromLine className="size-4" aria-hidden="true" />}
        className="max-s:flex-auto"
        disabledReason={reasonFor('promoteReplicaCluster')}
        onClick={() => plan.open((about) => promoteReplicaCluster(about, { synced, origin }))}
      >
        {t('promote')}
      </Button>
      {plan.dialog}
    </>
  )
}

/** The operation belongs to the origin: it is followed on its page. */
function SyncAtOrigin({ origin, region }: { readonly origin: Result<'showCluster'>; readonly region: string }) {
  const t = useTranslations('replicas')
  const navigate = useNavigate()
  const plan = usePlan(origin, {
    onAccepted: ({ follow }) => void navigate(paths.clusterTab(region, origin.id, 'replicas', follow)),
  })
  const reason = useReason('synchronizeReplicaState', factsOf(origin, useNow(30_000)))
  return (
    <>
      <Button
        icon={<RefreshCw className="size-4" aria-hidden="true" />}
        className="max-s:flex-auto"
        disabledReason={reason}
        onClick={() => plan.open(synchronizeReplicaState)}
      >
        {t('sync')}
      </Button>
      {plan.dialog}
    </>
  )
}
