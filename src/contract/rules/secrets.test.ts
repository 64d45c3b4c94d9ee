import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWrite, operationNames } from '#contract/operations.ts'
import { samples } from '#contract/samples.ts'
import { hasSecret, isSecretField, redact, redacted, scrub, secretsOf } from './secrets.ts'

const writes = operationNames.filter(isWrite)
const bodyOf = (name: (typeof writes)[number]): unknown => {
  const sample = samples[name]
  return 'body' in sample ? sample.body : undefined
}
const withSecret = ['createCluster', 'registerLogExportConfig', 'setLogExportConfig']

test('these writes have a secret in their body, and no others of the 33', () => {
  expect(writes).toHaveLength(33)
  expect(writes.filter((name) => hasSecret(bodyOf(name)))).toEqual(withSecret)
})

/** The body with every secret field set to a text, and how many there are. */
function plant(value: unknown, secret: string): { body: unknown; count: number } {
  let count = 0
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk)
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(
      Object.entries(node).map(([name, item]) => {
        if (!isSecretField(name)) return [name, walk(item)]
        count += 1
        return [name, secret]
      }),
    )
  }
  return { body: walk(value), count }
}

test('of no body is a secret left, whatever it is; the rest stays as it was', () => {
  fc.assert(
    fc.property(fc.constantFrom(...writes), fc.string({ minLength: 1, unit: 'binary' }), (name, typed) => {
      const secret = `CANARY${typed}`
      const { body, count } = plant(bodyOf(name), secret)
      const kept = redact(body)
      const text = JSON.stringify(kept) ?? ''
      expect(text.includes(JSON.stringify(secret).slice(1, -1))).toBe(false)
      expect(text.split(redacted).length - 1).toBe(count)
      expect(secretsOf(body)).toEqual(Array.from({ length: count }, () => secret))
      expect(hasSecret(kept)).toBe(count > 0)
      // Put back, it is the very body.
      expect(plant(kept, secret).body).toEqual(body)
    }),
  )
})

describe('what gives no secret', () => {
  test.each([null, '', undefined])('%j stays', (access_key) => {
    expect(redact({ access_key, name: 'a' })).toEqual({ access_key, name: 'a' })
    expect(hasSecret({ access_key })).toBe(false)
  })

  test('no body at all', () => {
    expect(redact(undefined)).toBeUndefined()
    expect(hasSecret(undefined)).toBe(false)
  })
})

test('what others say of a request loses the secrets that they quote', () => {
  const failure = { title: 'bad value CANARY-pass-1!', details: ['CANARY-pass-1! and CANARY-pass-1!', 'other'], status: 400 }
  expect(scrub(failure, ['CANARY-pass-1!', 'a'])).toEqual({
    title: 'bad value [redacted]',
    details: ['[redacted] and [redacted]', 'other'],
    status: 400,
  })
})
