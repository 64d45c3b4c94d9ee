import type { Result } from '#contract/operation.ts'
import { port as portLimits } from '#contract/rules/limits.ts'

/** What a client needs to reach a database; the password is asked for by the client itself. */
export type Target = { readonly host: string; readonly port: number; readonly database: string; readonly user: string }

/**
 * Where a cluster listens: `virtual` follows a switchover, `service` is the address of its active server,
 * `public` is behind NAT.
 */
export type Endpoint = { readonly kind: 'virtual' | 'service' | 'public'; readonly host: string }

/** The addresses of a cluster, the one that applications should use first. Empty until the cloud has given any. */
export function endpoints(cluster: Partial<Result<'showCluster'>>): Endpoint[] {
  const instances = (cluster.instance_groups ?? []).flatMap((group) => group.instances ?? [])
  const active = instances.find((instance) => instance.role_type !== 'STANDBY' && filled(instance.service_ip_address)) ?? instances[0]
  const found: Endpoint[] = []
  if (filled(cluster.virtual_ip_address)) found.push({ kind: 'virtual', host: cluster.virtual_ip_address })
  else if (filled(active?.service_ip_address)) found.push({ kind: 'service', host: active.service_ip_address })
  const outside = cluster.ha_enabled === true ? cluster.vip_public_ip_address : active?.public_ip_address
  if (filled(outside)) found.push({ kind: 'public', host: outside })
  return found
}

/** The port of a cluster; the cloud's default where it names none. */
export function portOf(cluster: Partial<Result<'showCluster'>>): number {
  return cluster.init_config_option?.database_port ?? portLimits.default
}

function filled(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== ''
}

/** The ways to connect, in the words of each client. None holds a password. */
export const connectionStrings = {
  psql: ({ host, port, database, user }: Target) => `psql -h ${word(host)} -p ${port} -U ${word(user)} -d ${word(database)}`,
  uri: ({ host, port, database, user }: Target) => `postgresql://${encoded(user)}@${inUrl(host)}:${port}/${encoded(database)}`,
  jdbc: ({ host, port, database, user }: Target) => `jdbc:postgresql://${inUrl(host)}:${port}/${encoded(database)}?user=${encoded(user)}`,
  dotnet: ({ host, port, database, user }: Target) =>
    `Host=${dotnetValue(host)};Port=${port};Database=${dotnetValue(database)};Username=${dotnetValue(user)}`,
} as const satisfies Record<string, (target: Target) => string>

/** One word of a POSIX shell; quoted only where it must be. */
function word(text: string): string {
  return /^[A-Za-z0-9_][A-Za-z0-9_.:-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** A part of a URL; a broken half of a sign, which could not be encoded, becomes the replacement sign. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

/** A host within a URL: IPv6 in brackets. */
function inUrl(host: string): string {
  return host.includes(':') ? `[${encoded(host).replaceAll('%3A', ':')}]` : encoded(host)
}

/** A value of an ADO.NET connection string: quoted where a sign of its grammar stands in it. */
function dotnetValue(text: string): string {
  return /^[^\s"'=;\p{Cc}]+$/u.test(text) ? text : `"${text.replaceAll('"', '""')}"`
}
