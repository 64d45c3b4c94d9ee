import { useState } from 'react'
import { Outlet, useParams } from 'react-router'
import type { Result } from '#contract/operation.ts'
import { readInstant } from '#contract/instant.ts'
import { makesClusters } from '#contract/rules/journal/made.ts'
import { useRegion } from '#console/api/region.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { ClusterWrites } from '#console/components/journal/ClusterWrites.tsx'
import { RequestProgress } from '#console/components/RequestProgress.tsx'
import { useCluster, type ClusterRead } from '#console/components/use-cluster.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { paths } from '#console/paths.ts'
import { AgainPlan } from './AgainPlan.tsx'
import { ClusterHeader } from './ClusterHeader.tsx'
import { ClusterNotices } from './ClusterNotices.tsx'
import { ClusterSkeleton, TabSkeleton } from './ClusterSkeleton.tsx'
import { ClusterTabs } from './ClusterTabs.tsx'
import { GonePage } from './GonePage.tsx'
import { useEnding } from './use-ending.ts'
import { useTab, useTabTitle } from './use-tab.ts'

/** One cluster: what it is and what can be done with it now; below that its parts, each a tab with a URL of its own. */
export function ClusterPage() {
  const { clusterId = '' } = useParams()
  // Another cluster is another page: nothing that was opened or followed on the last one may stay.
  return <Cluster key={clusterId} clusterId={clusterId} />
}

function Cluster({ clusterId }: { readonly clusterId: string }) {
  const region = useRegion()
  const { followed, kept, dismiss } = useFollow()
  const [ended, setEnded] = useState<{ readonly request: string; readonly at: number }>()
  // Read until the cloud has answered once more after the verdict: a later answer may still tell of a move.
  const watched = (answeredAt: number) => followed !== undefined && (followed.request !== ended?.request || answeredAt <= ended.at)
  const read = useCluster(clusterId, watched)
  const { cluster, failure, gone } = read
  const onEnd = useEnding(clusterId, cluster?.name ?? clusterId, followed)
  useTabTitle(cluster?.name ?? clusterId, paths.cluster(region, clusterId, kept))

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
  const creating = followed !== undefined && makesClusters(followed.operation) && followed.request !== ended?.request
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
  if (cluster === undefined) return <ClusterSkeleton clusterId={clusterId} progress={progress} preparing={gone} />
  return <Known cluster={cluster} read={read} progress={progress} followed={followed?.request} />
}

type KnownProps = {
  readonly cluster: Result<'showCluster'>
  readonly read: ClusterRead
  readonly progress: React.ReactNode
  readonly followed: string | undefined
}

function Known({ cluster, read, progress, followed }: KnownProps) {
  const region = useRegion()
  const plan = usePlan(cluster)
  const tab = useTab()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 pt-5 pb-6 max-s:pt-4 max-s:pb-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-6 empty:hidden max-s:px-4">
        <ClusterHeader cluster={cluster} gone={read.gone} onPlan={plan.open} />
        {progress}
        <ClusterWrites region={region} clusterId={cluster.id} followed={followed} />
        <AgainPlan cluster={cluster} onPlan={plan.open} />
        <ClusterNotices cluster={cluster} read={read} onPlan={plan.open} />
      </div>
      <ClusterTabs cluster={cluster} />
      <div className="px-6 max-s:px-4">
        {/* A tab of its own: its skeleton is there at once, and no failure of the last one stays. */}
        <PageBoundary key={tab} loading={<TabSkeleton />}>
          <Outlet />
        </PageBoundary>
      </div>
      {plan.dialog}
    </div>
  )
}
