import type { OperationName } from '#contract/operations.ts'
import type { ParameterDTO } from '#contract/postgresql/parameters.ts'
import { majors, parameterGroup, softwareType, type Group, type Parameter } from './catalog/parameters.ts'
import { serverTypeOf } from './catalog/server-types.ts'
import type { Cluster, ParameterValues } from './world.ts'

/** The catalogue of a cluster's major version. */
export function groupOf(cluster: Cluster): Group {
  const major = cluster.detail.software_version.split('.')[0]
  return parameterGroup(majors.find((known) => known === major) ?? majors.at(-1)!)
}

/** Sizes that the service takes from the server type; the shares are the usual advice, what the real service takes is not documented. */
const sized: Readonly<Record<string, (server: { readonly cpu_core: number; readonly memory_gb: number }) => number>> = {
  shared_buffers: ({ memory_gb }) => (memory_gb * gbInBlocks) / 4,
  effective_cache_size: ({ memory_gb }) => (memory_gb * gbInBlocks * 3) / 4,
  maintenance_work_mem: ({ memory_gb }) => Math.min((memory_gb * gbInKb) / 16, 2 * gbInKb),
  max_worker_processes: ({ cpu_core }) => Math.max(8, cpu_core),
  max_parallel_workers: ({ cpu_core }) => Math.max(8, cpu_core),
}
const gbInKb = 1024 ** 2
const gbInBlocks = gbInKb / 8

/** What a cluster of that server type starts with. */
function defaultOf(cluster: Cluster, { name, initial }: Parameter): string {
  const server = serverTypeOf(cluster.detail.instance_groups[0]?.server_type_name ?? '')
  const size = Object.hasOwn(sized, name) ? sized[name] : undefined
  return server === undefined || size === undefined ? initial : String(size(server))
}

/** What follows from the cluster itself, not from any setting. */
const facts: Readonly<Record<string, (cluster: Cluster) => string>> = {
  TimeZone: ({ detail }) => detail.timezone,
  archive_mode: ({ archive }) => (archive.archive_enabled ? 'on' : 'off'),
  in_hot_standby: ({ detail }) => (detail.role_type === 'REPLICA' ? 'on' : 'off'),
  lc_messages: locale,
  lc_monetary: locale,
  lc_numeric: locale,
  lc_time: locale,
  listen_addresses: () => '*',
  log_timezone: ({ detail }) => detail.timezone,
  port: ({ detail }) => String(detail.init_config_option.database_port),
  server_encoding: ({ detail }) => (detail.init_config_option.database_encoding ?? 'UTF-8').replace('UTF-8', 'UTF8'),
  server_version: ({ detail }) => detail.software_version,
  server_version_num: ({ detail }) => {
    const [major, minor] = detail.software_version.split('.').map(Number)
    return String((major ?? 0) * 10_000 + (minor ?? 0))
  },
  shared_preload_libraries: () => 'auto_explain,pg_stat_statements',
}

function locale({ detail }: Cluster): string {
  return detail.init_config_option.database_locale ?? 'C'
}

/** What the servers run with. */
export function appliedOf(cluster: Cluster, parameter: Parameter): string {
  const { name } = parameter
  const set = Object.hasOwn(cluster.parameters.running, name) ? cluster.parameters.running[name] : undefined
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined
  return set ?? fact?.(cluster) ?? defaultOf(cluster, parameter)
}

/** A parameter of a cluster as List Parameter Values tells it. */
export function valueOf(cluster: Cluster, parameter: Parameter): ParameterDTO {
  const applied = appliedOf(cluster, parameter)
  return {
    allows_value: parameter.allows,
    applied_value: applied,
    apply_type: parameter.isStatic ? 'static' : 'dynamic',
    data_type: parameter.dataType,
    // A fact of the server is never set to anything else than its default.
    default_value: parameter.isPreset ? applied : defaultOf(cluster, parameter),
    description: parameter.description,
    id: parameter.id,
    is_modifiable: parameter.modifiable,
    name: parameter.name,
    software_type: softwareType,
  }
}

/**
 * Stores new values. Dynamic ones run at once; static ones wait until the servers start again, and `applied_value` goes on telling what
 * runs: the interface has no other field to tell it by.
 */
export function setParameters(cluster: Cluster, values: ParameterValues): void {
  const names = Object.keys(values)
  const isStatic = new Set(groupOf(cluster).parameters.flatMap((parameter) => (parameter.isStatic ? parameter.name : [])))
  const { running, waiting } = cluster.parameters
  cluster.parameters = {
    running: {
      ...running,
      ...pick(
        values,
        names.filter((name) => !isStatic.has(name)),
      ),
    },
    waiting: {
      ...waiting,
      ...pick(
        values,
        names.filter((name) => isStatic.has(name)),
      ),
    },
    readAt: cluster.detail.modified_at,
  }
}

function pick(values: ParameterValues, names: readonly string[]): ParameterValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? '']))
}

const starting: readonly OperationName[] = ['startCluster', 'restartCluster', 'setServerType', 'patchMinorVersion']

/** Whether the servers start anew when that operation succeeds. */
export function startsServers(operation: OperationName): boolean {
  return starting.includes(operation)
}

/** The servers have started: what waited for that runs now. */
export function takeUpParameters(cluster: Cluster): void {
  const { running, waiting, readAt } = cluster.parameters
  cluster.parameters = { running: { ...running, ...waiting }, waiting: {}, readAt }
}

/** Kilobytes of a server process per connection, and bytes per lock; both estimated. */
const connectionKb = 1536
const lockBytes = 270

/** What a server reserves memory by when it starts. */
const backends = ['max_connections', 'max_worker_processes', 'autovacuum_max_workers', 'max_wal_senders'] as const
const reserving = [...backends, 'max_prepared_transactions', 'max_locks_per_transaction', 'shared_buffers'] as const

/**
 * Whether the servers could not start with these values for want of memory: buffers, a process per connection, the table of locks.
 * The real service is known to accept a change and to fail later; that it is memory that makes it fail is our choice.
 */
export function exceedsMemory(cluster: Cluster, values: ParameterValues): boolean {
  const server = serverTypeOf(cluster.detail.instance_groups[0]?.server_type_name ?? '')
  if (server === undefined || !reserving.some((name) => Object.hasOwn(values, name))) return false
  const wanted: ParameterValues = { ...cluster.parameters.waiting, ...values }
  const found = new Map(groupOf(cluster).parameters.map((parameter) => [parameter.name, parameter]))
  const read = (name: (typeof reserving)[number]) => {
    const parameter = found.get(name)
    return Number(wanted[name] ?? (parameter === undefined ? 0 : appliedOf(cluster, parameter)))
  }
  const processes = backends.reduce((sum, name) => sum + read(name), 0)
  const locks = (processes + read('max_prepared_transactions')) * read('max_locks_per_transaction')
  const neededKb = read('shared_buffers') * 8 + processes * connectionKb + (locks * lockBytes) / 1024
  return neededKb > server.memory_gb * gbInKb
}
