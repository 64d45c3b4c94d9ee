import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { valueRule } from '#contract/rules/parameters.ts'
import { useSideRead } from '#console/api/query.ts'
import { useGroupParameters } from '#console/components/parameters/use-group-parameters.ts'
import type { Other, OtherValue } from './compare.ts'

/** Something to compare with, as far as it is read. */
export type Source = Other & {
  readonly kind: 'group' | 'cluster'
  readonly title: string
  readonly detail: string
  /** `none`: the cloud has no such group. */
  readonly state: 'loading' | 'ready' | 'none'
  /** How much of it is read: a group comes by pages. */
  readonly read: number
  readonly total: number | undefined
  readonly failure: Failure | undefined
  readonly retry: () => void
}

/** The defaults of the group of a cluster's major version. */
export function useGroupSource(cluster: Result<'showCluster'>, wanted: boolean): Source | undefined {
  const major = (cluster.software_version ?? '').split('.')[0] ?? ''
  const groups = useSideRead('listParameterGroups', { major_version: major }, { enabled: wanted && major !== '', staleTime: 300_000 })
  const group = groups.data?.contents.find((each) => each.major_version === major)
  const { parameters, total, complete, failure, retry } = useGroupParameters(wanted ? group?.id : undefined)
  if (!wanted) return undefined
  return {
    key: 'group',
    kind: 'group',
    title: group?.name ?? '',
    detail: major,
    values: new Map(
      parameters.map(({ name, default_value, description }) => [name.toLowerCase(), plain(name, default_value, description)]),
    ),
    state: complete ? 'ready' : major === '' || (groups.data !== undefined && group === undefined) ? 'none' : 'loading',
    read: parameters.length,
    total,
    failure: groups.failure ?? failure,
    retry: groups.failure === undefined ? retry : () => void groups.refresh(),
  }
}

/** A group tells names and defaults alone; how they are to be read is known from the cluster. */
function plain(name: string, value: string, description: string): OtherValue {
  return { name, value, description, rule: { kind: 'text' } }
}

/** Another cluster's values; `undefined` where no id is given. */
export function useClusterSource(clusterId: string | undefined): Source | undefined {
  const enabled = clusterId !== undefined
  const input = { cluster_id: clusterId ?? 'none' }
  const cluster = useSideRead('showCluster', input, { enabled, staleTime: 60_000 })
  const values = useSideRead('listParameterValues', input, { enabled, staleTime: 60_000 })
  if (clusterId === undefined) return undefined
  const contents = values.data?.contents ?? []
  return {
    key: clusterId,
    kind: 'cluster',
    title: cluster.data?.name ?? clusterId,
    detail: cluster.data?.software_version ?? '',
    values: new Map(
      contents.map((told) => [
        told.name.toLowerCase(),
        { name: told.name, value: told.applied_value, description: told.description ?? '', rule: valueRule(told) },
      ]),
    ),
    state: values.data === undefined ? 'loading' : 'ready',
    read: contents.length,
    total: values.data?.contents.length,
    failure: values.data === undefined ? values.failure : undefined,
    retry: () => void values.refresh(),
  }
}
