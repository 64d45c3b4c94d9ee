import type { Body } from '#contract/operation.ts'
import { volumeTypes } from '#contract/postgresql/words.ts'
import { sentParts, sentVolumes } from '#console/components/new-cluster/sent-parts.ts'
import type { Values } from './values.ts'

/** The form of a create that was sent before, the password apart: it was never kept. The other way round: `toRequest`. */
export function fromRequest(body: Body<'createCluster'>): Values {
  const [group] = body.instance_groups
  const of = (role: string) => group?.instances?.find(({ role_type }) => role_type === role)
  const volumes = group?.block_storage_groups ?? []
  const { init_config_option: database } = body
  const backup = database.backup_option
  return {
    engineVersionId: body.dbaas_engine_version_id,
    ha: body.ha_enabled === true,
    nat: body.nat_enabled === true,
    serverTypeName: group?.server_type_name ?? '',
    volumeType: volumeTypes.find((known) => known === volumes[0]?.volume_type) ?? 'SSD',
    volumes: sentVolumes(volumes),
    subnetId: body.subnet_id,
    activeAddress: of('ACTIVE')?.service_ip_address ?? '',
    standbyAddress: of('STANDBY')?.service_ip_address ?? '',
    publicIpId: of('ACTIVE')?.public_ip_id ?? '',
    virtualAddress: body.virtual_ip_address ?? '',
    vipPublicIpId: body.vip_public_ip_id ?? '',
    name: body.name,
    prefix: body.instance_name_prefix,
    databaseName: database.database_name,
    userName: database.database_user_name,
    password: '',
    port: String(database.database_port ?? ''),
    timezone: body.timezone,
    encoding: database.database_encoding ?? '',
    locale: database.database_locale ?? '',
    audit: database.audit_enabled === true,
    backup: backup !== null && backup !== undefined,
    retentionDays: backup?.retention_period_day ?? '7',
    startHour: backup?.starting_time_hour ?? '2',
    archiveMinutes: backup?.archive_frequency_minute ?? '60',
    day: 'SUN',
    startTime: '0300',
    periodHours: '1',
    ...sentParts(body),
    maintenance: sentParts(body).maintenance === true,
  }
}
