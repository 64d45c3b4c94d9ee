import type { FieldPath } from 'react-hook-form'
import type { Result } from '#contract/operation.ts'
import { volumeTypes } from '#contract/postgresql/words.ts'
import { replicaName, replicasMax, textProblem } from '#contract/rules/limits.ts'
import type {
  AddressParts,
  MaintenanceParts,
  ServerTypeParts,
  SubnetParts,
  TagParts,
  VolumeParts,
  VolumeType,
} from '#console/components/new-cluster/parts.ts'

type Cluster = Result<'showCluster'>

/** What is told of each replica by itself; the addresses are '' for those that the cloud chooses. */
export type Asked = { name: string; address: string; publicIpId: string }

/**
 * Everything a person fills in for new replicas, as they typed it. Fields that do not apply now (the subnet of another region) keep
 * their value and are neither checked nor sent.
 */
export type Values = ServerTypeParts &
  VolumeParts &
  SubnetParts &
  AddressParts &
  MaintenanceParts &
  TagParts & {
    /** In another region than the origin. */
    far: boolean
    region: string
    nat: boolean
    replicas: Asked[]
  }

export type FieldName = keyof Values
export type Path = FieldPath<Values>

/** What the form starts with: as the origin is, where a replica may be otherwise. */
export function firstValues(origin: Cluster, otherRegions: readonly string[], taken: readonly string[]): Values {
  return {
    far: false,
    region: otherRegions[0] ?? '',
    subnetId: '',
    nat: false,
    replicas: [freshReplica(origin.name, taken)],
    serverTypeName: groupOf(origin)?.server_type_name ?? '',
    volumes: leastSizes(origin).map((sizeGb) => ({ role: 'DATA', sizeGb })),
    addresses: (origin.allowable_ip_addresses ?? []).join('\n'),
    maintenance: false,
    day: 'SUN',
    startTime: '0300',
    periodHours: '1',
    tags: [],
  }
}

/** How many more replicas the origin can have. */
export function replicasLeft(origin: Pick<Cluster, 'replicas'>): number {
  return Math.max(0, replicasMax - (origin.replicas?.length ?? 0))
}

/** One more replica, with the next name of the origin that is free: `orders-ra`, `orders-rb` … '' where no valid one comes of it. */
export function freshReplica(originName: string, taken: readonly string[]): Asked {
  const stem = originName
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]/g, '')
    .slice(0, replicaName.max - 3)
  const name = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `${stem}-r${letter}`).find((candidate) => !taken.includes(candidate))
  const usable = name !== undefined && textProblem(name, replicaName) === undefined
  return { name: usable ? name : '', address: '', publicIpId: '' }
}

/** GB of the origin's DATA volumes: what is copied needs as much. */
export function leastSizes(origin: Cluster): number[] {
  const data = dataVolumes(origin).flatMap(({ size_gb }) => (typeof size_gb === 'number' ? [size_gb] : []))
  return data.length === 0 ? [104] : data
}

/** The type of the origin's DATA volumes, which its replicas get as well; `undefined` for one that a request cannot name. */
export function inheritedVolumeType(origin: Cluster): VolumeType | undefined {
  const type = dataVolumes(origin)[0]?.volume_type
  return volumeTypes.find((known) => known === type)
}

function groupOf(origin: Cluster) {
  return origin.instance_groups?.[0]
}

function dataVolumes(origin: Cluster) {
  return (groupOf(origin)?.block_storage_groups ?? []).filter(({ role_type }) => role_type === 'DATA')
}
