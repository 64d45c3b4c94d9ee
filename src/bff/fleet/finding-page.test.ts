import { expect, test } from 'vitest'
import type { ListedFinding } from '#contract/bff/fleet.ts'
import type { Severity } from '#contract/rules/findings/finding.ts'
import { findingPage } from './finding-page.ts'

function finding(check: string, clusterName: string, severity: Severity, over: Partial<ListedFinding> = {}): ListedFinding {
  return {
    key: `${check}:${clusterName}`,
    check,
    severity,
    clusterId: clusterName,
    clusterName,
    region: 'kr-west1',
    since: null,
    evidence: [],
    values: {},
    fix: { tab: 'overview' },
    ignored: null,
    ...over,
  }
}

const ignored = { reason: 'known', until: null, actor: 'jihye' }
const all = [
  finding('state_error', 'settle', 'critical'),
  finding('state_unknown', 'billing', 'critical', { ignored }),
  finding('backup_failed', 'coupons', 'warning'),
  finding('no_backup_policy', 'legacy', 'warning'),
  finding('no_backup_policy', 'fraud', 'warning', { region: 'kr-east1' }),
  finding('audit_off', 'Legacy', 'notice'),
]
const names = (query: Parameters<typeof findingPage>[1]) => findingPage(all, query).findings.map(({ clusterName }) => clusterName)

test('what is asked for, without what is ignored, and the ignored ones alone', () => {
  expect(names({})).toEqual(['settle', 'coupons', 'legacy', 'fraud', 'Legacy'])
  expect(names({ ignored: 'true' })).toEqual(['billing'])
  expect(names({ severity: 'warning', region: 'kr-west1' })).toEqual(['coupons', 'legacy'])
  expect(names({ check: 'no_backup_policy' })).toEqual(['legacy', 'fraud'])
  expect(names({ q: ' LEG ' })).toEqual(['legacy', 'Legacy'])
  expect(names({ cluster: 'legacy' })).toEqual(['legacy'])
})

test('a page at a time', () => {
  expect(findingPage(all, { page: 1, size: 2 })).toMatchObject({
    count: 5,
    page: 1,
    size: 2,
    findings: [{ clusterName: 'legacy' }, { clusterName: 'fraud' }],
  })
  expect(findingPage(all, { page: 9, size: 2 })).toMatchObject({ count: 5, findings: [] })
})

test('counts tell where the other filters lead', () => {
  const page = findingPage(all, { severity: 'warning', check: 'backup_failed' })
  expect(page.count).toBe(1)
  expect(page.bySeverity).toEqual({ critical: 1, warning: 3, notice: 1 })
  expect(page.byCheck).toEqual([
    { check: 'backup_failed', severity: 'warning', count: 1 },
    { check: 'no_backup_policy', severity: 'warning', count: 2 },
  ])
  expect([page.open, page.ignored]).toEqual([5, 1])
  expect(findingPage(all, { region: 'kr-east1' }).bySeverity).toEqual({ critical: 0, warning: 1, notice: 0 })
  expect(findingPage([], {})).toMatchObject({ count: 0, open: 0, ignored: 0, byCheck: [], findings: [] })
})
