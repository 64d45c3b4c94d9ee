import type { OperationName } from '#contract/operations.ts'
import type { KnownState } from '#contract/rules/states.ts'
import type { AccountHandle } from '#emulator/account-handle.ts'
import { appliedOf, groupOf } from '#emulator/parameter-values.ts'
import type { SampleIds } from './samples.ts'
import type { Visitor } from './visitor.ts'

/** States from which these are allowed; the others go from RUNNING. */
const from: Partial<Record<OperationName, KnownState>> = { startCluster: 'STOPPED' }

/** `orders` has HA, replicas, backups and an audit log; these need another cluster. */
const on: Partial<Record<OperationName, string>> = {
  patchMinorVersion: 'members',
  promoteReplicaCluster: 'orders-ra',
  resetReplica: 'orders-ra',
  registerLogExportConfig: 'billing',
}

/** Puts a cluster of the believable fleet where the sample of an operation succeeds, and gathers the ids that the sample names. */
export async function prepareSample(visitor: Visitor, account: AccountHandle, name: OperationName): Promise<SampleIds> {
  const cluster = account.clusters().find((each) => each.detail.name === (on[name] ?? 'orders'))!
  const { detail } = cluster
  account.setState(detail.id, from[name] ?? 'RUNNING')
  const engines = await visitor.call('listEngineVersions', { product_image_type: 'PostgreSQL Community' })
  const [group] = detail.instance_groups
  const histories = await visitor.call('listBackupHistories', { cluster_id: detail.id })
  // Not asked on the wire: the read would be answered from the cache when it is the sample's turn.
  const { told, parameters } = groupOf(cluster)
  const parameter = parameters.find((each) => each.name === 'work_mem')!
  const accepted = name === 'showRequest' ? await visitor.call('restartCluster', { cluster_id: detail.id }) : undefined
  return {
    cluster: detail.id,
    group: group!.id,
    volume: group!.block_storage_groups.find(({ role_type }) => role_type === 'DATA')!.id,
    engine: engines.contents[0]!.id,
    request: accepted?.request_id ?? 'none',
    patch: '16.10',
    backup: histories.contents.find(({ backup_state }) => backup_state === 'COMPLETED')?.backup_history_number ?? 'none',
    moment: new Date(account.now() - 3_600_000).toISOString(),
    parameterGroup: told.id,
    parameter: { id: parameter.id, old_value: appliedOf(cluster, parameter), new_value: '24MB' },
  }
}
