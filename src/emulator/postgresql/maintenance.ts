import { durations } from '#contract/rules/durations.ts'
import { patchVersions, replicasBehind } from '#contract/rules/versions.ts'
import { makeBackup } from '#emulator/backup-schedule.ts'
import { engineIdOf, servedEngines } from '#emulator/catalog/engines.ts'
import { unpatchableVersion } from '#emulator/errors.ts'
import type { GroupHandlers } from '#emulator/handler.ts'
import { accept, findCluster, operate, refuseBy } from '#emulator/operate.ts'
import { walks } from '#emulator/walks.ts'

export const maintenance: GroupHandlers<'maintenance'> = {
  patchMinorVersion: (call) => {
    const cluster = findCluster(call, call.input.cluster_id)
    const { backup_before_upgrade, software_version: target } = call.body
    const targets = patchVersions(cluster.detail.software_version, servedEngines(call.now))
    const patchable = targets.includes(target)
    const replicas = cluster.detail.replicas.flatMap((id) => call.world.clusters.get(id)?.detail.software_version ?? [])
    refuseBy('patchMinorVersion', cluster, {
      higher_minor: targets.length > 0,
      replicas_behind: patchable && replicasBehind(replicas, target),
    })
    if (!patchable) throw unpatchableVersion()
    const backup = backup_before_upgrade ? makeBackup(call.world, cluster, call.now, true) : undefined
    const backupTime = backup === undefined ? 0 : (backup.endAt - backup.startAt) * call.world.pace.speed
    return accept(call, cluster, 'patchMinorVersion', {
      walk: walks.upgrade,
      duration: backupTime + durations.patchMinorVersion.typical,
      change: { kind: 'engine', engineId: engineIdOf(target), backup },
    })
  },

  setMaintenance: (call) => {
    const { start_day_of_week, start_time, start_minute, term_hour } = call.body
    return operate(call, call.input.cluster_id, 'setMaintenance', () => walks.setting, {
      kind: 'maintenance',
      option: {
        period_hour: term_hour,
        starting_day_of_week: start_day_of_week,
        // Set in two parts, told in one: as the create request has it.
        starting_time: `${start_time}${start_minute}`,
        use_maintenance_option: true,
      },
    })
  },

  unsetMaintenance: (call) =>
    operate(call, call.input.cluster_id, 'unsetMaintenance', () => walks.setting, {
      kind: 'maintenance',
      option: { period_hour: null, starting_day_of_week: null, starting_time: null, use_maintenance_option: false },
    }),
}
