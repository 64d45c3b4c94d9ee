import { cloudCodes } from '#contract/errors.ts'
import type { Body } from '#contract/operation.ts'
import type { PostgresqlClusterDetailResponse } from '#contract/postgresql/clusters.ts'
import type { AsyncResponse, InstanceGroupRequest, MaintenanceOption } from '#contract/postgresql/shared.ts'
import { durations } from '#contract/rules/durations.ts'
import { parseAddress, port, volumeSizeGb, volumesMax } from '#contract/rules/limits.ts'
import { takenAddresses } from './addresses.ts'
import { buildCluster } from './build.ts'
import { engineProperties, servedEngines } from './catalog/engines.ts'
import { isServerType } from './catalog/server-types.ts'
import { CloudError, invalidValues } from './errors.ts'
import type { Place } from './operate.ts'
import { begin, walks } from './walks.ts'
import type { Cluster, Region } from './world.ts'

type Request = Body<'createCluster'>
type Detail = PostgresqlClusterDetailResponse

/**
 * Accepts a create request.
 * @throws CloudError 400: `value_error` without a field for what is wrong in itself, no DATA volume, an address that is taken.
 * Names may repeat: the cloud documents no rule, and clusters are known by their ids.
 */
export function createCluster(place: Place, body: Request): AsyncResponse {
  const { world, region, now } = place
  const ha = body.ha_enabled ?? false
  const problems = problemsOf(place, body, ha)
  if (problems > 0) throw invalidValues(problems)
  if (!body.instance_groups.every(hasData)) {
    throw new CloudError(400, cloudCodes.noDataVolume, 'There must be a DATA block storage in an ACTIVE instance group.')
  }
  const taken = takenAddresses(world, region, body.subnet_id)
  claimAddresses([body.virtual_ip_address, ...addressesOf(body)], taken)
  const cluster = buildCluster(
    world,
    {
      region,
      name: body.name,
      engineId: body.dbaas_engine_version_id,
      prefix: body.instance_name_prefix,
      ha,
      nat: body.nat_enabled ?? false,
      subnetId: body.subnet_id,
      timezone: body.timezone,
      groups: body.instance_groups,
      virtualIp: filled(body.virtual_ip_address),
      vipPublicIpId: filled(body.vip_public_ip_id),
      init: initOf(body.init_config_option),
      maintenance: maintenanceOf(body.maintenance_option),
      allowed: body.allowable_ip_addresses ?? [],
      role: filled(body.origin_cluster_id) === null ? 'ORIGIN' : 'SECONDARY',
      originId: filled(body.origin_cluster_id),
      createdAt: now,
      createdBy: world.userId,
      state: 'CREATING',
    },
    taken,
  )
  const duration = durations.createCluster.typical
  return begin(world, cluster, { operation: 'createCluster', walk: walks.create, duration, at: now, failsInto: place.failsInto })
}

/** How many values are wrong beyond what the contract's schema knows. The cloud counts them and names none. */
function problemsOf({ world, region, now }: Place, body: Request, ha: boolean): number {
  const init = body.init_config_option
  const origin = filled(body.origin_cluster_id)
  const checks = [
    servedEngines(now).some((engine) => engine.id === body.dbaas_engine_version_id),
    body.subnet_id !== '',
    offers('timezone', body.timezone),
    offers('database_encoding', filled(init.database_encoding)),
    offers('database_locale', filled(init.database_locale)),
    areAddresses(body.allowable_ip_addresses),
    areSingleAddresses([body.virtual_ip_address, ...addressesOf(body)]),
    body.instance_groups.length === 1,
    origin === null || isThere(world.clusters.get(origin), region),
    ...body.instance_groups.flatMap((group) => groupChecks(group, ha)),
  ]
  return checks.filter((good) => !good).length
}

function isThere(cluster: Cluster | undefined, region: Region): boolean {
  return cluster?.region === region && cluster.detail.service_state !== 'TERMINATED'
}

/** Whether all are IPv4 addresses or ranges. */
export function areAddresses(asked: readonly string[] | undefined): boolean {
  return (asked ?? []).every((address) => parseAddress(address) !== undefined)
}

