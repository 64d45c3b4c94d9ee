import type { LogType } from '#contract/postgresql/shared.ts'
import { instancesOf, type Cluster, type LogExport, type World } from '#emulator/world.ts'
import { wireTime } from '#emulator/clock.ts'
import { failLastBackup } from './believable-past.ts'
import { seedRows } from './believable.ts'
import type { Row } from './believable-table.ts'

const minute = 60_000
const dayMs = 1440 * minute

/** One cluster, and what is wrong with it. */
type Fault = {
  readonly name: string
  readonly row?: Partial<Row>
  /** From the beginning. */
  readonly made?: (cluster: Cluster, now: number) => void
  /** What has become of it. */
  readonly lived?: (cluster: Cluster, now: number) => void
}

/** A cluster for each thing that can be wrong, named for it; beside that it is well. Those of `well` have nothing. */
const faults: readonly Fault[] = [
  { name: 'wellactive' },
  { name: 'wellsingle', row: { ha: false } },
  { name: 'welleast', row: { region: 'kr-east1' } },
  { name: 'wellorigin' },
  { name: 'wellorigin-ra', row: { origin: 'wellorigin' } },
  { name: 'statefailed', row: { state: 'FAILED', changed: 0.01 }, lived: seenRunning },
  { name: 'stateerror', row: { state: 'ERROR', changed: 0.01 }, lived: seenRunning },
  { name: 'stateunknown', row: { state: 'UNKNOWN', changed: 0.01 } },
  { name: 'serverdown', lived: (cluster) => set(instancesOf(cluster)[1], { service_state: 'ERROR' }) },
  { name: 'opentoall', lived: (cluster) => void (cluster.detail.allowable_ip_addresses = ['10.20.0.0/16', '0.0.0.0/0']) },
  { name: 'backupfailed', lived: failLastBackup },
  { name: 'backuplate', lived: ({ backups }) => void backups.list.splice(-3) },
  { name: 'replicacut' },
  { name: 'replicacut-ra', row: { origin: 'replicacut' }, lived: (cluster, now) => fallBack(cluster, now, true) },
  { name: 'replicalate' },
  { name: 'replicalate-ra', row: { origin: 'replicalate' }, lived: (cluster, now) => fallBack(cluster, now, false) },
  { name: 'stuck', row: { changed: 0.5 }, lived: (cluster, now) => stick(cluster, now) },
  { name: 'nopolicy', row: { backupDays: undefined } },
  { name: 'archiveoff', lived: (cluster) => void (cluster.archive = { archive_enabled: false, retention_period_day: null }) },
  { name: 'retentionlow', lived: (cluster) => set(cluster.detail.init_config_option.backup_option, { retention_period_day: '5' }) },
  { name: 'shopprod', row: { ha: false } },
  { name: 'engineended', row: { version: '14.19' } },
  { name: 'replicaolder' },
  { name: 'replicaolder-ra', row: { origin: 'replicaolder', version: '17.5' } },
  { name: 'replicanewer', row: { version: '17.5' } },
  { name: 'replicanewer-ra', row: { origin: 'replicanewer', version: '17.6' } },
  { name: 'bucketgone', made: (cluster, now) => exportTo(cluster, 'slow', { bucketEndsAt: now - 3 * dayMs }) },
  { name: 'exportfails', made: (cluster) => exportTo(cluster, 'slow', { keysWork: false }) },
  { name: 'minorbehind', row: { version: '17.5' } },
  { name: 'widerange', lived: (cluster) => void (cluster.detail.allowable_ip_addresses = ['10.0.0.0/8']) },
  { name: 'auditoff', row: { audit: false } },
  { name: 'auditkept', made: ({ logExports }) => void delete logExports.audit },
  { name: 'logskept', made: ({ logExports }) => (delete logExports.slow, delete logExports.audit, undefined) },
  { name: 'nowindow', row: { window: undefined } },
  { name: 'largevolume', row: { data: [3_072] } },
  { name: 'namewithnoroomatall' },
]

/** What is well: two servers of a version that is served, a policy, an archive, a window, its logs in a bucket, and few who may connect. */
const well: Omit<Row, 'name'> = {
  region: 'kr-west1',
  version: '17.6',
  ha: true,
  server: 'db1v4m16',
  data: [256],
  archive: 64,
  volumeType: 'SSD',
  subnet: 'app',
  state: 'RUNNING',
  created: 100,
  changed: 9,
  backupDays: 14,
  window: ['SUN', '0300', '1'],
  nat: false,
  audit: true,
  origin: undefined,
}

/** A fleet with one of each thing that a check can find, and some clusters that are well: for tests, and for people who learn. */
export function seedFaulty(world: World, now: number): void {
  // Here nothing goes wrong but what is meant to.
  world.mishaps = false
  const byName = new Map(faults.map((fault) => [fault.name, fault]))
  const rows = faults.map(({ name, row = {} }) => ({ ...well, ...(row.origin === undefined ? {} : replica), name, ...row }))
  seedRows(world, rows, now, {
    made: (cluster, { name }) => {
      exportTo(cluster, 'audit')
      exportTo(cluster, 'slow')
      byName.get(name)?.made?.(cluster, now)
    },
    lived: (cluster, { name }) => {
      byName.get(name)?.lived?.(cluster, now)
    },
  })
}

/** A replica has one server, no backups and no archive of its own. */
const replica: Partial<Row> = { ha: false, backupDays: undefined, archive: undefined }

function exportTo({ detail, logExports }: Cluster, log: LogType, more: Partial<LogExport> = {}): void {
  logExports[log] = {
    bucket_name: `${detail.name}-logs`,
    delete_on_export: false,
    schedule: { schedule_frequency_type: 'DAY', schedule_hour: '4', schedule_day_of_week: null, schedule_day_of_month: null },
    keysWork: true,
    bucketEndsAt: undefined,
    ran: undefined,
    ...more,
  }
}

/** The cloud has it wrong: the servers run, and a look at them finds that out. */
function seenRunning(cluster: Cluster): void {
  cluster.actual = 'RUNNING'
}

/** A change that never came to its end. */
function stick(cluster: Cluster, now: number): void {
  cluster.detail.service_state = 'EDITING'
  cluster.detail.modified_at = wireTime(now - 0.5 * dayMs)
}

/** It does not follow its origin, and will again once somebody has the cloud look at it. */
function fallBack(cluster: Cluster, now: number, lost: boolean): void {
  cluster.link = { since: now, trouble: { from: now - 40 * minute, to: now + 300 * minute, lost } }
}

function set<T extends object>(what: T | null | undefined, change: Partial<T>): void {
  if (what !== null && what !== undefined) Object.assign(what, change)
}
