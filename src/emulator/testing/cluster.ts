import { createBody } from './create-body.ts'
import { hour, type TestCloud } from './cloud.ts'

/** A cluster that has been running for an hour. */
export async function running(cloud: TestCloud, ha = true): Promise<string> {
  const { resource } = await cloud.call('createCluster', { body: createBody({ ha }) })
  cloud.account.advance(hour)
  return resource.id
}

/** The state of a cluster, then of its instances. */
export async function statesOf(cloud: TestCloud, cluster_id: string): Promise<string[]> {
  const { service_state, instance_groups } = await cloud.call('showCluster', { cluster_id })
  return [service_state, ...instance_groups.flatMap((group) => group.instances.map((instance) => instance.service_state))]
}

export async function requestState(cloud: TestCloud, request_id: string): Promise<string> {
  return (await cloud.call('showRequest', { request_id })).state
}
