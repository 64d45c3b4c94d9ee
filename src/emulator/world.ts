import type { BlockStorageGroupResponse, PostgresqlClusterDetailResponse } from '#contract/postgresql/clusters.ts'
import type { ArchiveConfigDetailResponse, BackupSettingRequest } from '#contract/postgresql/backups.ts'
import type { LogType } from '#contract/postgresql/shared.ts'
import type { ArchiveGap } from '#contract/rules/restore.ts'
import type { OperationName } from '#contract/operations.ts'
import type { LogSchedule } from '#contract/rules/log-export.ts'
import type { KnownState } from '#contract/rules/states.ts'
import type { Pace } from './clock.ts'
import type { Random } from './random.ts'

/*
 * What an account owns in the cloud. All of it but the number stream is plain data: no closures, no timers. What takes time is an
 * entry in `dues`, applied when the account is next touched, so that moving the clock a month ahead is instant and a world can be
 * written down.
 */

/** The regions of the emulated cloud. The first one also answers without a prefix in the path. */
export const regions = ['kr-west1', 'kr-east1'] as const
export type Region = (typeof regions)[number]

/** What a running operation changes when it ends, beyond the states. */
export type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'switchover' }
  /** The backup was made before the upgrade; it is deleted after a success. */
  | { readonly kind: 'engine'; readonly engineId: string; readonly backup?: Backup | undefined }
  | { readonly kind: 'serverType'; readonly groupId: string; readonly serverTypeName: string }
  | { readonly kind: 'volume'; readonly groupId: string; readonly volume: BlockStorageGroupResponse }
  | { readonly kind: 'volumeSize'; readonly volumeId: string; readonly sizeGb: number }
  | { readonly kind: 'addresses'; readonly allowed: readonly string[] }
  | { readonly kind: 'audit'; readonly enabled: boolean }
  | { readonly kind: 'logExport'; readonly logType: LogType; readonly config: LogExport | undefined }
  | { readonly kind: 'maintenance'; readonly option: PostgresqlClusterDetailResponse['maintenance_option'] }
  | BackupChange
  /** A replica follows its origin from now on; of an origin, all of its replicas do. */
  | { readonly kind: 'follow' | 'followAll' }
  | { readonly kind: 'promote' }
  | { readonly kind: 'parameters'; readonly values: ParameterValues }
  | { readonly kind: 'parametersRead' }

/** Values by the parameter's name, as PostgreSQL keeps them: numbers in the parameter's own unit. */
export type ParameterValues = Readonly<Record<string, string>>

/** The one operation that runs on a cluster: the cloud serializes them. */
export type RunningOperation = {
  readonly name: OperationName
  readonly requestId: string
  /** The state when it ends. */
  readonly settles: KnownState
  readonly change: Change
  /** Set where it was accepted and fails later. */
  readonly fails: boolean
}

/** What changes a cluster's backups and archive. */
export type BackupChange =
  | { readonly kind: 'setBackup'; readonly option: BackupSettingRequest }
  | { readonly kind: 'unsetBackup' }
  | { readonly kind: 'removeBackups'; readonly numbers: readonly string[] }
  | { readonly kind: 'setArchive'; readonly config: ArchiveConfigDetailResponse }
  | { readonly kind: 'deleteArchive' }

/** One backup, from its start on: how it will end is decided then. Instants are of the account's clock (ms). */
export type Backup = {
  readonly number: string
  readonly startAt: number
  readonly endAt: number
  readonly sizeGb: number
  /** Why it failed; null where it is good. */
  readonly failure: string | null
  readonly softwareVersion: string
}

/** A cluster's backups, oldest first, and where its archive has holes. */
export type BackupBook = {
  list: Backup[]
  gaps: ArchiveGap[]
  /** A first full backup starts as soon as the cluster serves. */
  owed: boolean
}

