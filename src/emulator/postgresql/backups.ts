import { notYet, type GroupHandlers } from '#emulator/handler.ts'
import { findCluster } from '#emulator/operate.ts'

export const backups: GroupHandlers<'backups'> = {
  showArchiveConfig: (call) => ({ ...findCluster(call, call.input.cluster_id).archive }),

  createRestoreCluster: notYet('createRestoreCluster'),
  deleteArchiveLog: notYet('deleteArchiveLog'),
  listBackupHistories: notYet('listBackupHistories'),
  removeBackupHistories: notYet('removeBackupHistories'),
  setArchiveConfig: notYet('setArchiveConfig'),
  setBackup: notYet('setBackup'),
  synchronizeArchiveConfig: notYet('synchronizeArchiveConfig'),
  unsetBackup: notYet('unsetBackup'),
}
