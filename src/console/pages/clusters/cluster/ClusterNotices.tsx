import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { needsAttention } from '#contract/rules/states.ts'
import { useFailureWords } from '#console/components/FailureNotice.tsx'
import { synchronizeClusterState } from '#console/components/plans/clusters.ts'
import type { usePlan } from '#console/components/use-plan.tsx'
import type { ClusterRead } from '#console/components/use-cluster.ts'
import { serversOf } from '#console/lib/topology.ts'
import { Button } from '#console/ui/Button.tsx'
import { CopyButton } from '#console/ui/CopyButton.tsx'
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
      {read.failure !== undefined && <Stale failure={read.failure} onRetry={() => void read.refresh()} />}
      <Attention cluster={cluster} onPlan={onPlan} />
    </>
  )
}

/** A refresh failed: what stands below is old. */
function Stale({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  const t = useTranslations('failures')
  const common = useTranslations('common')
  const words = useFailureWords(failure, 'showCluster')
  return (
    <Notice
      kind="warning"
      title={t('stale', { reason: words.title })}
      actions={
        <Button size="small" onClick={onRetry}>
          {common('tryAgain')}
        </Button>
      }
    >
      <p>{words.what}</p>
      <p>{words.now}</p>
      {failure.requestId !== '' && (
        <p className="flex flex-wrap items-center gap-1.5 text-12 text-quiet">
          {common('requestId')} <code className="wrap-anywhere">{failure.requestId}</code>
          <CopyButton text={failure.requestId} label={common('requestId')} />
        </p>
      )}
    </Notice>
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
