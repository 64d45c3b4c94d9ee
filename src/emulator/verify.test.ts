import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vectors } from '#contract/signing-vectors.data.json'
import { host, keys, signedHeaders, testCloud, wall } from './testing/cloud.ts'
import { readSignature, verifySignature } from './verify.ts'

describe('the vendor’s own signatures', () => {
  test.each(vectors)('$name', (vector) => {
    const key = createSecretKey(vector.secret_key, 'utf8')
    const signed = {
      accessKey: vector.access_key,
      signature: vector.signature,
      timestamp: vector.timestamp,
      accountId: vector.account_id,
      clientType: vector.client_type,
    }
    const now = Number(vector.timestamp)
    expect(verifySignature(key, signed, vector.method, vector.url, now)).toBeUndefined()
    expect(verifySignature(key, signed, 'PATCH', vector.url, now)).toBe('wrong')
    expect(verifySignature(key, signed, vector.method, `${vector.url}&x=1`, now)).toBe('wrong')
    expect(verifySignature(key, { ...signed, accountId: 'other' }, vector.method, vector.url, now)).toBe('wrong')
    expect(verifySignature(key, { ...signed, clientType: 'Console' }, vector.method, vector.url, now)).toBe('wrong')
  })

  test.each(vectors)('$name passes the emulator on its own host', async (vector) => {
    const cloud = testCloud({ fleet: 'empty', accessKey: vector.access_key, secretKey: vector.secret_key })
    cloud.clock.at = Number(vector.timestamp)
    const url = new URL(vector.url)
    const target = vector.url.slice(url.origin.length)
    const headers = {
      'scp-accesskey': vector.access_key,
      'scp-signature': vector.signature,
      'scp-timestamp': vector.timestamp,
      'scp-clienttype': vector.client_type,
      'scp-accountid': vector.account_id,
    }
    const scheme = url.protocol === 'https:' ? 'https' : 'http'
    const send = (raw: string) =>
      cloud.emulator.fetch(new Request('http://emulator.invalid/', { method: vector.method, headers }), {
        target: raw,
        host: url.host,
        scheme,
      })
    expect((await send(target)).status).not.toBe(401)
    expect((await send(`${target}${target.includes('?') ? '&' : '?'}x=1`)).status).toBe(401)
  })
})

describe('refusals', () => {
  const target = '/kr-west1/v1/clusters?name=a+b%20c&size=5'

  test('any changed character of the signature', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const good = signedHeaders('GET', target, wall)
    const signature = good['Scp-Signature']!
    expect((await cloud.send(target)).status).toBe(200)
    await fc.assert(
      fc.asyncProperty(fc.nat(signature.length - 1), fc.constantFrom(...'ABCXYZabcxyz019+/='), async (at, letter) => {
        fc.pre(signature[at] !== letter)
        const headers = { 'Scp-Signature': signature.slice(0, at) + letter + signature.slice(at + 1) }
        expect((await cloud.send(target, { headers })).status).toBe(401)
      }),
    )
  })

  test('the last letter before the padding, whose spare bits decode to the same bytes', () => {
    const key = createSecretKey(keys.secretKey, 'utf8')
    const signed = readSignature(new Headers(signedHeaders('GET', target, wall)))!
    const twin = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/']
      .map((letter) => `${signed.signature.slice(0, 42)}${letter}=`)
      .find((text) => text !== signed.signature && Buffer.from(text, 'base64').equals(Buffer.from(signed.signature, 'base64')))!
    expect(verifySignature(key, { ...signed, signature: twin }, 'GET', `http://${host}${target}`, wall)).toBe('wrong')
  })

  test.each([
    ['another spelling of the same URL', { signedTarget: '/kr-west1/v1/clusters?name=a%20b%20c&size=5' }],
    ['a URL without its region', { signedTarget: '/v1/clusters?name=a+b%20c&size=5' }],
    ['another secret key', { secretKey: 'other' }],
    ['a timestamp five minutes and a second old', { timestamp: wall - 301_000 }],
    ['a timestamp five minutes and a second ahead', { timestamp: wall + 301_000 }],
    ['an access key nobody has', { accessKey: 'NOBODY' }],
  ])('%s is 401 in the cloud’s shape', async (_, signing) => {
    const response = await testCloud({ fleet: 'empty' }).send(target, signing)
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      errors: [
        {
          code: 'Dbaas.Unauthorized.AuthNFailed',
          title: 'Unauthorized',
          status: 401,
          detail: expect.any(String),
          request_id: expect.stringMatching(/^req-[0-9a-f-]{36}$/),
          global_request_id: expect.stringMatching(/^req-/),
          links: [],
          related_resources: [],
          response: null,
        },
      ],
    })
  })

  test.each([4, 299])('a timestamp %i seconds off is fine, either way', async (seconds) => {
    const cloud = testCloud({ fleet: 'empty' })
    expect((await cloud.send(target, { timestamp: wall - seconds * 1000 })).status).toBe(200)
    expect((await cloud.send(target, { timestamp: wall + seconds * 1000 })).status).toBe(200)
  })

  test('timestamps are held against the wall, however far the account’s clock was moved', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    cloud.account.advance(30 * 86_400_000)
    const response = await cloud.send(target)
    expect(response.status).toBe(200)
    expect(response.headers.get('x-emulator-offset')).toBe(String(30 * 86_400_000))
    expect(response.headers.get('date')).toBe('Mon, 23 Nov 2026 03:00:00 GMT')
  })

  test.each(['Scp-Accesskey', 'Scp-Signature', 'Scp-Timestamp'])(
    'without %s it is the gateway’s 404, on a real path and on none',
    async (name) => {
      const cloud = testCloud({ fleet: 'empty' })
      for (const path of ['/v1/clusters', '/nothing']) {
        const headers = new Headers(signedHeaders('GET', path, wall))
        headers.delete(name)
        const response = await cloud.emulator.fetch(new Request(`http://${host}/`, { headers }), { target: path, host })
        expect(response.status).toBe(404)
        expect(await response.json()).toEqual({
          timestamp: '2026-11-23T03:00:00.000Z',
          path,
          status: 404,
          error: 'Not Found',
          requestId: expect.stringMatching(/^[0-9a-f]+$/),
        })
      }
    },
  )
})
