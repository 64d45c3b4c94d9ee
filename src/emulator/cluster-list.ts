import type { RdbClusterPageResponse, RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import type { Input } from '#contract/operation.ts'
import { readSort, sortBy, type SortKeys } from './sort.ts'
import type { Cluster, Region, World } from './world.ts'

type Asked = Input<'listClusters'>

/** What can be sorted by: every column of the answer. */
const keys: SortKeys<Cluster> = {
  account_id: ({ detail }) => detail.account_id,
  created_at: ({ detail }) => detail.created_at,
  created_by: ({ detail }) => detail.created_by,
  database_name: ({ detail }) => detail.init_config_option.database_name,
  ha_enabled: ({ detail }) => (detail.ha_enabled === true ? 1 : 0),
  id: ({ id }) => id,
  instance_count: ({ detail }) => detail.instance_count ?? 0,
  modified_at: ({ detail }) => detail.modified_at,
  modified_by: ({ detail }) => detail.modified_by,
  name: ({ detail }) => detail.name,
  role_type: ({ detail }) => detail.role_type ?? '',
  service_state: ({ detail }) => detail.service_state,
}

/**
 * A page of a region's clusters. `name` and `database_name` fit any part, in any case; `service_state` is exact; several states or
 * columns can be given with commas. Equal rows keep the order of their ids, so that pages never overlap. The matching is our choice:
 * the cloud documents none.
 * @throws CloudError 400 for a column or a direction that does not exist
 */
export function listClusters(world: World, region: Region, asked: Asked): RdbClusterPageResponse {
  const size = asked.size ?? 20
  const page = asked.page ?? 0
  const sorting = readSort(asked.sort, keys)
  const fits = filterOf(asked)
  const found = [...world.clusters.values()].filter((cluster) => cluster.region === region && fits(cluster))
  const contents = sortBy(found, sorting)
    .slice(page * size, page * size + size)
    .map(rowOf)
  return { contents, count: found.length, page, size, sort: sorting.told }
}

/** What was asked for is read once, not once for each cluster. */
function filterOf({ name, database_name, service_state }: Asked): (cluster: Cluster) => boolean {
  const inName = (name ?? '').toLowerCase()
  const inDatabase = (database_name ?? '').toLowerCase()
  const states = new Set((service_state ?? '').split(',').filter((state) => state !== ''))
  return ({ detail }) =>
    detail.name.toLowerCase().includes(inName) &&
    detail.init_config_option.database_name.toLowerCase().includes(inDatabase) &&
    (states.size === 0 || states.has(detail.service_state))
}

function rowOf({ detail }: Cluster): RdbClusterResponse {
  return {
    account_id: detail.account_id,
    created_at: detail.created_at,
    created_by: detail.created_by,
    database_name: detail.init_config_option.database_name,
    ha_enabled: detail.ha_enabled,
    id: detail.id,
    instance_count: detail.instance_count,
    modified_at: detail.modified_at,
    modified_by: detail.modified_by,
    name: detail.name,
    role_type: detail.role_type,
    service_state: detail.service_state,
  }
}
