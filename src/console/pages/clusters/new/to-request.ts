import type { Body } from '#contract/operation.ts'
import { volumeSizeGb } from '#contract/rules/limits.ts'
import { sentAddresses } from '#console/lib/addresses.ts'
import type { Values } from './values.ts'

type Request = Body<'createCluster'>

/**
 * The request for a valid form. What is empty or does not apply is left out; `origin_cluster_id` is never sent, it makes
 * replicas.
 */
export function toRequest(values: Values): Request {
  const { ha, nat } = values
  return {
    name: values.name.trim(),
    instance_name_prefix: values.prefix.trim(),
    dbaas_engine_version_id: values.engineVersionId,
    timezone: values.timezone.trim(),
    ha_enabled: ha,
    nat_enabled: nat,
    subnet_id: values.subnetId.trim(),
    ...(ha && given('virtual_ip_address', values.virtualAddress)),
    ...(ha && nat && given('vip_public_ip_id', values.vipPublicIpId)),
    allowable_ip_addresses: sentAddresses(values.addresses),
    instance_groups: [instanceGroup(values)],
    init_config_option: database(values),
    ...(values.maintenance && {
      maintenance_option: { starting_day_of_week: values.day, starting_time: values.startTime, period_hour: values.periodHours },
    }),
    ...tags(values),
  }
}

/** PostgreSQL has one group: one active server, or an active and a standby with the same server type and volumes. */
function instanceGroup(values: Values): Request['instance_groups'][number] {
  const { ha, nat, volumeType } = values
  const active = {
    role_type: 'ACTIVE' as const,
    ...given('service_ip_address', values.activeAddress),
    ...(nat && !ha && given('public_ip_id', values.publicIpId)),
  }
  const standby = { role_type: 'STANDBY' as const, ...given('service_ip_address', values.standbyAddress) }
  return {
    role_type: ha ? 'ACTIVE_STANDBY' : 'ACTIVE',
    server_type_name: values.serverTypeName,
    block_storage_groups: [
      { role_type: 'OS', size_gb: volumeSizeGb.os, volume_type: volumeType },
      ...values.volumes.map(({ role, sizeGb }) => ({ role_type: role, size_gb: sizeGb, volume_type: volumeType })),
    ],
    instances: ha ? [active, standby] : [active],
  }
}

function database(values: Values): Request['init_config_option'] {
  return {
    database_name: values.databaseName.trim(),
    database_user_name: values.userName.trim(),
    database_user_password: values.password,
    database_port: Number(values.port),
    database_encoding: values.encoding.trim(),
    database_locale: values.locale.trim(),
    audit_enabled: values.audit,
    ...(values.backup && {
      backup_option: {
        retention_period_day: String(Number(values.retentionDays)),
        starting_time_hour: String(Number(values.startHour)),
        archive_frequency_minute: values.archiveMinutes,
      },
    }),
  }
}

function tags(values: Values): Pick<Request, 'tags'> {
  const rows = values.tags.filter(({ key }) => key.trim() !== '').map(({ key, value }) => ({ key: key.trim(), value: value.trim() }))
  return rows.length === 0 ? {} : { tags: rows }
}

/** The field with its text, or nothing where the text is empty. */
function given<K extends string>(name: K, text: string): { [P in K]?: string } {
  const value = text.trim()
  return value === '' ? {} : ({ [name]: value } as { [P in K]: string })
}
