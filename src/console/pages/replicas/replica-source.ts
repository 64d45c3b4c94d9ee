import { idPattern, type Result } from '#contract/operation.ts'
import type { Ask, FleetSource, Place } from '#console/api/fleet-walk.ts'
import { matchReplicas, type Located, type Replica } from '#console/lib/replicas.ts'

/** A replica without the answer of Show Cluster: of thousands only what is shown is kept. */
export type FoundReplica = Omit<Replica, 'detail'>

/** The replicas of each origin, with the cluster that each one is, as far as that can be told. */
export const replicaSource: FleetSource<readonly FoundReplica[]> = {
  name: 'replicas across the region',
  applies: ({ role_type, service_state }) => role_type !== 'REPLICA' && service_state !== 'TERMINATED',
  read: (ask, { id }, place) => readReplicas(ask, id, place),
}

async function readReplicas(ask: Ask, id: string, { region, isListed }: Place): Promise<readonly FoundReplica[]> {
  const { contents } = await ask('listReplicas', { cluster_id: id })
  const items = contents ?? []
  if (items.length === 0) return []
  const origin = await ask('showCluster', { cluster_id: id })
  const ids = [...new Set((origin.replicas ?? []).filter((one) => idPattern.test(one)))]
  // So many of them are in other regions: an id that the list of this one lacks is one of these, and is not asked for.
  const elsewhere = items.filter((item) => isElsewhere(item, region)).length
  const unlisted = ids.filter((one) => !isListed(one))
  const located = await locate(ask, unlisted.length > elsewhere ? ids : ids.filter(isListed), region)
  const replicas = matchReplicas({ ids, region, items, located, pending: false })
  return replicas.map(withoutDetail)
}

function withoutDetail({ detail, ...rest }: Replica): FoundReplica {
  void detail
  return rest
}

type Item = Result<'listReplicas'>['contents'][number]

function isElsewhere({ region: told }: Item, region: string): boolean {
  return typeof told === 'string' && told !== '' && told !== region
}

/** The clusters of the ids, as far as this region has them: one that lives elsewhere, or may not be read, is left out. */
async function locate(ask: Ask, ids: readonly string[], region: string): Promise<Map<string, Located>> {
  const located = new Map<string, Located>()
  for (const id of ids) {
    const detail = await ask('showCluster', { cluster_id: id }).catch(() => undefined)
    if (detail !== undefined) located.set(id, { region, row: detail, detail })
  }
  return located
}
