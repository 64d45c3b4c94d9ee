import type { InstanceGroupResponse, PostgresqlClusterDetailResponse } from '#contract/postgresql/clusters.ts'
import type { InstanceGroupRequest } from '#contract/postgresql/shared.ts'
import { archiveRetentionDays, volumeSizeGb } from '#contract/rules/limits.ts'
import type { KnownState } from '#contract/rules/states.ts'
import { publicAddress, subnetBase, takeAddress } from './addresses.ts'
import { firstData } from './backup-schedule.ts'
import { engineById } from './catalog/engines.ts'
import { scaled, wireTime } from './clock.ts'
import type { Cluster, Region, World } from './world.ts'

type Detail = PostgresqlClusterDetailResponse

/** Terminate is refused for that long after a create (ms on the real cloud); 15 to 20 minutes were seen. */
const keptAfterCreate = 15 * 60_000

/** Everything that makes a cluster, by a create request or by a fleet. */
export type Plan = {
  readonly region: Region
  readonly name: string
  readonly engineId: string
  readonly prefix: string
  readonly ha: boolean
  readonly nat: boolean
  readonly subnetId: string
  readonly timezone: string
  readonly groups: readonly InstanceGroupRequest[]
  readonly virtualIp: string | null
  readonly vipPublicIpId: string | null
  readonly init: Detail['init_config_option']
  readonly maintenance: Detail['maintenance_option']
  readonly allowed: readonly string[]
  readonly role: 'ORIGIN' | 'REPLICA' | 'RECOVERY' | 'SECONDARY' | 'MIGRATION'
  readonly originId: string | null
  readonly createdAt: number
  readonly createdBy: string
  readonly state: KnownState
  /** What its database holds, where it is a copy of another's; a new one is filled by chance. */
  readonly data?: Cluster['data']
}

/**
 * Makes a cluster and puts it into the world. Addresses that were left out are taken from the subnet.
 * @param taken the addresses in use in that subnet; what the cluster gets is added
 */
export function buildCluster(world: World, plan: Plan, taken: Set<string>): Cluster {
  const base = subnetBase(world, plan.subnetId)
  const virtualIp = plan.ha ? (plan.virtualIp ?? takeAddress(base, taken) ?? null) : null
  let count = 0
  const groups = plan.groups.map((group): InstanceGroupResponse => {
    const servers = group.instances ?? defaultInstances(plan.ha)
    return {
      id: world.random.id(),
      role_type: group.role_type,
      server_type_name: group.server_type_name,
      block_storage_groups: volumesOf(world, plan, group),
      instances: servers.map((server) => {
        count += 1
        const publicIp = plan.nat && !plan.ha ? (server.public_ip_id ?? null) : null
        return {
          name: `${plan.prefix}-${String(count).padStart(2, '0')}`,
          role_type: server.role_type,
          service_state: plan.state,
          service_ip_address: server.service_ip_address ?? takeAddress(base, taken) ?? null,
          public_ip_id: publicIp,
          public_ip_address: publicIp === null ? null : publicAddress(publicIp),
        }
      }),
    }
  })
  const vipPublicIpId = plan.nat && plan.ha ? plan.vipPublicIpId : null
  const cluster: Cluster = {
    id: world.random.id(),
    region: plan.region,
    detail: detailOf(world, plan, { groups, count, virtualIp, vipPublicIpId }),
    engineId: plan.engineId,
    actual: 'RUNNING',
    operation: undefined,
    keptUntil: plan.createdAt + scaled(world.pace, keptAfterCreate),
    servedUntil: plan.createdAt,
    link: undefined,
    archive: archiveOf(plan.init.backup_option),
    backups: { list: [], gaps: [], owed: true },
    data: { gb: 0, perDay: 0, since: plan.createdAt },
    parameters: { running: {}, waiting: {}, readAt: wireTime(plan.createdAt) },
    logExports: {},
    caughtUpTo: plan.createdAt,
  }
  cluster.detail.id = cluster.id
  cluster.data = plan.data ?? firstData(cluster, plan.createdAt)
  world.clusters.set(cluster.id, cluster)
  const origin = plan.originId === null ? undefined : world.clusters.get(plan.originId)
  if (plan.role === 'REPLICA') origin?.detail.replicas.push(cluster.id)
  // A copy starts with the settings of what it was copied from.
  if (origin !== undefined) cluster.parameters.running = { ...origin.parameters.running, ...origin.parameters.waiting }
  return cluster
}

type Parts = {
  readonly groups: InstanceGroupResponse[]
  readonly count: number
  readonly virtualIp: string | null
  readonly vipPublicIpId: string | null
}

function detailOf(world: World, plan: Plan, parts: Parts): Detail {
  const engine = engineById(plan.engineId)
  const created = wireTime(plan.createdAt)
  return {
    account_id: world.accountId,
    allowable_ip_addresses: [...plan.allowed],
    created_at: created,
    created_by: plan.createdBy,
    dbaas_engine: 'PostgreSQL',
    dbaas_engine_version_name: engine?.name ?? '',
    ha_enabled: plan.ha,
    id: '',
    init_config_option: plan.init,
    instance_count: parts.count,
    instance_groups: parts.groups,
    maintenance_option: plan.maintenance,
    modified_at: created,
    modified_by: plan.createdBy,
    name: plan.name,
    nat_enabled: plan.nat,
    origin_cluster_id: plan.originId,
    product_image_type: 'PostgreSQL Community',
    product_type: 'PostgreSQL Community',
    replicas: [],
    role_type: plan.role,
    service_state: plan.state,
    software_version: engine?.software_version ?? '',
    subnet_id: plan.subnetId,
    timezone: plan.timezone,
    vip_public_ip_address: parts.vipPublicIpId === null ? null : publicAddress(parts.vipPublicIpId),
    vip_public_ip_id: parts.vipPublicIpId,
    virtual_ip_address: parts.virtualIp,
  }
}

/** The servers a group has where the request names none. */
function defaultInstances(ha: boolean): NonNullable<InstanceGroupRequest['instances']> {
  return ha ? [{ role_type: 'ACTIVE' }, { role_type: 'STANDBY' }] : [{ role_type: 'ACTIVE' }]
}

/** What a volume is called: after the servers, its role and its place in the group. */
export function volumeName(prefix: string, role: string, index: number): string {
  return `${prefix}-${role.toLowerCase()}-${String(index).padStart(2, '0')}`
}

/** The volumes as given, with the OS volume of fixed size in front where the request leaves it out. */
function volumesOf(world: World, plan: Plan, group: InstanceGroupRequest): InstanceGroupResponse['block_storage_groups'] {
  const given = group.block_storage_groups
  const hasOs = given.some((volume) => volume.role_type === 'OS')
  const volumeType = given[0]?.volume_type ?? 'SSD'
  const all = hasOs ? given : [{ role_type: 'OS' as const, size_gb: volumeSizeGb.os, volume_type: volumeType }, ...given]
  return all.map((volume, index) => ({
    id: world.random.id(),
    name: volumeName(plan.prefix, volume.role_type, index),
    role_type: volume.role_type,
    size_gb: volume.size_gb,
    volume_type: volume.volume_type ?? 'SSD',
  }))
}

/** The archive is on where backups are. */
function archiveOf(backup: Detail['init_config_option']['backup_option']): Cluster['archive'] {
  const enabled = backup?.archive_frequency_minute !== null && backup?.archive_frequency_minute !== undefined
  return { archive_enabled: enabled, retention_period_day: enabled ? archiveRetentionDays.default : null }
}
