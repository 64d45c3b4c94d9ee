import type { IncomingMessage } from 'node:http'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE'])

/** Why a request is refused before anybody looks at what it wants. */
export type Trouble = { readonly status: number; readonly reason: string }

/**
 * Looks at what Node's parser lets through although two servers in a row may read it differently: two Hosts, an
 * absolute-form target, an odd Transfer-Encoding, a path with bytes that do not belong there.
 */
export function rawTrouble(req: IncomingMessage): Trouble | undefined {
  if (!methods.has(req.method ?? '')) return { status: 405, reason: 'This method is not served.' }
  if (!isOriginForm(req.url ?? '')) return { status: 400, reason: 'The request target must be a path.' }
  // Node's parser lets HTTP/2.0 and 0.9 through in the request line.
  if (req.httpVersionMajor !== 1) return { status: 505, reason: 'HTTP/1.1 is needed.' }
  let hosts = 0
  for (let index = 0; index < req.rawHeaders.length; index += 2) {
    const name = req.rawHeaders[index]!
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  if (hosts !== 1) return { status: 400, reason: 'Exactly one Host header is needed.' }
  const encoding = req.headers['transfer-encoding']
  if (encoding !== undefined && (encoding !== 'chunked' || req.headers['content-length'] !== undefined || req.httpVersion !== '1.1')) {
    return { status: 400, reason: 'This Transfer-Encoding is not taken.' }
  }
  return undefined
}

/** A path of visible ASCII with one leading slash; a fragment or a backslash has no business in a request line. */
function isOriginForm(target: string): boolean {
  return /^\/(?![/\\])[\x21\x22\x24-\x5b\x5d-\x7e]*$/.test(target)
}

/**
 * Removes headers with an underscore in their name. Some servers take `X_Forwarded_For` for `X-Forwarded-For`, so
 * that what a proxy strips by name comes back through the other spelling; here nothing behind this line sees them.
 */
export function stripUnderscored(req: IncomingMessage): void {
  for (const name in req.headers) {
    if (name.includes('_')) Reflect.deleteProperty(req.headers, name)
  }
}
