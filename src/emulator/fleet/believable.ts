import type { OperationName } from '#contract/operations.ts'
import type { PostgresqlClusterDetailResponse } from '#contract/postgresql/clusters.ts'
import type { BlockStorageGroupRequest } from '#contract/postgresql/shared.ts'
import { port } from '#contract/rules/limits.ts'
import { isMoving, type KnownState } from '#contract/rules/states.ts'
import { buildCluster } from '#emulator/build.ts'
import { engineIdOf } from '#emulator/catalog/engines.ts'
import { wireTime } from '#emulator/clock.ts'
import { begin, planToForget, syncWalk, walks, type Walk } from '#emulator/walks.ts'
import type { Change, Cluster, World } from '#emulator/world.ts'
import { registerLogs } from './believable-logs.ts'
import { failLastBackup, livePast } from './believable-past.ts'
import { setOver } from './believable-parameters.ts'
import { believable, type Row } from './believable-table.ts'
import { fleetSubnet } from './network.ts'

const minute = 60_000
const dayMs = 86_400_000

/** What is under way for each moving state: `done` is the share that is behind when the account wakes up. */
const underWay: Partial<Record<KnownState, { operation: OperationName; walk: Walk; minutes: number; done: number }>> = {
  // The 40 minutes that a create sometimes takes.
  CREATING: { operation: 'createCluster', walk: walks.create, minutes: 40, done: 0.3 },
  STOPPING: { operation: 'stopCluster', walk: walks.stop, minutes: 4, done: 0.1 },
  STARTING: { operation: 'startCluster', walk: walks.start, minutes: 5, done: 0.1 },
  RESTARTING: { operation: 'restartCluster', walk: walks.restart, minutes: 5, done: 0.1 },
  EDITING: { operation: 'setServerType', walk: walks.resize, minutes: 18, done: 0.2 },
  SYNCHRONIZING: { operation: 'synchronizeClusterState', walk: syncWalk('RUNNING'), minutes: 3, done: 0.1 },
  UPGRADING: { operation: 'patchMinorVersion', walk: walks.upgrade, minutes: 30, done: 0.4 },
  TERMINATING: { operation: 'terminateCluster', walk: walks.terminate, minutes: 8, done: 0.2 },
  MIGRATING: { operation: 'createCluster', walk: walks.migrate, minutes: 90, done: 0.5 },
}

/** The fleet a new account wakes up with: two regions, every service state, HA, replicas, several engine versions. */
export function seedBelievable(world: World, now: number): void {
  seedRows(world, believable, now, {
    made: (cluster) => registerLogs(cluster, now),
    lived: (cluster, { name }) => {
      if (name === 'coupons') failLastBackup(cluster)
      setOver(cluster, name)
    },
  })
}

/** What a table does not tell of a cluster: what it has had from the beginning, and what has become of it. */
export type More = {
  readonly made: (cluster: Cluster, row: Row) => void
  readonly lived: (cluster: Cluster, row: Row) => void
}

/** Makes the clusters of a table, origins before their replicas, each with its past up to the account's now. */
export function seedRows(world: World, rows: readonly Row[], now: number, { made, lived }: More): void {
  const byName = new Map<string, Cluster>()
  const people = [world.userId, world.random.id(), world.random.id()] as const
  const taken = new Map<string, Set<string>>()
  for (const row of rows) {
    const subnetId = fleetSubnet(world, row.region, row.subnet)
    const addresses = taken.get(subnetId) ?? new Set<string>()
    taken.set(subnetId, addresses)
    const origin = row.origin === undefined ? undefined : byName.get(row.origin)
    const createdAt = now - Math.round(row.created * dayMs) - world.random.integer(0, 59_999)
    const cluster = buildCluster(
      world,
      {
        region: row.region,
        name: row.name,
        engineId: engineIdOf(row.version),
        prefix: row.origin === undefined ? `${row.name}-pg` : row.name,
        ha: row.ha,
        nat: row.nat,
        subnetId,
        timezone: 'Asia/Seoul',
        groups: [groupOf(row, world)],
        virtualIp: null,
        vipPublicIpId: row.nat && row.ha ? world.random.id() : null,
        init: initOf(row, origin),
        maintenance: windowOf(row.window),
        allowed: allowedOf(row),
        role: row.origin !== undefined ? 'REPLICA' : row.state === 'MIGRATING' ? 'MIGRATION' : 'ORIGIN',
        originId: origin?.id ?? null,
        createdAt,
        createdBy: world.random.pick(people),
        state: row.state === 'CREATING' ? 'CREATING' : 'RUNNING',
      },
      addresses,
    )
    byName.set(row.name, cluster)
    made(cluster, row)
    livePast(world, cluster, row, now)
    // What changed days ago did not all change at the second at which the account wakes up.
    const hours = row.changed > 1 ? world.random.integer(0, 6 * 60 * minute) : 0
    cluster.detail.modified_at = wireTime(now - Math.round(row.changed * dayMs) + hours)
    settleInto(world, cluster, row, now)
    lived(cluster, row)
  }
}

