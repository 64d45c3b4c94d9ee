import { cloudCodes, type Failure } from '#contract/errors.ts'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { clusterName, instancePrefix, isRisky } from '#contract/rules/limits.ts'
import type { create } from '#console/messages/en/create.ts'
import { sentAddresses } from '#console/lib/addresses.ts'
import { emptyValues, type FieldName, type Values } from './values.ts'

export type LikelyReason = keyof (typeof create)['failure']['reasons']
/** A field that may have caused a refusal, and why. */
export type Likely = { readonly field: FieldName; readonly reason: LikelyReason }

/**
 * The fields that a refused create is most likely about, the likeliest first. Errors of the cloud name no field (seen
 * live), so this goes by code and words first, then by what has failed before. Empty where no field explains it.
 */
export function likelyFields(failure: Failure, values: Values, engine: Engine | undefined): Likely[] {
  if (failure.kind === 'bad_request') return distinct((failure.issues ?? []).flatMap(({ path }) => fieldAt(path)))
  if (failure.kind !== 'cloud' && failure.kind !== 'not_found') return []
  const byCode = codeFields[failure.code]
  if (byCode !== undefined) return byCode
  const said = [failure.title, ...failure.details].join(' ')
  const named = [...takenAddress(said, values), ...wordFields.flatMap(([word, likely]) => (word.test(said) ? [likely] : []))]
  if (named.length > 0) return distinct(named)
  return failure.code === cloudCodes.validation ? suspects(values, engine) : []
}

/** Codes that leave no doubt. An empty list: no field is to blame. */
const codeFields: Readonly<Record<string, Likely[]>> = {
  [cloudCodes.createTooSoon]: [],
  [cloudCodes.contactAdmin]: [],
  [cloudCodes.noDataVolume]: [{ field: 'volumes', reason: 'dataVolume' }],
  [cloudCodes.volumeRole]: [{ field: 'volumes', reason: 'volumeRole' }],
  [cloudCodes.volumeSize]: [{ field: 'volumes', reason: 'volumeSize' }],
}

/** Words in the cloud's sentence that point at a field. */
const wordFields: readonly (readonly [RegExp, Likely])[] = [
  [/engine|image|version/i, { field: 'engineVersionId', reason: 'engineUnknown' }],
  [/server.?type|flavor/i, { field: 'serverTypeName', reason: 'serverType' }],
  [/volume|storage|disk/i, { field: 'volumes', reason: 'volumeSize' }],
  [/subnet/i, { field: 'subnetId', reason: 'subnet' }],
  [/public.?ip/i, { field: 'publicIpId', reason: 'publicIp' }],
  [/allowable|security.?group/i, { field: 'addresses', reason: 'addresses' }],
  [/duplicat|already exist|name.*(in use|exists)/i, { field: 'name', reason: 'nameTaken' }],
  [/password/i, { field: 'password', reason: 'password' }],
  [/database.?name/i, { field: 'databaseName', reason: 'databaseName' }],
  [/user.?name/i, { field: 'userName', reason: 'userName' }],
  [/\bport\b/i, { field: 'port', reason: 'port' }],
  [/time.?zone/i, { field: 'timezone', reason: 'timezone' }],
  [/encoding/i, { field: 'encoding', reason: 'encoding' }],
  [/locale/i, { field: 'locale', reason: 'locale' }],
  [/maintenance/i, { field: 'maintenance', reason: 'maintenance' }],
  [/backup|retention|archive/i, { field: 'backup', reason: 'backup' }],
  [/\btag/i, { field: 'tags', reason: 'tags' }],
]

const addressFields = ['activeAddress', 'standbyAddress', 'virtualAddress'] as const

/** "10.20.4.11 is not available": the field that holds this address, or each that holds one. */
function takenAddress(said: string, values: Values): Likely[] {
  const address = /(\d{1,3}(?:\.\d{1,3}){3}) is not available/i.exec(said)?.[1]
  if (address === undefined) return []
  const used = addressFields.filter((field) => applies(field, values) && values[field].trim() !== '')
  const exact = used.filter((field) => values[field].trim() === address)
  return (exact.length > 0 ? exact : used).map((field) => ({ field, reason: 'addressTaken' }))
}

/** What has failed before, or can fail although the form finds nothing wrong with it. */
function suspects(values: Values, engine: Engine | undefined): Likely[] {
  const usual = emptyValues('')
  const found: (Likely | false)[] = [
    isRisky(values.name.trim(), clusterName) && { field: 'name', reason: 'nameLong' },
    isRisky(values.prefix.trim(), instancePrefix) && { field: 'prefix', reason: 'prefixLong' },
    ...addressFields.map(
      (field): Likely | false => applies(field, values) && values[field].trim() !== '' && { field, reason: 'addressMaybeTaken' },
    ),
    values.nat && !values.ha && values.publicIpId.trim() !== '' && { field: 'publicIpId', reason: 'publicIp' },
    values.nat && values.ha && values.vipPublicIpId.trim() !== '' && { field: 'vipPublicIpId', reason: 'publicIp' },
    engine?.end_of_service === true && { field: 'engineVersionId', reason: 'engineEnded' },
    values.timezone !== usual.timezone && { field: 'timezone', reason: 'timezone' },
    values.encoding !== usual.encoding && { field: 'encoding', reason: 'encoding' },
    values.locale !== usual.locale && { field: 'locale', reason: 'locale' },
    { field: 'subnetId', reason: 'subnet' },
    { field: 'password', reason: 'password' },
    { field: 'databaseName', reason: 'databaseName' },
    { field: 'userName', reason: 'userName' },
    sentAddresses(values.addresses).length > 0 && { field: 'addresses', reason: 'addresses' },
    { field: 'name', reason: 'nameTaken' },
  ]
  return distinct(found.filter((likely) => likely !== false)).slice(0, mostSuspects)
}

/** More than a handful is no help. */
const mostSuspects = 6

function applies(field: (typeof addressFields)[number], { ha }: Values): boolean {
  return ha || field === 'activeAddress'
}

/** Our own check names a path into the request, such as `body.init_config_option.database_port`. */
function fieldAt(path: string): Likely[] {
  const field = wireFields.find(([wire]) => wire.test(path))?.[1]
  return field === undefined ? [] : [{ field, reason: 'refused' }]
}

const wireFields: readonly (readonly [RegExp, FieldName])[] = [
  [/dbaas_engine_version_id/, 'engineVersionId'],
  [/server_type_name/, 'serverTypeName'],
  [/block_storage_groups/, 'volumes'],
  [/subnet_id/, 'subnetId'],
  [/allowable_ip_addresses/, 'addresses'],
  [/instances\.1\.service_ip_address/, 'standbyAddress'],
  [/service_ip_address/, 'activeAddress'],
  [/vip_public_ip_id/, 'vipPublicIpId'],
  [/public_ip_id/, 'publicIpId'],
  [/virtual_ip_address/, 'virtualAddress'],
  [/instance_name_prefix/, 'prefix'],
  [/database_name/, 'databaseName'],
  [/database_user_name/, 'userName'],
  [/database_user_password/, 'password'],
  [/database_port/, 'port'],
  [/database_encoding/, 'encoding'],
  [/database_locale/, 'locale'],
  [/timezone/, 'timezone'],
  [/backup_option/, 'backup'],
  [/maintenance_option/, 'maintenance'],
  [/tags/, 'tags'],
  [/(^|\.)name$/, 'name'],
]

function distinct(fields: readonly Likely[]): Likely[] {
  return fields.filter(({ field }, index) => fields.findIndex((other) => other.field === field) === index)
}
