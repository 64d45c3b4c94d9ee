import type { ValueOf } from './answers.ts'
import type { Kind } from './cluster.ts'

/**
 * Names of fields that readings have, the most frequent first. What is kept in stores depends on their places: new ones come to the end.
 */
const names = `
  id name role_type service_state size_gb volume_type backup_start_at backup_end_at backup_state backup_state_detail
  backup_history_number backup_size_gb software_version log_type log_label is_registered bucket_name delete_on_export
  is_bucket_deleted schedule_day_of_month schedule_day_of_week schedule_frequency_type schedule_hour public_ip_address
  public_ip_id service_ip_address replica_state replica_state_detail synced_at region contents count total_count
  archive_enabled retention_period_day account_id allowable_ip_addresses created_at created_by dbaas_engine
  dbaas_engine_version_name ha_enabled init_config_option audit_enabled backup_option archive_frequency_minute
  starting_time_hour database_encoding database_locale database_name database_port database_user_name origin_region
  instance_count instance_groups block_storage_groups instances server_type_name maintenance_option period_hour
  starting_day_of_week starting_time use_maintenance_option modified_at modified_by nat_enabled origin_cluster_id
  product_image_type product_type replicas subnet_id timezone vip_public_ip_address vip_public_ip_id virtual_ip_address
`
  .trim()
  .split(/\s+/)

/** A sign that JSON never has as it is: alone for the first names, and as the first of two for the others. */
const more = '\u001f'
const single = 30
const signs = new Map(names.map((name, index) => [`"${name}":`, signOf(index)]))
const fields = new Map([...signs].map(([field, sign]) => [sign, field]))

function signOf(index: number): string {
  return index < single ? String.fromCodePoint(1 + index) : more + String.fromCodePoint(0x21 + index - single)
}

/**
 * A reading as the text that is kept, in memory and in the store: JSON with a sign in the place of each known name. Of thousands of
 * clusters objects would take ten times the room, and plain JSON twice.
 */
export function pack(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"[a-z_]+":/g, (field) => signs.get(field) ?? field)
}

/** What was packed as a reading of that kind. @throws SyntaxError for a text that is none */
export function unpack<K extends Kind>(_kind: K, packed: string): ValueOf<K> {
  // oxlint-disable-next-line no-control-regex -- these are the signs
  const text = packed.replaceAll(/[\u0001-\u001e]|\u001f./g, (sign) => fields.get(sign) ?? sign)
  return JSON.parse(text) as ValueOf<K>
}
