import { useClusterHere } from '#console/components/use-cluster.ts'
import { FollowerPanel } from './FollowerPanel.tsx'
import { ReplicaList } from './ReplicaList.tsx'

/** The replicas of an origin; for a replica, how it follows its own. */
export function ReplicasPage() {
  const { data: cluster } = useClusterHere()
  return cluster.role_type === 'REPLICA' ? <FollowerPanel cluster={cluster} /> : <ReplicaList cluster={cluster} />
}
