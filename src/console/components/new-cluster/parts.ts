import type { daysOfWeek, volumeTypes } from '#contract/postgresql/words.ts'

/*
 * The parts that every form of a new cluster has, be it created, restored or a replica: fields of these names and meanings. Texts stay
 * as they were typed; what is empty is ''.
 */

/** Roles a person gives to a volume; the OS volume comes by itself. */
export const volumeRoles = ['DATA', 'ARCHIVE', 'TEMP', 'BACKUP'] as const
export type VolumeRole = (typeof volumeRoles)[number]
export type VolumeType = (typeof volumeTypes)[number]
export type Day = (typeof daysOfWeek)[number]

/** GB; NaN while the box holds no number. */
export type Volume = { role: VolumeRole; sizeGb: number }
export type TagRow = { key: string; value: string }

export type NameParts = { name: string; prefix: string }
/** IPv4 addresses and networks, parted by anything that is not part of one. */
export type AddressParts = { addresses: string }
export type ServerTypeParts = { serverTypeName: string }
export type SubnetParts = { subnetId: string }
export type VolumeParts = { volumes: Volume[] }
export type TagParts = { tags: TagRow[] }
export type MaintenanceParts = {
  maintenance: boolean
  day: Day
  /** `HHMM` on a half hour */
  startTime: string
  periodHours: string
}

/** GB of a volume for sums and bars: what is no size counts as nothing. */
export function readSize(sizeGb: number): number {
  return Number.isFinite(sizeGb) ? Math.max(0, sizeGb) : 0
}

/** GB of all DATA volumes of an instance. */
export function dataSize(volumes: readonly Volume[]): number {
  return volumes.reduce((sum, { role, sizeGb }) => (role === 'DATA' ? sum + readSize(sizeGb) : sum), 0)
}
