import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCredential } from '#bff/credential.ts'
import { BrokenSealError, createSeal, type SealedFor } from './seal.ts'
import { openCredential, sealCredential } from './sealed-credential.ts'

const key = randomBytes(32)
const seal = createSeal(key)
const what: SealedFor = { purpose: 'session', id: 'row-1' }

test('what is sealed opens again, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const [one, other] = [seal.close(text, what), seal.close(text, what)]
      expect(one).not.toBe(other)
      expect(one).toMatch(/^v1\.[A-Za-z0-9_-]+$/)
      expect(seal.open(one, what)).toBe(text)
    }),
  )
})

test('a sealed text of which any bit was changed does not open', () => {
  const sealed = seal.close('CANARY', what)
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => seal.open(`v1.${changed.toString('base64url')}`, what)).toThrow(BrokenSealError)
  }
  for (const other of ['', 'v1.', 'v2.' + sealed.slice(3), sealed.slice(0, -4), 'CANARY', sealed.slice(3)]) {
    expect(() => seal.open(other, what)).toThrow(BrokenSealError)
  }
})

test('another key, another row and another purpose open nothing', () => {
  const sealed = seal.close('CANARY', what)
  expect(() => createSeal(randomBytes(32)).open(sealed, what)).toThrow(BrokenSealError)
  expect(() => seal.open(sealed, { purpose: 'session', id: 'row-2' })).toThrow(BrokenSealError)
  expect(() => seal.open(sealed, { purpose: 'write', id: 'row-1' })).toThrow(BrokenSealError)
  expect(createSeal(Buffer.from(key)).open(sealed, what)).toBe('CANARY')
})

test('a key of another length is refused', () => {
  for (const bytes of [0, 16, 31, 33]) expect(() => createSeal(randomBytes(bytes))).toThrow(RangeError)
})

test('the HMAC tells texts apart, is the same after a restart, and another with another key', () => {
  expect(seal.mac('a')).toMatch(/^[0-9a-f]{64}$/)
  expect(seal.mac('a')).toBe(createSeal(Buffer.from(key)).mac('a'))
  expect(seal.mac('a')).not.toBe(seal.mac('b'))
  expect(seal.mac('a')).not.toBe(createSeal(randomBytes(32)).mac('a'))
})

test('a credential comes back as the one it was, and shows itself nowhere', () => {
  const credential = createCredential('demo', { accessKey: 'ACCESS', secretKey: '비밀-CANARY', accountId: 'acc-1' })
  const sealed = sealCredential(seal, credential, what)
  const opened = openCredential(seal, sealed, 'demo', what)
  expect({ ...opened, secret: undefined }).toEqual({ ...credential, secret: undefined })
  expect(opened.secret.key.equals(credential.secret.key)).toBe(true)
  expect(openCredential(seal, sealed, 'e', what).id).not.toBe(credential.id)
  const shown = [sealed, Buffer.from(sealed.slice(3), 'base64url').toString('latin1'), inspect(seal, { depth: 9, showHidden: true })]
  for (const text of shown) expect(text).not.toMatch(/ACCESS|CANARY/)
})

test('what holds no keys is no credential', () => {
  expect(() => openCredential(seal, seal.close('[]', what), 'demo', what)).toThrow(BrokenSealError)
  expect(() => openCredential(seal, seal.close('{"accessKey":"A"}', what), 'demo', what)).toThrow(BrokenSealError)
})
