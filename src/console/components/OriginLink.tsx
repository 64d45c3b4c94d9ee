import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Result } from '#contract/operation.ts'
import { useRegion } from '#console/api/region.ts'
import { paths } from '#console/paths.ts'
import { useOrigin, type Origin } from './use-origin.ts'

/** The way to the origin of a replica, in the origin's region. */
export function OriginLink({ origin }: { readonly origin: Pick<Origin, 'id' | 'region' | 'name'> }) {
  const here = useRegion()
  return (
    <span>
      <Link to={paths.cluster(origin.region, origin.id)} className="font-medium wrap-anywhere">
        {origin.name}
      </Link>
      {origin.region !== here && <span className="text-quiet"> ({origin.region})</span>}
    </span>
  )
}

type OriginOfProps = { readonly cluster: Result<'showCluster'>; readonly children: (link: ReactNode) => ReactNode }

/** The same for a cluster that may be a replica; nothing where it is none. `children` says it in a sentence. */
export function OriginOf({ cluster, children }: OriginOfProps) {
  const origin = useOrigin(cluster)
  return origin === undefined ? null : children(<OriginLink origin={origin} />)
}
