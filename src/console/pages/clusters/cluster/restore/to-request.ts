import type { Body } from '#contract/operation.ts'
import { volumeTypes } from '#contract/postgresql/words.ts'
import { sentAddresses } from '#console/lib/addresses.ts'
import { readTyped } from '#console/lib/typed-instant.ts'
import { changedFrom, type Cluster, type Values } from './values.ts'

type Request = Body<'createRestoreCluster'>

/**
 * The request for a valid form: exactly one of backup and point in time, the latter in UTC. Volumes that are as the original's are left
 * out, so that the cloud takes them over as they are by then; the others cannot be, for without them there would be none.
 */
export function toRequest(values: Values, cluster: Cluster): Request {
  const changed = changedFrom(cluster, values)
  const tags = values.tags.filter(({ key }) => key.trim() !== '').map(({ key, value }) => ({ key: key.trim(), value: value.trim() }))
  return {
    ...picked(values),
    name: values.name.trim(),
    instance_name_prefix: values.prefix.trim(),
    server_type_name: values.serverTypeName.trim(),
    ...(changed.has('volumes') && { block_storage_groups: volumes(values, cluster) }),
    allowable_ip_addresses: sentAddresses(values.addresses),
    ...(values.maintenance && {
      maintenance_option: { starting_day_of_week: values.day, starting_time: values.startTime, period_hour: values.periodHours },
    }),
    ...(tags.length > 0 && { tags }),
  }
}

function picked({ from, typed, backup }: Values): Pick<Request, 'backup_history_number' | 'backup_recovery_time'> {
  if (from === 'backup') return { backup_history_number: backup }
  const reading = readTyped(typed)
  // Whole seconds: nothing finer can be typed.
  return reading.kind === 'instant' ? { backup_recovery_time: new Date(reading.instant).toISOString().replace('.000Z', 'Z') } : {}
}

/** All volumes of the new cluster, the OS volume as the original has it. The type of storage is inherited whatever is sent; the request asks for one. */
function volumes({ volumes: asked }: Values, cluster: Cluster): Request['block_storage_groups'] {
  const existing = cluster.instance_groups?.[0]?.block_storage_groups ?? []
  const type = storageTypeOf(cluster)
  const typed = type === undefined ? {} : { volume_type: type }
  return [
    ...existing.filter(({ role_type }) => role_type === 'OS').map(({ size_gb }) => ({ role_type: 'OS' as const, size_gb, ...typed })),
    ...asked.map(({ role, sizeGb }) => ({ role_type: role, size_gb: sizeGb, ...typed })),
  ]
}

/** The type of the original's DATA volumes, as far as it is one that a request can name. */
function storageTypeOf(cluster: Cluster): (typeof volumeTypes)[number] | undefined {
  const data = cluster.instance_groups?.[0]?.block_storage_groups?.find(({ role_type }) => role_type === 'DATA')
  return volumeTypes.find((known) => known === data?.volume_type)
}
