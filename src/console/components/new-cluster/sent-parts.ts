import type { Body } from '#contract/operation.ts'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { volumeRoles, type AddressParts, type MaintenanceParts, type TagParts, type Volume } from './parts.ts'

type Sent = Pick<Body<'createCluster'>, 'allowable_ip_addresses' | 'maintenance_option' | 'tags'>

/** Addresses, window and tags of a request, as the forms hold them; a window that was not asked for leaves its fields as they are. */
export function sentParts({
  allowable_ip_addresses,
  maintenance_option: option,
  tags,
}: Sent): AddressParts & Partial<MaintenanceParts> & TagParts {
  const day = daysOfWeek.find((known) => known === option?.starting_day_of_week)
  return {
    addresses: (allowable_ip_addresses ?? []).join('\n'),
    maintenance: day !== undefined,
    ...(day !== undefined && { day, startTime: option?.starting_time ?? '0300', periodHours: option?.period_hour ?? '1' }),
    tags: (tags ?? []).map(({ key, value }) => ({ key: key ?? '', value: value ?? '' })),
  }
}

type SentVolume = { readonly role_type: string; readonly size_gb: number }

/** The volumes of a request that a person chooses: the OS volume comes by itself. */
export function sentVolumes(volumes: readonly SentVolume[]): Volume[] {
  return volumes.flatMap(({ role_type, size_gb }): Volume[] => {
    const role = volumeRoles.find((known) => known === role_type)
    return role === undefined ? [] : [{ role, sizeGb: size_gb }]
  })
}
