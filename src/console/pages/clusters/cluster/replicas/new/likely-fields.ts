import { cloudCodes, type Failure } from '#contract/errors.ts'
import type { create } from '#console/messages/en/create.ts'
import { sentAddresses } from '#console/lib/addresses.ts'
import type { Path, Values } from './values.ts'

export type LikelyReason = keyof (typeof create)['failure']['reasons']
/** A field that may have caused a refusal, and why. */
export type Likely = { readonly path: Path; readonly reason: LikelyReason }

/**
 * The fields that a refused create of replicas is most likely about, the likeliest first. Errors of the cloud name no field, so this
 * goes by code and words first, then by what can fail although the form finds nothing wrong with it. Empty where no field explains it.
 */
export function likelyFields(failure: Failure, values: Values): Likely[] {
  if (failure.kind === 'bad_request') return distinct((failure.issues ?? []).flatMap(({ path }) => fieldAt(path)))
  if (failure.kind !== 'cloud' && failure.kind !== 'not_found') return []
  const byCode = codeFields[failure.code]
  if (byCode !== undefined) return byCode
  const said = [failure.title, ...failure.details].join(' ')
  const named = [...takenAddress(said, values), ...wordFields.flatMap(([word, find]) => (word.test(said) ? find(values) : []))]
  if (named.length > 0) return distinct(named)
  return failure.code === cloudCodes.validation ? distinct(suspects(values)).slice(0, mostSuspects) : []
}

/** More than a handful is no help. */
const mostSuspects = 6

/** Codes that leave no doubt. An empty list: no field is to blame. */
const codeFields: Readonly<Record<string, Likely[]>> = {
  [cloudCodes.createTooSoon]: [],
  [cloudCodes.contactAdmin]: [],
  [cloudCodes.inProgress]: [],
  [cloudCodes.invalidState]: [],
  [cloudCodes.noDataVolume]: [{ path: 'volumes', reason: 'dataVolume' }],
  [cloudCodes.volumeRole]: [{ path: 'volumes', reason: 'volumeRole' }],
  [cloudCodes.volumeSize]: [{ path: 'volumes', reason: 'volumeSize' }],
}

const each = (values: Values, part: keyof Values['replicas'][number], reason: LikelyReason): Likely[] =>
  values.replicas.flatMap((replica, index) => (replica[part].trim() === '' ? [] : [{ path: `replicas.${index}.${part}` as const, reason }]))

/** Words in the cloud's sentence that point at fields. */
const wordFields: readonly (readonly [RegExp, (values: Values) => Likely[]])[] = [
  [/server.?type|flavor/i, () => [{ path: 'serverTypeName', reason: 'serverType' }]],
  [/volume|storage|disk/i, () => [{ path: 'volumes', reason: 'volumeSize' }]],
  [/subnet/i, ({ far }) => (far ? [{ path: 'subnetId', reason: 'subnet' }] : [])],
  [/region/i, ({ far }) => (far ? [{ path: 'region', reason: 'region' }] : [])],
  [/public.?ip/i, (values) => each(values, 'publicIpId', 'publicIp')],
  [/allowable|security.?group/i, () => [{ path: 'addresses', reason: 'addresses' }]],
  [/duplicat|already|name.*(?:in use|exists)/i, (values) => namedIn(values)],
  [/maintenance/i, () => [{ path: 'maintenance', reason: 'maintenance' }]],
  [/\btag/i, () => [{ path: 'tags', reason: 'tags' }]],
]

function namedIn(values: Values): Likely[] {
  return each(values, 'name', 'nameTaken')
}

/** "10.20.4.11 is not available": the replica that was to have this address, or each that was to have one. */
function takenAddress(said: string, values: Values): Likely[] {
  const address = /(\d{1,3}(?:\.\d{1,3}){3}) is not available/i.exec(said)?.[1]
  if (address === undefined) return []
  const used = each(values, 'address', 'addressTaken')
  const exact = used.filter(({ path }) => values.replicas[Number(path.split('.')[1])]?.address.trim() === address)
  return exact.length > 0 ? exact : used
}

function suspects(values: Values): Likely[] {
  const { far, nat, addresses } = values
  return [
    ...each(values, 'address', 'addressMaybeTaken'),
    ...(far && !nat ? [] : each(values, 'publicIpId', 'publicIp')),
    ...(far
      ? ([
          { path: 'subnetId', reason: 'subnet' },
          { path: 'region', reason: 'region' },
        ] satisfies Likely[])
      : []),
    { path: 'serverTypeName', reason: 'serverType' },
    ...(sentAddresses(addresses).length > 0 ? ([{ path: 'addresses', reason: 'addresses' }] satisfies Likely[]) : []),
    ...namedIn(values),
  ]
}

/** Our own check names a path into the request, such as `body.replicas.0.name`. */
function fieldAt(path: string): Likely[] {
  const index = Number(/replicas\.(\d)/.exec(path)?.[1] ?? 0)
  const field = wireFields.find(([wire]) => wire.test(path))?.[1](index)
  return field === undefined ? [] : [{ path: field, reason: 'refused' }]
}

const wireFields: readonly (readonly [RegExp, (index: number) => Path])[] = [
  [/server_type_name/, () => 'serverTypeName'],
  [/block_storage_groups/, () => 'volumes'],
  [/service_ip_address/, (index) => `replicas.${index}.address`],
  [/public_ip_id/, (index) => `replicas.${index}.publicIpId`],
  [/replicas\.\d+\.name$/, (index) => `replicas.${index}.name`],
  [/subnet_id/, () => 'subnetId'],
  [/nat_enabled/, () => 'nat'],
  [/region/, () => 'region'],
  [/allowable_ip_addresses/, () => 'addresses'],
  [/maintenance_option/, () => 'maintenance'],
  [/tags/, () => 'tags'],
]

function distinct(fields: readonly Likely[]): Likely[] {
  return fields.filter(({ path }, index) => fields.findIndex((other) => other.path === path) === index)
}
