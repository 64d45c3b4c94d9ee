import { defaultFindingSettings } from '#contract/bff/fleet-settings.ts'
import type { Result } from '#contract/operation.ts'
import type { ClusterFacts, FleetFacts } from './finding.ts'
import type { Detail } from './judged.ts'

/** 2026-11-23T12:00:00+09:00. */
export const now = Date.UTC(2026, 10, 23, 3)
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
export const settings = defaultFindingSettings

/** An instant as the cloud writes it, without a zone. */
export const wire = (at: number) => new Date(at).toISOString().slice(0, 19)

const id = '109a585ae67b4e8482fdafc8a4a5be74'

/** What Show Cluster says of a cluster that is well. */
export const detail: Detail = {
  account_id: 'e5c1a2f6d7e34b0f9d0a1c2e3f405162',
  allowable_ip_addresses: ['10.20.0.0/16', '10.9.12.4'],
  created_at: wire(now - 100 * day),
  created_by: 'someone',
  dbaas_engine: 'PostgreSQL',
  dbaas_engine_version_name: 'PostgreSQL 17.6',
  ha_enabled: true,
  id,
  init_config_option: {
    audit_enabled: true,
    backup_option: { archive_frequency_minute: '10', retention_period_day: '14', starting_time_hour: '2' },
    database_encoding: 'UTF-8',
    database_locale: 'C',
    database_name: 'orders',
    database_port: 2866,
    database_user_name: 'app',
  },
  instance_count: 2,
  instance_groups: [
    {
      id: 'group',
      role_type: 'ACTIVE_STANDBY',
      server_type_name: 'db1v4m16',
      block_storage_groups: [
        { id: 'volume-os', name: 'orders-os-00', role_type: 'OS', size_gb: 104, volume_type: 'SSD' },
        { id: 'volume-data', name: 'orders-data-01', role_type: 'DATA', size_gb: 512, volume_type: 'SSD' },
      ],
      instances: ['ACTIVE', 'STANDBY'].map((role_type, index) => ({
        name: `orders-pg-0${index + 1}`,
        public_ip_address: null,
        public_ip_id: null,
        role_type,
        service_ip_address: `10.20.4.1${index}`,
        service_state: 'RUNNING',
      })),
    },
  ],
  maintenance_option: { period_hour: '1', starting_day_of_week: 'SUN', starting_time: '0300', use_maintenance_option: true },
  modified_at: wire(now - 9 * day),
  modified_by: 'someone',
  name: 'orders',
  nat_enabled: false,
  origin_cluster_id: null,
  product_image_type: 'PostgreSQL Community',
  product_type: 'PostgreSQL Community',
  replicas: [],
  role_type: 'ORIGIN',
  service_state: 'RUNNING',
  software_version: '17.6',
  subnet_id: 'a7f3c1d2e4b54a6f8091a2b3c4d5e6f7',
  timezone: 'Asia/Seoul',
  vip_public_ip_address: null,
  vip_public_ip_id: null,
  virtual_ip_address: '10.20.4.9',
}

/** A backup that began at 02:00 in Seoul so many days ago: today's was ten hours before `now`. */
export function backup(daysAgo: number, state = 'COMPLETED'): Result<'listBackupHistories'>['contents'][number] {
  const at = now - 10 * hour - daysAgo * day
  return {
    backup_end_at: state === 'IN_PROGRESS' ? '' : wire(at + 20 * minute),
    backup_history_number: `number-${daysAgo}`,
    backup_size_gb: 40,
    backup_start_at: wire(at),
    backup_state: state,
    backup_state_detail: null,
    software_version: '17.6',
  }
}

type Line = Result<'listReplicas'>['contents'][number]

/** A line of List Replicas that is as it should be. */
export function line(over: Partial<Line> = {}): Line {
  return { name: 'orders-ra-01', replica_state: 'STREAMING', replica_state_detail: null, synced_at: wire(now - 3_000), ...over }
}

type Export = Result<'listLogExportConfigs'>['contents'][number]

export function logExport(log_type: string, over: Partial<Export> = {}): Export {
  const schedule = { schedule_day_of_month: null, schedule_day_of_week: null, schedule_frequency_type: 'DAY', schedule_hour: '3' }
  return {
    ...schedule,
    bucket_name: 'orders-logs',
    delete_on_export: false,
    is_bucket_deleted: false,
    is_registered: true,
    log_label: log_type,
    log_type,
    ...over,
  }
}

