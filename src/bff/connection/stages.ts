import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { Stage } from '#contract/bff/connection.ts'
import { codeOf, failureOfError } from '#bff/failures.ts'

/** How long a name may take to be found, and a handshake to be made. ms */
const patienceMs = 5_000
const dayMs = 86_400_000
/** A certificate that ends so soon is worth a word. */
const soonDays = 14

/** Whether the name of the endpoint is known here, and as which addresses. */
export async function checkName(url: URL): Promise<Stage> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return { id: 'dns', outcome: 'skipped', values: { why: 'address', host } }
  try {
    const found = await withPatience(lookup(host, { all: true }))
    return { id: 'dns', outcome: 'ok', values: { host, addresses: found.map(({ address }) => address).join(', ') } }
  } catch (error) {
    return { id: 'dns', outcome: 'failed', values: { host, code: codeOf(error) } }
  }
}

/** Whether the other side has a certificate that is believed here, and for how long. */
export async function checkTls(url: URL, now: number): Promise<Stage> {
  if (url.protocol !== 'https:') return { id: 'tls', outcome: 'skipped', values: { why: 'plain' } }
  try {
    const { issuer, endsAt } = await withPatience(handshake(url))
    const days = Math.floor((endsAt - now) / dayMs)
    return { id: 'tls', outcome: days < soonDays ? 'warning' : 'ok', values: { issuer, days } }
  } catch (error) {
    const code = codeOf(error)
    return { id: 'tls', outcome: 'failed', values: { code }, failure: failureOfError(error, { begun: false }) }
  }
}

/** Nothing is sent: the connection ends with the handshake. */
function handshake(url: URL): Promise<{ issuer: string; endsAt: number }> {
  return new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const socket = connect({ host, port: Number(url.port || 443), ...(isIP(host) === 0 ? { servername: host } : {}) })
    socket.setTimeout(patienceMs, () => socket.destroy(new PatienceError()))
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      const { issuer, valid_to: end } = socket.getPeerCertificate()
      socket.destroy()
      resolve({
        issuer: [issuer?.O, issuer?.CN]
          .flat()
          .filter((part) => part !== undefined)
          .join(', '),
        endsAt: Date.parse(end),
      })
    })
  })
}

class PatienceError extends Error {
  readonly code = 'ETIMEDOUT'
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  const timer = Promise.withResolvers<never>()
  const timeout = setTimeout(() => timer.reject(new PatienceError()), patienceMs)
  try {
    return await Promise.race([work, timer.promise])
  } finally {
    clearTimeout(timeout)
  }
}
