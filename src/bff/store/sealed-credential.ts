import { createCredential, type Credential } from '#bff/credential.ts'
import { BrokenSealError, type Seal, type SealedFor } from './seal.ts'

/** The keys as sealed text. */
export function sealCredential(seal: Seal, credential: Credential, what: SealedFor): string {
  const { accessKey, secret, accountId } = credential
  return seal.close(JSON.stringify([accessKey, secret.key.export().toString('utf8'), accountId]), what)
}

/**
 * The keys out of sealed text.
 * @param environment the one they were sealed with: it is part of what names a credential
 * @throws BrokenSealError
 */
export function openCredential(seal: Seal, sealed: string, environment: string, what: SealedFor): Credential {
  const parts: unknown = JSON.parse(seal.open(sealed, what))
  const [accessKey, secretKey, accountId]: unknown[] = Array.isArray(parts) ? parts : []
  if (typeof accessKey !== 'string' || typeof secretKey !== 'string' || typeof accountId !== 'string') {
    throw new BrokenSealError('what was sealed are no keys')
  }
  return createCredential(environment, { accessKey, secretKey, accountId })
}
