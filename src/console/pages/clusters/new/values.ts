import type { daysOfWeek, volumeTypes } from '#contract/postgresql/words.ts'
import { backup, port, volumeSizeGb } from '#contract/rules/limits.ts'

/** Roles a person gives to a volume; the OS volume comes by itself. */
export const volumeRoles = ['DATA', 'ARCHIVE', 'TEMP', 'BACKUP'] as const
export type VolumeRole = (typeof volumeRoles)[number]
export type VolumeType = (typeof volumeTypes)[number]
export type Day = (typeof daysOfWeek)[number]

/** GB of the DATA volume that the form starts with: small, for a volume can grow but never shrink. */
const firstDataGb = 128

/** GB; NaN while the box holds no number. */
export type Volume = { role: VolumeRole; sizeGb: number }
export type TagRow = { key: string; value: string }

/**
 * Everything a person fills in, as they typed it: numbers in boxes are texts, what is empty is ''. Fields that do not
 * apply now (a standby's address without HA) keep their value and are neither checked nor sent.
 */
export type Values = {
  engineVersionId: string
  ha: boolean
  nat: boolean
  serverTypeName: string
  volumeType: VolumeType
  volumes: Volume[]
  subnetId: string
  /** IPv4 addresses and networks, parted by anything that is not part of one. */
  addresses: string
  activeAddress: string
  standbyAddress: string
  publicIpId: string
  virtualAddress: string
  vipPublicIpId: string
  name: string
  prefix: string
  databaseName: string
  userName: string
  password: string
  port: string
  timezone: string
  encoding: string
  locale: string
  audit: boolean
  backup: boolean
  retentionDays: string
  /** `0` … `23` */
  startHour: string
  archiveMinutes: string
  maintenance: boolean
  day: Day
  /** `HHMM` on a half hour */
  startTime: string
  periodHours: string
  tags: TagRow[]
}

export type FieldName = keyof Values

/** What the form starts with. Where the cloud documents a default or an example, it is that one. */
export function emptyValues(engineVersionId: string): Values {
  return {
    engineVersionId,
    ha: false,
    nat: false,
    serverTypeName: '',
    volumeType: 'SSD',
    volumes: [{ role: 'DATA', sizeGb: firstDataGb }],
    subnetId: '',
    addresses: '',
    activeAddress: '',
    standbyAddress: '',
    publicIpId: '',
    virtualAddress: '',
    vipPublicIpId: '',
    name: '',
    prefix: '',
    databaseName: '',
    userName: '',
    password: '',
    port: String(port.default),
    timezone: 'Asia/Seoul',
    encoding: 'UTF-8',
    locale: 'C',
    audit: false,
    backup: true,
    retentionDays: String(backup.retentionDays.default),
    startHour: '2',
    archiveMinutes: '60',
    maintenance: false,
    day: 'SUN',
    startTime: '0300',
    periodHours: '1',
    tags: [],
  }
}

/** How many servers the cluster has. */
export function instanceCount({ ha }: Pick<Values, 'ha'>): number {
  return ha ? 2 : 1
}

/** GB on each instance, the OS volume included; a size that is no number counts as nothing. */
export function storagePerInstance({ volumes }: Pick<Values, 'volumes'>): number {
  return volumes.reduce((sum, { sizeGb }) => sum + readSize(sizeGb), volumeSizeGb.os as number)
}

/** GB of a volume for sums and bars: what is no size counts as nothing. */
export function readSize(sizeGb: number): number {
  return Number.isFinite(sizeGb) ? Math.max(0, sizeGb) : 0
}

/** GB of all DATA volumes of an instance. */
export function dataSize(volumes: readonly Volume[]): number {
  return volumes.reduce((sum, { role, sizeGb }) => (role === 'DATA' ? sum + readSize(sizeGb) : sum), 0)
}
