import type { IncomingMessage } from 'node:http'
import { consoleHeader } from '#contract/bff/session.ts'

/**
 * Whether a call of `/api` comes from our own page, from its headers alone. Together with the SameSite=Strict cookie:
 * a form cannot set the custom header, a script of another origin may not, and a browser tells the truth in the rest.
 * Programs other than browsers send no `Sec-Fetch-Site`; they have to name the origin for a write all the same.
 * @param ownOrigin the origin of the Host that was asked for
 * @returns why it is refused, or undefined
 */
export function crossSiteTrouble(req: IncomingMessage, ownOrigin: string): string | undefined {
  const { headers } = req
  if (headers[consoleHeader] !== '1') return 'The header X-Console: 1 is missing.'
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return 'The call comes from another site.'
  const isRead = req.method === 'GET'
  if (headers.origin === undefined ? !isRead : headers.origin !== ownOrigin)
    return 'The Origin is not this console’s; behind a proxy, PUBLIC_ORIGIN must be set.'
  const type = headers['content-type']
  const hasBody = headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
  if (type === undefined ? hasBody : !/^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(type)) return 'Only JSON is taken.'
  if (isRead && hasBody) return 'A read has no body.'
  return undefined
}
