import { backup, port, volumeSizeGb } from '#contract/rules/limits.ts'
import {
  readSize,
  type AddressParts,
  type MaintenanceParts,
  type NameParts,
  type ServerTypeParts,
  type SubnetParts,
  type TagParts,
  type VolumeParts,
  type VolumeType,
} from '#console/components/new-cluster/parts.ts'

/** GB of the DATA volume that the form starts with: small, for a volume can grow but never shrink. */
const firstDataGb = 128

/**
 * Everything a person fills in, as they typed it: numbers in boxes are texts, what is empty is ''. Fields that do not
 * apply now (a standby's address without HA) keep their value and are neither checked nor sent.
 */
export type Values = NameParts &
  SubnetParts &
  ServerTypeParts &
  VolumeParts &
  AddressParts &
  MaintenanceParts &
  TagParts & {
    engineVersionId: string
    ha: boolean
    nat: boolean
    volumeType: VolumeType
    activeAddress: string
    standbyAddress: string
    publicIpId: string
    virtualAddress: string
    vipPublicIpId: string
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
