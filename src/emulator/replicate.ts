import type { Body } from '#contract/operation.ts'
import { cloudCodes } from '#contract/errors.ts'
import type { AsyncResponse, InstanceGroupRequest } from '#contract/postgresql/shared.ts'
import { volumeTypes } from '#contract/postgresql/words.ts'
import { durations } from '#contract/rules/durations.ts'
import { volumesMax } from '#contract/rules/limits.ts'
import { takenAddresses } from './addresses.ts'
import { usedGb } from './backup-schedule.ts'
import { buildCluster, type Plan } from './build.ts'
import { isServerType } from './catalog/server-types.ts'
import { areAddresses, areSingleAddresses, claimAddresses, filled, maintenanceOf, needRoom } from './create.ts'
import { CloudError, invalidValues, refusedValue } from './errors.ts'
import { accept, findCluster, refuseBy, type Place } from './operate.ts'
import { begin, walks } from './walks.ts'
import { regions, volumesOf, type Cluster, type Region } from './world.ts'

type Request = Body<'createReplica'>
type Asked = Request['replicas'][number]

/** Where replicas go: beside their origin, unless it is another region. */
type Target = { readonly region: Region; readonly subnetId: string; readonly nat: boolean }

/**
 * Accepts replicas in the origin's own subnet.
 * @throws CloudError 404, or 400 for what the rules refuse, `value_error` for what is wrong in itself, a volume of another role than DATA,
 * volumes that the data do not fit in, an address that is taken
 */
export function createReplicas(place: Place, originId: string, body: Request): AsyncResponse {
  const origin = findCluster(place, originId)
  const nat = body.replicas.some((asked) => serversOf(asked).some((server) => filled(server.public_ip_id) !== null))
  return replicate(place, 'createReplica', origin, body, { region: origin.region, subnetId: origin.detail.subnet_id, nat })
}

/** Accepts replicas in another region. @throws CloudError as `createReplicas`, and 400 for the origin's own region or one that there is not */
export function createOtherRegionReplicas(place: Place, originId: string, body: Body<'createOtherRegionReplica'>): AsyncResponse {
  const origin = findCluster(place, originId)
  const region = regions.find((known) => known === body.region && known !== origin.region)
  if (region === undefined || body.subnet_id === '') throw invalidValues(1)
  return replicate(place, 'createOtherRegionReplica', origin, body, { region, subnetId: body.subnet_id, nat: body.nat_enabled ?? false })
}

function replicate(
  place: Place,
  action: 'createReplica' | 'createOtherRegionReplica',
  origin: Cluster,
  body: Request,
  target: Target,
): AsyncResponse {
  const { world, now } = place
  // The rule asks how many there are before one is added: here the last of them.
  refuseBy(action, origin, { replica_count: origin.detail.replicas.length + Math.max(1, body.replicas.length) - 1 })
  checkRequest(place, origin, body)
  const taken = takenAddresses(world, target.region, target.subnetId)
  claimAddresses(
    body.replicas.flatMap(serversOf).map((server) => server.service_ip_address),
    taken,
  )
  // The origin hands out copies meanwhile and takes no other operation; what cannot be copied leaves it as it was. Inferred, as is that
  // the answer names the origin: a request makes up to five clusters, and its one id can only be that of the cluster it was asked of.
  const failsInto = place.failsInto === undefined ? undefined : ('RUNNING' as const)
  const answer = accept({ ...place, failsInto }, origin, action, { walk: walks.setting })
  for (const asked of body.replicas) {
    const replica = buildCluster(world, planOf(place, origin, body, asked, target), taken)
    begin(world, replica, {
      operation: action,
      walk: walks.create,
      duration: durations[action].typical,
      at: now,
      change: { kind: 'follow' },
      failsInto: place.failsInto,
      requestId: answer.request_id,
    })
  }
  return answer
}

function planOf({ world, now }: Place, origin: Cluster, body: Request, asked: Asked, target: Target): Plan {
  const { init_config_option: init, timezone } = origin.detail
  const [group] = asked.instance_groups
  // Volumes are of the origin's type, whatever the request says.
  const volumeType = dataTypeOf(origin)
  const volumes = group?.block_storage_groups.map((volume) => ({ ...volume, volume_type: volumeType })) ?? []
  const servers = serversOf(asked)
  return {
    region: target.region,
    name: asked.name,
    engineId: origin.engineId,
    prefix: asked.name,
    ha: false,
    nat: target.nat,
    subnetId: target.subnetId,
    timezone,
    groups: [
      {
        role_type: 'ACTIVE',
        server_type_name: group?.server_type_name ?? '',
        block_storage_groups: volumes,
        instances: servers.length === 0 ? null : servers,
      },
    ],
    virtualIp: null,
    vipPublicIpId: null,
    init: {
      ...init,
      audit_enabled: false,
      backup_option: null,
      // The vendor's first client refuses a field it does not know: it is there only where it means something.
      ...(target.region === origin.region ? {} : { origin_region: origin.region }),
    },
    maintenance: maintenanceOf(body.maintenance_option),
    allowed: body.allowable_ip_addresses ?? [],
    role: 'REPLICA',
    originId: origin.id,
    createdAt: now,
    createdBy: world.userId,
    state: 'CREATING',
    data: { ...origin.data },
  }
}

/** @throws CloudError 400 */
function checkRequest({ world, now }: Place, origin: Cluster, body: Request): void {
  const names = body.replicas.map((asked) => asked.name)
  const others = origin.detail.replicas.map((id) => world.clusters.get(id)?.detail.name)
  const checks = [
    body.replica_count === body.replicas.length,
    new Set(names).size === names.length,
    areAddresses(body.allowable_ip_addresses),
    areSingleAddresses(body.replicas.flatMap(serversOf).map((server) => server.service_ip_address)),
    ...body.replicas.map((asked) => asked.instance_groups.length === 1 && asked.instance_groups.every(isPossible)),
  ]
  const problems = checks.filter((good) => !good).length
  if (problems > 0) throw invalidValues(problems)
  const double = names.find((name) => others.includes(name))
  if (double !== undefined) throw refusedValue('DuplicatedReplicaName', `There is a replica ${double} already.`)
  for (const { instance_groups } of body.replicas)
    for (const group of instance_groups) checkVolumes(group.block_storage_groups, usedGb(origin, now))
}

function isPossible(group: InstanceGroupRequest): boolean {
  const servers = group.instances ?? []
  return (
    group.role_type === 'ACTIVE' &&
    isServerType(group.server_type_name) &&
    servers.length <= 1 &&
    servers.every((server) => server.role_type === 'ACTIVE') &&
    group.block_storage_groups.length <= volumesMax
  )
}

/** Volumes of a replica: DATA alone, and room for what is copied. @throws CloudError 400 */
function checkVolumes(volumes: InstanceGroupRequest['block_storage_groups'], neededGb: number): void {
  if (volumes.some((volume) => volume.role_type !== 'DATA')) {
    throw new CloudError(400, cloudCodes.volumeRole, 'A replica has DATA block storages alone.')
  }
  needRoom(volumes, neededGb, 'origin')
}

function serversOf(asked: Asked): NonNullable<InstanceGroupRequest['instances']> {
  return asked.instance_groups.flatMap((group) => group.instances ?? [])
}

/** The type of a cluster's DATA volumes. */
export function dataTypeOf(cluster: Cluster): InstanceGroupRequest['block_storage_groups'][number]['volume_type'] {
  const type = volumesOf(cluster).find((volume) => volume.role_type === 'DATA')?.volume_type
  return volumeTypes.find((known) => known === type) ?? 'SSD'
}
