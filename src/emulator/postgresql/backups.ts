import type { Input, Result } from '#contract/operation.ts'
import { archiveRetentionDays } from '#contract/rules/limits.ts'
import { historyItem, policyOf } from '#emulator/backup-schedule.ts'
import { invalidValues, refusedValue } from '#emulator/errors.ts'
import type { GroupHandlers } from '#emulator/handler.ts'
import { accept, findCluster, operate, refuseBy } from '#emulator/operate.ts'
import { restoreCluster } from '#emulator/restore.ts'
import { syncWalk, walks } from '#emulator/walks.ts'
import type { Cluster } from '#emulator/world.ts'

const setting = () => walks.setting

export const backups: GroupHandlers<'backups'> = {
  setBackup: (call) => operate(call, call.input.cluster_id, 'setBackup', setting, { kind: 'setBackup', option: call.body }),

  unsetBackup: (call) => {
    const cluster = findCluster(call, call.input.cluster_id)
    refuseBy('unsetBackup', cluster)
    if (policyOf(cluster) === undefined) throw refusedValue('BackupNotSet', 'Backup is not set.')
    return accept(call, cluster, 'unsetBackup', { walk: walks.setting, change: { kind: 'unsetBackup' } })
  },

  listBackupHistories: (call) => pageOf(findCluster(call, call.input.cluster_id), call.input, call.now),

  removeBackupHistories: (call) => {
    const cluster = findCluster(call, call.input.cluster_id)
    refuseBy('removeBackupHistories', cluster)
    const numbers = call.body.backup_history_number
    if (numbers.length === 0) throw invalidValues(1)
    for (const number of numbers) checkNumber(cluster, number, call.now)
    return accept(call, cluster, 'removeBackupHistories', { walk: walks.setting, change: { kind: 'removeBackups', numbers } })
  },

  showArchiveConfig: (call) => ({ ...findCluster(call, call.input.cluster_id).archive }),

  setArchiveConfig: (call) => {
    const { archive_enabled, retention_period_day } = call.body
    const days = archive_enabled ? (retention_period_day ?? archiveRetentionDays.default) : null
    const config = { archive_enabled, retention_period_day: days }
    return operate(call, call.input.cluster_id, 'setArchiveConfig', setting, { kind: 'setArchive', config })
  },

  // Reads the servers' own settings, which here are never any others.
  synchronizeArchiveConfig: (call) => operate(call, call.input.cluster_id, 'synchronizeArchiveConfig', () => syncWalk('RUNNING')),

  deleteArchiveLog: (call) => {
    // The one word that the printed reference has; what others there are, it does not say.
    if ((call.input.type ?? 'ALL') !== 'ALL') throw invalidValues(1)
    return operate(call, call.input.cluster_id, 'deleteArchiveLog', setting, { kind: 'deleteArchive' })
  },

  createRestoreCluster: (call) => restoreCluster(call, call.input.cluster_id, call.body),
}

/** A page of the histories, newest first; all of them where no limit is given. The order is inferred. */
function pageOf(cluster: Cluster, asked: Input<'listBackupHistories'>, now: number): Result<'listBackupHistories'> {
  const newestFirst = cluster.backups.list.toReversed()
  const limit = asked.limit ?? newestFirst.length
  const from = (asked.page ?? 0) * limit
  return { contents: newestFirst.slice(from, from + limit).map((backup) => historyItem(backup, now)), total_count: newestFirst.length }
}

/** @throws CloudError 400 for a number that the cluster does not have, or that is still being made */
function checkNumber(cluster: Cluster, number: string, now: number): void {
  const backup = cluster.backups.list.find((each) => each.number === number)
  if (backup === undefined) throw refusedValue('InvalidBackupHistoryNumber', `There is no backup ${number}.`)
  if (backup.endAt > now) throw refusedValue('InvalidBackupState', `Backup ${number} is still in progress.`)
}
