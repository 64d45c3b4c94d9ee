import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { matchOperation, parameterNames } from '#contract/operation.ts'
import { operationNames, operations } from '#contract/operations.ts'
import { securityHeaders } from '#bff/headers.ts'
import { demoKeys, page } from './bff-server.ts'
import { startStack, type Stack, type WireRequest } from './harness.ts'
import { sendRaw, statuses } from './raw-socket.ts'
import type { Visitor } from './visitor.ts'

// Whole servers in one process: on a busy machine they take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// Threats that live in the bytes of a request: sent as they are, past every client library that would tidy them up.

let stack: Stack
let visitor: Visitor
let wire: WireRequest[] = []

beforeAll(async () => {
  const generous = { burst: 1e9, perSecond: 1e9 }
  stack = await startStack({
    assets: page(),
    onRequest: (seen) => wire.push(seen),
    limits: { perAddress: generous, perSession: generous, signIn: generous, cacheMs: 0 },
  })
  visitor = (await stack.signIn()).visitor
})
afterAll(() => stack.close())

/** A request of our own page, signed in, as text. */
function request(method: string, target: string, more: readonly string[] = [], body = ''): string {
  const host = `127.0.0.1:${stack.port}`
  const base = [
    `Host: ${host}`,
    'X-Console: 1',
    `Origin: http://${host}`,
    'Sec-Fetch-Site: same-origin',
    `Cookie: ${visitor.cookie()}`,
    'Connection: close',
  ]
  const own = more.filter((line) => line !== '')
  const kept = base.filter((line) => !own.some((each) => each.toLowerCase().startsWith(line.slice(0, line.indexOf(':') + 1).toLowerCase())))
  return `${method} ${target} HTTP/1.1\r\n${[...kept, ...own].join('\r\n')}\r\n\r\n${body}`
}

describe('path traversal and request forgery', () => {
  const tricks = [
    '..',
    '.',
    '/',
    '//',
    '%2e%2e',
    '%2F',
    '%5c',
    '\\',
    '#',
    '%23',
    '?',
    ';',
    '@',
    ':',
    '%00',
    '%0d%0a',
    '\u0000',
    ' ',
    'é',
    'a',
    'c1',
    '-',
    '_',
    '*',
    '',
    '..%252f',
    '/../',
    '/v1/',
    'parameters',
  ]
  const evil = fc.oneof(
    fc.array(fc.constantFrom(...tricks), { maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const withParameters = operationNames.filter((name) => parameterNames(operations[name].path).length > 0)

  test('any string in any parameter and region: nothing is sent, or a path that matches its template', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...withParameters),
        evil,
        fc.oneof(fc.constant('kr-west1'), evil),
        fc.boolean(),
        async (name, value, region, encode) => {
          wire = []
          const { method, path } = operations[name]
          const spelled = encode ? encodeURIComponent(value.toWellFormed()) : Buffer.from(value.toWellFormed(), 'utf8').toString('latin1')
          const where = Buffer.from(region.toWellFormed(), 'utf8').toString('latin1')
          await sendRaw(stack.port, request(method, `/api/${where}${path.replace(/\{\w+\}/g, () => spelled)}`))
          for (const { method: seenMethod, target } of wire) {
            // What is sent is the very operation that was asked for, in a region that exists; or, where the string forms another
            // request line altogether, an operation of the table by its plain name.
            expect(target).toMatch(/^\/kr-(?:west|east)1\/v1\/[A-Za-z0-9/_-]+(?:\?[A-Za-z0-9=&%+._*-]*)?$/)
            expect(matchOperation(seenMethod, target.replace(/^\/kr-\w+1/, '').split('?')[0]!)).toBeDefined()
          }
        },
      ),
      { numRuns: 300, seed: 42 },
    )
  })

  test.each([
    '/api/kr-west1/v1/clusters/../parameters',
    '/api/kr-west1/v1/clusters/..%2fparameters',
    '/api/kr-west1/v1/clusters/%2e%2e/parameters',
    '/api/kr-west1/../kr-west1/v1/clusters',
    '/api/../api/kr-west1/v1/clusters',
    '//api/kr-west1/v1/clusters',
    '/api//kr-west1/v1/clusters',
    '/api/kr-west1//v1/clusters',
    '/api/kr-west1/v1/clusters/',
    '/api/kr-west1/v1/clusters/c1/',
    '/api/kr-west1/v1/clusters;x',
    '/api/kr-west1/v1/clusters%3Fsize=1',
    '/api/kr-west1/v1/clusters#',
    '/api/127.0.0.1:80/v1/clusters',
    '/api/kr-west1@evil.test/v1/clusters',
    '/api/KR-WEST1/v1/clusters',
    '/api/__proto__/v1/clusters',
    '/api/kr-west1/V1/clusters',
  ])('%s reaches nothing', async (target) => {
    wire = []
    const [status] = statuses(await sendRaw(stack.port, request('GET', target)))
    expect([400, 404]).toContain(status)
    expect(wire).toEqual([])
  })

  test('a fragment cannot turn the deletion of an archive into one of a cluster', async () => {
    wire = []
    expect(statuses(await sendRaw(stack.port, request('DELETE', '/api/kr-west1/v1/clusters/c1#/archive')))).toEqual([400])
    expect(wire).toEqual([])
  })
})

