import { toCsv } from '#console/lib/csv.ts'
import type { Found } from './read-clusters.ts'

type Detail = NonNullable<Found['detail']>
type Value = string | number | boolean | null

type Row = Found['cluster']

/** What is read of the list: the cloud's names of its fields. */
const listed = [
  'name',
  'id',
  'service_state',
  'role_type',
  'ha_enabled',
  'instance_count',
  'database_name',
  'created_at',
  'created_by',
  'modified_at',
  'modified_by',
] as const satisfies readonly (keyof Row)[]

/** What is read of each cluster. */
const detailed: Readonly<Record<string, (detail: Detail) => Value>> = {
  software_version: ({ software_version }) => software_version ?? null,
  server_type_name: ({ instance_groups }) => [...new Set((instance_groups ?? []).map((group) => group.server_type_name))].join(' '),
  data_size_gb: ({ instance_groups }) =>
    (instance_groups ?? [])
      .flatMap((group) => group.block_storage_groups ?? [])
      .filter(({ role_type }) => role_type === 'DATA')
      .reduce((sum, { size_gb }) => sum + size_gb, 0),
  replicas: ({ replicas }) => (replicas ?? []).length,
}

/** One cluster as it stands in a file: the cloud's values as they came, `null` where there is none or it could not be read. */
function recordOf({ cluster, detail }: Found, withDetails: boolean): Readonly<Record<string, Value>> {
  return {
    ...Object.fromEntries(listed.map((name) => [name, cluster[name] ?? null])),
    ...(withDetails &&
      Object.fromEntries(Object.entries(detailed).map(([name, read]) => [name, detail === undefined ? null : read(detail)]))),
  }
}

/** The file's text. */
export function fileText(format: 'csv' | 'json', found: readonly Found[], withDetails: boolean): string {
  const records = found.map((each) => recordOf(each, withDetails))
  if (format === 'json') return `${JSON.stringify(records, null, 2)}\n`
  const heads = [...listed, ...(withDetails ? Object.keys(detailed) : [])]
  return toCsv([heads, ...records.map((record) => heads.map((head) => String(record[head] ?? '')))])
}
