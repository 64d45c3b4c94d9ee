import type { Body } from '#contract/operation.ts'
import { running } from './cluster.ts'
import { hour, type TestCloud } from './cloud.ts'

type Request = Body<'createReplica'>

/** A request for replicas of these names, with what is to be different in each one's instance group. */
export function replicaBody(names: readonly string[], changes: object = {}): Request {
  const group = { role_type: 'ACTIVE', server_type_name: 'db1v2m8', block_storage_groups: [{ role_type: 'DATA', size_gb: 512 }] } as const
  const replicas = names.map((name) => ({
    name,
    instance_groups: [{ ...group, block_storage_groups: [...group.block_storage_groups], ...changes }],
  }))
  return { replica_count: names.length, replicas }
}

/** An origin with one replica that follows. */
export async function pair(cloud: TestCloud): Promise<{ origin: string; replica: string }> {
  const origin = await running(cloud)
  await cloud.call('createReplica', { cluster_id: origin, body: replicaBody(['copy-a']) })
  cloud.account.advance(hour)
  return { origin, replica: named(cloud, 'copy-a').id }
}

/** A cluster of the account by its name. */
export function named(cloud: TestCloud, name: string) {
  return cloud.account.clusters().find(({ detail }) => detail.name === name)!
}

export async function lines(cloud: TestCloud, cluster_id: string) {
  return (await cloud.call('listReplicas', { cluster_id })).contents
}

/** The words that the cloud has for an origin's replicas. */
export async function words(cloud: TestCloud, cluster_id: string) {
  return (await lines(cloud, cluster_id)).map((item) => item.replica_state)
}
