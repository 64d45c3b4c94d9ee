import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diagnose } from '#contract/rules/doctor/diagnose.ts'
import { applied, detail, known, write } from '#contract/rules/doctor/known.fixture.ts'
import { timelineOf } from '#contract/rules/doctor/timeline.ts'
import { secretFields } from '#contract/rules/secrets.ts'
import { reportOf, type ReportWords } from './report.ts'

/** Words that tell all there is of each part. */
const words: ReportWords = {
  heading: 'Report',
  made: 'now',
  facts: [['Cluster', 'abc']],
  likely: 'Likely',
  noDiagnosis: 'Nothing',
  next: 'Next',
  evidence: 'Evidence',
  missing: 'Missing',
  timeline: 'Time line',
  requests: 'Request ids',
  noRequests: 'None',
  diagnosis: (each) => ({ title: each.id, text: JSON.stringify(each) }),
  step: (each) => ({ title: each.id, text: JSON.stringify(each.values), note: each.risk }),
  moment: (each) => ({ title: each.fact, text: JSON.stringify(each) }),
  at: (ms) => new Date(ms).toISOString(),
  truncated: (shown, count) => `${shown} of ${count}`,
}
const textOf = (facts: ReturnType<typeof known>) =>
  reportOf({ known: facts, diagnoses: diagnose(facts), moments: timelineOf(facts), missing: [] }, words)

const secret = fc.stringMatching(/^[A-Za-z0-9/+=!*_`-]{12,40}$/)

test('no secret of any body is in it, wherever the cloud repeats it; every request id is', () => {
  fc.assert(
    fc.property(secret, fc.constantFrom(...secretFields), fc.integer({ min: 1, max: 5 }), (value, field, count) => {
      const writes = Array.from({ length: count }, (_, index) =>
        write({
          id: `w${index}`,
          operation: 'registerLogExportConfig',
          state: 'failed',
          requestId: `req-${index}-of-it`,
          failure: {
            kind: 'cloud',
            status: 400,
            code: 'X',
            title: `bad ${value}`,
            details: [`key ${value} is wrong`],
            requestId: `req-f${index}`,
            sent: true,
          },
        }),
      )
      const details = writes.map((each) =>
        detail(each, { body: { [field]: value, more: [{ [field]: value }] }, before: { note: 'a' }, after: { note: value } }),
      )
      const text = textOf(known({ writes, details }))
      expect(text).not.toContain(value)
      expect(text).not.toContain(value.replaceAll(/[*`]/g, (sign) => `\\${sign}`))
      for (const { requestId } of writes) expect(text).toContain(`- \`${requestId}\``)
      for (const index of writes.keys()) expect(text).toContain(`- \`req-f${index}\``)
    }),
    { numRuns: 60 },
  )
})

test('it holds diagnosis, steps, time line and ids as Markdown, and nothing of the cloud becomes Markdown', () => {
  const set = write({ state: 'failed', actor: { name: '<b>**x**</b>\n# y', keyHint: '' } })
  const text = textOf(known({ cluster: { service_state: 'UNKNOWN' }, writes: [set], details: [detail(set)], parameters: applied('900') }))
  expect(text).toMatch(/^# Report\n\nnow\n\n- Cluster: `abc`\n\n## Likely\n\n### unknown\\?_after_set\n/)
  expect(text).toContain('1. **sync_state**')
  expect(text).toContain('## Request ids\n\n- `req-1`\n')
  expect(text).not.toContain('<b>**')
  expect(text).not.toContain('\n# y')
})
