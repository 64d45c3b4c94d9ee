import { isLoopbackName } from './targets.ts'

/** The public address cannot be served safely. */
export class BadPublicOriginError extends Error {
  override readonly name = 'BadPublicOriginError'
}

/** Under which names this server answers, and which origin each has. */
export type Hosts = {
  /** The origin of a `Host` header, undefined for one that is not ours. Exact spelling; nothing is parsed. */
  readonly originOf: (host: string | undefined) => string | undefined
  readonly https: boolean
}

/**
 * Loopback names with the port, and the public origin's host for anything else.
 * @param publicOrigin the address under which people open the console, e.g. `https://console.example.com`
 * @throws BadPublicOriginError for one that is neither https nor loopback: browsers would drop the session cookie there
 */
export function createHosts(port: number, publicOrigin?: string): Hosts {
  const names = ['localhost', '127.0.0.1', '[::1]'].map((name) => (port === 80 ? name : `${name}:${port}`))
  const origins = new Map(names.map((name) => [name, `http://${name}`]))
  if (publicOrigin === undefined) return { originOf: (host) => origins.get(host ?? ''), https: false }
  const url = URL.canParse(publicOrigin) ? new URL(publicOrigin) : undefined
  if (url === undefined || (publicOrigin !== url.origin && publicOrigin !== `${url.origin}/`)) {
    throw new BadPublicOriginError('PUBLIC_ORIGIN must be a scheme, a host and perhaps a port, for example https://console.example.com.')
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackName(url.hostname))) {
    throw new BadPublicOriginError(
      'PUBLIC_ORIGIN must be https: on any other address but loopback browsers drop the session cookie and the headers that prove where a request comes from.',
    )
  }
  origins.set(url.host, url.origin)
  return { originOf: (host) => origins.get(host ?? ''), https: url.protocol === 'https:' }
}
