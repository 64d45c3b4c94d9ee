import type { FindingSettings } from '#contract/bff/fleet-settings.ts'
import type { OperationName } from '#contract/operations.ts'
import { accessChecks } from './access.ts'
import { backupChecks } from './backups.ts'
import { checkIds, type CheckId } from './check-ids.ts'
import { severities, type Check, type ClusterFacts, type Finding, type FleetFacts, type Found } from './finding.ts'
import { logChecks } from './logs.ts'
import { replicaChecks } from './replicas.ts'
import { settingChecks } from './settings.ts'
import { stateChecks } from './state.ts'
import { versionChecks } from './versions.ts'

/**
 * Every check there is. They are pure: they look at what was read and guess nothing that was not. A new one is a line in its theme's file,
 * its id in `check-ids.ts` and its words in the messages.
 */
export const checks: readonly Check<FindingSettings>[] = [
  ...stateChecks,
  ...backupChecks,
  ...replicaChecks,
  ...versionChecks,
  ...accessChecks,
  ...logChecks,
  ...settingChecks,
]

/** A check that broke on one cluster: what it would have said is missing, and the rest is not. */
export type Broken = (check: CheckId, error: unknown) => void

/**
 * Everything that is wrong with one cluster as far as it was read, worst first. Keys are the same as long as the same thing is wrong.
 * @param broken told of a check that cannot read what the cloud sent; where it is left out, that is thrown
 */
export function findAll(cluster: ClusterFacts, fleet: FleetFacts, settings: FindingSettings, broken?: Broken): Finding[] {
  const findings: Finding[] = []
  for (const { check, fields, engines } of prepared) {
    if ((engines && fleet.engines === undefined) || !hasRead(cluster, fields)) continue
    try {
      const found = check.find(cluster, fleet, settings).map((each) => findingOf(check, each, cluster))
      // Two servers or volumes of one name cannot be told apart: one finding speaks for both.
      findings.push(...(found.length > 1 ? new Map(found.map((each) => [each.key, each])).values() : found))
    } catch (error) {
      if (broken === undefined) throw error
      broken(check.id, error)
    }
  }
  return findings.length > 1 ? findings.sort(compareFindings) : findings
}

/** Where the answer of each read stands in the facts; the list is always there, and the versions are the fleet's. */
const readings: Partial<Record<OperationName, keyof ClusterFacts>> = {
  showCluster: 'detail',
  listReplicas: 'replicas',
  listBackupHistories: 'histories',
  showArchiveConfig: 'archive',
  listLogExportConfigs: 'logExports',
}

/** The checks with what must have been read, found out once: they run over thousands of clusters. */
const prepared = checks.map((check) => ({
  check,
  fields: check.needs.flatMap((need) => readings[need] ?? []),
  engines: check.needs.includes('listEngineVersions'),
}))

function hasRead(cluster: ClusterFacts, fields: readonly (keyof ClusterFacts)[]): boolean {
  for (const field of fields) if (cluster[field] === undefined) return false
  return true
}

/** A finding with its key and with whose it is. */
function findingOf(check: Check<FindingSettings>, found: Found, { row, region }: ClusterFacts): Finding {
  const { detail, severity = check.severity, since, evidence, values, fix } = found
  const key = `${check.id}:${row.id}${detail === undefined ? '' : `:${shortDetail(detail)}`}`
  return { key, check: check.id, severity, clusterId: row.id, clusterName: row.name, region, since, evidence, values, fix }
}

/** Keys are kept: what the cloud tells at length, or with odd signs, is shortened to something that still tells it apart. */
function shortDetail(detail: string): string {
  if (/^[\w.\-/]{1,60}$/.test(detail)) return detail
  let hash = 0xcbf29ce484222325n
  for (const unit of detail.split('')) hash = BigInt.asUintN(64, (hash ^ BigInt(unit.charCodeAt(0))) * 0x100000001b3n)
  return `~${hash.toString(36)}`
}

const rankOfSeverity = new Map<string, number>(severities.map((severity, rank) => [severity, rank]))
const rankOfCheck = new Map<string, number>(checkIds.map((id, rank) => [id, rank]))

/** What findings are sorted by. */
type Sorted = Pick<Finding, 'severity' | 'check' | 'clusterName' | 'region' | 'key'>

/** For sorting findings of any clusters: worst first, those of one check together, by name, and always the same. */
export function compareFindings(a: Sorted, b: Sorted): number {
  return (
    (rankOfSeverity.get(a.severity) ?? severities.length) - (rankOfSeverity.get(b.severity) ?? severities.length) ||
    (rankOfCheck.get(a.check) ?? checkIds.length) - (rankOfCheck.get(b.check) ?? checkIds.length) ||
    compareTexts(a.clusterName, b.clusterName) ||
    compareTexts(a.region, b.region) ||
    compareTexts(a.key, b.key)
  )
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
