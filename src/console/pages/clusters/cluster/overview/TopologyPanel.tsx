import { ArrowLeftRight, RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { isMoving } from '#contract/rules/states.ts'
import { useNow } from '#console/api/now.ts'
import type { Read } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { useFailureWords } from '#console/components/FailureNotice.tsx'
import { switchoverCluster } from '#console/components/plans/clusters.ts'
import { ReadAge } from '#console/components/ReadAge.tsx'
import { Topology } from '#console/components/Topology.tsx'
import { usePlan } from '#console/components/use-plan.tsx'
import { useOrigin } from '#console/components/use-origin.ts'
import { useTopology } from '#console/components/use-topology.ts'
import { endpoints, portOf } from '#console/lib/connection.ts'
import { Button } from '#console/ui/Button.tsx'
import { IconButton } from '#console/ui/IconButton.tsx'
import { Panel } from '#console/ui/Panel.tsx'

type Props = { readonly cluster: Result<'showCluster'>; readonly read: Read<Result<'showCluster'>> }

/** The drawing of who talks to whom, and how old what stands here is. */
export function TopologyPanel({ cluster, read }: Props) {
  const t = useTranslations('cluster')
  const region = useRegion()
  const moving = isMoving(cluster.service_state)
  const { drawing, readAt, failure, refresh } = useTopology(cluster, moving)
  const origin = useOrigin(cluster)
  return (
    <Panel
      title={t('topology.title')}
      aside={
        <>
          {cluster.ha_enabled === true && <Switchover cluster={cluster} />}
          <ReadAge readAt={read.readAt} polling={moving} />
          <IconButton
            size="small"
            label={t('actions.refresh')}
            icon={<RefreshCw className="size-3.5" aria-hidden="true" />}
            busy={read.refreshing && !moving}
            onClick={() => void Promise.all([read.refresh(), refresh()])}
          />
        </>
      }
    >
      <Topology
        drawing={drawing}
        region={region}
        endpoints={endpoints(cluster)}
        port={portOf(cluster)}
        readAt={readAt}
        {...(origin === undefined ? {} : { origin })}
      />
      {drawing.ambiguous && <p className="mt-3 max-w-176 text-12 text-quiet">{t('topology.ambiguous')}</p>}
      {failure !== undefined && <ReplicasFailed failure={failure} onRetry={() => void refresh()} />}
    </Panel>
  )
}

/** Where the two servers are drawn, they can be made to change places. */
function Switchover({ cluster }: { readonly cluster: Result<'showCluster'> }) {
  const t = useTranslations('cluster.actions')
  const plan = usePlan(cluster)
  const reason = useReason('switchoverCluster', factsOf(cluster, useNow(30_000)))
  return (
    <>
      <Button
        size="small"
        icon={<ArrowLeftRight className="size-3.5" aria-hidden="true" />}
        disabledReason={reason}
        onClick={() => plan.open(switchoverCluster)}
      >
        {t('switchoverCluster')}
      </Button>
      {plan.dialog}
    </>
  )
}

function ReplicasFailed({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  const t = useTranslations('cluster.topology')
  const common = useTranslations('common')
  const { title } = useFailureWords(failure, 'listReplicas')
  return (
    <div className="mt-3 flex max-w-176 flex-wrap items-center gap-x-3 gap-y-1 text-12">
      <p className="text-unknown">{t('failed', { reason: title })}</p>
      <Button size="small" onClick={onRetry}>
        {common('tryAgain')}
      </Button>
    </div>
  )
}