describe('header injection', () => {
  const nasty = ['x\r\nScp-AccountId: evil', 'x\nX-Evil: 1', '주문', 'a\u0000b', '\u00e9', ' ', 'x\'"\\', 'x%0d%0aX-Evil: 1']

  test.each(nasty.filter((text) => !/^[\x21-\x7e]+$/.test(text)))(
    '%j in a key or an account id is refused, and nothing is sent',
    async (text) => {
      wire = []
      for (const field of ['accessKey', 'secretKey', 'accountId']) {
        const values = { ...demoKeys, [field]: `a${text}b` }
        await expect(stack.visitor().signIn(values)).rejects.toMatchObject({ failure: { sent: false } })
      }
      expect(wire).toEqual([])
    },
  )

  test.each(nasty)('%j in a query or a display name changes no header of the call', async (text) => {
    const own = stack.visitor()
    await own.signIn({ displayName: text.trim() })
    wire = []
    await own.call('listClusters', { name: text })
    const names = [...wire[0]!.headers.keys()].toSorted()
    expect(names).toEqual([
      'accept-language',
      'connection',
      'host',
      'scp-accesskey',
      'scp-api-version',
      'scp-clienttype',
      'scp-signature',
      'scp-timestamp',
      'user-agent',
    ])
    expect(new URLSearchParams(wire[0]!.target.split('?')[1]).get('name')).toBe(text)
  })

  test('headers that a browser or a proxy adds are not forwarded', async () => {
    wire = []
    const planted = [
      'Scp-AccountId: evil',
      'Scp-Accesskey: evil',
      'Accept-Language: ko\u00e9;x',
      'X-Forwarded-For: 1.2.3.4',
      'Authorization: Bearer x',
      'X-HTTP-Method-Override: DELETE',
      'Forwarded: for=x',
      'Content-Language: x',
    ]
    expect(statuses(await sendRaw(stack.port, request('GET', '/api/kr-west1/v1/clusters', planted)))).toEqual([200])
    const { headers, method } = wire[0]!
    expect(method).toBe('GET')
    expect([...headers.values()].filter((value) => /evil|1\.2\.3\.4|Bearer|for=x|é/.test(value))).toEqual([])
    expect(headers.get('accept-language')).toBe('ko')
  })
})

