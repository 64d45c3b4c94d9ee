import { useQuery } from '@tanstack/react-query'
import type { Failure } from '#contract/errors.ts'
import { idPattern, type Result } from '#contract/operation.ts'
import { isMoving } from '#contract/rules/states.ts'
import { pollWhile } from '#console/api/polling.ts'
import { failureOf, readOptions } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { shortId } from '#console/lib/format.ts'

/** Where a replica gets its data from. */
export type Origin = {
  readonly id: string
  readonly region: string
  /** The head of its id until its name could be read. */
  readonly name: string
  readonly cluster: Result<'showCluster'> | undefined
  /** Whether this sign-in reaches its region. */
  readonly reachable: boolean
  readonly loading: boolean
  readonly failure: Failure | undefined
}

/** The origin of a replica, read in its own region; `undefined` for a cluster that follows none. */
export function useOrigin(cluster: Result<'showCluster'>): Origin | undefined {
  const here = useRegion()
  const { regions } = useSession()
  const id = cluster.origin_cluster_id ?? ''
  const elsewhere = cluster.init_config_option?.origin_region ?? ''
  const region = elsewhere === '' ? here : elsewhere
  const valid = idPattern.test(id) && cluster.role_type !== 'ORIGIN'
  const reachable = regions.includes(region)
  const query = useQuery({
    ...readOptions(region, 'showCluster', { cluster_id: id }),
    enabled: valid && reachable,
    staleTime: 60_000,
    refetchInterval: (current) => pollWhile(current, current.state.data !== undefined && isMoving(current.state.data.service_state)),
  })
  if (!valid) return undefined
  return {
    id,
    region,
    name: query.data?.name ?? shortId(id),
    cluster: query.data,
    reachable,
    loading: query.isPending && reachable,
    failure: failureOf(query.error),
  }
}
