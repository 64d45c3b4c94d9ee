import type { ParameterGroup } from '#contract/postgresql/parameters.ts'
import { valueRule, type ValueRule } from '#contract/rules/parameters.ts'
import { fixedId } from '#emulator/random.ts'
import catalogue from './pg-settings.data.json' with { type: 'json' }

/** A parameter of one major version; how the API's words come about stands in `contract/rules/parameters.ts`. */
export type Parameter = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly dataType: string
  readonly allows: string
  /** Whether it is read only when a server starts. */
  readonly isStatic: boolean
  /** Not a setting but a fact of the server, such as its version. */
  readonly isPreset: boolean
  readonly modifiable: boolean
  /** What PostgreSQL starts with where nobody says otherwise. */
  readonly initial: string
  readonly rule: ValueRule
}

export type Group = {
  readonly told: ParameterGroup
  readonly parameters: readonly Parameter[]
  readonly byId: ReadonlyMap<string, Parameter>
}

/** The software that a parameter belongs to. The word is invented. */
export const softwareType = 'PostgreSQL'

/*
 * What a service keeps for itself is not documented; this is what it needs to run backups, archives, copies and logs, and what would lock
 * people out. By PostgreSQL's own sections, and by name.
 */
const managedSections = [
  'Preset Options',
  'Developer Options',
  'File Locations',
  'Error Handling',
  'Connections and Authentication / SSL',
  'Client Connection Defaults / Shared Library Preloading',
  'Reporting and Logging / Where to Log',
  'Write-Ahead Log / Archiving',
  'Write-Ahead Log / Archive Recovery',
  'Write-Ahead Log / Recovery',
  'Write-Ahead Log / Recovery Target',
]
const managedNames = new RegExp(
  `^(${[
    'port|listen_addresses|unix_socket_.*|bonjour.*|cluster_name|allow_alter_system',
    'krb_.*|gss_.*|oauth_.*|db_user_namespace|password_encryption|auth_delay\\..*',
    'shared_buffers|huge_page.*|shared_memory_type|dynamic_shared_memory_type|min_dynamic_shared_memory|io_method',
    'wal_level|fsync|full_page_writes|wal_sync_method',
    'hot_standby|primary_.*|promote_trigger_file|synchronous_standby_names|synchronized_standby_slots|sync_replication_slots',
    'dynamic_library_path|extension_control_path|stats_temp_directory|pg_prewarm\\..*',
    'transaction_(isolation|read_only|deferrable)|client_encoding|lc_.*',
  ].join('|')})$`,
)

const rows: readonly (readonly string[])[] = catalogue.settings

/** The major versions there is a catalogue of. */
export const majors = ['14', '15', '16', '17', '18'] as const

function groupOf(major: string): Group {
  const id = fixedId(`parameter group ${major}`)
  const parameters = rows.filter(([versions = '']) => isIn(major, versions)).map((row) => parameterOf(major, row))
  return {
    told: {
      id,
      major_version: major,
      name: `default-postgresql-${major}`,
      product_image_type: 'PostgreSQL Community',
      product_type: 'PostgreSQL Community',
    },
    parameters,
    byId: new Map(parameters.map((parameter) => [parameter.id, parameter])),
  }
}

/** Whether a version lies in `14-16` or is `14`. */
function isIn(major: string, versions: string): boolean {
  const [first = '', last = first] = versions.split('-')
  return Number(first) <= Number(major) && Number(major) <= Number(last)
}

function parameterOf(major: string, row: readonly string[]): Parameter {
  const [
    ,
    name = '',
    dataType = '',
    context = '',
    unit = '',
    min = '',
    max = '',
    words = '',
    initial = '',
    section = '',
    description = '',
  ] = row
  const range = unit === '' ? `${min}-${max}` : `${min}-${max} ${unit}`
  const allows = dataType === 'bool' ? 'on,off' : dataType === 'enum' ? words : min === '' ? '' : range
  return {
    id: fixedId(`parameter ${major} ${name}`),
    name,
    description,
    dataType,
    allows,
    isStatic: context === 'postmaster' || context === 'internal',
    isPreset: context === 'internal',
    modifiable: context !== 'internal' && !managedSections.includes(section) && !managedNames.test(name),
    initial,
    rule: valueRule({ data_type: dataType, allows_value: allows }),
  }
}

/** Made when first asked for: a fleet of thousands shares these, and most programs ask for none. */
const made = new Map<string, Group>()

/** The default group of a major version. @throws for a version that has no catalogue */
export function parameterGroup(major: string): Group {
  const group = made.get(major) ?? groupOf(major)
  made.set(major, group)
  return group
}

/** All groups: the service documents no way to make one, so there is the default one of each major version. */
export function parameterGroups(): readonly Group[] {
  return majors.map(parameterGroup)
}
