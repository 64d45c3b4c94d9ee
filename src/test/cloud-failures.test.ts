import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { ServerResponse } from 'node:http'
import type { FailureKind } from '#contract/errors.ts'
import { demoKeys, startBff, type RunningBff } from './bff-server.ts'
import { selfSigned } from './certificate.ts'
import { answerJson, startLittleCloud, type LittleCloud } from './little-cloud.ts'
import type { Visitor } from './visitor.ts'

// Whole servers in one process: on a busy machine they take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// Every way in which a cloud can fail us, by servers that really fail that way; the emulator's own faults are in threats.test.ts.
// Time-outs are below a second here, the real ones are in bff/limits.ts.
const timeoutMs = 800

let little: LittleCloud
let bff: RunningBff
let visitor: Visitor
let onSocket: (socket: Socket) => void
const servers: Server[] = []
const sockets = new Set<Socket>()

async function listen(server: Server): Promise<number> {
  servers.push(server)
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

beforeAll(async () => {
  little = await startLittleCloud()
  const raw = await listen(createTcpServer((socket) => onSocket(socket)))
  const tls = await listen(createTlsServer(selfSigned(), (socket) => socket.end()))
  const closed = createTcpServer()
  const freePort = await listen(closed)
  await new Promise((resolve) => closed.close(resolve))
  const endpoints = {
    'kr-west1': little.origin,
    raw: `http://127.0.0.1:${raw}`,
    refused: `http://127.0.0.1:${freePort}`,
    'no-name': 'https://cloud.invalid',
    'bad-certificate': `https://127.0.0.1:${tls}`,
    'no-tls': `https://127.0.0.1:${raw}`,
  }
  bff = await startBff({
    targets: [{ environment: 'demo', kind: 'demo', endpoints, demoKeys }],
    apiVersion: '1.0',
    limits: { readMs: timeoutMs, writeMs: timeoutMs, bodyMs: timeoutMs, wholeBodyMs: timeoutMs, answerBytes: 100_000, cacheMs: 0 },
  })
  visitor = bff.visitor()
  await visitor.signIn()
})

beforeEach(() => {
  onSocket = (socket) => socket.destroy()
  little.answer = (_req, res) => answerJson(res, {})
})

afterAll(async () => {
  await bff.close()
  await little.close()
  for (const socket of sockets) socket.destroy()
  await Promise.all(servers.filter(({ listening }) => listening).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** Each test has a cluster of its own: of a write whose answer was lost there is no second one. */
let id = ''
let clusters = 0
beforeEach(() => {
  clusters += 1
  id = `c${clusters}`
})

/** The same trouble met by a read and by a write. */
async function meet(region: string) {
  return {
    read: await visitor.fails('showCluster', { cluster_id: id }, region),
    write: await visitor.fails('stopCluster', { cluster_id: id }, region),
  }
}

test.each<[string, FailureKind, number]>([
  ['refused', 'unreachable', 502],
  ['no-name', 'unreachable', 502],
  ['bad-certificate', 'tls', 502],
  ['no-tls', 'tls', 502],
])('a connection that never stands (%s) is %s, and nothing was sent', async (region, kind, status) => {
  onSocket = (socket) => void socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  const { read, write } = await meet(region)
  expect(read).toMatchObject({ kind, status, sent: false })
  expect(write).toMatchObject({ kind, status, sent: false })
})

const head = (more: string) => `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${more}\r\n`
test.each<[string, FailureKind, (socket: Socket) => void]>([
  ['closes at once after the request', 'reset', (socket) => void socket.on('data', () => socket.destroy())],
  ['resets after the request', 'reset', (socket) => void socket.on('data', () => socket.resetAndDestroy())],
  ['never answers', 'timeout', () => undefined],
  ['stops within the headers', 'timeout', (socket) => void socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nDate'))],
  ['stops within the body', 'timeout', (socket) => void socket.on('data', () => socket.write(`${head('Content-Length: 100\r\n')}{"a"`))],
  ['closes within the body', 'reset', (socket) => void socket.on('data', () => socket.end(`${head('Content-Length: 100\r\n')}{"a"`))],
  [
    'closes within a chunked body',
    'reset',
    (socket) => void socket.on('data', () => socket.end(`${head('Transfer-Encoding: chunked\r\n')}5\r\n{"a"`)),
  ],
  ['speaks no HTTP', 'not_json', (socket) => void socket.on('data', () => socket.end('220 mail.example.com ESMTP\r\n'))],
  [
    'breaks the chunks',
    'not_json',
    (socket) => void socket.on('data', () => socket.end(`${head('Transfer-Encoding: chunked\r\n')}zz\r\n`)),
  ],
  [
    'sends endless headers',
    'not_json',
    (socket) => void socket.on('data', () => socket.write(`HTTP/1.1 200 OK\r\n${`X-Fill: ${'x'.repeat(1_000)}\r\n`.repeat(40)}`)),
  ],
])('a cloud that %s is %s, and a write may have been carried out', async (_, kind, behave) => {
  onSocket = behave
  const { read, write } = await meet('raw')
  expect(read.kind).toBe(kind)
  expect(write).toMatchObject({ kind, sent: true })
})

const drip = (res: ServerResponse) => {
  res.writeHead(200, { 'Content-Type': 'application/json' })
  const timer = setInterval(() => res.write(' '), 20)
  res.on('close', () => clearInterval(timer))
}
const pour = (res: ServerResponse) => {
  res.writeHead(200, { 'Content-Type': 'application/json' })
  const more = () => {
    while (!res.destroyed && res.write('x'.repeat(16_384)));
  }
  res.on('drain', more)
  more()
}
const html = (status: number) => (res: ServerResponse) => {
  res.writeHead(status, { 'Content-Type': 'text/html' })
  res.end('<html><script>alert(1)</script></html>')
}
test.each<[string, FailureKind, number, (res: ServerResponse) => void]>([
  ['an answer that drips for ever', 'timeout', 504, drip],
  ['an endless answer', 'too_large', 502, pour],
  ['an answer announced too large', 'too_large', 502, (res) => answerJson(res, 'x'.repeat(200_000))],
  ['HTML with 200', 'not_json', 200, html(200)],
  ['HTML with 403', 'not_json', 403, html(403)],
  ['HTML with 502', 'not_json', 502, html(502)],
  ['an empty success', 'not_json', 204, (res) => void res.writeHead(204).end()],
  [
    'a compressed success',
    'not_json',
    200,
    (res) => void res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end('x'),
  ],
  ['a redirect', 'not_json', 302, (res) => void res.writeHead(302, { Location: `${little.origin}/v1/clusters/other` }).end()],
  ['a redirect that keeps the method', 'not_json', 307, (res) => void res.writeHead(307, { Location: 'https://evil.test/' }).end()],
  ['a retired version', 'retired', 406, (res) => void res.writeHead(406).end()],
  [
    'the gateway’s 404',
    'unsigned',
    404,
    (res) => answerJson(res, { timestamp: '', path: '', status: 404, error: 'Not Found', requestId: 'g' }, 404),
  ],
  [
    'an unknown cluster',
    'not_found',
    404,
    (res) => answerJson(res, { errors: [{ code: 'X', title: 'x', detail: 'x', request_id: 'r' }] }, 404),
  ],
  ['a refused key', 'bad_key', 401, (res) => answerJson(res, { errors: [{ code: 'X' }] }, 401)],
  ['a missing right', 'forbidden', 403, (res) => answerJson(res, { errors: [{ code: 'X' }] }, 403)],
  ['its own trouble', 'cloud_broken', 503, (res) => answerJson(res, { errors: [{ code: 'X' }] }, 503)],
  ['a refusal', 'cloud', 400, (res) => answerJson(res, { errors: [{ code: 'X' }] }, 400)],
])('%s is %s', async (_, kind, status, behave) => {
  little.answer = (_req, res) => behave(res)
  const before = little.seen.length
  const { read, write } = await meet('kr-west1')
  expect(read).toMatchObject({ kind, status, sent: true })
  expect(write).toMatchObject({ kind, status, sent: true })
  // Once each, the write after a look at its cluster: no retry, no redirect followed.
  const path = `/v1/clusters/${id}`
  expect(little.seen.slice(before).map(({ target }) => target)).toEqual([path, path, `${path}/stop`])
})

test('the answer to the browser is an error status too, in JSON, and not the cloud’s HTML', async () => {
  little.answer = (_req, res) => html(200)(res)
  const response = await visitor.fetch(`/api/kr-west1/v1/clusters/${id}`, { headers: { 'x-console': '1' } })
  expect(response.status).toBe(502)
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(await response.text()).not.toContain('<script>')
})
