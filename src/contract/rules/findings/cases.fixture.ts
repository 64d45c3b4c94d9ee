import type { FindingSettings } from '#contract/bff/fleet-settings.ts'
import type { CheckId } from './check-ids.ts'
import { findAll } from './checks.ts'
import type { ClusterFacts, Finding, OpenWrite } from './finding.ts'
import { backup, cluster, day, fleet, hour, line, logExport, minute, now, replica, replicaId, settings, wire } from './healthy.fixture.ts'

/** A cluster as it was read, and what stands around it. */
export type Situation = {
  readonly of: ClusterFacts
  readonly others?: readonly ClusterFacts[]
  readonly settings?: Partial<FindingSettings>
  readonly speed?: number
}

/** What the checks say to a situation. */
export function look({ of, others = [], settings: over = {}, speed = 1 }: Situation): Finding[] {
  return findAll(of, fleet(others, { speed }), { ...settings, ...over })
}

const write = (sentAgo: number): OpenWrite => ({
  id: 'write',
  operation: 'setParameterValues',
  sentAt: now - sentAgo,
  medianMs: 2 * minute,
  slowMs: 6 * minute,
})
const moving = (state: string, since: number) => cluster({ state, stateSince: now - since })
const policy = (over: { retention_period_day?: string; starting_time_hour?: string }) => ({
  backup_option: { archive_frequency_minute: '10', retention_period_day: '14', starting_time_hour: '2', ...over },
})
const withReplica = { replicas: [replicaId] }
/** An origin with one replica, of which List Replicas says this. */
export const followed = (over: Parameters<typeof line>[0]) => cluster({ change: withReplica, lines: [line(over)] })
const volume = (size_gb: number) => ({ id: 'volume', name: 'orders-data-01', role_type: 'DATA', size_gb, volume_type: 'SSD' })
const volumes = (size: number) => ({
  instance_groups: [{ id: 'group', role_type: 'ACTIVE', server_type_name: 'db1v2m4', instances: [], block_storage_groups: [volume(size)] }],
})
const servers = (...states: string[]) => ({
  instance_groups: [
    {
      id: 'group',
      role_type: 'ACTIVE_STANDBY',
      server_type_name: 'db1v2m4',
      block_storage_groups: [volume(64)],
      instances: states.map((service_state, index) => ({ name: `orders-pg-0${index}`, role_type: 'STANDBY', service_state })),
    },
  ],
})
const exported = (failed: boolean) => [{ logType: 'slow', failed, endedAt: now - hour, requestId: 'req-1' }]