/** Whether all that are given are single IPv4 addresses. */
export function areSingleAddresses(asked: readonly (string | null | undefined)[]): boolean {
  return asked.every((address) => filled(address) === null || parseAddress(address ?? '')?.prefix === 32)
}

function groupChecks(group: InstanceGroupRequest, ha: boolean): boolean[] {
  const volumes = group.block_storage_groups
  const systems = volumes.filter((volume) => volume.role_type === 'OS')
  const roles = (group.instances ?? []).map((instance) => instance.role_type).toSorted()
  const expected = ha ? 'ACTIVE,STANDBY' : 'ACTIVE'
  return [
    group.role_type === (ha ? 'ACTIVE_STANDBY' : 'ACTIVE'),
    isServerType(group.server_type_name),
    systems.length <= 1 && systems.every((volume) => volume.size_gb === volumeSizeGb.os),
    volumes.length - systems.length <= volumesMax,
    roles.length === 0 || roles.join(',') === expected,
  ]
}

function hasData(group: InstanceGroupRequest): boolean {
  return group.block_storage_groups.some((volume) => volume.role_type === 'DATA')
}

/**
 * Holds the DATA volumes of a copy against what is copied.
 * @param whose the cluster that it is a copy of
 * @throws CloudError 400; that the room is looked at is inferred
 */
export function needRoom(volumes: readonly { readonly role_type: string; readonly size_gb: number }[], gb: number, whose: string): void {
  const data = volumes.filter((volume) => volume.role_type === 'DATA')
  if (data.length === 0) throw new CloudError(400, cloudCodes.noDataVolume, 'There must be a DATA block storage.')
  if (data.reduce((sum, volume) => sum + volume.size_gb, 0) < gb)
    throw new CloudError(400, cloudCodes.volumeSize, `The data of the ${whose} (${Math.ceil(gb)} GB) do not fit.`)
}

/** Values that were left out are the cloud's to choose. */
function offers(property: string, value: string | null): boolean {
  return value === null || engineProperties.some((entry) => entry.name === property && entry.value === value)
}

function addressesOf(body: Request): (string | null | undefined)[] {
  return body.instance_groups.flatMap((group) => (group.instances ?? []).map((instance) => instance.service_ip_address))
}

/** Takes the addresses that were asked for. @throws CloudError 400 `<ip> is not available` (seen live) */
export function claimAddresses(asked: readonly (string | null | undefined)[], taken: Set<string>): void {
  for (const each of asked) {
    const address = filled(each)
    if (address === null) continue
    if (taken.has(address)) throw new CloudError(400, cloudCodes.validation, `${address} is not available`)
    taken.add(address)
  }
}

/** What Show Cluster tells of it: everything but the password, which nobody keeps. */
function initOf(init: Request['init_config_option']): Detail['init_config_option'] {
  const backup = init.backup_option
  return {
    audit_enabled: init.audit_enabled ?? false,
    backup_option:
      filled(backup?.retention_period_day) === null
        ? null
        : {
            archive_frequency_minute: backup?.archive_frequency_minute ?? null,
            retention_period_day: backup?.retention_period_day ?? null,
            starting_time_hour: backup?.starting_time_hour ?? null,
          },
    database_encoding: filled(init.database_encoding) ?? 'UTF-8',
    database_locale: filled(init.database_locale) ?? 'C',
    database_name: init.database_name,
    database_port: init.database_port ?? port.default,
    database_user_name: init.database_user_name,
  }
}

/** What Show Cluster tells of the window of a create request. */
export function maintenanceOf(given: MaintenanceOption | null | undefined): Detail['maintenance_option'] {
  const used = given?.starting_day_of_week !== undefined
  return {
    period_hour: used ? (given.period_hour ?? null) : null,
    starting_day_of_week: used ? given.starting_day_of_week : null,
    starting_time: used ? (given.starting_time ?? null) : null,
    use_maintenance_option: used,
  }
}

/** The printed examples send empty texts for what is left out. */
export function filled(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text
}
