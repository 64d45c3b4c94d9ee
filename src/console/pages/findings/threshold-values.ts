import '#console/lib/zod-setup.ts'
import { FindingSettings } from '#contract/bff/fleet-settings.ts'

/** The thresholds as a person types them. */
export type ThresholdValues = {
  readonly retentionDaysMin: string
  readonly replicaSyncMinutes: string
  readonly widePrefixMin: string
  readonly volumeGbMax: string
  /** Parted by commas or blanks. */
  readonly productionNames: string
}

export const numberNames = ['retentionDaysMin', 'replicaSyncMinutes', 'widePrefixMin', 'volumeGbMax'] as const

/** What the form starts with. */
export function toValues(settings: FindingSettings): ThresholdValues {
  const { retentionDaysMin, replicaSyncMinutes, widePrefixMin, volumeGbMax, productionNames } = settings
  return {
    retentionDaysMin: String(retentionDaysMin),
    replicaSyncMinutes: String(replicaSyncMinutes),
    widePrefixMin: String(widePrefixMin),
    volumeGbMax: String(volumeGbMax),
    productionNames: productionNames.join(', '),
  }
}

/** What is sent, or the fields that are wrong. */
export function fromValues(
  values: ThresholdValues,
): { readonly settings: FindingSettings } | { readonly wrong: ReadonlySet<keyof ThresholdValues> } {
  const numbers = Object.fromEntries(
    numberNames.map((name) => [name, /^\s*\d+\s*$/.test(values[name]) ? Number(values[name]) : Number.NaN]),
  )
  const names = values.productionNames.split(/[\s,;]+/).filter((name) => name !== '')
  const parsed = FindingSettings.safeParse({ ...numbers, productionNames: [...new Set(names)] })
  if (parsed.success) return { settings: parsed.data }
  return { wrong: new Set(parsed.error.issues.map(({ path }) => path[0] as keyof ThresholdValues)) }
}
