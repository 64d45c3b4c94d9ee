import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCredential } from './credential.ts'
import { chooseLanguage, signature, signedHeaders } from './sign.ts'

const credential = createCredential('e', { accessKey: '2sd2ggDUMMYagbdSD26svcD', secretKey: 'dummy-secret-key-0001' })
const url = 'http://127.0.0.1:8080/v1/clusters'
const now = 1605290625682

test('signs as the vendor’s client does', () => {
  expect(signature({ method: 'GET', url, credential, now })).toBe('iWnPAiwdWh4Z0isn8d2eoSmpWhNY00M9i8aeJBjG3OQ=')
})

test('the header set is complete, and nothing of it comes from a browser', () => {
  const headers = signedHeaders({ method: 'GET', url, credential, now }, { language: 'ko', apiVersion: '1.1', body: undefined })
  const names = headers.filter((_, index) => index % 2 === 0)
  const wanted = ['Accept-Language', 'User-Agent', 'Scp-Accesskey', 'Scp-Signature', 'Scp-Timestamp', 'Scp-ClientType', 'Scp-Api-Version']
  expect(names).toEqual(wanted)
  expect(headers).toContain('postgresql 1.1')
  expect(headers).toContain(String(now))
})

test('the account id is signed and sent only where there is one', () => {
  const withAccount = createCredential('e', { accessKey: 'A', secretKey: 's', accountId: 'acc-1' })
  const headers = signedHeaders({ method: 'POST', url, credential: withAccount, now }, { language: 'en', apiVersion: '1.0', body: '{}' })
  expect(headers[headers.indexOf('Scp-AccountId') + 1]).toBe('acc-1')
  expect(headers[headers.indexOf('Content-Type') + 1]).toBe('application/json')
  const expected = createHmac('sha256', 's').update(`POST${url}${now}Aacc-1Openapi`).digest('base64')
  expect(headers[headers.indexOf('Scp-Signature') + 1]).toBe(expected)
})

test('the version is left out where none is asked for', () => {
  expect(signedHeaders({ method: 'GET', url, credential, now }, { language: 'en', apiVersion: '', body: undefined })).not.toContain(
    'Scp-Api-Version',
  )
})

test.each([
  ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
  ['ko', 'ko'],
  ['en-US,ko', 'en'],
  ['kok-IN', 'en'],
  ['ko\u0001\u0000x', 'ko'],
  [undefined, 'en'],
  ['', 'en'],
])('language %j is %s', (header, language) => expect(chooseLanguage(header)).toBe(language))
