import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { needsAttention } from '#contract/rules/states.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { synchronizeClusterState } from '#console/components/plans/clusters.ts'
import type { usePlan } from '#console/components/use-plan.tsx'
import type { ClusterRead } from '#console/components/use-cluster.ts'
import { serversOf } from '#console/lib/topology.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'

type Props = {
  readonly cluster: Result<'showCluster'>
  readonly read: ClusterRead
  readonly onPlan: ReturnType<typeof usePlan>['open']
}

/** What a person should know before reading on: the data is old, or the cluster is not well. Nothing where all is well. */
export function ClusterNotices({ cluster, read, onPlan }: Props) {
  const t = useTranslations('cluster')
  if (read.gone)
    return (
      <Notice kind="info" title={t('gone.stale')}>
        {t('gone.staleText')}
      </Notice>
    )
  return (
    <>
      {read.failure !== undefined && (
        <FailureNotice stale failure={read.failure} operation="showCluster" onRetry={() => void read.refresh()} />
      )}
      <Attention cluster={cluster} onPlan={onPlan} />
    </>
  )
}

function Attention({ cluster, onPlan }: Omit<Props, 'read'>) {
  const t = useTranslations('cluster')
  const sync = (
    <Button size="small" onClick={() => onPlan(synchronizeClusterState)}>
      {t('actions.synchronizeClusterState')}
    </Button>
  )
  const state = cluster.service_state
  if (state === 'TERMINATED')
    return (
      <Notice kind="info" title={t('attention.TERMINATED.title')}>
        {t('attention.TERMINATED.text')}
      </Notice>
    )
  const loud = (['UNKNOWN', 'ERROR', 'FAILED'] as const).find((word) => word === state)
  if (loud !== undefined) {
    return (
      <Notice kind={loud === 'UNKNOWN' ? 'warning' : 'error'} title={t(`attention.${loud}.title`)} actions={sync}>
        {t(`attention.${loud}.text`)}
      </Notice>
    )
  }
  const unwell = serversOf(cluster).filter((server) => needsAttention(server.state))
  if (unwell.length === 0) return null
  return (
    <Notice kind="warning" title={t('attention.instances.title', { count: unwell.length })} actions={sync}>
      <span className="font-mono">{unwell.map((server) => server.name).join(', ')}</span>
    </Notice>
  )
}
