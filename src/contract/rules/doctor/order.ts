import type { CheckId } from '#contract/rules/findings/check-ids.ts'
import { risks, type Diagnosis, type Known, type Step } from './known.ts'

/** Safest first; among equals as they were told. Support is asked before anything is given up. */
export function compareRisk(a: Step, b: Step): number {
  return rankOf(a) - rankOf(b)
}

function rankOf({ id, risk }: Step): number {
  return id === 'ask_support' ? risks.indexOf('loss') - 0.5 : risks.indexOf(risk)
}

/** For sorting: the smaller, the worse. */
export function wellOf({ tone }: Diagnosis): number {
  return tone === 'error' ? 0 : tone === 'warning' ? 1 : 2
}

type Judge = (known: Known) => boolean

const always: Judge = () => true
const runs = ({ cluster }: Known) => cluster.service_state === 'RUNNING'

/** Checks whose matter the doctor reads for itself, fresher than the checks do, and when it has read enough to judge it. */
const judges: ReadonlyMap<string, Judge> = new Map([
  ['state_failed', always],
  ['state_error', always],
  ['state_unknown', always],
  ['server_down', always],
  ['stuck', always],
  ['backup_failed', (known) => runs(known) && known.histories !== undefined],
  ['archive_off', (known) => runs(known) && known.archive !== undefined],
  ['replica_cut', (known) => runs(known) && known.replicas !== undefined],
  ['replica_late', (known) => runs(known) && known.replicas !== undefined],
] satisfies [CheckId, Judge][])

/** Whether the doctor judges the matter of a check itself; all other findings are told as they are. */
export function isJudged(check: string, known: Known): boolean {
  return judges.get(check)?.(known) ?? false
}
