import { risks, type Diagnosis, type Step } from './known.ts'

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

/** Checks whose matter the doctor reads for itself, fresher than the checks do. */
const covered: ReadonlySet<string> = new Set([
  'state_failed',
  'state_error',
  'state_unknown',
  'server_down',
  'stuck',
  'backup_failed',
  'replica_cut',
  'replica_late',
  'archive_off',
])

export function isCovered(check: string): boolean {
  return covered.has(check)
}
