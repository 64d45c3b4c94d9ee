import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'
import { clientType, textToSign } from '#contract/signature.ts'

/** What came on the wire, which a `Request` does not keep: it would write the path anew. */
export type RawRequest = {
  /** The request target exactly as sent, e.g. `/kr-west1/v1/clusters?name=a+b`. */
  readonly target: string
  /** The `Host` header. */
  readonly host: string
  /** `http` unless said. */
  readonly scheme?: 'http' | 'https'
  /** Who calls; the admin side serves loopback alone. Absent for calls within the process. */
  readonly remoteAddress?: string
}

/** What a signed request carries. `accountId` enters the signature and is not looked at otherwise. */
export type SignatureHeaders = {
  readonly accessKey: string
  readonly signature: string
  readonly timestamp: string
  readonly accountId: string
  readonly clientType: string
}

/** The signature headers, or `undefined` where the gateway does not take the request for signed. */
export function readSignature(headers: Headers): SignatureHeaders | undefined {
  const accessKey = headers.get('scp-accesskey') ?? ''
  const signature = headers.get('scp-signature') ?? ''
  const timestamp = headers.get('scp-timestamp') ?? ''
  if (accessKey === '' || signature === '' || timestamp === '') return undefined
  return { accessKey, signature, timestamp, accountId: headers.get('scp-accountid') ?? '', clientType: headers.get('scp-clienttype') ?? '' }
}

/** How far a timestamp may be off, either way (ms). Inferred from what such services usually allow. */
const timestampWindow = 5 * 60_000

export type SignedProblem = 'stale' | 'wrong'

/**
 * Checks a signature over the full URL as it was sent: nothing is decoded, sorted or encoded again.
 * @param now the cloud's clock (ms), wall time
 * @returns `undefined` where it is good
 */
export function verifySignature(
  key: KeyObject,
  signed: SignatureHeaders,
  method: string,
  url: string,
  now: number,
): SignedProblem | undefined {
  if (signed.clientType !== clientType) return 'wrong'
  const text = textToSign(method, url, signed.timestamp, { accessKey: signed.accessKey, accountId: signed.accountId })
  // Compared as text, not as bytes: the last letters of a Base64 text have spare bits, and a changed letter must be refused.
  const expected = Buffer.from(createHmac('sha256', key).update(text).digest('base64'))
  const given = Buffer.from(signed.signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'wrong'
  const fresh = /^\d{1,16}$/.test(signed.timestamp) && Math.abs(now - Number(signed.timestamp)) <= timestampWindow
  return fresh ? undefined : 'stale'
}