/** Makes the state true: what moves gets its operation, what is broken gets its truth underneath. */
function settleInto(world: World, cluster: Cluster, row: Row, now: number): void {
  // UNKNOWN means only that the cloud lost sight: the servers run, and sync-state finds them running.
  cluster.actual = row.state === 'UNKNOWN' || isMoving(row.state) ? 'RUNNING' : row.state
  if (row.state === 'TERMINATED') planToForget(world, cluster, now)
  const moves = underWay[row.state]
  if (moves === undefined) return
  const change = changeOf(cluster, row)
  begin(world, cluster, {
    operation: moves.operation,
    walk: moves.walk,
    duration: moves.minutes * minute,
    done: moves.done,
    at: now,
    change,
  })
  if (row.state === 'CREATING') cluster.detail.created_at = cluster.detail.modified_at
}

function changeOf(cluster: Cluster, row: Row): Change {
  if (row.state === 'UPGRADING') return { kind: 'engine', engineId: engineIdOf('16.10') }
  if (row.state === 'TERMINATING') return { kind: 'terminate' }
  if (row.state === 'EDITING')
    return { kind: 'serverType', groupId: cluster.detail.instance_groups[0]?.id ?? '', serverTypeName: 'db1v8m32' }
  return { kind: 'none' }
}

function groupOf(row: Row, world: World): Parameters<typeof buildCluster>[1]['groups'][number] {
  const type = row.volumeType
  const volumes: BlockStorageGroupRequest[] = row.data.map((size) => ({ role_type: 'DATA', size_gb: size, volume_type: type }))
  if (row.archive !== undefined) volumes.push({ role_type: 'ARCHIVE', size_gb: row.archive, volume_type: type })
  const instances = row.nat && !row.ha ? [{ role_type: 'ACTIVE' as const, public_ip_id: world.random.id() }] : null
  return { role_type: row.ha ? 'ACTIVE_STANDBY' : 'ACTIVE', server_type_name: row.server, block_storage_groups: volumes, instances }
}

function initOf(row: Row, origin: Cluster | undefined): PostgresqlClusterDetailResponse['init_config_option'] {
  const backups =
    row.backupDays === undefined
      ? null
      : { archive_frequency_minute: '10', retention_period_day: String(row.backupDays), starting_time_hour: '2' }
  const other = origin !== undefined && origin.region !== row.region
  return {
    audit_enabled: row.audit,
    backup_option: backups,
    database_encoding: 'UTF-8',
    database_locale: 'C',
    database_name: origin?.detail.init_config_option.database_name ?? row.name,
    database_port: port.default,
    database_user_name: 'app',
    // The vendor's first client refuses a field it does not know: it is there only where it means something.
    ...(other ? { origin_region: origin.region } : {}),
  }
}

/** Most let in their own network and one person; the lab lets in all of it, and one cluster the whole world. */
function allowedOf(row: Row): string[] {
  if (row.name === 'branch') return ['0.0.0.0/0']
  return row.subnet === 'lab' ? ['10.0.0.0/8'] : ['10.20.0.0/16', '10.60.0.0/16', '10.9.12.4']
}

function windowOf(window: Row['window']): PostgresqlClusterDetailResponse['maintenance_option'] {
  if (window === undefined) return { period_hour: null, starting_day_of_week: null, starting_time: null, use_maintenance_option: false }
  const [day, time, hours] = window
  return { period_hour: hours, starting_day_of_week: day, starting_time: time, use_maintenance_option: true }
}
