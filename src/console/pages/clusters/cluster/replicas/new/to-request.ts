import type { Body } from '#contract/operation.ts'
import { sentAddresses } from '#console/lib/addresses.ts'
import type { VolumeType } from '#console/components/new-cluster/parts.ts'
import type { Asked, Values } from './values.ts'

type Request = Body<'createReplica'>

/** The request for replicas beside their origin, for a valid form. What is empty or does not apply is left out. */
export function toRequest(values: Values, volumeType: VolumeType | undefined): Request {
  const tags = values.tags.filter(({ key }) => key.trim() !== '').map(({ key, value }) => ({ key: key.trim(), value: value.trim() }))
  return {
    replica_count: values.replicas.length,
    replicas: values.replicas.map((asked) => ({ name: asked.name.trim(), instance_groups: [groupOf(asked, values, volumeType)] })),
    allowable_ip_addresses: sentAddresses(values.addresses),
    ...(values.maintenance && {
      maintenance_option: { starting_day_of_week: values.day, starting_time: values.startTime, period_hour: values.periodHours },
    }),
    ...(tags.length > 0 && { tags }),
  }
}

/** The request for replicas in another region. */
export function toFarRequest(values: Values, volumeType: VolumeType | undefined): Body<'createOtherRegionReplica'> {
  return { region: values.region, subnet_id: values.subnetId.trim(), nat_enabled: values.nat, ...toRequest(values, volumeType) }
}

/** A replica is one server with DATA volumes alone; the OS volume comes by itself. */
function groupOf(asked: Asked, { serverTypeName, volumes, far, nat }: Values, volumeType: VolumeType | undefined) {
  const address = asked.address.trim()
  const publicIp = far && !nat ? '' : asked.publicIpId.trim()
  return {
    role_type: 'ACTIVE' as const,
    server_type_name: serverTypeName,
    block_storage_groups: volumes.map(({ role, sizeGb }) => ({
      role_type: role,
      size_gb: sizeGb,
      ...(volumeType !== undefined && { volume_type: volumeType }),
    })),
    instances: [
      {
        role_type: 'ACTIVE' as const,
        ...(address !== '' && { service_ip_address: address }),
        ...(publicIp !== '' && { public_ip_id: publicIp }),
      },
    ],
  }
}
