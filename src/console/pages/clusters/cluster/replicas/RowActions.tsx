import { ArrowUpFromLine, Ellipsis, RotateCcw } from 'lucide-react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { lagOf } from '#contract/rules/replica-state.ts'
import { useNow } from '#console/api/now.ts'
import { useRefreshCluster } from '#console/api/query.ts'
import { OtherRegion } from '#console/api/region.ts'
import { factsOf, useReasonFor } from '#console/components/action-reason.ts'
import { promoteReplicaCluster, resetReplica, type Synced } from '#console/components/plans/replicas.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import type { Replica } from '#console/lib/replicas.ts'
import { paths } from '#console/paths.ts'
import { iconButtonClass } from '#console/ui/Button.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Menu } from '#console/ui/Menu.tsx'

type Props = {
  readonly replica: Replica
  readonly origin: Result<'showCluster'>
  /** When List Replicas was read, in ms since 1970 on the cloud's clock. */
  readonly readAt: number
}

/** What can be done with one replica, in its own region; where its cluster is in doubt, nothing. */
export function RowActions({ replica, origin, readAt }: Props) {
  const t = useTranslations('replicas')
  const { cluster, detail, name } = replica
  if (cluster === undefined) return <span className="text-12 text-quiet max-s:sr-only">{t('doubt.row')}</span>
  if (detail === undefined) {
    return (
      <IconButton
        label={t('actionsOf', { name })}
        icon={<Ellipsis className="size-4" aria-hidden="true" />}
        disabledReason={t('unreadable')}
      />
    )
  }
  return (
    <OtherRegion value={cluster.region}>
      <Deeds replica={detail} region={cluster.region} origin={origin} synced={syncedOf(replica, readAt)} />
    </OtherRegion>
  )
}

/** Up to when it has everything, for the plan of a promote. */
export function syncedOf({ syncedAt }: Replica, readAt: number): Synced | undefined {
  const lag = lagOf(syncedAt, readAt)
  return syncedAt === undefined || lag === undefined ? undefined : { at: syncedAt, lag }
}

type DeedsProps = {
  readonly replica: Result<'showCluster'>
  readonly region: string
  readonly origin: Result<'showCluster'>
  readonly synced: Synced | undefined
}

function Deeds({ replica, region, origin, synced }: DeedsProps) {
  const t = useTranslations('replicas')
  const navigate = useNavigate()
  const refresh = useRefreshCluster()
  const reasonFor = useReasonFor(factsOf(replica, useNow(30_000)))
  const plan = usePlan(replica, {
    onAccepted: ({ follow }) => {
      // The origin names its replicas: it may name another number of them now.
      void refresh(origin.id)
      void navigate(paths.cluster(region, replica.id, follow))
    },
  })
  return (
    <>
      <Menu
        label={t('actionsOf', { name: replica.name })}
        trigger={<Ellipsis className="size-4" aria-hidden="true" />}
        triggerClass={iconButtonClass('quiet')}
        items={[
          {
            id: 'reset',
            label: t('reset'),
            icon: <RotateCcw className="size-4" aria-hidden="true" />,
            disabledReason: reasonFor('resetReplica'),
            onSelect: () => plan.open((about) => resetReplica(about, { origin })),
          },
          {
            id: 'promote',
            label: t('promote'),
            icon: <ArrowUpFromLine className="size-4" aria-hidden="true" />,
            danger: true,
            disabledReason: reasonFor('promoteReplicaCluster'),
            onSelect: () => plan.open((about) => promoteReplicaCluster(about, { synced, origin })),
          },
        ]}
      />
      {plan.dialog}
    </>
  )
}
