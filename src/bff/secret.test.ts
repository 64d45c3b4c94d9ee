import { inspect } from 'node:util'
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCredential, keyHint } from './credential.ts'
import { Secret } from './secret.ts'

const text = 'CANARY-secret-key-0001'

test('a secret shows itself in no way of printing', () => {
  const secret = new Secret(text)
  const printed = [
    String(secret),
    [secret, 'x'].join(' '),
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ a: { secret } }, { depth: 9, showHidden: true }),
  ]
  for (const each of [...printed, JSON.stringify(Object.entries(secret)), inspect(secret.key, { showHidden: true })]) {
    expect(each).not.toContain('CANARY')
  }
  expect(String(secret)).toBe('[redacted]')
})

test('a secret still signs', () => {
  expect(createHmac('sha256', new Secret(text).key).update('x').digest('hex')).toBe(createHmac('sha256', text).update('x').digest('hex'))
})

test('a credential has an id of its own for every difference, and prints no secret', () => {
  const keys = { accessKey: 'AAAA', secretKey: text, accountId: 'acc' }
  const base = createCredential('e', keys)
  const others = [
    createCredential('s', keys),
    createCredential('e', { ...keys, accessKey: 'AAAB' }),
    createCredential('e', { ...keys, secretKey: `${text}x` }),
    createCredential('e', { ...keys, accountId: undefined }),
  ]
  expect(new Set([base, ...others].map(({ id }) => id)).size).toBe(5)
  expect(createCredential('e', keys).id).toBe(base.id)
  expect(inspect(base, { depth: 9 }) + JSON.stringify(base)).not.toContain('CANARY')
})

test('a write with a key reaches the reads of the same key and of the same account', () => {
  const shared = (a: readonly string[], b: readonly string[]) => a.some((scope) => b.includes(scope))
  const writer = createCredential('e', { accessKey: 'K1', secretKey: 's', accountId: 'acc' })
  expect(shared(writer.scopes, createCredential('e', { accessKey: 'K1', secretKey: 's' }).scopes)).toBe(true)
  expect(shared(writer.scopes, createCredential('e', { accessKey: 'K2', secretKey: 't', accountId: 'acc' }).scopes)).toBe(true)
  expect(shared(writer.scopes, createCredential('s', { accessKey: 'K1', secretKey: 's' }).scopes)).toBe(false)
})

test.each([
  ['DEMOACCESSKEY0000001', 'DEMO…0001'],
  ['short', '…'],
  ['exactly15chars.', '…'],
])('the hint of %s is %s', (key, hint) => expect(keyHint(key)).toBe(hint))
