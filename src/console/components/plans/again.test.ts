import { expect, test } from 'vitest'
import { isWrite, operationNames } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { orders } from '#test/cluster-page.tsx'
import { about as aboutOf } from '#test/plans.ts'
import { canRemake, planAgain } from './again.ts'

const known = { cluster: orders, archive: { archive_enabled: true, retention_period_day: 3 } }

test('every write is made again from its plan, or in a form of its own', () => {
  const writes = operationNames.filter((name): name is WriteName => isWrite(name))
  expect(writes.filter((name) => !canRemake(name))).toEqual([
    'createCluster',
    'createOtherRegionReplica',
    'createReplica',
    'createRestoreCluster',
    'removeBackupHistories',
    'setParameterValues',
    'registerLogExportConfig',
    'setLogExportConfig',
  ])
})

test('the plan has the values that were sent, against the cluster as it is now', () => {
  const about = aboutOf()
  const bigger = planAgain('setServerType', { instance_group_id: 'g1', body: { server_type_name: 'db1v4m8' } }, known)
  expect(bigger?.(about).input).toEqual({ instance_group_id: 'g1', body: { server_type_name: 'db1v4m8' } })
  expect(bigger?.(about).changes[0]).toMatchObject({ now: 'db1v2m4', then: 'db1v4m8' })
  const grown = planAgain('setBlockStorageSize', { block_storage_group_id: 'v1', body: { size_gb: 1_024 } }, known)
  expect(grown?.(about).input).toEqual({ block_storage_group_id: 'v1', body: { size_gb: 1_024 } })
  const rules = planAgain('setSecurityGroupRules', { cluster_id: orders.id, body: { add_ip_addresses: ['10.1.0.0/16'] } }, known)
  expect(rules?.(about).input.body).toEqual({ add_ip_addresses: ['10.1.0.0/16'], del_ip_addresses: [] })
  const archive = planAgain('setArchiveConfig', { cluster_id: orders.id, body: { archive_enabled: true, retention_period_day: 9 } }, known)
  expect(archive?.(about).input.body).toEqual({ archive_enabled: true, retention_period_day: 9 })
})

test('a group or a volume that is gone has no plan', () => {
  expect(planAgain('setServerType', { instance_group_id: 'gone', body: { server_type_name: 'db1v4m8' } }, known)).toBeUndefined()
  expect(planAgain('setBlockStorageSize', { block_storage_group_id: 'gone', body: { size_gb: 8 } }, known)).toBeUndefined()
})
