import { createHash } from 'node:crypto'
import { Secret } from './secret.ts'

/** The keys of one session, as the signer needs them. Safe to print: the secret redacts itself. */
export type Credential = {
  readonly accessKey: string
  readonly secret: Secret
  /** The account id, or the empty string where none was given. */
  readonly accountId: string
  /** SHA-256 over environment, both keys and the account: the same for every session with the same keys. It names them in caches. */
  readonly id: string
  /** What shares a cache fate: a write forgets every cached read that has one of these in common. */
  readonly scopes: readonly string[]
}

export type Keys = { readonly accessKey: string; readonly secretKey: string; readonly accountId?: string | undefined }

/** Takes the keys in; from here on the secret key is nowhere in text. */
export function createCredential(environment: string, keys: Keys): Credential {
  const accountId = keys.accountId ?? ''
  const id = createHash('sha256')
    .update(JSON.stringify([environment, keys.accessKey, keys.secretKey, accountId]))
    .digest('hex')
  // Two keys may belong to one account, and one key may be used with and without naming its account.
  const scopes = [`key ${environment} ${keys.accessKey}`]
  if (accountId !== '') scopes.push(`account ${environment} ${accountId}`)
  return { accessKey: keys.accessKey, secret: new Secret(keys.secretKey), accountId, id, scopes }
}

/** The first and last four characters, and nothing of a key too short to lose eight. */
export function keyHint(accessKey: string): string {
  return accessKey.length < 16 ? '…' : `${accessKey.slice(0, 4)}…${accessKey.slice(-4)}`
}
