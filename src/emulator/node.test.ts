import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { emulatorListener } from './node.ts'
import { keys, signedHeaders, testCloud, wall } from './testing/cloud.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** The emulator on a free loopback port. */
async function listening(fleet: 'empty' | 'believable' = 'empty') {
  const cloud = testCloud({ fleet })
  const server = createServer(emulatorListener(cloud.emulator)).listen(0, '127.0.0.1')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  return { ...cloud, port, origin }
}

/** Signs for the port it runs on. */
function headersFor(port: number, method: string, target: string): Record<string, string> {
  return signedHeaders(method, target, wall, { host: `127.0.0.1:${port}` })
}

function get(port: number, target: string, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpRequest({ port, host: '127.0.0.1', path: target, headers }, resolve).on('error', reject).end()
  })
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of message) text += String(chunk)
  return text
}

test('verifies the bytes on the wire: an odd spelling passes as it was signed and not in another one', async () => {
  const { port } = await listening()
  const target = '/kr-west1/v1/clusters?name=a+b%20%EC%A3%BC&size=5'
  const answer = await get(port, target, headersFor(port, 'GET', target))
  expect(answer.statusCode).toBe(200)
  expect(JSON.parse(await textOf(answer))).toMatchObject({ count: 0, size: 5 })
  const other = await get(port, target.replace('a+b', 'a%20b'), headersFor(port, 'GET', target))
  expect(other.statusCode).toBe(401)
})

test('Date, offset and length are there; the clock of the machine is not asked', async () => {
  const { port, account } = await listening()
  account.advance(90_000)
  const answer = await get(port, '/v1/clusters', headersFor(port, 'GET', '/v1/clusters'))
  expect(answer.headers).toMatchObject({
    date: 'Mon, 23 Nov 2026 03:00:00 GMT',
    'x-emulator-offset': '90000',
    'content-type': 'application/json',
    'content-length': expect.any(String),
  })
})

test('a create goes through with its body', async () => {
  const { origin, port } = await listening()
  const headers = { ...headersFor(port, 'POST', '/v1/clusters'), 'content-type': 'application/json' }
  const response = await fetch(`${origin}/v1/clusters`, { method: 'POST', headers, body: '{"name":"x"}' })
  expect(response.status).toBe(400)
})

test('a reset breaks the connection', async () => {
  const { port, account } = await listening()
  account.fault({ kind: 'reset', times: 1 })
  const headers = headersFor(port, 'GET', '/v1/clusters')
  await expect(get(port, '/v1/clusters', headers)).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect((await get(port, '/v1/clusters', headers)).statusCode).toBe(200)
})

test('a black hole takes the request and stays silent', async () => {
  const { port, account } = await listening()
  account.fault({ kind: 'blackhole', times: 1 })
  const target = '/v1/clusters'
  const lines = Object.entries(headersFor(port, 'GET', target)).map(([name, value]) => `${name}: ${value}`)
  const socket = connect(port, '127.0.0.1')
  closing.push(() => socket.destroy())
  let heard = 0
  socket.on('data', (chunk) => (heard += chunk.length))
  socket.write([`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...lines, '', ''].join('\r\n'))
  // Another request that was sent later is answered: by then the first one has been taken.
  while (account.requests().length === 0) await get(port, '/', {})
  expect(account.requests()).toMatchObject([{ status: 0 }])
  expect(heard).toBe(0)
})

test('an endless answer stops when the caller goes', async () => {
  const { port, account } = await listening()
  account.fault({ kind: 'endless', times: 1 })
  const answer = await get(port, '/v1/clusters', headersFor(port, 'GET', '/v1/clusters'))
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > 1_000_000) break
  }
  expect(bytes).toBeGreaterThan(1_000_000)
  expect((await get(port, '/v1/clusters', headersFor(port, 'GET', '/v1/clusters'))).statusCode).toBe(200)
})

test('a dripping answer is whole in the end, without a length', async () => {
  const { port, account } = await listening()
  account.fault({ kind: 'drip', bytes: 7, everyMs: 0, times: 1 })
  const answer = await get(port, '/v1/clusters', headersFor(port, 'GET', '/v1/clusters'))
  expect(answer.headers).toMatchObject({ 'transfer-encoding': 'chunked', date: 'Mon, 23 Nov 2026 03:00:00 GMT' })
  expect(answer.headers['content-length']).toBeUndefined()
  expect(JSON.parse(await textOf(answer))).toMatchObject({ count: 0 })
})

test('the admin side is at /admin, for this machine', async () => {
  const { port } = await listening()
  const answer = await get(port, `/admin/accounts/${keys.accessKey}`, {})
  expect(answer.statusCode).toBe(200)
  expect(JSON.parse(await textOf(answer))).toMatchObject({ requestCount: 0 })
})

test.each([
  ['absolute-form targets', 'GET http://127.0.0.1/v1/clusters HTTP/1.1', 400],
  ['TRACE', 'TRACE /v1/clusters HTTP/1.1', 400],
  ['an unsigned request', 'GET /v1/clusters HTTP/1.1', 404],
])('%s', async (_, line, status) => {
  const { port } = await listening()
  const socket = connect(port, '127.0.0.1')
  closing.push(() => socket.destroy())
  socket.write(`${line}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
  const [head] = (await once(socket, 'data')) as [Buffer]
  expect(head.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
})

test('a body beyond a megabyte is refused', async () => {
  const { origin, port } = await listening()
  const headers = headersFor(port, 'POST', '/v1/clusters')
  const response = await fetch(`${origin}/v1/clusters`, { method: 'POST', headers, body: 'x'.repeat(1024 * 1024 + 1) })
  expect(response.status).toBe(413)
})
