import { describe, expect, test } from 'vitest'
import { defaultFindingSettings } from '#contract/bff/fleet-settings.ts'
import type { Input } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { checkIds, type CheckId } from '#contract/rules/findings/check-ids.ts'
import { findAll } from '#contract/rules/findings/checks.ts'
import type { Finding } from '#contract/rules/findings/finding.ts'
import { hour, minute, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'
import { readFleet } from './read-fleet.ts'

/** All findings; `exported` is what the journal would tell of exports by hand, which no read of the cloud does. */
async function findingsOf(cloud: TestCloud, exported: Readonly<Record<string, boolean>> = {}): Promise<readonly Finding[]> {
  const { clusters, fleet } = await readFleet(cloud)
  return clusters.flatMap((facts) => {
    const failed = exported[facts.row.name]
    const told = failed === undefined ? [] : [{ logType: 'slow', failed, endedAt: fleet.now - minute, requestId: 'req-1' }]
    return findAll({ ...facts, exported: told }, fleet, defaultFindingSettings)
  })
}

const onCluster = (id: string) => ({ cluster_id: id })
const schedule = { schedule_frequency_type: 'DAY', schedule_hour: '3', schedule_day_of_week: null, schedule_day_of_month: null } as const
const bucket = { access_key: 'BUCKETKEY', secret_key: 'bucket-secret', delete_on_export: false }
const policy = { archive_frequency_minute: '10', retention_period_day: '14', starting_time_hour: '13' } as const
const patched = { software_version: '17.6', backup_before_upgrade: false }
const narrowed = (range: string) => ({ add_ip_addresses: ['10.70.0.0/16'], del_ip_addresses: [range] })
const day = 24 * hour

type Cure = {
  readonly name: WriteName
  readonly send: (cloud: TestCloud, id: string, region?: string) => Promise<unknown>
  readonly wait: number
}
const cure = <N extends WriteName>(name: N, input: (id: string) => Input<N>, wait = hour): Cure => ({
  name,
  send: (cloud, id, region) => cloud.call(name, input(id), region),
  wait,
})

/** Where each check finds something, and the write that its fix leads to, filled in as a person would; none where no write cures it. */
const seeded: Record<CheckId, readonly [cluster: string, cure: Cure | 'no write cures it']> = {
  state_failed: ['statefailed', cure('synchronizeClusterState', onCluster)],
  state_error: ['stateerror', cure('synchronizeClusterState', onCluster)],
  state_unknown: ['stateunknown', cure('synchronizeClusterState', onCluster)],
  server_down: ['serverdown', cure('synchronizeClusterState', onCluster)],
  stuck: ['stuck', cure('synchronizeClusterState', onCluster)],
  open_to_all: ['opentoall', cure('setSecurityGroupRules', (id) => ({ ...onCluster(id), body: narrowed('0.0.0.0/0') }))],
  backup_failed: ['backupfailed', cure('setBackup', (id) => ({ ...onCluster(id), body: policy }), day)],
  backup_late: ['backuplate', cure('setBackup', (id) => ({ ...onCluster(id), body: policy }), day)],
  no_backup_policy: ['nopolicy', cure('setBackup', (id) => ({ ...onCluster(id), body: policy }))],
  retention_low: ['retentionlow', cure('setBackup', (id) => ({ ...onCluster(id), body: policy }))],
  archive_off: [
    'archiveoff',
    cure('setArchiveConfig', (id) => ({ ...onCluster(id), body: { archive_enabled: true, retention_period_day: 7 } })),
  ],
  replica_cut: ['replicacut', cure('synchronizeReplicaState', (id) => ({ origin_cluster_id: id }))],
  replica_late: ['replicalate', cure('synchronizeReplicaState', (id) => ({ origin_cluster_id: id }))],
  replica_older: ['replicaolder-ra', cure('patchMinorVersion', (id) => ({ ...onCluster(id), body: patched }))],
  replica_newer: ['replicanewer', cure('patchMinorVersion', (id) => ({ ...onCluster(id), body: patched }))],
  minor_behind: ['minorbehind', cure('patchMinorVersion', (id) => ({ ...onCluster(id), body: patched }))],
  export_bucket_gone: ['bucketgone', cure('unregisterLogExportConfig', (id) => ({ ...onCluster(id), log_type: 'slow' as const }))],
  export_failed: [
    'exportfails',
    cure('setLogExportConfig', (id) => ({ ...onCluster(id), log_type: 'slow' as const, body: { ...schedule, ...bucket } })),
  ],
  wide_range: ['widerange', cure('setSecurityGroupRules', (id) => ({ ...onCluster(id), body: narrowed('10.0.0.0/8') }))],
  audit_off: ['auditoff', cure('setAuditLog', (id) => ({ ...onCluster(id), body: { use_audit_log: true } }))],
  audit_not_exported: [
    'auditkept',
    cure('registerLogExportConfig', (id) => ({
      ...onCluster(id),
      body: { ...schedule, ...bucket, log_type: 'audit', bucket_name: 'kept-logs' },
    })),
  ],
  logs_not_exported: [
    'logskept',
    cure('registerLogExportConfig', (id) => ({
      ...onCluster(id),
      body: { ...schedule, ...bucket, log_type: 'alert', bucket_name: 'kept-logs' },
    })),
  ],
  no_maintenance_window: [
    'nowindow',
    cure('setMaintenance', (id) => ({
      ...onCluster(id),
      body: { start_day_of_week: 'SUN' as const, start_time: '03', start_minute: '00', term_hour: '1' },
    })),
  ],
  // A replica that can be promoted is the next best; HA itself is chosen when a cluster is made.
  ha_off_in_production: ['shopprod', 'no write cures it'],
  // Past its end of service no version of the major is left to go to: a new cluster is, filled from this one.
  engine_ended: ['engineended', 'no write cures it'],
  // No volume becomes smaller, and no name can be changed.
  large_volume: ['largevolume', 'no write cures it'],
  name_leaves_no_room: ['namewithnoroomatall', 'no write cures it'],
}
const told = ({ clusterName, check }: Pick<Finding, 'clusterName' | 'check'>) => `${clusterName} ${check}`
const expected = checkIds.map((check) => `${seeded[check][0]} ${check}`)

describe('a fleet with one of each fault', () => {
  test('has exactly these findings, and none on the clusters that are well', async () => {
    const cloud = testCloud({ fleet: 'faulty' })
    const found = await findingsOf(cloud, { exportfails: true, wellactive: false })
    expect(found.map(told).toSorted()).toEqual(expected.toSorted())
    expect(cloud.account.clusters().filter(({ detail }) => detail.name.startsWith('well')).length).toBeGreaterThanOrEqual(5)
  })

  test('has them on any day, and no others come by chance', async () => {
    for (let days = 1; days <= 40; days += 3) {
      const cloud = testCloud({ fleet: 'faulty' })
      cloud.clock.at = Date.UTC(2026, 10, 25) + days * day + days * hour
      const found = await findingsOf(cloud, { exportfails: true })
      expect(found.map(told).toSorted()).toEqual(expected.toSorted())
      cloud.account.advance(day)
      const nextDay = await findingsOf(cloud, { exportfails: true })
      expect(nextDay.map(told).filter((each) => each.startsWith('well'))).toEqual([])
    }
  })

  test.each(checkIds.filter((check) => seeded[check][1] !== 'no write cures it'))(
    '%s: its fix leads to the plan that cures it',
    async (check) => {
      const [name, way] = seeded[check]
      if (typeof way === 'string') throw new Error(way)
      const cloud = testCloud({ fleet: 'faulty' })
      const finding = (await findingsOf(cloud, { exportfails: true })).find((each) => told(each) === `${name} ${check}`)
      expect(finding?.fix.operation).toBe(way.name)
      await way.send(cloud, finding?.clusterId ?? '', finding?.region)
      cloud.account.advance(way.wait)
      // The export that is set right runs by itself, and the journal would tell that it went well.
      const after = await findingsOf(cloud, { exportfails: check !== 'export_failed' })
      expect(after.map(({ key }) => key)).not.toContain(finding?.key)
    },
  )

  test('what no write cures leads to the place where that is seen', async () => {
    const found = await findingsOf(testCloud({ fleet: 'faulty' }))
    const ways = found.filter(({ check }) => seeded[check as CheckId][1] === 'no write cures it').map(({ check, fix }) => [check, fix])
    expect(Object.fromEntries(ways)).toEqual({
      ha_off_in_production: { tab: 'replicas', operation: 'createReplica' },
      engine_ended: { tab: 'maintenance' },
      large_volume: { tab: 'storage' },
      name_leaves_no_room: { tab: 'overview' },
    })
  })
})
