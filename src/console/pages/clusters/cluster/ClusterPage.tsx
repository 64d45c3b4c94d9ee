import { useState } from 'react'
import { useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { readInstant } from '#contract/instant.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { PlanDialog } from '#console/components/PlanDialog.tsx'
import type { PlannedAction } from '#console/components/plan-effects.ts'
import { RequestProgress } from '#console/components/RequestProgress.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { ClusterHeader } from './ClusterHeader.tsx'
import { ClusterNotices } from './ClusterNotices.tsx'
import { ClusterSkeleton } from './ClusterSkeleton.tsx'
import { ConnectPanel } from './ConnectPanel.tsx'
import { GonePage } from './GonePage.tsx'
import { InstancesPanel } from './InstancesPanel.tsx'
import { PropertiesPanel } from './PropertiesPanel.tsx'
import { StoragePanel } from './StoragePanel.tsx'
import { TopologyPanel } from './TopologyPanel.tsx'
import { useCluster, type ClusterRead } from './use-cluster.ts'
import { useEnding } from './use-ending.ts'
import { useFollow } from './use-follow.ts'

/** One cluster: its state, how it is built, how to reach it, and what can be done with it now. */
export function ClusterPage() {
  const { clusterId = '' } = useParams()
  // Another cluster is another page: nothing that was opened or followed on the last one may stay.
  return <Cluster key={clusterId} clusterId={clusterId} />
}

function Cluster({ clusterId }: { readonly clusterId: string }) {
  const { followed, follow, dismiss } = useFollow()
  const [ended, setEnded] = useState<{ readonly request: string; readonly at: number }>()
  // Read until the cloud has answered once more after the verdict: a later answer may still tell of a move.
  const watched = (answeredAt: number) => followed !== undefined && (followed.request !== ended?.request || answeredAt <= ended.at)
  const read = useCluster(clusterId, watched)
  const { cluster, failure, gone } = read
  const onEnd = useEnding(clusterId, cluster?.name ?? clusterId, followed)
  usePageTitle(cluster?.name ?? clusterId)

  const progress = followed !== undefined && (
    <RequestProgress
      key={followed.request}
      followed={followed}
      state={gone ? undefined : cluster?.service_state}
      modifiedAt={readInstant(cluster?.modified_at)}
      gone={gone}
      readAt={read.answeredAt}
      onEnd={(ending) => {
        // The strip may be drawn anew at another place and come to its end again there.
        setEnded((last) => (last?.request === followed.request ? last : { request: followed.request, at: read.answeredAt }))
        onEnd(ending)
      }}
      onDismiss={dismiss}
    />
  )
  const creating = followed?.operation === 'createCluster' && followed.request !== ended?.request
  if (cluster === undefined && gone && !creating) return <GonePage clusterId={clusterId} progress={progress} />
  if (cluster === undefined && failure !== undefined && !gone) {
    return (
      <div className="mx-auto grid max-w-176 gap-4 p-6 max-s:p-4">
        <h1 className="sr-only">{clusterId}</h1>
        {progress}
        <FailureNotice failure={failure} operation="showCluster" onRetry={() => void read.refresh()} />
      </div>
    )
  }
  if (cluster === undefined) return <ClusterSkeleton progress={progress} preparing={gone} />
  return <Overview cluster={cluster} read={read} progress={progress} onAccepted={follow} />
}

type OverviewProps = {
  readonly cluster: Result<'showCluster'>
  readonly read: ClusterRead
  readonly progress: React.ReactNode
  readonly onAccepted: Parameters<typeof PlanDialog>[0]['onAccepted']
}

function Overview({ cluster, read, progress, onAccepted }: OverviewProps) {
  const t = useTranslations('cluster')
  const [plan, setPlan] = useState<{ readonly action: PlannedAction; readonly open: boolean; readonly opening: number }>()
  const openPlan = (action: PlannedAction) => setPlan((last) => ({ action, open: true, opening: (last?.opening ?? 0) + 1 }))
  const closePlan = () => setPlan((last) => (last === undefined ? undefined : { ...last, open: false }))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-6 pt-5 max-s:p-4">
      <ClusterHeader cluster={cluster} gone={read.gone} onPlan={openPlan} />
      {progress}
      <ClusterNotices cluster={cluster} read={read} onPlan={openPlan} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 l:grid-cols-[minmax(0,1fr)_var(--aside)] l:gap-6">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <TopologyPanel cluster={cluster} read={read} />
          <ConnectPanel cluster={cluster} />
          <InstancesPanel cluster={cluster} />
          <StoragePanel cluster={cluster} />
        </div>
        <aside aria-label={t('properties.title')}>
          <PropertiesPanel cluster={cluster} />
        </aside>
      </div>
      {plan !== undefined && (
        <PlanDialog
          key={plan.opening}
          action={plan.action}
          cluster={cluster}
          open={plan.open}
          onClose={closePlan}
          onAccepted={(follow) => {
            closePlan()
            onAccepted(follow)
          }}
        />
      )}
    </div>
  )
}
