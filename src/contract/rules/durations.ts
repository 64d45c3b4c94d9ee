import type { OperationName, operations } from '#contract/operations.ts'
import type { Evidence } from './actions.ts'

/** Operations that change something. */
export type WriteName = { [N in OperationName]: (typeof operations)[N]['method'] extends 'GET' ? never : N }[OperationName]

/** How long an operation runs in the cloud, from its 202 to a settled state. */
export type Duration = {
  /** ms; half of the runs are done by then. */
  readonly typical: number
  /** ms; nine in ten are done by then. Beyond it the screen says that it takes longer than usual. */
  readonly slow: number
  readonly evidence: Evidence
}

const second = 1000
const minute = 60 * second
const inferred = (typical: number, slow: number): Duration => ({ typical, slow, evidence: 'inferred' })

/** A change of settings that touches no server. */
const setting = inferred(30 * second, 2 * minute)
/** A change that runs on the servers, without a restart. */
const onServer = inferred(2 * minute, 6 * minute)
/** A change that restarts the database. */
const restarting = inferred(3 * minute, 8 * minute)

/**
 * Static until they can be learnt from what was measured. Only the create was seen in live runs; the rest is inferred by what the
 * operation has to do. The emulator takes `typical` for its transitions.
 */
export const durations: Readonly<Record<WriteName, Duration>> = {
  createCluster: { typical: 10 * minute, slow: 40 * minute, evidence: 'seen' },
  restartCluster: restarting,
  startCluster: restarting,
  stopCluster: onServer,
  switchoverCluster: onServer,
  synchronizeClusterState: setting,
  terminateCluster: inferred(5 * minute, 15 * minute),

  addBlockStorages: onServer,
  setBlockStorageSize: onServer,
  setSecurityGroupRules: setting,
  setServerType: inferred(8 * minute, 20 * minute),

  createOtherRegionReplica: inferred(20 * minute, 60 * minute),
  createReplica: inferred(12 * minute, 45 * minute),
  promoteReplicaCluster: restarting,
  resetReplica: inferred(12 * minute, 45 * minute),
  synchronizeReplicaState: setting,

  createRestoreCluster: inferred(15 * minute, 60 * minute),
  deleteArchiveLog: onServer,
  removeBackupHistories: onServer,
  setArchiveConfig: onServer,
  setBackup: onServer,
  synchronizeArchiveConfig: setting,
  unsetBackup: onServer,

  // Static parameters wait for a restart of their own.
  setParameterValues: onServer,
  synchronizeParameterValues: setting,

  exportLog: onServer,
  registerLogExportConfig: setting,
  setAuditLog: onServer,
  setLogExportConfig: setting,
  unregisterLogExportConfig: setting,

  patchMinorVersion: inferred(15 * minute, 40 * minute),
  setMaintenance: setting,
  unsetMaintenance: setting,
}
