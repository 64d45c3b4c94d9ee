import type { JournalDetail, JournalEntry } from '#contract/bff/journal.ts'
import type { Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { Finding, FindingFix, Reading } from '#contract/rules/findings/finding.ts'
import type { ReasonCode } from '#contract/rules/actions.ts'
import type { Difference } from '#contract/rules/difference.ts'
import type { BackupOutcome } from '#contract/rules/backups.ts'

/** All that the doctor may look at. What could not be read is left out, and nothing is guessed of it. Instants in ms on the cloud's clock. */
export type Known = {
  readonly now: number
  /** By how much the emulator divides durations; 1 for the real cloud. */
  readonly speed: number
  readonly cluster: Result<'showCluster'>
  readonly replicas?: Reading<Result<'listReplicas'>> | undefined
  readonly histories?: Result<'listBackupHistories'> | undefined
  readonly archive?: Result<'showArchiveConfig'> | undefined
  readonly parameters?: Result<'listParameterValues'> | undefined
  /** Writes of the journal, newest first, and what else is known of some of them. */
  readonly writes: readonly JournalEntry[]
  readonly details: ReadonlyMap<string, JournalDetail>
  readonly findings: readonly Finding[]
}

export const momentKinds = ['state', 'write', 'change', 'backup', 'replica', 'finding'] as const
export type MomentKind = (typeof momentKinds)[number]
export type Tone = 'good' | 'moving' | 'plain' | 'warning' | 'bad'

/** What is told of a moment, as data; the screen has the sentences. */
export type MomentFact =
  | { readonly fact: 'created' }
  | { readonly fact: 'state'; readonly state: string; readonly from: string | undefined }
  | { readonly fact: 'write'; readonly write: JournalEntry }
  /** `asked`: values that a write was to set, whatever came of it · `with` a write of ours · `foreign`: by other means. */
  | { readonly fact: 'change'; readonly how: 'asked' | 'with' | 'foreign'; readonly changes: readonly Difference[] }
  | { readonly fact: 'backup'; readonly outcome: BackupOutcome; readonly word: string; readonly gb: number; readonly detail: string }
  /** So many good ones in a row, told as one: the last of them began at the moment. */
  | { readonly fact: 'backups'; readonly count: number }
  | { readonly fact: 'replica'; readonly name: string; readonly word: string; readonly detail: string }
  | { readonly fact: 'finding'; readonly finding: Finding }

/** One thing on the time line of a cluster. */
export type Moment = MomentFact & {
  readonly key: string
  readonly at: number
  readonly kind: MomentKind
  readonly tone: Tone
  readonly requestId: string | null
}

export const diagnosisIds = [
  'unknown_after_set',
  'unknown',
  'failed_create',
  'failed',
  'error',
  'creating',
  'creating_long',
  'moving',
  'moving_long',
  'server_down',
  'unknown_write',
  'held',
  'failed_set',
  'failed_set_harmless',
  'failed_write',
  'rejected_busy',
  'rejected',
  'replica_cut',
  'replica_late',
  'backup_failed',
  'archive_off',
  'finding',
  'stopped',
  'terminated',
] as const
export type DiagnosisId = (typeof diagnosisIds)[number]

/** What a step may cost, the safest first. */
export const risks = ['none', 'restart', 'cost', 'loss'] as const
export type Risk = (typeof risks)[number]

export const stepIds = [
  'wait',
  'sync_state',
  'read_parameters',
  'check_write',
  'queue_behind',
  'sync_replicas',
  'next_backup',
  'cure',
  'set_archive',
  'set_back',
  'try_again',
  'start',
  'switchover',
  'grow_volume',
  'reset_replica',
  'restore',
  'ask_support',
  'terminate',
] as const
export type StepId = (typeof stepIds)[number]

/** Something that a person can do: nothing of it happens by itself. */
export type Step = {
  readonly id: StepId
  readonly risk: Risk
  /** Where it is done; `entry` is the page of a write. Left out where there is nothing to open. */
  readonly place?: FindingFix['tab'] | 'entry'
  /** Whose plan opens there. */
  readonly operation?: WriteName
  /** The write that is tried again, set back or looked at. */
  readonly writeId?: string
  readonly finding?: Finding
  /** Why it is not possible now. */
  readonly blocked?: ReasonCode
  readonly values: Values
}

/** Values for a sentence. Those whose name ends in `At` are instants, those in `Ms` durations. */
export type Values = Readonly<Record<string, string | number>>

/** What is likely wrong, on which evidence, and what can be done, safest first. */
export type Diagnosis = {
  readonly key: string
  readonly id: DiagnosisId
  readonly tone: 'error' | 'warning' | 'info'
  readonly values: Values
  readonly evidence: readonly { readonly field: string; readonly value: string }[]
  readonly requestIds: readonly string[]
  /** The write it speaks of, for its name. */
  readonly write?: JournalEntry
  readonly finding?: Finding
  readonly steps: readonly Step[]
}
