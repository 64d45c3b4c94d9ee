import { connect, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { enveloped } from './envelope.ts'
import { startStack, type Stack, type StackSettings, type WireRequest } from './harness.ts'
import { sendRaw, statuses } from './raw-socket.ts'

// Whole servers in one process: on a busy machine they take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// The threat of overload. Only counts and outcomes are asserted: how fast it is under load is for the bench.

let stack: Stack
let wire: WireRequest[] = []
const sockets: Socket[] = []

async function start(settings: StackSettings = {}) {
  wire = []
  stack = await startStack({ ...settings, onRequest: (seen) => wire.push(seen) })
  return stack.signIn()
}

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await stack.close()
})

const json = { 'x-console': '1', 'content-type': 'application/json' }

test('200 slow senders hold up nobody, and are cut off', async () => {
  const server = { headersTimeout: 2_000, requestTimeout: 3_000, connectionsCheckingInterval: 100 }
  const { visitor } = await start({ server, limits: { cacheMs: 0 } })
  const host = `127.0.0.1:${stack.port}`
  const closed = Array.from({ length: 200 }, (_, index) => {
    const socket = connect(stack.port, '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.resume()
    const head = `POST /api/session HTTP/1.1\r\nHost: ${host}\r\n`
    // Half of them stop within the headers, half within the body.
    const rest = `X-Console: 1\r\nOrigin: http://${host}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`
    socket.write(index % 2 === 0 ? head : head + rest)
    return new Promise<void>((resolve) => socket.on('close', () => resolve()))
  })
  for (let index = 1; index <= 40; index += 1) expect((await visitor.call('listClusters', { size: index })).size).toBe(index)
  await Promise.all(closed)
  expect((await visitor.call('listClusters', { size: 99 })).size).toBe(99)
})

test('a body of 10 MB is refused, announced or not, and nothing is sent', async () => {
  const { visitor } = await start()
  wire = []
  const path = '/api/kr-west1/v1/clusters/c1/audit-log'
  const host = `127.0.0.1:${stack.port}`
  const head = [
    'PUT',
    path,
    `HTTP/1.1\r\nHost: ${host}\r\nX-Console: 1\r\nOrigin: http://${host}\r\nCookie: ${visitor.cookie()}\r\nContent-Type: application/json\r\n`,
  ].join(' ')
  const big = 'x'.repeat(10 * 1024 * 1024)
  const announced = await sendRaw(stack.port, `${head}Content-Length: ${big.length}\r\nConnection: close\r\n\r\n${big}`)
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  const chunked = await sendRaw(stack.port, `${head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk.repeat(160)}0\r\n\r\n`)
  // The sender is told, or cut off before it could read that.
  for (const reply of [announced, chunked]) expect([[413], []]).toContainEqual(statuses(reply))
  const small = await visitor.fetch(path, {
    method: 'PUT',
    headers: json,
    body: enveloped({ use_audit_log: true, fill: 'x'.repeat(256 * 1024) }),
  })
  expect(small.status).toBe(413)
  expect(wire).toEqual([])
})

test('an endless answer of the cloud is cut off at the limit', async () => {
  const { visitor, account } = await start()
  account.fault({ kind: 'endless' })
  expect(await visitor.fails('listClusters', { size: 2 })).toMatchObject({ kind: 'too_large', status: 502 })
  account.clearFaults()
  expect((await visitor.call('listClusters', { size: 3 })).size).toBe(3)
})

test('a session has so many calls, then waits; others do not notice', async () => {
  const { visitor } = await start({ limits: { perSession: { burst: 10, perSecond: 0 } } })
  const tries = await Promise.all(Array.from({ length: 20 }, () => visitor.fetch('/api/kr-west1/v1/clusters', { headers: json })))
  const found = tries.map(({ status }) => status)
  expect(found.filter((status) => status === 200)).toHaveLength(10)
  expect(found.filter((status) => status === 429)).toHaveLength(10)
  expect(await visitor.fails('listClusters', {})).toMatchObject({ kind: 'busy', sent: false })
  const other = await stack.signIn()
  expect((await other.visitor.call('listClusters', {})).count).toBe(2)
})

test('failed sign-ins of an address are limited, good ones are not', async () => {
  await start({ limits: { signIn: { burst: 3, perSecond: 0 } } })
  for (let index = 0; index < 6; index += 1) await stack.visitor().signIn()
  const wrong = async () => {
    const { failure } = (await stack
      .visitor()
      .signIn({ accessKey: 'UNKNOWNKEY0000000001', secretKey: 'x' })
      .then(
        () => ({ failure: { kind: 'none' } }),
        (error: unknown) => error,
      )) as { failure: { kind: string } }
    return failure.kind
  }
  expect([await wrong(), await wrong(), await wrong(), await wrong()]).toEqual(['bad_key', 'bad_key', 'bad_key', 'busy'])
})

test('calls to the cloud are capped: the rest waits in line, then is told', async () => {
  // The cloud answers nobody before all who find no place have been told so.
  const { promise: answers, resolve: answer } = Promise.withResolvers<void>()
  const { visitor, account } = await start({ sleep: () => answers, limits: { cloudReads: 4, queue: 4, queueMs: 60_000 } })
  wire = []
  account.fault({ kind: 'latency', latencyMs: 1 })
  let told = 0
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      visitor.call('listClusters', { size: index + 1 }).then(
        () => 'served',
        (error: unknown) => {
          told += 1
          if (told === 12) answer()
          return (error as { failure: { kind: string } }).failure.kind
        },
      ),
    ),
  )
  expect(outcomes.filter((each) => each === 'served')).toHaveLength(8)
  expect(outcomes.filter((each) => each === 'busy')).toHaveLength(12)
  expect(wire).toHaveLength(8)
})

test('a black hole ends in a time-out, and meanwhile a write finds a place', async () => {
  const { visitor, account } = await start({ limits: { cloudReads: 2, readMs: 900 } })
  const { detail } = account.clusters()[0]!
  account.setState(detail.id, 'RUNNING')
  account.fault({ kind: 'blackhole', match: { method: 'GET' } })
  const reads = [visitor.fails('listClusters', { size: 2 }), visitor.fails('listClusters', { size: 3 })]
  expect((await visitor.call('stopCluster', { cluster_id: detail.id })).request_id).not.toBe('')
  for (const failure of await Promise.all(reads)) expect(failure).toMatchObject({ kind: 'timeout', status: 504 })
})
