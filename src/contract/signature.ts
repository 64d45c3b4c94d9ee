/** Who signs: the access key, and the account id or the empty string. */
export type Signer = { readonly accessKey: string; readonly accountId: string }

/** The value of `Scp-ClientType` that programs send. */
export const clientType = 'Openapi'

/**
 * The text whose HMAC-SHA256 under the secret key, in Base64, is the request's signature.
 * @param url the full URL exactly as sent: scheme, host, port, path and raw query; the verifier never re-encodes it
 * @param timestamp Unix time in ms, as sent in `Scp-Timestamp`
 * The body is not signed. Source: the vendor's public Go SDK, proven by `signing-vectors.json`.
 */
export function textToSign(method: string, url: string, timestamp: string, signer: Signer): string {
  return method + url + timestamp + signer.accessKey + signer.accountId + clientType
}
