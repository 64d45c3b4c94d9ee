import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { BadProxyError, createAddressReader } from './address.ts'
import { clearedCookie, readSessionCookie, sessionCookie } from './cookie.ts'
import { crossSiteTrouble } from './guards.ts'
import { rawTrouble, stripUnderscored } from './raw-request.ts'
import { isPage, isPageByName } from './static.ts'

type Given = { method?: string; url?: string; headers?: Record<string, string>; raw?: string[]; peer?: string }

/** A request as Node's parser would hand it over. */
function request({ method = 'GET', url = '/', headers = {}, raw, peer = '203.0.113.9' }: Given): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  const req = new IncomingMessage(socket)
  req.method = method
  req.url = url
  req.httpVersion = '1.1'
  req.httpVersionMajor = 1
  req.rawHeaders = raw ?? ['Host', 'localhost:4600']
  Object.assign(req.headers, headers)
  return req
}

describe('the raw request', () => {
  test.each<[string, Given]>([
    ['two hosts', { raw: ['Host', 'a', 'hOST', 'b'] }],
    ['no host', { raw: [] }],
    ['absolute form', { url: 'http://evil.test/' }],
    ['authority form', { url: 'evil.test:80' }],
    ['asterisk form', { url: '*' }],
    ['scheme-relative', { url: '//evil.test/' }],
    ['backslash', { url: '/\\evil.test' }],
    ['inner backslash', { url: '/a\\b' }],
    ['fragment', { url: '/a#b' }],
    ['space', { url: '/a b' }],
    ['control character', { url: '/a\u0001' }],
    ['raw bytes above ASCII', { url: '/\u00e9' }],
    ['TRACE', { method: 'TRACE' }],
    ['CONNECT', { method: 'CONNECT' }],
    ['PATCH', { method: 'PATCH' }],
    ['OPTIONS', { method: 'OPTIONS' }],
    ['gzip, chunked', { method: 'POST', headers: { 'transfer-encoding': 'gzip, chunked' } }],
    ['chunked twice', { method: 'POST', headers: { 'transfer-encoding': 'chunked, chunked' } }],
    ['xchunked', { method: 'POST', headers: { 'transfer-encoding': 'xchunked' } }],
    ['both lengths', { method: 'POST', headers: { 'transfer-encoding': 'chunked', 'content-length': '3' } }],
  ])('is refused: %s', (_, given) => expect(rawTrouble(request(given))).toBeDefined())

  test.each<Given>([
    {},
    { url: '/api/kr-west1/v1/clusters?name=%EA%B0%80&size=20' },
    { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
  ])('passes: %j', (given) => {
    expect(rawTrouble(request(given))).toBeUndefined()
  })

  test('headers with _ are gone', () => {
    const req = request({ headers: { x_console: '1', 'x-console': '', x_forwarded_for: '10.0.0.1' } })
    stripUnderscored(req)
    expect(req.headers).toEqual({ 'x-console': '' })
  })
})

describe('cross-site', () => {
  const origin = 'http://localhost:4600'
  const good = { 'x-console': '1', origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'content-length': '2' }

  test('our own page passes, and a program that says whom it means', () => {
    expect(crossSiteTrouble(request({ method: 'POST', headers: good }), origin)).toBeUndefined()
    expect(crossSiteTrouble(request({ headers: { 'x-console': '1' } }), origin)).toBeUndefined()
    expect(crossSiteTrouble(request({ method: 'POST', headers: { 'x-console': '1', origin } }), origin)).toBeUndefined()
    expect(
      crossSiteTrouble(request({ method: 'PUT', headers: { ...good, 'content-type': 'application/json; charset=UTF-8' } }), origin),
    ).toBeUndefined()
  })

  test.each<[string, string, Record<string, string | undefined>]>([
    ['no header', 'POST', { 'x-console': undefined }],
    ['another value', 'GET', { 'x-console': 'true' }],
    ['no origin on a write', 'DELETE', { origin: undefined }],
    ['a foreign origin', 'POST', { origin: 'https://evil.test' }],
    ['a foreign origin on a read', 'GET', { origin: 'https://evil.test', 'content-length': undefined }],
    ['the null origin', 'POST', { origin: 'null' }],
    ['another port', 'POST', { origin: 'http://localhost:4601' }],
    ['cross-site', 'POST', { 'sec-fetch-site': 'cross-site' }],
    ['same-site', 'POST', { 'sec-fetch-site': 'same-site' }],
    ['typed into the bar', 'GET', { 'sec-fetch-site': 'none', 'content-length': undefined }],
    ['text/plain', 'POST', { 'content-type': 'text/plain' }],
    ['a form', 'POST', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form without body', 'POST', { 'content-type': 'text/plain', 'content-length': undefined }],
    ['no type', 'POST', { 'content-type': undefined }],
    ['chunked without type', 'POST', { 'content-type': undefined, 'content-length': undefined, 'transfer-encoding': 'chunked' }],
    ['JSON in another charset', 'POST', { 'content-type': 'application/json; charset=utf-7' }],
    ['a read with a body', 'GET', {}],
  ])('is refused: %s', (_, method, change) => {
    const merged = Object.entries({ ...good, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined)
    expect(crossSiteTrouble(request({ method, headers: Object.fromEntries(merged) }), origin)).toBeDefined()
  })
})

describe('the cookie', () => {
  test.each([
    ['__Host-console=abc', 'abc'],
    ['a=b; __Host-console=abc; c=d', 'abc'],
    ['__Host-console=abc; __Host-console=def', undefined],
    ['__host-console=abc', undefined],
    ['x__Host-console=abc', undefined],
    ['__Host-console-4600=abc', undefined],
    ['', undefined],
  ])('of %j is %s', (cookie, id) => expect(readSessionCookie(request({ headers: { cookie } }))).toBe(id))

  test('is out of reach of scripts, of other sites and of plain http', () => {
    expect(sessionCookie(request({}), 'abc')).toBe('__Host-console=abc; Path=/; Secure; HttpOnly; SameSite=Strict')
  })

  test.each([
    ['localhost:4600', '__Host-console-4600'],
    ['[::1]:4600', '__Host-console-4600'],
    ['[::1]', '__Host-console'],
    ['console.example.com', '__Host-console'],
  ])('of %s is named %s, apart from that of a console on another port', (host, name) => {
    const cookie = '__Host-console=a; __Host-console-4600=b; __Host-console-4700=c'
    const req = request({ headers: { host, cookie } })
    expect(sessionCookie(req, 'x')).toMatch(`${name}=x;`)
    expect(clearedCookie(req)).toMatch(`${name}=;`)
    expect(readSessionCookie(req)).toBe(name === '__Host-console' ? 'a' : 'b')
  })
})

describe('the address', () => {
  const read = (trusted: string[], peer: string, forwarded?: string) =>
    createAddressReader(trusted)(request({ peer, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }))

  test('X-Forwarded-For counts only from a trusted proxy, from the right', () => {
    expect(read([], '203.0.113.9', '1.2.3.4')).toBe('203.0.113.9')
    expect(read(['10.0.0.7'], '203.0.113.9', '1.2.3.4')).toBe('203.0.113.9')
    expect(read(['10.0.0.7'], '10.0.0.7', '1.2.3.4')).toBe('1.2.3.4')
    expect(read(['10.0.0.0/8'], '::ffff:10.0.0.7', '6.6.6.6, 1.2.3.4, 10.9.9.9')).toBe('1.2.3.4')
    expect(read(['fd00::/8'], 'fd00::1', '2001:db8::5')).toBe('2001:db8::5')
    expect(read(['10.0.0.7'], '10.0.0.7', 'not an address')).toBe('10.0.0.7')
    expect(read(['10.0.0.7'], '10.0.0.7')).toBe('10.0.0.7')
  })

  test.each(['proxy.example.com', '10.0.0.0/x', ''])('%j is no proxy', (entry) =>
    expect(() => createAddressReader([entry])).toThrow(BadProxyError),
  )
})

describe('a page', () => {
  const page = (path: string, accept = 'text/html,*/*') => isPage(request({ headers: { accept } }), path)
  test('is what a person opens', () => {
    expect(['/', '/clusters', '/clusters/abc', '/sign-in', '/%2e%2e/etc/passwd'].map((path) => page(path))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(['/api', '/api/x', '/assets/x', '/favicon.ico', '/a/b.js'].map((path) => page(path))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
    expect(page('/clusters', 'application/json')).toBe(false)
  })
  test('is served to programs too, that take anything or do not say what', () => {
    expect(page('/', '*/*')).toBe(true)
    expect(isPage(request({}), '/clusters')).toBe(true)
    expect(isPage(request({}), '/assets/gone.js')).toBe(false)
    expect(isPageByName(request({}), '/sign-in')).toBe(false)
    expect(isPageByName(request({ headers: { accept: '*/*' } }), '/sign-in')).toBe(false)
  })
})