/** What differs from a healthy cluster; `undefined` takes a reading away. */
export type Changes = {
  readonly [K in keyof ClusterFacts]?: ClusterFacts[K] | undefined
} & {
  readonly change?: Partial<Detail>
  readonly init?: Partial<Detail['init_config_option']>
  readonly backups?: readonly ReturnType<typeof backup>[]
  readonly lines?: readonly Line[]
  readonly exports?: readonly Export[]
  readonly state?: string
}

/** A cluster that was read in full a minute ago, and about which there is nothing to say. */
export function cluster({ change, init, backups, lines, exports, state = 'RUNNING', ...over }: Changes = {}): ClusterFacts {
  const readAt = now - minute
  const whole: Detail = {
    ...detail,
    service_state: state,
    ...change,
    init_config_option: { ...detail.init_config_option, ...init },
  }
  const contents = [...(backups ?? [backup(0), backup(1), backup(2)])]
  const configs = [...(exports ?? ['alert', 'audit', 'slow'].map((log) => logExport(log)))]
  const facts: Changes = {
    region: 'kr-west1',
    row: { ...rowOf(whole) },
    rowReadAt: readAt - minute,
    detail: { value: whole, readAt },
    replicas: { value: { contents: [...(lines ?? [])], count: lines?.length ?? 0 }, readAt: now },
    histories: { value: { contents, total_count: contents.length }, readAt },
    archive: { value: { archive_enabled: true, retention_period_day: 3 }, readAt },
    logExports: { value: { contents: configs, count: configs.length }, readAt },
    writes: [],
    stateSince: now - 9 * day,
    ...over,
  }
  // A reading that is taken away is not there at all.
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as ClusterFacts
}

function rowOf({
  account_id,
  created_at,
  created_by,
  ha_enabled,
  id: clusterId,
  instance_count,
  modified_at,
  modified_by,
  name,
  ...rest
}: Detail) {
  const { role_type, service_state, init_config_option } = rest
  const database_name = init_config_option.database_name
  const dates = { created_at, created_by, modified_at, modified_by }
  return { account_id, ...dates, database_name, ha_enabled, id: clusterId, instance_count, name, role_type, service_state }
}

/** A replica of the healthy cluster; the two know each other by these ids. */
export const replicaId = '209a585ae67b4e8482fdafc8a4a5be75'
export const originId = id

export function replica({ change, ...over }: Changes = {}): ClusterFacts {
  const [group] = detail.instance_groups
  const [server] = group!.instances
  return cluster({
    ...over,
    histories: undefined,
    archive: undefined,
    change: {
      id: replicaId,
      name: 'orders-ra',
      role_type: 'REPLICA',
      origin_cluster_id: originId,
      ha_enabled: false,
      instance_groups: [{ ...group!, role_type: 'ACTIVE', instances: [{ ...server!, name: 'orders-ra-01' }] }],
      ...change,
    },
    init: { backup_option: null },
  })
}

const versions = ['16.9', '16.10', '17.5', '17.6', '18.0']
const ended = ['14.17', '14.19', '15.14']

/** The catalog as of `now`: 14 and 15 are past their service, 15.15 alone is not. */
export const engines: Result<'listEngineVersions'> = {
  contents: [
    ...[...ended, ...versions, '15.15'].map((version) => engine('PostgreSQL Community', version, ended.includes(version))),
    engine('EPAS', '17.9', false),
    engine('EPAS', '17.6', true),
  ],
}

function engine(product: string, version: string, endOfService: boolean): Result<'listEngineVersions'>['contents'][number] {
  return {
    end_of_service: endOfService,
    id: `${product} ${version}`,
    major_version: version.split('.')[0] ?? '',
    name: `${product} ${version}`,
    os_type: 'RHEL',
    os_version: '9.4',
    product_image_type: product,
    software_version: version,
  }
}

/** What is known beside a cluster: the catalog, and the clusters that are handed in. */
export function fleet(others: readonly ClusterFacts[] = [], over: Partial<FleetFacts> = {}): FleetFacts {
  return { now, speed: 1, engines, clusterOf: (wanted) => others.find(({ row }) => row.id === wanted), ...over }
}
