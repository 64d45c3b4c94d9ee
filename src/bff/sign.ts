import { createHmac } from 'node:crypto'
import { clientType, textToSign } from '#contract/signature.ts'
import type { Credential } from './credential.ts'

/** Languages the cloud is asked for; nothing a browser sent is forwarded. */
export type Language = 'en' | 'ko'

/** What one request to the cloud is signed for. */
export type ToSign = {
  readonly method: string
  /** The full URL exactly as it will be sent. */
  readonly url: string
  readonly credential: Credential
  /** Wall time in ms since 1970. */
  readonly now: number
}

/** The Base64 HMAC-SHA256 of a request, about 1.5 µs. */
export function signature({ method, url, credential, now }: ToSign): string {
  return createHmac('sha256', credential.secret.key)
    .update(textToSign(method, url, String(now), credential))
    .digest('base64')
}

export type HeaderOptions = { readonly language: Language; readonly apiVersion: string; readonly body: string | undefined }

/**
 * The complete header set of a request to the cloud, name and value in turn, made from nothing but our own values.
 * @param options.apiVersion `1.0` or `1.1`; empty for the request that asks which versions there are
 */
export function signedHeaders(toSign: ToSign, { language, apiVersion, body }: HeaderOptions): string[] {
  const { credential, now } = toSign
  const headers = [
    'Accept-Language',
    language,
    'User-Agent',
    'scp-postgresql-console',
    'Scp-Accesskey',
    credential.accessKey,
    'Scp-Signature',
    signature(toSign),
    'Scp-Timestamp',
    String(now),
    'Scp-ClientType',
    clientType,
  ]
  if (credential.accountId !== '') headers.push('Scp-AccountId', credential.accountId)
  if (apiVersion !== '') headers.push('Scp-Api-Version', `postgresql ${apiVersion}`)
  if (body !== undefined) headers.push('Content-Type', 'application/json')
  return headers
}

/** Korean where the browser asks for it first, else English. */
export function chooseLanguage(acceptLanguage: string | undefined): Language {
  return acceptLanguage !== undefined && /^\s*ko(?![a-z])/i.test(acceptLanguage) ? 'ko' : 'en'
}
