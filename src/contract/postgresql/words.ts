/**
 * The words of the cloud's enumerations, free of zod so that the first page can use them. Requests take these alone; an answer
 * may bring others, which are shown as they come. Source: the vendor's printed reference and its public SDK document.
 */
export const clusterRoles = ['ORIGIN', 'REPLICA', 'RECOVERY', 'SECONDARY', 'MIGRATION'] as const

export const blockStorageRoles = ['OS', 'DATA', 'ARCHIVE', 'TEMP', 'BACKUP'] as const

export const volumeTypes = ['SSD', 'SSD_KMS', 'HDD', 'HDD_KMS'] as const

export const daysOfWeek = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const

export const logTypes = ['alert', 'audit', 'slow'] as const

/** Roles of other engines' servers: the enumeration is common to every database product of the vendor. */
const rolesOfOtherEngines = [
  'MASTER_DATA',
  'DATA',
  'KIBANA',
  'DASHBOARDS',
  'ZOOKEEPER_BROKER',
  'BROKER',
  'ZOOKEEPER',
  'AKHQ',
  'CONSOLE',
] as const

/** PostgreSQL uses ACTIVE (no HA) and ACTIVE_STANDBY (HA). */
export const instanceGroupRoles = [
  'ACTIVE',
  'ACTIVE_STANDBY',
  'PRIMARY_SECONDARY',
  'MASTER',
  'MASTER_REPLICA',
  'REPLICA',
  'SENTINEL',
  ...rolesOfOtherEngines,
] as const

/** PostgreSQL uses ACTIVE and STANDBY. */
export const instanceRoles = ['ACTIVE', 'STANDBY', 'PRIMARY', 'SECONDARY', 'MASTER', 'REPLICA', 'SENTINEL', ...rolesOfOtherEngines] as const

export const productTypes = [
  'PostgreSQL Community',
  'EPAS',
  'MariaDB',
  'MySQL',
  'Redis',
  'Microsoft SQL Server',
  'Search Engine',
  'Event Streams',
  'Vertica',
] as const

/** The last one is only in the printed reference. */
export const productImageTypes = [
  'PostgreSQL Community',
  'MariaDB Community',
  'MySQL Community',
  'EPAS',
  'Microsoft SQL Server Enterprise',
  'Microsoft SQL Server Standard',
  'Redis OSS Sentinel',
  'Valkey Sentinel',
  'Kafka',
  'Elasticsearch Enterprise',
  'OpenSearch',
  'Vertica Enterprise',
  'Vertica Community',
  'Scalable DB MariaDB Community',
] as const

/** The `product_image_type` of this product: what every list asks for. */
export const productImageType = 'PostgreSQL Community'

/** One of the known words, or whatever newer word the cloud says. */
export type Open<Known extends string> = Known | (string & {})
