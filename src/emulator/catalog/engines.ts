import type { Engine, EngineProperty } from '#contract/postgresql/catalog.ts'
import { productImageType } from '#contract/postgresql/words.ts'
import { fixedId } from '#emulator/random.ts'

/** A line of the engine list: what it says, and until when the version is served. */
type Line = { readonly engine: Omit<Engine, 'end_of_service'>; readonly endsAt: number }

const never = Number.POSITIVE_INFINITY

function line(product: string, version: string, os: string, ends?: string): Line {
  const short = product === 'PostgreSQL Community' ? 'PostgreSQL' : product
  const name = `${short} ${version}`
  return {
    engine: {
      id: fixedId(`engine ${product} ${version}`),
      major_version: version.split('.')[0]!,
      name,
      os_type: 'RHEL',
      os_version: os,
      product_image_type: product,
      software_version: version,
    },
    endsAt: ends === undefined ? never : Date.parse(`${ends}T00:00:00Z`),
  }
}

/**
 * Engine versions. 17.6 and 16.10 were seen live in 2026-06; the others are invented around them. A major version's service ends with the
 * PostgreSQL project's own support, an older minor some months after the next.
 */
const lines: readonly Line[] = [
  line('PostgreSQL Community', '14.17', '8.10', '2025-10-31'),
  line('PostgreSQL Community', '14.19', '8.10', '2026-11-12'),
  line('PostgreSQL Community', '15.13', '8.10', '2027-11-11'),
  line('PostgreSQL Community', '15.14', '8.10', '2027-11-11'),
  line('PostgreSQL Community', '16.9', '8.10', '2028-11-09'),
  line('PostgreSQL Community', '16.10', '8.10', '2028-11-09'),
  line('PostgreSQL Community', '17.5', '9.4', '2029-11-08'),
  line('PostgreSQL Community', '17.6', '9.4', '2029-11-08'),
  line('PostgreSQL Community', '18.0', '9.4', '2030-11-14'),
  line('PostgreSQL Community', '18.1', '9.4', '2030-11-14'),
  // Other database products share the list: that is why the console asks for its own.
  line('EPAS', '16.8', '8.10'),
  line('EPAS', '17.4', '9.4'),
  line('MariaDB Community', '10.11.9', '8.10'),
  line('MySQL Community', '8.4.5', '8.10'),
]

const byId = new Map(lines.map((entry) => [entry.engine.id, entry]))

/** The list as of a moment, with `end_of_service` told for that moment. */
export function enginesAt(now: number): Engine[] {
  return lines.map(({ engine, endsAt }) => ({ ...engine, end_of_service: endsAt <= now }))
}

/** The versions of PostgreSQL that can be made or patched to at a moment. */
export function servedEngines(now: number): Engine[] {
  return enginesAt(now).filter((engine) => engine.product_image_type === productImageType && engine.end_of_service !== true)
}

export function engineById(id: string): Omit<Engine, 'end_of_service'> | undefined {
  return byId.get(id)?.engine
}

/** The id of a PostgreSQL version, e.g. `17.6`. @throws for a version that is not in the list */
export function engineIdOf(version: string): string {
  const id = fixedId(`engine PostgreSQL Community ${version}`)
  if (!byId.has(id)) throw new Error(`There is no PostgreSQL ${version} in the list.`)
  return id
}

const timezones = [
  'Asia/Seoul',
  'UTC',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Toronto',
  'Asia/Bangkok',
  'Asia/Dubai',
  'Asia/Ho_Chi_Minh',
  'Asia/Hong_Kong',
  'Asia/Jakarta',
  'Asia/Kolkata',
  'Asia/Manila',
  'Asia/Riyadh',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Taipei',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Europe/Amsterdam',
  'Europe/Berlin',
  'Europe/Istanbul',
  'Europe/London',
  'Europe/Madrid',
  'Europe/Paris',
  'Europe/Warsaw',
  'Pacific/Auckland',
] as const
const encodings = ['UTF-8', 'EUC_KR', 'EUC_JP', 'EUC_CN', 'LATIN1', 'LATIN9', 'SQL_ASCII', 'WIN1252'] as const
const locales = ['C', 'POSIX', 'C.UTF-8', 'en_US.UTF-8', 'ko_KR.UTF-8', 'ja_JP.UTF-8', 'zh_CN.UTF-8', 'de_DE.UTF-8', 'fr_FR.UTF-8'] as const

/** What a create request may choose: one entry per value, the first of each name is the usual one. The names are inferred. */
export const engineProperties: readonly EngineProperty[] = [
  ...timezones.map((value) => ({ name: 'timezone', value })),
  ...encodings.map((value) => ({ name: 'database_encoding', value })),
  ...locales.map((value) => ({ name: 'database_locale', value })),
]