describe('request smuggling', () => {
  const post = '/api/kr-west1/v1/clusters/c1/stop'
  const inner = () => request('POST', post).replace('Connection: close\r\n', '')
  const cases: [string, () => string][] = [
    ['two Hosts', () => request('POST', post, [`Host: 127.0.0.1:${stack.port}\r\nHost: evil.test`])],
    ['two equal Hosts', () => request('POST', post, [`Host: 127.0.0.1:${stack.port}\r\nHost: 127.0.0.1:${stack.port}`])],
    ['no Host', () => request('POST', post).replace(/^Host:.*\r\n/m, '')],
    ['an absolute target', () => request('POST', `http://127.0.0.1:${stack.port}${post}`)],
    ['a foreign absolute target', () => request('POST', `http://evil.test${post}`)],
    ['TRACE', () => request('TRACE', post)],
    ['CONNECT', () => request('CONNECT', '127.0.0.1:22')],
    ['Transfer-Encoding: gzip, chunked', () => request('POST', post, ['Transfer-Encoding: gzip, chunked'], '0\r\n\r\n')],
    ['Transfer-Encoding: xchunked', () => request('POST', post, ['Transfer-Encoding: xchunked'], '0\r\n\r\n')],
    ['Transfer-Encoding: chunked, identity', () => request('POST', post, ['Transfer-Encoding: chunked, identity'], '0\r\n\r\n')],
    ['Transfer-Encoding twice', () => request('POST', post, ['Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked'], '0\r\n\r\n')],
    ['Transfer-Encoding with a space before the colon', () => request('POST', post, ['Transfer-Encoding : chunked'], '0\r\n\r\n')],
    ['both lengths', () => request('POST', post, ['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${inner()}`)],
    ['two Content-Lengths', () => request('POST', post, ['Content-Length: 0\r\nContent-Length: 5'], 'AAAAA')],
    ['a signed Content-Length', () => request('POST', post, ['Content-Length: +0'])],
    ['a folded header', () => request('POST', post, ['X-A: b\r\n c'])],
    ['a bare line feed', () => request('POST', post).replace('X-Console: 1\r\n', 'X-Console: 1\n')],
    ['a bare carriage return', () => request('POST', post, ['X-A: b\rX-B: c'])],
    ['HTTP/2.0 in the line', () => request('POST', post).replace('HTTP/1.1', 'HTTP/2.0')],
    ['chunked under HTTP/1.0', () => request('POST', post, ['Transfer-Encoding: chunked'], '0\r\n\r\n').replace('HTTP/1.1', 'HTTP/1.0')],
    [
      'a body behind a read',
      () => request('GET', '/api/kr-west1/v1/clusters', [`Content-Length: ${inner().length}`, 'Content-Type: application/json'], inner()),
    ],
  ]
  test.each(cases)('%s: refused, and the cloud sees nothing', async (name, make) => {
    wire = []
    const reply = await sendRaw(stack.port, make())
    // CONNECT is cut off without a word; everything else gets one answer.
    const found = statuses(reply)
    expect(found.length).toBe(name === 'CONNECT' ? 0 : 1)
    expect(found.every((status) => status >= 400)).toBe(true)
    expect(wire).toEqual([])
  })

  test('after a refusal nothing else on that connection is answered', async () => {
    wire = []
    const odd = request('POST', post, ['Transfer-Encoding: gzip, chunked', 'Connection: keep-alive'], '0\r\n\r\n')
    expect(statuses(await sendRaw(stack.port, odd + inner()))).toEqual([400])
    expect(wire).toEqual([])
  })
})

const routes: [string, string][] = [
  ...operationNames.map((name): [string, string] => [
    operations[name].method,
    `/api/kr-west1${operations[name].path.replace(/\{log_type\}/, 'slow').replace(/\{\w+\}/g, 'c1')}`,
  ]),
  ['GET', '/api/session'],
  ['POST', '/api/session'],
  ['DELETE', '/api/session'],
  ['GET', '/api/targets'],
  ['GET', '/healthz'],
  ['GET', '/'],
  ['GET', '/clusters'],
  ['GET', '/sign-in'],
  ['GET', '/assets/a-1234.js'],
  ['GET', '/nothing.txt'],
]

describe('DNS rebinding', () => {
  test('a foreign Host is answered 421 on every route, and told what to set', async () => {
    wire = []
    for (const host of ['evil.test', `evil.test:${stack.port}`, `127.0.0.1.evil.test:${stack.port}`]) {
      for (const [method, path] of routes) {
        const reply = await sendRaw(stack.port, request(method, path, [`Host: ${host}`, `Origin: http://${host}`]))
        expect([method, path, ...statuses(reply)]).toEqual([method, path, 421])
        expect(reply).toContain('PUBLIC_ORIGIN')
        expect(reply).not.toContain('evil.test')
      }
    }
    expect(wire).toEqual([])
  })
})

describe('framing, sniffing and the other headers', () => {
  const wanted = securityHeaders({ https: false })
  const carries = (reply: string) => {
    for (let index = 0; index < wanted.length; index += 2) expect(reply).toContain(`\r\n${wanted[index]}: ${wanted[index + 1]}\r\n`)
    expect(reply).toContain("frame-ancestors 'none'")
    expect(reply).toContain('\r\nX-Frame-Options: DENY\r\n')
    expect(reply).not.toMatch(/\r\n(?:Server|X-Powered-By):/i)
  }

  test('every answer carries them: of every route, signed in or not, refused or not', async () => {
    for (const [method, path] of routes) {
      const html = path.startsWith('/api') ? [] : ['Accept: text/html']
      // Signing in and out last, on cookies of nobody: the visitor must stay.
      const cookie = path === '/api/session' || path === '/sign-in' ? ['Cookie: a=b'] : []
      carries(await sendRaw(stack.port, request(method, path, [...html, ...cookie])))
      carries(await sendRaw(stack.port, request(method, path, [...html, 'X-Console: 0', 'Cookie: a=b'])))
    }
  })

  test.each<[string, () => string]>([
    ['400 of the parser', () => 'NONSENSE\r\n\r\n'],
    ['400 of ours', () => request('GET', 'http://x/')],
    ['405', () => request('PATCH', '/')],
    ['405 of a file', () => request('POST', '/assets/a-1234.js')],
    ['417', () => request('GET', '/', ['Expect: nonsense'])],
    ['421', () => request('GET', '/', ['Host: evil.test'])],
    ['431', () => request('GET', '/', [`X-Fill: ${'x'.repeat(20_000)}`])],
    ['413', () => request('POST', '/api/session', ['Content-Type: application/json', 'Content-Length: 9000'], 'x'.repeat(9_000))],
  ])('a %s carries them too', async (name, make) => {
    const reply = await sendRaw(stack.port, make())
    expect(String(statuses(reply)[0])).toBe(name.slice(0, 3))
    carries(reply)
  })

  test('nothing is stored but what is named by its content', async () => {
    const policy = async (path: string, accept = 'text/html') =>
      (await visitor.fetch(path, { headers: { accept, 'x-console': '1' } })).headers.get('cache-control')
    expect(await policy('/')).toBe('no-store')
    expect(await policy('/clusters/abc')).toBe('no-store')
    expect(await policy('/api/session')).toBe('no-store')
    expect(await policy('/api/kr-west1/v1/clusters')).toBe('no-store')
    expect(await policy('/healthz')).toBe('no-store')
    expect(await policy('/assets/a-1234.js')).toBe('public, max-age=31536000, immutable')
  })
})
