import { readInstant } from '#contract/instant.ts'
import type { Body } from '#contract/operation.ts'
import type { AsyncResponse, InstanceGroupRequest } from '#contract/postgresql/shared.ts'
import { blockStorageRoles } from '#contract/postgresql/words.ts'
import { durations } from '#contract/rules/durations.ts'
import { volumeSizeGb, volumesMax } from '#contract/rules/limits.ts'
import { restoreProblem, type RestoreProblem } from '#contract/rules/restore.ts'
import { takenAddresses } from './addresses.ts'
import { historyItem, usedGb } from './backup-schedule.ts'
import { buildCluster } from './build.ts'
import { isServerType } from './catalog/server-types.ts'
import { scaled } from './clock.ts'
import { areAddresses, filled, maintenanceOf, needRoom } from './create.ts'
import { invalidValues, refusedValue } from './errors.ts'
import { findCluster, refuseBy, type Place } from './operate.ts'
import { dataTypeOf } from './replicate.ts'
import { begin, walks } from './walks.ts'
import { volumesOf, type Cluster, type World } from './world.ts'

const minute = 60_000

type Request = Body<'createRestoreCluster'>
type Volumes = InstanceGroupRequest['block_storage_groups']

/**
 * Accepts a restore: a new cluster from one backup or as of a point in time; the original goes on as it was.
 * @throws CloudError 404, or 400 for what the rules refuse, `value_error` for what is wrong in itself, a backup that is not there or not
 * finished, a moment that cannot be restored to
 */
export function restoreCluster(place: Place, originalId: string, body: Request): AsyncResponse {
  const { world, now } = place
  const original = findCluster(place, originalId)
  const good = original.backups.list.filter((backup) => backup.failure === null && backup.endAt <= now)
  refuseBy('createRestoreCluster', original, { finished_backup: good.length > 0 })
  const problems = checksOf(body).filter((passed) => !passed).length
  if (problems > 0) throw invalidValues(problems)
  const asOf = momentOf(place, original, body)
  const gb = usedGb(original, asOf)
  const volumes = volumesFor(original, body, gb)
  const { detail, data } = original
  const { origin_region: _, ...init } = detail.init_config_option
  const restored = buildCluster(
    world,
    {
      region: original.region,
      name: body.name,
      engineId: original.engineId,
      prefix: body.instance_name_prefix,
      // The request can name neither a standby nor a virtual address: a single server. Inferred.
      ha: false,
      nat: false,
      subnetId: detail.subnet_id,
      timezone: detail.timezone,
      groups: [{ role_type: 'ACTIVE', server_type_name: body.server_type_name, block_storage_groups: volumes }],
      virtualIp: null,
      vipPublicIpId: null,
      // No backups of its own until they are set: the request has no word for them. Inferred.
      init: { ...init, backup_option: null },
      maintenance: maintenanceOf(body.maintenance_option),
      allowed: body.allowable_ip_addresses ?? [],
      role: 'RECOVERY',
      originId: original.id,
      createdAt: now,
      createdBy: world.userId,
      state: 'CREATING',
      data: { gb, perDay: data.perDay, since: now },
    },
    takenAddresses(world, original.region, detail.subnet_id),
  )
  return begin(world, restored, {
    operation: 'createRestoreCluster',
    walk: walks.create,
    duration: durations.createRestoreCluster.typical,
    at: now,
    failsInto: place.failsInto,
  })
}

function checksOf(body: Request): boolean[] {
  const volumes = body.block_storage_groups ?? []
  const systems = volumes.filter((volume) => volume.role_type === 'OS')
  return [
    isServerType(body.server_type_name),
    (filled(body.backup_history_number) === null) !== (filled(body.backup_recovery_time) === null),
    areAddresses(body.allowable_ip_addresses),
    systems.length <= 1 && systems.every((volume) => volume.size_gb === volumeSizeGb.os),
    volumes.length - systems.length <= volumesMax,
  ]
}

const sentences: Readonly<Record<RestoreProblem, string>> = {
  archive_off: 'The archive is off: a backup can be restored, a point in time cannot.',
  no_backup: 'There is no finished backup to restore from.',
  too_early: 'The recovery time is before the first backup.',
  too_late: 'The recovery time is after the last archive.',
  in_gap: 'No archive covers the recovery time.',
}

/** The moment whose data are wanted. @throws CloudError 400 */
function momentOf({ world, now }: Place, original: Cluster, body: Request): number {
  const number = filled(body.backup_history_number)
  if (number !== null) {
    const backup = original.backups.list.find((each) => each.number === number)
    if (backup === undefined) throw refusedValue('InvalidBackupHistoryNumber', `There is no backup ${number}.`)
    if (backup.failure !== null || backup.endAt > now) throw refusedValue('InvalidBackupState', `Backup ${number} has not finished.`)
    return backup.startAt
  }
  const at = readInstant(body.backup_recovery_time) ?? now
  const problem = restoreProblem(at, {
    histories: original.backups.list.map((backup) => historyItem(backup, now)),
    archive: original.archive,
    frequency: intervalOf(world, original),
    now,
    gaps: original.backups.gaps,
  })
  if (problem !== undefined) throw refusedValue('InvalidBackupRecoveryTime', sentences[problem])
  return at
}

/** Minutes between two archives. A duration: where those are divided, the last archive is not so long ago either. */
function intervalOf(world: World, { detail }: Cluster): string | null {
  const minutes = Number(detail.init_config_option.backup_option?.archive_frequency_minute ?? 0)
  return minutes > 0 ? String(scaled(world.pace, minutes * minute) / minute) : null
}

/** The volumes as asked for, else the original's; the type is the original's either way. @throws CloudError 400 where the data do not fit */
function volumesFor(original: Cluster, body: Request, neededGb: number): Volumes {
  const volume_type = dataTypeOf(original)
  const asked = body.block_storage_groups ?? []
  const volumes = asked.length > 0 ? asked : volumesOf(original)
  needRoom(volumes, neededGb, 'original')
  return volumes.flatMap(({ role_type, size_gb }) => {
    const role = blockStorageRoles.find((known) => known === role_type)
    return role === undefined ? [] : [{ role_type: role, size_gb, volume_type }]
  })
}
