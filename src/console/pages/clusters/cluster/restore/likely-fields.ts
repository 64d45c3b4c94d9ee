import { cloudCodes, type Failure } from '#contract/errors.ts'

/** What a refused restore may mean; `pick` is the backup or the point in time. */
export type LikelyField = 'pick' | 'name' | 'prefix' | 'serverTypeName' | 'volumes' | 'addresses'

/**
 * The values that a refusal most likely means, for the cloud names none. Codes of volumes were seen live; that those of a pick hold
 * the word "Backup" is our inference.
 */
export function likelyFields({ kind, code }: Failure): readonly LikelyField[] {
  if (kind !== 'cloud') return []
  if (code === cloudCodes.noDataVolume || code === cloudCodes.volumeRole || code === cloudCodes.volumeSize) return ['volumes']
  if (/backup|recovery/i.test(code)) return ['pick']
  return code === cloudCodes.validation ? ['pick', 'name', 'prefix', 'serverTypeName', 'volumes', 'addresses'] : []
}
