import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Result } from '#contract/operation.ts'
import { useRegion } from '#console/api/region.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { paths, type ClusterTab } from '#console/paths.ts'

type Props = { readonly cluster: Pick<Result<'showCluster'>, 'id'>; readonly tab: ClusterTab; readonly children: ReactNode }

/** From a piece of something to the tab that has all of it; what is followed goes along. */
export function TabLink({ cluster, tab, children }: Props) {
  const region = useRegion()
  const { kept } = useFollow()
  return (
    <Link to={paths.clusterTab(region, cluster.id, tab, kept)} className="text-accent-text hover:underline">
      {children}
    </Link>
  )
}
