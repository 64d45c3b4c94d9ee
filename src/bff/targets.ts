import { cloudRegions, type Target } from '#contract/bff/session.ts'

/** One cloud that can be signed in to. Only the operator and this file make them; a browser merely names one. */
export type UpstreamTarget = {
  readonly environment: string
  readonly kind: Target['kind']
  /** URL per region: scheme, host, optional path prefix, no trailing slash. */
  readonly endpoints: Readonly<Record<string, string>>
  /** Keys of the demo cloud, used when a person signs in without keys. */
  readonly demoKeys?: { readonly accessKey: string; readonly secretKey: string }
  /** By how much the emulator divides durations; 1 where it is not given. */
  readonly speed?: number
}

/** One region of a target, ready to be called. */
export type Endpoint = {
  /** As in the target, in the spelling that is signed and sent. */
  readonly url: string
  readonly origin: string
  /** Path before `/v1/…`, mostly empty. */
  readonly prefix: string
  /** Whether an emulator may stand there, whose account clock we then follow. */
  readonly emulated: boolean
}

/** The operator's configuration names something that cannot be called. */
export class BadTargetError extends Error {
  override readonly name = 'BadTargetError'
}

/** The real cloud's environments and regions (from SCP's own documents). */
export function scpTargets(): UpstreamTarget[] {
  return Object.entries(cloudRegions).map(([environment, regions]) => ({
    environment,
    kind: 'scp',
    endpoints: Object.fromEntries(regions.map((region) => [region, `https://postgresql.${region}.${environment}.samsungsdscloud.com`])),
  }))
}

const namePattern = /^[a-z0-9][a-z0-9-]{0,31}$/

/**
 * A target that the operator lists, e.g. a private region or an emulator elsewhere.
 * @param endpoints URL per region; https, or http on loopback
 * @throws BadTargetError in words for the operator
 */
export function operatorTarget(environment: string, endpoints: Readonly<Record<string, string>>): UpstreamTarget {
  if (!namePattern.test(environment))
    throw new BadTargetError(`The environment name ${JSON.stringify(environment)} must match ${namePattern.source}.`)
  if (environment === 'demo' || Object.hasOwn(cloudRegions, environment))
    throw new BadTargetError(`The environment name ${environment} is taken.`)
  const entries = Object.entries(endpoints)
  if (entries.length === 0) throw new BadTargetError(`The environment ${environment} lists no region.`)
  const checked = entries.map(([region, url]) => {
    if (!namePattern.test(region)) throw new BadTargetError(`The region name ${JSON.stringify(region)} must match ${namePattern.source}.`)
    return [region, parseEndpoint(url, 'operator').url]
  })
  return { environment, kind: 'operator', endpoints: Object.fromEntries(checked) as Record<string, string> }
}

/** The clouds of this server by name. Names are looked up, never built, so nothing a browser says can become a URL. */
export type TargetRegistry = {
  readonly list: readonly Target[]
  readonly find: (environment: string) => UpstreamTarget | undefined
  readonly endpoint: (environment: string, region: string) => Endpoint | undefined
}

/** @throws BadTargetError */
export function createTargetRegistry(targets: readonly UpstreamTarget[]): TargetRegistry {
  const byName = new Map(targets.map((target) => [target.environment, target]))
  const endpoints = new Map<string, Map<string, Endpoint>>()
  for (const target of targets) {
    const regions = Object.entries(target.endpoints).map(([region, url]) => [region, parseEndpoint(url, target.kind)] as const)
    endpoints.set(target.environment, new Map(regions))
  }
  return {
    list: targets.map(({ environment, kind, endpoints: urls }) => ({ environment, kind, regions: Object.keys(urls), endpoints: urls })),
    find: (environment) => byName.get(environment),
    endpoint: (environment, region) => endpoints.get(environment)?.get(region),
  }
}

function parseEndpoint(text: string, kind: Target['kind']): Endpoint {
  if (!URL.canParse(text)) throw new BadTargetError(`The endpoint ${JSON.stringify(text)} is not a URL.`)
  const url = new URL(text)
  const loopback = isLoopbackName(url.hostname)
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new BadTargetError(`The endpoint of ${url.host} may have a scheme, a host, a port and a path, nothing else.`)
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new BadTargetError(`The endpoint ${url.origin} must be https; plain http is for loopback only.`)
  }
  const prefix = url.pathname.replace(/\/+$/, '')
  return { url: url.origin + prefix, origin: url.origin, prefix, emulated: kind === 'demo' || (kind === 'operator' && loopback) }
}

/** Names of this machine that never leave it. */
export function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
