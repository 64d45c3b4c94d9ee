import { archiveRetentionDays } from '#contract/rules/limits.ts'
import { policyOf } from './backup-schedule.ts'
import type { BackupChange, Cluster } from './world.ts'

/** What a successful operation on backups and archive leaves behind. The moment is the one until which the schedules have run. */
export function applyBackupChange(cluster: Cluster, change: BackupChange): void {
  const init = cluster.detail.init_config_option
  switch (change.kind) {
    case 'setBackup': {
      const first = policyOf(cluster) === undefined
      init.backup_option = { ...change.option }
      if (!first) return
      cluster.backups = { list: [], gaps: [], owed: true }
      // Backups need the archive: it is on where they are. Inferred.
      if (!cluster.archive.archive_enabled) cluster.archive = { archive_enabled: true, retention_period_day: archiveRetentionDays.default }
      return
    }
    case 'unsetBackup':
      // Nothing says what becomes of the histories. Without a policy nothing would end their keeping, so they go with it. Inferred.
      init.backup_option = null
      cluster.backups = { list: [], gaps: [], owed: true }
      return
    case 'removeBackups':
      cluster.backups.list = cluster.backups.list.filter((backup) => !change.numbers.includes(backup.number))
      return
    case 'setArchive':
      cluster.archive = { ...change.config }
      return
    case 'deleteArchive':
      // All of it is gone: there is no point in time before this moment to restore to, and none after it until the next backup.
      cluster.backups.gaps = [{ from: 0, to: cluster.caughtUpTo, breaks: true }]
  }
}
