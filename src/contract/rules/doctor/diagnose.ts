import { compareRisk, isJudged, wellOf } from './order.ts'
import type { Diagnosis, Known } from './known.ts'
import { partDiagnoses } from './parts.ts'
import { stateDiagnoses } from './states.ts'
import { step } from './step.ts'
import { writeDiagnoses } from './by-writes.ts'

/** What is likely wrong with a cluster, the worst first, each with what can be done, safest first. Empty where all that is known is well. */
export function diagnose(known: Known): Diagnosis[] {
  const own = [...stateDiagnoses(known), ...writeDiagnoses(known), ...partDiagnoses(known)]
  const others = known.findings
    .filter((finding) => !isJudged(finding.check, known))
    .map((finding): Diagnosis => ({
      key: finding.key,
      id: 'finding',
      tone: finding.severity === 'critical' ? 'error' : finding.severity === 'warning' ? 'warning' : 'info',
      values: finding.values,
      evidence: finding.evidence,
      requestIds: [],
      finding,
      steps: [
        step(known, 'cure', 'none', {
          place: finding.fix.tab,
          finding,
          ...(finding.fix.operation === undefined ? {} : { operation: finding.fix.operation }),
        }),
      ],
    }))
  return [...own, ...others].map((each) => ({ ...each, steps: each.steps.toSorted(compareRisk) })).toSorted((a, b) => wellOf(a) - wellOf(b))
}

/** Whether nothing of this needs anybody: notes alone, or nothing. */
export function isWell(diagnoses: readonly Diagnosis[]): boolean {
  return diagnoses.every(({ tone }) => tone === 'info')
}
