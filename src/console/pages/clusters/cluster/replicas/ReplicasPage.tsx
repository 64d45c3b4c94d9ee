import { useClusterHere } from '#console/components/use-cluster.ts'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { FollowerPanel } from './FollowerPanel.tsx'
import { ListSkeleton, ReplicaList } from './ReplicaList.tsx'

/** The replicas of an origin; for a replica, how it follows its own. */
export function ReplicasPage() {
  const { data: cluster } = useClusterHere()
  if (cluster.role_type === 'REPLICA') return <FollowerPanel cluster={cluster} />
  return (
    <PageBoundary loading={<ListSkeleton cluster={cluster} />}>
      <ReplicaList cluster={cluster} />
    </PageBoundary>
  )
}