/** For each check situations that have it, and some that narrowly have not. */
export const cases: Record<CheckId, { readonly ill: readonly Situation[]; readonly well: readonly Situation[] }> = {
  state_failed: { ill: [{ of: cluster({ state: 'FAILED' }) }], well: [{ of: cluster({ state: 'FAILED_OVER' }) }] },
  state_error: { ill: [{ of: cluster({ state: 'ERROR' }) }], well: [{ of: cluster() }] },
  state_unknown: {
    ill: [{ of: cluster({ state: 'UNKNOWN' }) }],
    // The list said UNKNOWN, but Show Cluster was read after it.
    well: [{ of: { ...cluster(), row: { ...cluster().row, service_state: 'UNKNOWN' } } }],
  },
  server_down: {
    ill: [{ of: cluster({ change: servers('RUNNING', 'ERROR') }) }, { of: cluster({ change: servers('RUNNING', 'STOPPED') }) }],
    well: [
      { of: cluster({ change: servers('RUNNING', 'RESTARTING') }) },
      { of: cluster({ state: 'STOPPED', change: servers('STOPPED') }) },
    ],
  },
  open_to_all: {
    ill: [{ of: cluster({ change: { allowable_ip_addresses: ['10.0.0.1', '0.0.0.0/0'] } }) }],
    well: [{ of: cluster({ change: { allowable_ip_addresses: ['0.0.0.0'] } }) }],
  },
  backup_failed: {
    ill: [{ of: cluster({ backups: [backup(1), backup(0, 'FAILED'), backup(2)] }) }],
    well: [
      { of: cluster({ backups: [backup(0), backup(1, 'FAILED')] }) },
      { of: cluster({ backups: [backup(0, 'WHO_KNOWS'), backup(1)] }) },
      { of: cluster({ backups: [backup(0, 'FAILED')], state: 'STOPPED' }) },
      { of: cluster({ backups: [backup(0, 'FAILED')], init: { backup_option: null } }) },
    ],
  },
  backup_late: {
    ill: [
      { of: cluster({ backups: [backup(1), backup(2)] }) },
      { of: cluster({ backups: [] }) },
      { of: cluster({ backups: [backup(2, 'IN_PROGRESS')] }) },
      { of: cluster({ backups: [backup(1)], init: policy({ starting_time_hour: '' }) }) },
      { of: cluster({ backups: [backup(1)], change: { modified_at: wire(now - hour) } }) },
      { of: cluster({ backups: [backup(0), backup(1)], init: policy({ starting_time_hour: '0' }), change: { timezone: 'UTC' } }) },
    ],
    well: [
      {
        of: cluster({
          backups: [backup(0), backup(1)],
          init: policy({ starting_time_hour: '0' }),
          change: { timezone: 'UTC', modified_at: wire(now - hour) },
        }),
      },
      // Not yet read again since it came due.
      { of: cluster({ backups: [backup(1)], histories: { value: { contents: [backup(1)], total_count: 1 }, readAt: now - 9 * hour } }) },
      // Created, or started again, after the hour; or the hour was another one until then.
      { of: cluster({ backups: [], change: { created_at: wire(now - 9 * hour) }, stateSince: now - 9 * hour }) },
      { of: cluster({ backups: [backup(9)], stateSince: now - 2 * hour }) },
      { of: cluster({ backups: [backup(9)], state: 'STOPPED' }) },
      // The last one is still being made, and took the place of today's.
      { of: cluster({ backups: [{ ...backup(1, 'IN_PROGRESS'), backup_start_at: wire(now - 16 * hour) }, backup(2)] }) },
      { of: replica() },
    ],
  },
  replica_cut: {
    ill: [{ of: followed({ replica_state: 'DISCONNECTED' }), others: [replica()] }, { of: followed({ replica_state: 'FAILED' }) }],
    well: [
      { of: followed({ replica_state: 'NOT_SYNCED' }) },
      { of: followed({ replica_state: 'DISCONNECTED' }), others: [replica({ state: 'STOPPED' })] },
      // Nobody has read yet which server it has: it may be the one.
      { of: followed({ replica_state: 'DISCONNECTED' }), others: [replica({ state: 'STOPPED', detail: undefined })] },
      { of: cluster({ state: 'STOPPED', change: withReplica, lines: [line({ replica_state: 'DISCONNECTED' })] }) },
    ],
  },
  replica_late: {
    ill: [{ of: followed({ synced_at: wire(now - 16 * minute) }), others: [replica()] }],
    well: [
      { of: followed({ synced_at: wire(now - 15 * minute) }) },
      { of: followed({ replica_state: 'SYNCHRONIZING', synced_at: null }) },
      { of: followed({ synced_at: wire(now - 16 * minute) }), settings: { replicaSyncMinutes: 17 } },
    ],
  },
  stuck: {
    ill: [
      { of: moving('CREATING', 61 * minute) },
      { of: moving('RESTARTING', 11 * minute) },
      { of: moving('RESTARTING', minute), speed: 60 },
      { of: cluster({ state: 'EDITING', stateSince: now - minute, writes: [write(7 * minute)] }) },
    ],
    well: [
      { of: moving('CREATING', 59 * minute) },
      { of: moving('RESTARTING', 9 * minute) },
      { of: cluster({ state: 'EDITING', stateSince: now - 5 * hour, writes: [write(5 * minute)] }) },
      { of: cluster({ state: 'EDITING', stateSince: undefined }) },
      // Nobody knows how long that takes.
      { of: moving('MIGRATING', 9 * day) },
      { of: cluster({ writes: [write(7 * minute)] }) },
    ],
  },
  no_backup_policy: {
    ill: [{ of: cluster({ init: { backup_option: null } }) }, { of: cluster({ init: { backup_option: { retention_period_day: null } } }) }],
    well: [{ of: replica() }, { of: cluster({ init: { backup_option: null }, state: 'CREATING' }) }],
  },
  archive_off: {
    ill: [{ of: cluster({ archive: { value: { archive_enabled: false }, readAt: now } }) }],
    well: [
      { of: cluster({ archive: undefined }) },
      { of: cluster({ archive: { value: { archive_enabled: false }, readAt: now }, init: { backup_option: null } }) },
    ],
  },
  retention_low: {
    ill: [{ of: cluster({ init: policy({ retention_period_day: '13' }) }), settings: { retentionDaysMin: 14 } }],
    well: [{ of: cluster(), settings: { retentionDaysMin: 14 } }],
  },
  ha_off_in_production: {
    ill: [{ of: cluster({ change: { ha_enabled: false, name: 'ordersProd' } }) }],
    well: [
      { of: cluster({ change: { ha_enabled: false } }) },
      { of: cluster({ change: { name: 'ordersProd' } }) },
      { of: replica({ change: { name: 'prod-ra' } }) },
    ],
  },
  engine_ended: {
    ill: [{ of: cluster({ change: { software_version: '14.17' } }) }],
    // The same number of another product is past its service, this one is not.
    well: [{ of: cluster({ change: { software_version: '17.6' } }) }],
  },
  replica_older: {
    ill: [{ of: replica({ change: { software_version: '17.5' } }), others: [cluster()] }],
    well: [
      { of: replica({ change: { software_version: '17.5' } }) },
      { of: replica({ change: { software_version: '17.5' } }), others: [cluster({ detail: undefined })] },
      { of: replica({ change: { software_version: '17.5' }, state: 'UPGRADING' }), others: [cluster()] },
    ],
  },
  replica_newer: {
    ill: [
      {
        of: cluster({ change: { ...withReplica, software_version: '16.9' } }),
        others: [replica({ change: { software_version: '16.10' } })],
      },
    ],
    well: [
      { of: cluster({ change: withReplica }), others: [replica()] },
      { of: cluster({ change: { ...withReplica, software_version: '16.9' } }), others: [replica({ state: 'UPGRADING' })] },
    ],
  },
  export_bucket_gone: {
    ill: [{ of: cluster({ exports: [logExport('slow', { is_bucket_deleted: true }), logExport('audit')] }) }],
    well: [{ of: cluster({ exports: [logExport('slow', { is_bucket_deleted: null }), logExport('audit')] }) }],
  },
  export_failed: {
    ill: [{ of: cluster({ exported: exported(true) }) }],
    well: [
      { of: cluster({ exported: exported(false) }) },
      { of: cluster({ exported: exported(true), exports: [logExport('slow', { is_registered: false }), logExport('audit')] }) },
    ],
  },
  minor_behind: {
    ill: [{ of: cluster({ change: { software_version: '16.9' } }) }],
    well: [{ of: cluster({ change: { software_version: '16.10' } }) }, { of: cluster({ change: { software_version: '14.17' } }) }],
  },
  wide_range: {
    ill: [{ of: cluster({ change: { allowable_ip_addresses: ['10.20.0.0/15'] } }) }],
    well: [
      { of: cluster({ change: { allowable_ip_addresses: ['10.20.0.0/16', 'no address'] } }) },
      { of: cluster({ change: { allowable_ip_addresses: ['10.20.0.0/15'] } }), settings: { widePrefixMin: 15 } },
    ],
  },
  audit_off: {
    ill: [{ of: cluster({ init: { audit_enabled: false } }) }],
    well: [{ of: cluster({ init: { audit_enabled: undefined } }) }],
  },
  audit_not_exported: {
    ill: [{ of: cluster({ exports: [logExport('slow'), logExport('audit', { is_registered: false })] }) }],
    well: [
      { of: cluster({ exports: [logExport('audit'), logExport('slow', { is_registered: false })] }) },
      { of: cluster({ exports: [logExport('slow'), logExport('audit', { is_registered: false })], init: { audit_enabled: false } }) },
    ],
  },
  logs_not_exported: {
    ill: [{ of: cluster({ exports: ['alert', 'audit', 'slow'].map((log) => logExport(log, { is_registered: false })) }) }],
    well: [
      { of: cluster({ exports: [logExport('audit'), logExport('slow', { is_registered: false })] }) },
      { of: cluster({ exports: [] }) },
    ],
  },
  no_maintenance_window: {
    ill: [
      { of: cluster({ change: { maintenance_option: null } }) },
      { of: cluster({ change: { maintenance_option: { use_maintenance_option: false } } }) },
    ],
    well: [{ of: cluster({ change: { maintenance_option: undefined } }) }],
  },
  large_volume: {
    ill: [{ of: cluster({ change: volumes(2_056) }) }],
    well: [{ of: cluster({ change: volumes(2_048) }) }, { of: cluster({ change: volumes(2_056) }), settings: { volumeGbMax: 2_056 } }],
  },
  name_leaves_no_room: {
    ill: [{ of: cluster({ change: { name: 'abcdefghijklmnopq' } }) }, { of: cluster({ change: { name: 'once-a-replica' } }) }],
    well: [{ of: cluster({ change: { name: 'abcdefghijklmnop' } }) }, { of: replica() }],
  },
}
