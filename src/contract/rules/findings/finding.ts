import type { Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { CheckId } from './check-ids.ts'

/** How soon a person should look: now, today, some day. */
export const severities = ['critical', 'warning', 'notice'] as const
export type Severity = (typeof severities)[number]

/** One answer of the cloud as it was read last. Instants in ms since 1970 on the cloud's clock. */
export type Reading<T> = { readonly value: T; readonly readAt: number }

/** A write of ours that is under way on the cluster, as the journal knows it. ms. */
export type OpenWrite = {
  readonly id: string
  readonly operation: WriteName
  readonly sentAt: number
  readonly medianMs: number
  readonly slowMs: number
}

/** The end of an Export Log of ours. ms on the cloud's clock. */
export type ExportOutcome = {
  readonly logType: string
  readonly failed: boolean
  readonly endedAt: number
  readonly requestId: string | null
}

/** All that is known of one cluster; what was not read (yet) is left out, and no check may guess it. */
export type ClusterFacts = {
  readonly region: string
  readonly row: NonNullable<Result<'listClusters'>['contents']>[number]
  readonly rowReadAt: number
  readonly detail?: Reading<Result<'showCluster'>>
  readonly replicas?: Reading<Result<'listReplicas'>>
  /** The newest page of it. */
  readonly histories?: Reading<Result<'listBackupHistories'>>
  readonly archive?: Reading<Result<'showArchiveConfig'>>
  readonly logExports?: Reading<Result<'listLogExportConfigs'>>
  readonly writes?: readonly OpenWrite[]
  /** How the last export by hand of each log ended, as the journal knows it: no read of the cloud tells. */
  readonly exported?: readonly ExportOutcome[]
  /** Since when the state is what it is, where we saw it change or `modified_at` tells. */
  readonly stateSince?: number
}

/** What checks may look at beside the one cluster. */
export type FleetFacts = {
  /** The cloud's now, ms. */
  readonly now: number
  /** By how much the emulator divides durations; 1 for the real cloud. */
  readonly speed: number
  readonly engines?: Result<'listEngineVersions'>
  /** The origin of a replica and the replicas of an origin, by cluster id, where they are known. */
  readonly clusterOf: (id: string) => ClusterFacts | undefined
}

/** A field and what it says, as evidence. Values are the cloud's own words; the screen shows them in monospace. */
export type FindingEvidence = { readonly field: string; readonly value: string }

/** Where the cure is: the tab of the cluster's page, and the plan to open there. */
export type FindingFix = {
  readonly tab:
    | 'overview'
    | 'replicas'
    | 'backups'
    | 'restore'
    | 'parameters'
    | 'storage'
    | 'logs'
    | 'maintenance'
    | 'access'
    | 'requests'
    | 'doctor'
  readonly operation?: WriteName
}

/** Something that is wrong with one cluster. */
export type Finding = {
  /** `check:cluster` or `check:cluster:detail`: the same as long as the same thing is wrong. Ignores are kept under it. */
  readonly key: string
  readonly check: string
  readonly severity: Severity
  readonly clusterId: string
  readonly clusterName: string
  readonly region: string
  /** ms on the cloud's clock; null where nobody knows. */
  readonly since: number | null
  readonly evidence: readonly FindingEvidence[]
  /** Values for the sentence of this check. */
  readonly values: Readonly<Record<string, string | number>>
  readonly fix: FindingFix
}

/** What a check has found; `findAll` adds whose it is and makes the key. */
export type Found = Pick<Finding, 'since' | 'evidence' | 'values' | 'fix'> & {
  /** Where it is worse or better than the check's own severity. */
  readonly severity?: Severity
  /** Tells several findings of one check on one cluster apart: a range, a log, a server. The same as long as the same thing is wrong. */
  readonly detail?: string
}

/**
 * One check. The sentences (title, explanation, what the fix does) stand in the messages under its id. Of the values, those whose name
 * ends in `At` are instants and those in `Ms` durations: the screen puts them in words first.
 */
export type Check<Settings> = {
  readonly id: CheckId
  readonly severity: Severity
  /** What must have been read before this check can say anything. */
  readonly needs: readonly OperationName[]
  readonly find: (cluster: ClusterFacts, fleet: FleetFacts, settings: Settings) => readonly Found[]
}
