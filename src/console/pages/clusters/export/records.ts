import { toCsv } from '#console/lib/csv.ts'
import type { Found } from './read-clusters.ts'

type Value = string | number | boolean | null

/** One cluster as it stands in a file: the cloud's names of its fields, and its values as they came. */
export function recordOf({ cluster, detail }: Found, withDetails: boolean): Readonly<Record<string, Value>> {
  const {
    name,
    id,
    service_state,
    role_type,
    ha_enabled,
    instance_count,
    database_name,
    created_at,
    created_by,
    modified_at,
    modified_by,
  } = cluster
  const volumes = (detail?.instance_groups ?? []).flatMap((group) => group.block_storage_groups ?? [])
  const serverTypes = new Set((detail?.instance_groups ?? []).map((group) => group.server_type_name))
  return {
    name,
    id,
    service_state,
    role_type: role_type ?? null,
    ha_enabled: ha_enabled ?? null,
    instance_count: instance_count ?? null,
    database_name: database_name ?? null,
    created_at,
    created_by,
    modified_at,
    modified_by,
    ...(withDetails && {
      software_version: detail?.software_version ?? null,
      server_type_name: detail === undefined ? null : [...serverTypes].join(' '),
      data_size_gb:
        detail === undefined
          ? null
          : volumes.filter(({ role_type: role }) => role === 'DATA').reduce((sum, { size_gb }) => sum + size_gb, 0),
      replicas: detail === undefined ? null : (detail.replicas ?? []).length,
    }),
  }
}

/** The file's text. */
export function fileText(format: 'csv' | 'json', found: readonly Found[], withDetails: boolean): string {
  const records = found.map((each) => recordOf(each, withDetails))
  if (format === 'json') return `${JSON.stringify(records, null, 2)}\n`
  const heads = Object.keys(records[0] ?? {})
  return toCsv([heads, ...records.map((record) => heads.map((head) => String(record[head] ?? '')))])
}
