import { describe, expect, test } from 'vitest'
import { defaultFindingSettings } from '#contract/bff/fleet-settings.ts'
import type { Body, Input } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { findAll } from '#contract/rules/findings/checks.ts'
import type { Finding } from '#contract/rules/findings/finding.ts'
import { believable } from '#emulator/fleet/believable-table.ts'
import { hour, minute, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'
import { readFleet } from './read-fleet.ts'

async function findingsOf(cloud: TestCloud): Promise<readonly Finding[]> {
  const { clusters, fleet } = await readFleet(cloud)
  return clusters.flatMap((facts) => findAll(facts, fleet, defaultFindingSettings))
}

/** `name check detail`, as a person would list them. */
function told({ key, check, clusterId, clusterName }: Finding): string {
  return [clusterName, check, key.slice(`${check}:${clusterId}:`.length)].join(' ').trim()
}

/** What is seeded in the fleet and can be seen by reading: all that is worth more than a notice. */
const seeded = [
  'billing state_unknown',
  'branch open_to_all',
  'coupons backup_failed',
  'devtest no_backup_policy',
  'fraud replica_late fraud-ra-01',
  'legacy engine_ended',
  'legacy no_backup_policy',
  'payments export_bucket_gone audit',
  // Its replica is in the same region: there is no region in front of the server.
  'payments replica_cut payments-ra-01',
  'reports state_failed',
  'settle state_error',
]

/** The versions behind their newest, by the table of the fleet; `legacy` and `oldmail` are told of otherwise. */
const newest: Readonly<Record<string, string>> = { 15: '15.14', 16: '16.10', 17: '17.6', 18: '18.1' }
const judged = believable.filter(({ state }) => !['CREATING', 'MIGRATING', 'TERMINATING', 'TERMINATED', 'FAILED'].includes(state))
const exporting = ['orders', 'payments', 'inventory', 'ledger', 'fraud']

const notices = judged.flatMap(({ name, version, state, audit, window, subnet }) => [
  ...(state !== 'UPGRADING' && version !== (newest[version.split('.')[0] ?? ''] ?? version) ? [`${name} minor_behind`] : []),
  ...(subnet === 'lab' && name !== 'branch' ? [`${name} wide_range 10.0.0.0/8`] : []),
  ...(audit ? [] : [`${name} audit_off`]),
  ...(name === 'ledger' ? ['ledger audit_not_exported'] : []),
  ...(exporting.includes(name) ? [] : [`${name} logs_not_exported`]),
  ...(window === undefined ? [`${name} no_maintenance_window`] : []),
])

describe('the believable fleet', () => {
  test('has exactly the faults that are seeded in it', async () => {
    const found = await findingsOf(testCloud())
    const loud = found.filter(({ severity }) => severity !== 'notice')
    expect(loud.map(told).toSorted()).toEqual(seeded.toSorted())
    expect(
      found
        .filter(({ severity }) => severity === 'notice')
        .map(told)
        .toSorted(),
    ).toEqual(notices.toSorted())
    expect(found.filter(({ clusterName }) => clusterName === 'orders')).toEqual([])
  })

  test('keeps the keys of what is still wrong an hour later', async () => {
    const cloud = testCloud()
    const before = new Set((await findingsOf(cloud)).map(({ key }) => key))
    cloud.account.advance(hour)
    const after = await findingsOf(cloud)
    const lasting = ['state_failed', 'state_error', 'open_to_all', 'engine_ended', 'backup_failed', 'wide_range', 'audit_off']
    const old = after.filter(({ check, clusterName }) => lasting.includes(check) && !['events', 'cold'].includes(clusterName))
    expect(old.filter(({ key }) => !before.has(key)).map(told)).toEqual([])
    expect(old.length).toBeGreaterThan(20)
  })

  test('has nothing stuck while it moves as it should, and all of it where nothing gets on', async () => {
    const cloud = testCloud()
    cloud.account.advance(2 * minute)
    expect((await findingsOf(cloud)).filter(({ check }) => check === 'stuck')).toEqual([])
    // The same answers, and a day has gone by.
    const { clusters, fleet } = await readFleet(cloud)
    const late = clusters.flatMap((facts) => findAll(facts, { ...fleet, now: fleet.now + 24 * hour }, defaultFindingSettings))
    const moving = believable
      .filter(({ state }) => state.endsWith('ING') && !['RUNNING', 'MIGRATING'].includes(state))
      .map(({ name }) => name)
    const stuck = late.filter(({ check }) => check === 'stuck').map(({ clusterName }) => clusterName)
    expect(stuck.toSorted()).toEqual(moving.toSorted())
  })
})

test.each(['hostile', 'empty', 300] as const)('a fleet that is %s is judged without a stumble', async (fleet) => {
  const found = await findingsOf(testCloud({ fleet }))
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
  for (const { key } of found) expect(key.length).toBeLessThanOrEqual(200)
})

type Cure<N extends OperationName = OperationName> = {
  readonly name: N
  readonly input: (id: string) => Input<N>
  readonly wait?: number
}
const cure = <N extends OperationName>(name: N, input: Cure<N>['input'], wait = hour) => ({ name, input, wait })
const onCluster = (id: string) => ({ cluster_id: id })
const policy: Body<'setBackup'> = { archive_frequency_minute: '10', retention_period_day: '14', starting_time_hour: '13' }
const schedule = { schedule_frequency_type: 'DAY', schedule_hour: '3', schedule_day_of_week: null, schedule_day_of_month: null } as const
const keysOfBucket = { access_key: 'BUCKETKEY', secret_key: 'bucket-secret', delete_on_export: false }
const reachable = { add_ip_addresses: ['10.60.0.0/16'] }

/** What the fix of each finding leads to, with what a person would fill in. */
const cures = {
  'billing state_unknown': cure('synchronizeClusterState', onCluster),
  'branch open_to_all': cure('setSecurityGroupRules', (id) => ({
    ...onCluster(id),
    body: { ...reachable, del_ip_addresses: ['0.0.0.0/0'] },
  })),
  'coupons backup_failed': cure('setBackup', (id) => ({ ...onCluster(id), body: policy }), 24 * hour),
  'legacy no_backup_policy': cure('setBackup', (id) => ({ ...onCluster(id), body: policy })),
  'legacy engine_ended': cure('patchMinorVersion', (id) => ({
    ...onCluster(id),
    body: { software_version: '14.19', backup_before_upgrade: false },
  })),
  'payments export_bucket_gone audit': cure('unregisterLogExportConfig', (id) => ({ ...onCluster(id), log_type: 'audit' as const })),
  'payments replica_cut payments-ra-01': cure('synchronizeReplicaState', (id) => ({ origin_cluster_id: id })),
  'fraud replica_late fraud-ra-01': cure('synchronizeReplicaState', (id) => ({ origin_cluster_id: id })),
  'payments-ra minor_behind': cure('patchMinorVersion', (id) => ({
    ...onCluster(id),
    body: { software_version: '16.10', backup_before_upgrade: false },
  })),
  'legacy wide_range 10.0.0.0/8': cure('setSecurityGroupRules', (id) => ({
    ...onCluster(id),
    body: { ...reachable, del_ip_addresses: ['10.0.0.0/8'] },
  })),
  'search audit_off': cure('setAuditLog', (id) => ({ ...onCluster(id), body: { use_audit_log: true } })),
  'search logs_not_exported': cure('registerLogExportConfig', (id) => ({
    ...onCluster(id),
    body: { ...schedule, ...keysOfBucket, log_type: 'slow', bucket_name: 'search-logs' },
  })),
  'search no_maintenance_window': cure('setMaintenance', (id) => ({
    ...onCluster(id),
    body: { start_day_of_week: 'SUN' as const, start_time: '03', start_minute: '00', term_hour: '1' },
  })),
}

describe('the fix of a finding', () => {
  test.each(Object.entries(cures))('%s: leads to the plan that cures it', async (what, { name, input, wait }) => {
    const cloud = testCloud()
    // Three weeks ago there still was a version of that major in service.
    if (what.includes('engine_ended')) cloud.clock.at = Date.UTC(2026, 10, 1, 3)
    const finding = (await findingsOf(cloud)).find((each) => told(each) === what)
    expect(finding?.fix.operation).toBe(name)
    const { clusterId = '', region, key } = finding ?? {}
    await cloud.call(name, input(clusterId), region)
    cloud.account.advance(wait)
    expect((await findingsOf(cloud)).map((each) => each.key)).not.toContain(key)
  })
})
