/*
 * The limits of the cloud as numbers and patterns: the schemas, the forms and the emulator all take them from here. Source: the
 * vendor's schemas and manual; where a limit was only seen in live runs, it says so and is advice, never a refusal.
 */

/** How a text may look. `advised`: names longer than this have failed in live runs although documented as allowed. */
export type TextLimit = { readonly min: number; readonly max: number; readonly pattern: RegExp; readonly advised?: number }

/** Letters only; cannot be changed later. */
export const clusterName = { min: 3, max: 20, pattern: /^[a-zA-Z]*$/, advised: 9 } as const satisfies TextLimit
// oxlint-disable-next-line no-useless-escape -- the vendor's own spelling, which the OpenAPI document repeats
export const instancePrefix = { min: 3, max: 13, pattern: /^[a-z][a-zA-Z0-9\-]*$/, advised: 8 } as const satisfies TextLimit
/** The same for a restored cluster, which may be longer. */
export const restorePrefix = { min: 3, max: 16, pattern: instancePrefix.pattern, advised: 8 } as const satisfies TextLimit
// oxlint-disable-next-line no-useless-escape -- the vendor's own spelling, which the OpenAPI document repeats
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

/** What is wrong with a new size of a volume that has `fromGb`: it can only grow. */
export function growthProblem(fromGb: number, toGb: number): 'bad_size' | 'not_larger' | undefined {
  if (!isVolumeSize(toGb)) return 'bad_size'
  return toGb > fromGb ? undefined : 'not_larger'
}

/** The allowed sizes next to a number: below and above, or the number itself where it is allowed; 510 gives `[504, 512]`. */
export function nearestSizes(gb: number): number[] {
  if (Number.isNaN(gb)) return []
  const { min, max, step } = volumeSizeGb
  const bound = (size: number) => Math.min(max, Math.max(min, size))
  return [...new Set([bound(Math.floor(gb / step) * step), bound(Math.ceil(gb / step) * step)])]
}

/** Backup settings are strings on the wire. `frequencies` are minutes between archives. */
export const backup = {
  retentionDays: { min: 7, max: 35, default: 7 },
  hours: { min: 0, max: 23 },
  frequencies: ['5', '10', '30', '60'],
} as const
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

/** Volumes of one instance group besides the OS volume. The schemas do not say it: inferred. */
export const volumesMax = 9

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
}

/** One entry of the allowed addresses: a single IPv4 address or a CIDR range. */
export type Address = {
  /** First and last address of the range as unsigned 32-bit numbers; equal for a single address. */
  readonly first: number
  readonly last: number
  /** Length of the network part; 32 for a single address. */
  readonly prefix: number
  /** The range as it should be written: host bits cleared, no `/32`. */
  readonly canonical: string
  /** False where bits beyond the prefix were set, as in `10.0.0.5/24`: `canonical` is then what was probably meant. */
  readonly exact: boolean
}

/** Reads an IPv4 address or CIDR range; `undefined` for anything else, leading zeros included. Never throws. */
export function parseAddress(text: string): Address | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text)
  if (parts === null) return undefined
  const numbers = parts.slice(1).filter((part) => part !== undefined)
  if (numbers.some((part) => part.length > 1 && part.startsWith('0'))) return undefined
  const [a, b, c, d, prefix = 32] = numbers.map(Number) as [number, number, number, number, number?]
  if (Math.max(a, b, c, d) > 255 || prefix > 32) return undefined
  const given = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  const size = 2 ** (32 - prefix)
  const first = given - (given % size)
  const octets = [24, 16, 8, 0].map((shift) => (first >>> shift) & 255).join('.')
  return { first, last: first + size - 1, prefix, canonical: prefix === 32 ? octets : `${octets}/${prefix}`, exact: first === given }
}

/** Whether the first range lies within the second. */
export function isWithin(inner: Address, outer: Address): boolean {
  return inner.first >= outer.first && inner.last <= outer.last
}

export type TagProblem = { readonly index: number; readonly problem: 'empty' | 'double' }

/** Tags need a key, and each key once. No other limit is documented. */
export function tagProblems(tags: readonly { readonly key?: string | undefined }[]): TagProblem[] {
  return tags.flatMap(({ key = '' }, index): TagProblem[] => {
    if (key.trim() === '') return [{ index, problem: 'empty' }]
    return tags.findIndex((tag) => tag.key === key) < index ? [{ index, problem: 'double' }] : []
  })
}
