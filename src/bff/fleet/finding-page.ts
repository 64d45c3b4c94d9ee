import type { FindingPage } from '#contract/bff/fleet.ts'
import type { FindingQuery } from '#contract/bff/fleet-settings.ts'
import { severities, type Severity } from '#contract/rules/findings/finding.ts'
import type { Line } from './verdicts.ts'

type Page<T> = Omit<FindingPage, 'progress' | 'findings'> & { readonly findings: readonly T[] }

/** So many on a page where nothing else is asked for. */
const pageSize = 20

/**
 * The findings that are asked for, a page of them, and how many there would be otherwise: a filter that leads to nothing is no choice.
 * @param findings all of them, worst first
 */
export function findingPage<T extends Line>(findings: readonly T[], query: FindingQuery): Page<T> {
  const { severity, check, region, cluster, page = 0, size = pageSize } = query
  const name = query.q?.trim().toLowerCase() ?? ''
  const wantsIgnored = query.ignored === 'true'
  const within = findings.filter(
    (finding) =>
      (finding.ignored !== null) === wantsIgnored &&
      (region === undefined || finding.region === region) &&
      (cluster === undefined || finding.clusterId === cluster) &&
      (name === '' || finding.clusterName.toLowerCase().includes(name)),
  )
  const severe = severity === undefined ? within : within.filter((finding) => finding.severity === severity)
  const fitting = check === undefined ? severe : severe.filter((finding) => finding.check === check)
  const ignored = findings.filter((finding) => finding.ignored !== null).length
  return {
    findings: fitting.slice(page * size, page * size + size),
    bySeverity: countSeverities(within),
    byCheck: countChecks(severe),
    ignored,
    open: findings.length - ignored,
    count: fitting.length,
    page,
    size,
  }
}

/** How many findings there are of each severity, none included. */
export function countSeverities(findings: readonly Line[]): Record<Severity, number> {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>
  for (const { severity } of findings) counts[severity] += 1
  return counts
}

/** The worst comes first among the findings, so the first of a check tells its severity. */
function countChecks(findings: readonly Line[]): FindingPage['byCheck'] {
  const counts = new Map<string, { readonly check: string; readonly severity: Severity; count: number }>()
  for (const { check, severity } of findings) {
    const known = counts.get(check)
    if (known === undefined) counts.set(check, { check, severity, count: 1 })
    else known.count += 1
  }
  return [...counts.values()]
}
