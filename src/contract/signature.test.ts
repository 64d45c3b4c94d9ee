import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { buildQuery } from './operation.ts'
import { clientType, textToSign } from './signature.ts'
import { vectors } from './signing-vectors.data.json'

const sign = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64')

describe('signing vectors of the vendor', () => {
  test('there are 22, with and without an account, with queries, with Korean', () => {
    expect(vectors).toHaveLength(22)
    expect(new Set(vectors.map((vector) => vector.account_id === '')).size).toBe(2)
    expect(vectors.some((vector) => /%EA|%EB|%EC|%ED/.test(vector.url))).toBe(true)
    expect(vectors.every((vector) => vector.client_type === clientType)).toBe(true)
  })

  test.each(vectors)('$name', (vector) => {
    const text = textToSign(vector.method, vector.url, vector.timestamp, { accessKey: vector.access_key, accountId: vector.account_id })
    expect(text).toBe(vector.message)
    expect(sign(vector.secret_key, text)).toBe(vector.signature)
  })

  test.each(vectors)('$name: one changed part gives another signature', (vector) => {
    const signer = { accessKey: vector.access_key, accountId: vector.account_id }
    const others = [
      textToSign('PATCH', vector.url, vector.timestamp, signer),
      textToSign(vector.method, `${vector.url}x`, vector.timestamp, signer),
      textToSign(vector.method, vector.url, `${vector.timestamp}0`, signer),
      textToSign(vector.method, vector.url, vector.timestamp, { ...signer, accessKey: 'other' }),
      textToSign(vector.method, vector.url, vector.timestamp, { ...signer, accountId: 'other' }),
    ]
    for (const text of others) expect(sign(vector.secret_key, text)).not.toBe(vector.signature)
  })

  test.each(vectors.filter((vector) => vector.url.includes('?')))('$name: our query has the encoding of the vendor', (vector) => {
    const query = vector.url.slice(vector.url.indexOf('?') + 1)
    const values = [...new URLSearchParams(query)].toReversed()
    expect(buildQuery(Object.fromEntries(values))).toBe(query)
  })
})
