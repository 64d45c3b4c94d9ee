import type { ListedFinding } from '#contract/bff/fleet.ts'
import type { FindingWords } from '#console/components/findings/finding-words.ts'
import { toCsv } from '#console/lib/csv.ts'

const heads = [
  'severity',
  'check',
  'title',
  'cluster',
  'cluster_id',
  'region',
  'since',
  'text',
  'fix',
  'evidence',
  'ignored_reason',
  'ignored_until',
  'ignored_by',
  'key',
] as const

/** Findings as the text of a file: CSV with the words that stand on the screen, or JSON with these and all that is known. */
export function fileText(
  format: 'csv' | 'json',
  findings: readonly ListedFinding[],
  wordsOf: (finding: ListedFinding) => FindingWords,
): string {
  if (format === 'json') {
    return `${JSON.stringify(
      findings.map((finding) => ({ ...finding, since: isoOf(finding.since), ...wordsOf(finding), plan: finding.fix })),
      null,
      2,
    )}\n`
  }
  return toCsv([heads, ...findings.map((finding) => lineOf(finding, wordsOf(finding)))])
}

function lineOf(finding: ListedFinding, { title, text, fix }: FindingWords): string[] {
  const { severity, check, clusterName, clusterId, region, since, evidence, ignored, key } = finding
  return [
    severity,
    check,
    title,
    clusterName,
    clusterId,
    region,
    isoOf(since) ?? '',
    text,
    fix,
    evidence.map(({ field, value }) => `${field}=${value}`).join('; '),
    ignored?.reason ?? '',
    ignored?.until ?? '',
    ignored?.actor ?? '',
    key,
  ]
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
