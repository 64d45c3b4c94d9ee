/*
 * The limits of the cloud as numbers and patterns: the schemas, the forms and the emulator all take them from here. Source: the
 * vendor's schemas and manual; where a limit was only seen in live runs, it says so and is advice, never a refusal.
 */

/** How a text may look. `advised`: names longer than this have failed in live runs although documented as allowed. */
export type TextLimit = { readonly min: number; readonly max: number; readonly pattern: RegExp; readonly advised?: number }

/** Letters only; cannot be changed later. */
export const clusterName = { min: 3, max: 20, pattern: /^[a-zA-Z]*$/, advised: 9 } as const satisfies TextLimit
export const instancePrefix = { min: 3, max: 13, pattern: /^[a-z][a-zA-Z0-9\-]*$/, advised: 8 } as const satisfies TextLimit
/** The same for a restored cluster, which may be longer. */
export const restorePrefix = { min: 3, max: 16, pattern: instancePrefix.pattern, advised: 8 } as const satisfies TextLimit
export const replicaName = { min: 3, max: 19, pattern: /^[a-z][a-z0-9\-]*[a-z0-9]$/ } as const satisfies TextLimit
export const databaseName = { min: 3, max: 20, pattern: /^[a-zA-Z][a-zA-Z0-9]*$/ } as const satisfies TextLimit
export const databaseUser = { min: 2, max: 20, pattern: /^[a-z]*$/ } as const satisfies TextLimit

/** What is wrong with a text, in the order in which a person should hear it. */
export type TextProblem = 'empty' | 'too_short' | 'too_long' | 'bad_form'

/** The first problem of a text under a limit, or `undefined`. */
export function textProblem(text: string, limit: TextLimit): TextProblem | undefined {
  if (text === '') return 'empty'
  if (!limit.pattern.test(text)) return 'bad_form'
  if (text.length < limit.min) return 'too_short'
  if (text.length > limit.max) return 'too_long'
  return undefined
}

/** Whether a valid text is longer than what is known to work. */
export function isRisky(text: string, limit: TextLimit): boolean {
  return limit.advised !== undefined && text.length > limit.advised
}

export const databasePassword = { min: 8, max: 30 } as const

export type PasswordProblem = 'too_short' | 'too_long' | 'no_letter' | 'no_digit' | 'no_special' | 'quote'

/** Everything that is wrong with a database password; empty if it is good. It never leaves this function in a message. */
export function passwordProblems(password: string): PasswordProblem[] {
  const problems: PasswordProblem[] = []
  if (password.length < databasePassword.min) problems.push('too_short')
  if (password.length > databasePassword.max) problems.push('too_long')
  if (!/[a-zA-Z]/.test(password)) problems.push('no_letter')
  if (!/\d/.test(password)) problems.push('no_digit')
  if (!/[!-/:-@[-`{-~]/.test(password)) problems.push('no_special')
  if (/["']/.test(password)) problems.push('quote')
  return problems
}

export const port = { min: 1024, max: 65_535, default: 2866 } as const

/** GB of a volume. The OS volume has a fixed size and cannot be resized; backups slow down above `slowBackup`. No volume shrinks. */
export const volumeSizeGb = { min: 16, max: 5120, step: 8, os: 104, slowBackup: 2048 } as const

/** Whether a number is a size that a volume can have. */
export function isVolumeSize(gb: number): boolean {
  return Number.isInteger(gb) && gb >= volumeSizeGb.min && gb <= volumeSizeGb.max && gb % volumeSizeGb.step === 0
}

/** The allowed sizes next to a number: below and above, or the number itself where it is allowed; 510 gives `[504, 512]`. */
export function nearestSizes(gb: number): number[] {
  if (Number.isNaN(gb)) return []
  const { min, max, step } = volumeSizeGb
  const bound = (size: number) => Math.min(max, Math.max(min, size))
  return [...new Set([bound(Math.floor(gb / step) * step), bound(Math.ceil(gb / step) * step)])]
}

/** Backup settings are strings on the wire. `frequencies` are minutes between archives. */
export const backup = { retentionDays: { min: 7, max: 35, default: 7 }, hours: { min: 0, max: 23 }, frequencies: ['5', '10', '30', '60'] } as const
export const archiveFrequencyPattern = /^(5|10|30|60)$/
export const retentionPattern = /^([7-9]|^[1-2]\d|^3[0-5])$/
export const hourPattern = /^(\d|1\d|2[0-3])$/

/** How long the write-ahead log archive is kept. */
export const archiveRetentionDays = { min: 1, max: 35, default: 3 } as const

/** Hours a maintenance window may last. */
export const maintenanceHours = ['0.5', '1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5', '5.5', ...range(6, 24)] as const
export const periodHourPattern = /^(0\.5|[1-5]\.5|[1-9]|1[0-9]|2[0-4])$/
/** `HHMM`, as the create request gives the start of the window. */
export const startingTimePattern = /^([01]\d|2[0-3])[0-5]\d$/
/** `HH` and `MM`, as Set Maintenance gives it. */
export const startTimePattern = /^([01]\d|2[0-3])$/
export const startMinutePattern = /^[0-5]\d$/

/** A day of the month for log export; `-1` means none. */
export const dayOfMonthPattern = /^(-1|[1-9]|1[0-9]|2[0-9]|3[0-1])$/

export const replicasMax = 5

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
}
