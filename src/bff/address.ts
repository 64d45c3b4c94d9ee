import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** An entry of the list of trusted proxies is not an address. */
export class BadProxyError extends Error {
  override readonly name = 'BadProxyError'
}

/**
 * Tells the address a request really comes from. `X-Forwarded-For` is believed only where the peer is a trusted
 * proxy, and then from the right, up to the first address that is not one; `X-Forwarded-Host` and `-Proto` never.
 * @param trustedProxies addresses or ranges, e.g. `10.0.0.7`, `10.1.0.0/16`, `fd00::/8`
 * @throws BadProxyError
 */
export function createAddressReader(trustedProxies: readonly string[]): (req: IncomingMessage) => string {
  const trusted = new BlockList()
  for (const entry of trustedProxies) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
      throw new BadProxyError(`${JSON.stringify(entry)} is not an address or a range.`)
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return (req) => {
    const peer = plain(req.socket.remoteAddress ?? '')
    if (trustedProxies.length === 0 || !isTrusted(peer)) return peer
    const forwarded = String(req.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => plain(part.trim()))
      .reverse()
    let address = peer
    for (const hop of forwarded) {
      if (isIP(hop) === 0) break
      address = hop
      if (!isTrusted(hop)) break
    }
    return address
  }
}

/** `::ffff:127.0.0.1` is an IPv4 address seen through an IPv6 socket. */
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address
}
