import type { Result } from '#contract/operation.ts'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { maintenanceHours } from '#contract/rules/limits.ts'
import {
  volumeRoles,
  type AddressParts,
  type MaintenanceParts,
  type NameParts,
  type ServerTypeParts,
  type TagParts,
  type Volume,
  type VolumeParts,
} from '#console/components/new-cluster/parts.ts'
import { wireTime } from '#console/lib/clock.ts'
import type { TypedInstant } from '#console/lib/typed-instant.ts'

export type Cluster = Result<'showCluster'>

/** What the new cluster is made from: a point in time, or one backup by its number. The other one is kept, and not sent. */
export type PickParts = { from: 'instant' | 'backup'; typed: TypedInstant; backup: string }

/** Everything a person fills in, as they typed it. */
export type Values = PickParts & NameParts & ServerTypeParts & VolumeParts & AddressParts & MaintenanceParts & TagParts
export type FieldName = keyof Values

/** What the original gives to the new cluster where nobody says otherwise. */
export function inheritedFrom(cluster: Cluster): ServerTypeParts & VolumeParts & AddressParts & MaintenanceParts {
  const [group] = cluster.instance_groups ?? []
  const { starting_day_of_week: day, starting_time: time, period_hour: hours } = cluster.maintenance_option ?? {}
  return {
    serverTypeName: group?.server_type_name ?? '',
    volumes: (group?.block_storage_groups ?? []).flatMap(({ role_type, size_gb }): Volume[] => {
      const role = volumeRoles.find((known) => known === role_type)
      return role === undefined ? [] : [{ role, sizeGb: size_gb }]
    }),
    addresses: (cluster.allowable_ip_addresses ?? []).join('\n'),
    maintenance: cluster.maintenance_option?.use_maintenance_option === true && Boolean(day),
    day: daysOfWeek.find((known) => known === day) ?? 'SUN',
    startTime: wireTime(time) ?? '0300',
    periodHours: maintenanceHours.find((known) => known === hours) ?? '1',
  }
}

/** What the form starts with: the original's settings, and no names. */
export function emptyValues(cluster: Cluster, zone: string): Values {
  return { from: 'instant', typed: { date: '', time: '', zone }, backup: '', name: '', prefix: '', tags: [], ...inheritedFrom(cluster) }
}

/** Which of the inherited settings a person has changed. */
export function changedFrom(cluster: Cluster, values: Values): ReadonlySet<keyof ReturnType<typeof inheritedFrom>> {
  const inherited = inheritedFrom(cluster)
  const names = Object.keys(inherited) as (keyof typeof inherited)[]
  return new Set(names.filter((name) => JSON.stringify(values[name]) !== JSON.stringify(inherited[name])))
}
