import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'

/** Length of a seal key. */
export const sealKeyBytes = 32

/** What something was sealed for, and the id of its row: it opens for these alone, so that nothing can be moved from row to row. */
export type SealedFor = { readonly purpose: 'session' | 'write' | 'check'; readonly id: string }

/** Keeps texts secret in the store. Safe to print. */
export type Seal = {
  /** @returns printable text, other each time */
  readonly close: (text: string, what: SealedFor) => string
  /** @throws BrokenSealError for what was changed, sealed for something else, or with another key */
  readonly open: (sealed: string, what: SealedFor) => string
  /** Keyed HMAC-SHA-256 in hex: tells whether two texts are the same, and nothing of them to who lacks the key. */
  readonly mac: (text: string) => string
}

/** It does not open. */
export class BrokenSealError extends Error {
  override readonly name = 'BrokenSealError'
}

/** Of the first form of sealed texts: AES-256-GCM, 12 bytes of nonce, what was encrypted, 16 bytes of tag. */
const form = 'v1.'
const nonceBytes = 12
const tagBytes = 16

/** @param key {@link sealKeyBytes} secret random bytes; the keys for sealing and for the HMAC are derived from it, each its own */
export function createSeal(key: Buffer): Seal {
  if (key.length !== sealKeyBytes) throw new RangeError(`a seal key has ${sealKeyBytes} bytes`)
  const sealing = derive(key, 'seal')
  const macing = derive(key, 'mac')
  return {
    close: (text, what) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(associated(what))
      const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return form + Buffer.concat(sealed).toString('base64url')
    },
    open: (sealed, what) => {
      try {
        return unseal(sealed, what, sealing)
      } catch (error) {
        throw new BrokenSealError('a sealed text does not open', { cause: error })
      }
    },
    mac: (text) => createHmac('sha256', macing).update(text, 'utf8').digest('hex'),
  }
}

function unseal(sealed: string, what: SealedFor, key: KeyObject): string {
  const bytes = Buffer.from(sealed.slice(form.length), 'base64url')
  if (!sealed.startsWith(form) || bytes.length < nonceBytes + tagBytes) throw new Error('it is of no form that is known here')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(associated(what))
    .setAuthTag(bytes.subarray(-tagBytes))
  return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
}

function associated({ purpose, id }: SealedFor): Buffer {
  return Buffer.from(JSON.stringify([purpose, id]), 'utf8')
}

/** HKDF: whoever learns one derived key knows neither the other nor the one they come from. */
function derive(key: Buffer, use: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `postgresql-console ${use}`, 32)))
}
