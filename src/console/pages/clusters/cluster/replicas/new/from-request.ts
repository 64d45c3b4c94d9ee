import type { Body } from '#contract/operation.ts'
import { sentParts, sentVolumes } from '#console/components/new-cluster/sent-parts.ts'
import type { Values } from './values.ts'

/** The form of replicas that were asked for before; what is told of one server was told of all. The other way round: `toRequest`. */
export function fromRequest(body: Body<'createReplica'> | Body<'createOtherRegionReplica'>): Partial<Values> {
  const far = 'region' in body
  const group = body.replicas[0]?.instance_groups[0]
  return {
    far,
    ...(far && { region: body.region, subnetId: body.subnet_id, nat: body.nat_enabled === true }),
    replicas: body.replicas.map(({ name, instance_groups: [servers] }) => ({
      name,
      address: servers?.instances?.[0]?.service_ip_address ?? '',
      publicIpId: servers?.instances?.[0]?.public_ip_id ?? '',
    })),
    serverTypeName: group?.server_type_name ?? '',
    volumes: sentVolumes(group?.block_storage_groups ?? []),
    ...sentParts(body),
  }
}
