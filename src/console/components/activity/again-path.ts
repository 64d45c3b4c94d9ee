import type { JournalEntry, WriteState } from '#contract/bff/journal.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { paths, type ClusterTab } from '#console/paths.ts'

/** The ends after which the same may be wanted once more. */
const ends: ReadonlySet<WriteState> = new Set<WriteState>(['failed', 'rejected', 'not_applied', 'abandoned', 'not_sent', 'cancelled'])

/** Where on a cluster's page each write is offered; those that are left out stand above the tabs. */
const tabs: Partial<Record<WriteName, ClusterTab>> = {
  addBlockStorages: 'storage',
  setBlockStorageSize: 'storage',
  setServerType: 'storage',
  setSecurityGroupRules: 'access',
  promoteReplicaCluster: 'replicas',
  resetReplica: 'replicas',
  synchronizeReplicaState: 'replicas',
  deleteArchiveLog: 'backups',
  removeBackupHistories: 'backups',
  setArchiveConfig: 'backups',
  setBackup: 'backups',
  synchronizeArchiveConfig: 'backups',
  unsetBackup: 'backups',
  setParameterValues: 'parameters',
  synchronizeParameterValues: 'parameters',
  exportLog: 'logs',
  registerLogExportConfig: 'logs',
  setAuditLog: 'logs',
  setLogExportConfig: 'logs',
  unregisterLogExportConfig: 'logs',
  patchMinorVersion: 'maintenance',
  setMaintenance: 'maintenance',
  unsetMaintenance: 'maintenance',
}

/** Where a write that came to nothing can be tried again, with its values in the form; `undefined` where there is nothing to try again. */
export function againPath({ id, state, operation, region, cluster }: JournalEntry): string | undefined {
  if (!ends.has(state)) return undefined
  if (operation === 'createCluster') return paths.again(paths.createCluster(region, 'review'), id)
  if (cluster.id === null) return undefined
  if (operation === 'createRestoreCluster') return paths.again(paths.restoreCluster(region, cluster.id, { step: 'review' }), id)
  if (operation === 'createReplica' || operation === 'createOtherRegionReplica')
    return paths.again(paths.createReplica(region, cluster.id, 'review'), id)
  const tab = tabs[operation]
  return paths.again(tab === undefined ? paths.cluster(region, cluster.id) : paths.clusterTab(region, cluster.id, tab), id)
}
