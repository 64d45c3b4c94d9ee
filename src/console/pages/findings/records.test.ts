import { expect, test } from 'vitest'
import type { ListedFinding } from '#contract/bff/fleet.ts'
import { fileText } from './records.ts'

const finding: ListedFinding = {
  key: 'wide_range:abc:10.0.0.0/8',
  check: 'wide_range',
  severity: 'notice',
  clusterId: 'abc',
  clusterName: '=cmd()',
  region: 'kr-west1',
  since: Date.UTC(2026, 10, 23, 3),
  evidence: [
    { field: 'allowable_ip_addresses', value: '10.0.0.0/8' },
    { field: 'nat_enabled', value: 'false' },
  ],
  values: { range: '10.0.0.0/8' },
  fix: { tab: 'access', operation: 'setSecurityGroupRules' },
  ignored: { reason: 'the lab, "all" of it', until: null, actor: 'jihye' },
}
const words = () => ({ title: 'Wide network', text: 'It is wide.', fix: 'Narrow it.' })

test('CSV: a line for each, formulas defused, the words of the screen and the evidence', () => {
  const [head, line, end] = fileText('csv', [finding], words).split('\r\n')
  expect(head).toBe(
    '\uFEFFseverity,check,title,cluster,cluster_id,region,since,text,fix,evidence,ignored_reason,ignored_until,ignored_by,key',
  )
  expect(line).toBe(
    `notice,wide_range,Wide network,'=cmd(),abc,kr-west1,2026-11-23T03:00:00.000Z,It is wide.,Narrow it.,allowable_ip_addresses=10.0.0.0/8; nat_enabled=false,"the lab, ""all"" of it",,jihye,wide_range:abc:10.0.0.0/8`,
  )
  expect(end).toBe('')
})

test('JSON: all that is known, with the words', () => {
  expect(JSON.parse(fileText('json', [finding, { ...finding, since: null }], words))).toMatchObject([
    { clusterName: '=cmd()', since: '2026-11-23T03:00:00.000Z', title: 'Wide network', fix: 'Narrow it.', plan: { tab: 'access' } },
    { since: null },
  ])
})