/** How a replica follows its origin. */
export type ReplicaLink = {
  /** Since when it does (account's clock, ms). */
  readonly since: number
  /** What holds it up between two moments, beyond what happens by chance: it lost its origin, or falls behind. */
  readonly trouble?: Trouble
}
export type Trouble = { readonly from: number; readonly to: number; readonly lost: boolean }

/** A registered export of a log. The keys of its bucket are not kept: only whether they open it. */
export type LogExport = {
  readonly bucket_name: string
  readonly delete_on_export: boolean | null
  readonly schedule: LogSchedule
  readonly keysWork: boolean
  /** When its bucket is deleted, where that happens (account's clock, ms). */
  readonly bucketEndsAt: number | undefined
  /** The last time that the calendar started it, and how it ended. */
  readonly ran: { readonly at: number; readonly worked: boolean } | undefined
}

export type Cluster = {
  readonly id: string
  readonly region: Region
  /** The answer of Show Cluster, kept up to date. */
  readonly detail: PostgresqlClusterDetailResponse
  engineId: string
  /** What the servers really do; sync-state finds it out where `detail.service_state` says UNKNOWN. */
  actual: KnownState
  operation: RunningOperation | undefined
  /** Terminate is refused before (account's clock, ms). */
  keptUntil: number
  /** The last moment at which its database served, where it does no longer (account's clock, ms). */
  servedUntil: number
  /** Only of a replica that has its first copy. */
  link: ReplicaLink | undefined
  archive: ArchiveConfigDetailResponse
  backups: BackupBook
  /** What its database holds: so many GB at a moment, and by which share of that it grows a day. */
  data: { readonly gb: number; readonly perDay: number; readonly since: number }
  /**
   * The parameters that someone set: what the servers run with, what waits for their next start, and when the cloud last read them
   * (as on the wire). All others have their defaults, which no cluster has a copy of.
   */
  parameters: { running: ParameterValues; waiting: ParameterValues; readAt: string }
  readonly logExports: Partial<Record<LogType, LogExport>>
  /** Until when its schedules have run (account's clock, ms); see `schedules.ts`. */
  caughtUpTo: number
}

/** What Show Request tells. */
export type RequestRecord = {
  readonly id: string
  readonly region: Region
  readonly clusterId: string
  /** Before that it waits in the queue. */
  readonly startsAt: number
  outcome: 'COMPLETED' | 'FAILED' | undefined
}

/** Something that happens by itself at a moment of the account's clock. */
export type Due = { readonly at: number; readonly clusterId: string } & (
  | { readonly kind: 'instances'; readonly requestId: string; readonly role: 'ACTIVE' | 'STANDBY'; readonly state: KnownState }
  | { readonly kind: 'finish'; readonly requestId: string }
  | { readonly kind: 'forget' }
)

export type World = {
  readonly accountId: string
  /** The id of the key's owner: `created_by`, `modified_by`. */
  readonly userId: string
  readonly pace: Pace
  /** Ids and chance. */
  readonly random: Random
  readonly clusters: Map<string, Cluster>
  readonly requests: Map<string, RequestRecord>
  /** Sorted by moment; of the same moment, what was planned first comes first. */
  readonly dues: Due[]
  /** The first three bytes of subnets that the account knows; others are derived from their id. */
  readonly subnets: Map<string, string>
  /** Whether backups fail and replicas fall back now and then, by chance. */
  mishaps: boolean
}

/** Plans something. */
export function plan(world: World, due: Due): void {
  let low = 0
  let high = world.dues.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (world.dues[middle]!.at <= due.at) low = middle + 1
    else high = middle
  }
  world.dues.splice(low, 0, due)
}

/** All instances of a cluster, over its groups. */
export function instancesOf(cluster: Cluster) {
  return cluster.detail.instance_groups.flatMap((group) => group.instances)
}

/** All volumes of a cluster, over its groups. */
export function volumesOf(cluster: Cluster) {
  return cluster.detail.instance_groups.flatMap((group) => group.block_storage_groups)
}
