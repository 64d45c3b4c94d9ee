import type { Failure } from '#contract/errors.ts'
import type { OperationName } from '#contract/operations.ts'

/** `GET`: checks the way to the cloud of a region, with the session's keys and by reads alone: `region`; a `ConnectionReport`. */
export const connectionPath = '/api/connection'

/** What must work one after the other, from the name to the signature. */
export const stageIds = ['dns', 'tls', 'answer', 'clock', 'version', 'signature'] as const
export type StageId = (typeof stageIds)[number]

/** `warning`: it works, and will not for long. `skipped`: what comes before it does not work, or there is nothing to check. */
export type StageOutcome = 'ok' | 'warning' | 'failed' | 'skipped'

export type Stage = {
  readonly id: StageId
  readonly outcome: StageOutcome
  /** Values for its sentence: addresses, names, days, ms. */
  readonly values: Readonly<Record<string, string | number>>
  /** Why it failed, where that is more than the stage itself says. */
  readonly failure?: Failure
}

/** Where an answer of the cloud is not what the contract says. Values are told by their type alone: they may be anybody's data. */
export type Difference = {
  /** `contents.0.name`; empty for the whole. */
  readonly path: string
  readonly expected: string
  readonly found: string
}

/**
 * How one read was answered. `fits`: as the contract says. `differs`: well, and otherwise. `forbidden`: the key may not.
 * `skipped`: there is nothing to read it of.
 */
export type ReadOutcome = 'fits' | 'differs' | 'forbidden' | 'failed' | 'skipped'

export type ReadCheck = {
  readonly operation: OperationName
  readonly outcome: ReadOutcome
  /** ms; absent where nothing was asked. */
  readonly tookMs?: number
  readonly failure?: Failure
  readonly differences: readonly Difference[]
}

export type ConnectionReport = {
  readonly environment: string
  readonly region: string
  readonly endpoint: string
  /** Our wall time, ISO 8601. */
  readonly at: string
  readonly stages: readonly Stage[]
  readonly reads: readonly ReadCheck[]
  /** Of the calls of this check; ms. `lost` were not answered at all, or by something else, or with 5xx. */
  readonly latency: { readonly calls: number; readonly lost: number; readonly p50: number; readonly p95: number; readonly max: number }
}

/** Whether everything is as it should be; what a key may not read is its owner's choice. */
export function isConnected({ stages, reads }: ConnectionReport): boolean {
  return stages.every(({ outcome }) => outcome !== 'failed') && reads.every(({ outcome }) => outcome !== 'failed' && outcome !== 'differs')
}
