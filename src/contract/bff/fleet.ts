// No zod here: the dashboard's first files load this. What may be sent stands in fleet-settings.ts.
import type { Failure } from '#contract/errors.ts'
import type { OperationName } from '#contract/operations.ts'
import type { ClusterFacts, Finding, Severity } from '#contract/rules/findings/finding.ts'

/** `GET`: the whole fleet in figures. */
export const fleetPath = '/api/fleet'
/**
 * `GET`: a page of findings, worst first. Query: `severity`, `check`, `region`, `cluster` (id), `q` (name), `ignored` (`true`: those alone),
 * `page` from 0, `size` up to 100.
 */
export const findingsPath = '/api/fleet/findings'
/**
 * `GET`: a page of the clusters of all regions, by name: a `FleetClusters`. Query: `region`, `state`, `version`, `ha` (`on`, `off`), `q`
 * (name), `page` from 0, `size` up to 100.
 */
export const fleetClustersPath = '/api/fleet/clusters'
/** `GET`: everything the snapshot knows of one cluster. 404 where it knows none. */
export const fleetClusterPath = (id: string) => `${fleetClustersPath}/${id}`
/** `GET`: clusters by name or id, for the palette: `q`; a `FleetSearch`. */
export const fleetSearchPath = '/api/fleet/search'
/** `GET` and `PUT`: thresholds; both answer the `FindingSettings` that hold. */
export const fleetSettingsPath = '/api/fleet/settings'
/** `PUT` `{key, reason, until}` ignores a finding, `DELETE` of `ignorePath` takes that back; both answer 204. */
export const ignoresPath = '/api/fleet/ignores'
export const ignorePath = (key: string) => `${ignoresPath}/${encodeURIComponent(key)}`

/** How far the reading has come. Instants are ISO texts on the cloud's clock. */
export type FleetProgress = {
  readonly regions: readonly {
    readonly region: string
    /** How many clusters the cloud says there are; null before its first answer. */
    readonly count: number | null
    readonly listed: number
    readonly listedAt: string | null
    readonly failure: Failure | null
  }[]
  /** Readings beyond the list: how many are there and how many are wanted. */
  readonly read: number
  readonly wanted: number
  /** Reads that the cloud refuses to this key, a line for each operation and region. They are left out of `wanted`. */
  readonly refused: readonly FleetRefusal[]
  /** Age of the oldest reading that is shown. */
  readonly oldestAt: string | null
  /** Calls a minute that may be made, and how many were made in the last one. */
  readonly perMinute: number
  readonly lastMinute: number
}

/** A read that answered 403, and when it is tried once more. */
export type FleetRefusal = {
  readonly region: string
  readonly operation: OperationName
  readonly failure: Failure
  readonly againAt: string
}

/** One bar of a count: the word, how many, and the query of the list behind it. */
export type FleetCount = { readonly word: string; readonly count: number }

/** A region's clusters, and how many are in each state: what its list shows for that state. */
export type FleetRegion = FleetCount & { readonly states: readonly FleetCount[] }

/** A cluster in a state that ends by itself. `since` on the cloud's clock; null where nobody knows. */
export type FleetMove = {
  readonly clusterId: string
  readonly name: string
  readonly region: string
  readonly state: string
  readonly since: string | null
}

/** A cluster's backups of the last day, oldest first. */
export type BackupStrip = {
  readonly clusterId: string
  readonly name: string
  readonly region: string
  /** Whether a schedule is set; null where it was not read yet. */
  readonly scheduled: boolean | null
  /** Whether the backups were read: before that nobody knows that there are none. */
  readonly read: boolean
  /** A check has found that one was due and did not come. */
  readonly missed: boolean
  readonly backups: readonly { readonly startedAt: string; readonly endedAt: string | null; readonly state: string }[]
}

export type ListedFinding = Finding & {
  readonly ignored: { readonly reason: string; readonly until: string | null; readonly actor: string } | null
}

export type FleetSummary = {
  readonly progress: FleetProgress
  readonly clusters: number
  readonly states: readonly FleetCount[]
  readonly engines: readonly FleetCount[]
  readonly regions: readonly FleetRegion[]
  /** How many clusters change by themselves, and those that do so for longest, at most 10. */
  readonly moving: { readonly count: number; readonly clusters: readonly FleetMove[] }
  /** `on`, `off`. */
  readonly ha: readonly FleetCount[]
  readonly findings: Readonly<Record<Severity, number>> & { readonly ignored: number }
  /** The worst ones, at most 20. */
  readonly attention: readonly ListedFinding[]
  /** Engine versions in use that the cloud marks as past their service, or about to be. */
  readonly ending: readonly { readonly version: string; readonly ended: boolean; readonly clusters: number }[]
  /** By region, over the clusters whose details were read (`known` of `clusters`). GB. */
  readonly capacity: readonly {
    readonly region: string
    readonly known: number
    readonly clusters: number
    readonly vcpu: number
    readonly memoryGb: number
    readonly storageGb: number
  }[]
  /** At most 50, failed and missing ones first. */
  readonly backups: readonly BackupStrip[]
}

export type FindingPage = {
  readonly findings: readonly ListedFinding[]
  /** How many there would be of each severity and, of the severity that is asked for, of each check; the worst check first. */
  readonly bySeverity: Readonly<Record<Severity, number>>
  readonly byCheck: readonly { readonly check: string; readonly severity: Severity; readonly count: number }[]
  /** How many are ignored, and how many are not, whatever else is asked for. */
  readonly ignored: number
  readonly open: number
  readonly count: number
  readonly page: number
  readonly size: number
  readonly progress: FleetProgress
}

/** What the snapshot knows of one cluster, with its findings. */
export type FleetCluster = { readonly facts: ClusterFacts; readonly findings: readonly ListedFinding[] }

/** A cluster as the snapshot knows it; null where its details were not read yet. */
export type FleetMember = {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly state: string
  readonly ha: boolean
  readonly role: string | null
  readonly version: string | null
  readonly replicas: number | null
  readonly vcpu: number | null
  readonly memoryGb: number | null
  readonly storageGb: number | null
  /** When the newest of it was read. */
  readonly readAt: string
}

export type FleetClusters = {
  readonly clusters: readonly FleetMember[]
  readonly count: number
  readonly page: number
  readonly size: number
  /** What there is to choose from, whatever is chosen. */
  readonly states: readonly FleetCount[]
  readonly versions: readonly FleetCount[]
  readonly progress: FleetProgress
}

/** A cluster that fits what was typed. */
export type FleetHit = { readonly id: string; readonly name: string; readonly region: string; readonly state: string }

/** At most 20, the best ones first; `count` is how many fit. */
export type FleetSearch = { readonly clusters: readonly FleetHit[]; readonly count: number }
