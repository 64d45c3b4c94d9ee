import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { demoKeys, startBff, type RunningBff } from './bff-server.ts'
import { enveloped } from './envelope.ts'
import { answerJson, startLittleCloud, type LittleCloud } from './little-cloud.ts'
import type { Visitor } from './visitor.ts'

// Whole servers in one process: on a busy machine they take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let little: LittleCloud
let bff: RunningBff
let visitor: Visitor
const clock = { at: Date.now(), now: () => clock.at }

beforeEach(async () => {
  little = await startLittleCloud()
  bff = await startBff({
    targets: [
      { environment: 'demo', kind: 'demo', endpoints: { 'kr-west1': little.origin, 'kr-east1': `${little.origin}/east` }, demoKeys },
    ],
    clock,
  })
  visitor = bff.visitor()
  await visitor.signIn()
})

afterEach(async () => {
  await bff.close()
  await little.close()
})

const api = { headers: { 'x-console': '1' } }
const json = { ...api.headers, 'content-type': 'application/json' }
const stop = '/api/kr-west1/v1/clusters/c1/stop'
const stopping = (signal: AbortSignal) => ({ method: 'POST', headers: json, body: enveloped(), signal })
/** What reached the cloud to change something; the journal looks at the cluster before. */
const writesSeen = () => little.seen.filter(({ method }) => method !== 'GET')
const listsSeen = () => little.seen.filter(({ target }) => target.startsWith('/v1/clusters?'))
const listOnce = (name: string) => visitor.call('listClusters', { name })

test('an answer comes through byte for byte, with headers of ours alone', async () => {
  const bytes = '{ "contents" : [ {"name":"한글", "x": 1.0e2 } ],\n"new_field":null }'
  little.answer = (_req, res) => {
    res.writeHead(200, {
      'Content-Type': 'application/json',
      'Set-Cookie': 'a=b',
      'X-Powered-By': 'x',
      'Access-Control-Allow-Origin': '*',
      Location: 'https://evil.test',
    })
    res.end(bytes)
  }
  const response = await visitor.fetch('/api/kr-west1/v1/clusters?size=20', api)
  expect(await response.text()).toBe(bytes)
  const ours = [
    'cache-control',
    'connection',
    'content-length',
    'content-security-policy',
    'content-type',
    'cross-origin-embedder-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'date',
    'permissions-policy',
    'referrer-policy',
    'x-cloud-offset',
    'x-content-type-options',
    'x-frame-options',
  ]
  expect([...response.headers.keys()].toSorted()).toEqual(ours)
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('the cloud sees headers made from scratch, and nothing that the browser sent', async () => {
  const headers = {
    'x-console': '1',
    'accept-language': 'ko-KR',
    'user-agent': 'Browser',
    'x-forwarded-for': '1.2.3.4',
    'scp-accesskey': 'OTHER',
    authorization: 'Bearer x',
    via: 'x',
  }
  await visitor.fetch('/api/kr-west1/v1/clusters?size=20', { headers })
  const [seen] = little.seen
  const names = [
    'accept-language',
    'connection',
    'host',
    'scp-accesskey',
    'scp-api-version',
    'scp-clienttype',
    'scp-signature',
    'scp-timestamp',
    'user-agent',
  ]
  expect(Object.keys(seen!.headers).toSorted()).toEqual(names)
  expect(seen!.headers).toMatchObject({
    'accept-language': 'ko',
    'scp-accesskey': demoKeys.accessKey,
    'scp-api-version': 'postgresql 1.0',
    'user-agent': 'scp-postgresql-console',
  })
})

test('the query is written anew: sorted, in the vendor’s encoding', async () => {
  await visitor.fetch('/api/kr-west1/v1/clusters?sort=created_at%3Adesc&size=20&name=a%20b%2Bc&page=0', api)
  expect(little.seen[0]?.target).toBe('/v1/clusters?name=a+b%2Bc&page=0&size=20&sort=created_at%3Adesc')
})

test('an endpoint with a path keeps it', async () => {
  await visitor.call('showCluster', { cluster_id: 'c1' }, 'kr-east1')
  expect(little.seen.map(({ target }) => target)).toEqual(['/east/', '/east/v1/clusters/c1'])
})

test('the body is written anew, and what the contract does not know is refused', async () => {
  const send = (body: string) => visitor.fetch('/api/kr-west1/v1/clusters/c1/audit-log', { method: 'PUT', headers: json, body })
  expect((await send(`{ "key": "${'k'.repeat(16)}", "body": { "use_audit_log" :\n true } }`)).status).toBe(200)
  expect(writesSeen()).toMatchObject([{ method: 'PUT', body: '{"use_audit_log":true}' }])
  for (const bad of [{ use_audit_log: true, extra: 1 }, { use_audit_log: 'yes' }, [], null, undefined])
    expect((await send(enveloped(bad))).status).toBe(400)
  const good = { use_audit_log: true }
  for (const bad of [{ body: good }, { key: 'short', body: good }, { key: 'k'.repeat(16), body: good, extra: 1 }, good, [], null])
    expect((await send(JSON.stringify(bad))).status).toBe(400)
  for (const bad of ['{', '']) expect((await send(bad)).status).toBe(400)
  expect(writesSeen()).toHaveLength(1)
})

test('a write without a body takes none', async () => {
  const response = await visitor.fetch(stop, { method: 'POST', headers: json, body: enveloped({}) })
  expect(response.status).toBe(400)
  await visitor.call('stopCluster', { cluster_id: 'c1' })
  expect(writesSeen().map(({ body }) => body)).toEqual([''])
})

test('every write has a connection of its own; reads share', async () => {
  for (let index = 0; index < 4; index += 1) await visitor.call('showCluster', { cluster_id: `c${index}` })
  for (let index = 0; index < 4; index += 1) await visitor.call('stopCluster', { cluster_id: `c${index}` })
  await visitor.call('showCluster', { cluster_id: 'c9' })
  const reads = new Set(little.seen.filter(({ method }) => method === 'GET').map(({ connection }) => connection))
  const writes = writesSeen().map(({ connection }) => connection)
  expect(reads.size).toBe(1)
  expect(new Set(writes).size).toBe(4)
  expect(writes.some((connection) => reads.has(connection))).toBe(false)
})

test('identical reads are one call for a second, between sessions with the same keys and not beyond', async () => {
  const other = bff.visitor()
  await other.signIn({ accessKey: 'ANOTHERKEY0000000001', secretKey: demoKeys.secretKey })
  const twin = bff.visitor()
  await twin.signIn()
  await Promise.all([listOnce('a'), listOnce('a'), twin.call('listClusters', { name: 'a' })])
  expect(little.seen).toHaveLength(1)
  await other.call('listClusters', { name: 'a' })
  expect(little.seen).toHaveLength(2)
  clock.at += 999
  await listOnce('a')
  expect(little.seen).toHaveLength(2)
  clock.at += 1
  await listOnce('a')
  expect(little.seen).toHaveLength(3)
})

test('a write empties the cache, whatever came of it', async () => {
  await listOnce('a')
  await visitor.call('stopCluster', { cluster_id: 'c1' })
  await listOnce('a')
  expect(listsSeen()).toHaveLength(2)
  little.answer = (_req, res, { method }) => (method === 'GET' ? answerJson(res, {}) : void res.destroy())
  expect(await visitor.fails('stopCluster', { cluster_id: 'c2' })).toMatchObject({ kind: 'reset', sent: true })
  await listOnce('a')
  expect(listsSeen()).toHaveLength(3)
})

test('a read under way when a write is accepted answers its own caller alone', async () => {
  const held: (() => void)[] = []
  little.answer = (_req, res, { method }) => {
    if (method !== 'GET') answerJson(res, {}, 202)
    else if (held.length > 0) answerJson(res, { at: 'after' })
    else held.push(() => answerJson(res, { at: 'before' }))
  }
  const before = listOnce('a')
  await expect.poll(() => held.length).toBe(1)
  await visitor.call('stopCluster', { cluster_id: 'c1' })
  expect(await listOnce('a')).toEqual({ at: 'after' })
  held[0]!()
  expect(await before).toEqual({ at: 'before' })
  expect(await listOnce('a')).toEqual({ at: 'after' })
})

test('a write is carried through although its sender leaves', async () => {
  const abort = new AbortController()
  little.answer = (_req, res, { method }) => {
    if (method !== 'GET') abort.abort()
    setImmediate(() => answerJson(res, {}, 202))
  }
  await expect(visitor.fetch(stop, stopping(abort.signal))).rejects.toThrow('aborted')
  expect(writesSeen()).toHaveLength(1)
})

/** Reads are answered at once, writes when the test lets them. */
const holdWrites =
  (held: (() => void)[]): LittleCloud['answer'] =>
  (_req, res, { method }) =>
    method === 'GET' ? answerJson(res, {}) : void held.push(() => answerJson(res, {}, 202))

test('closing waits for a write whose sender has gone', async () => {
  const own = await startBff({
    targets: [{ environment: 'demo', kind: 'demo', endpoints: { 'kr-west1': little.origin }, demoKeys }],
  })
  const one = own.visitor()
  await one.signIn()
  const held: (() => void)[] = []
  little.answer = holdWrites(held)
  const abort = new AbortController()
  const gone = one.fetch(stop, stopping(abort.signal)).catch((error: Error) => error.name)
  await expect.poll(() => held.length).toBe(1)
  abort.abort()
  expect(await gone).toBe('AbortError')
  const order: string[] = []
  const closed = own.close().then(() => order.push('closed'))
  // Longer than closing takes where nothing is waited for: a round through the little cloud.
  await fetch(little.origin)
  await fetch(little.origin)
  order.push('answered')
  held[0]!()
  await closed
  expect(order).toEqual(['answered', 'closed'])
})

test('a write that waits for a place is not sent once its sender has gone', async () => {
  const narrow = await startBff({
    targets: [{ environment: 'demo', kind: 'demo', endpoints: { 'kr-west1': little.origin }, demoKeys }],
    limits: { cloudWrites: 1 },
  })
  try {
    const one = narrow.visitor()
    await one.signIn()
    const held: (() => void)[] = []
    little.answer = holdWrites(held)
    const first = one.call('stopCluster', { cluster_id: 'first' })
    await expect.poll(() => held.length).toBe(1)
    const abort = new AbortController()
    const gone = one.fetch(stop, stopping(abort.signal)).catch((error: Error) => error.name)
    // What comes last before it needs a place: the look at its cluster.
    await expect.poll(() => little.seen.some(({ target }) => target === '/v1/clusters/c1')).toBe(true)
    await one.fetch('/api/session', api)
    abort.abort()
    expect(await gone).toBe('AbortError')
    await one.fetch('/api/session', api)
    held[0]!()
    await first
    const last = one.call('stopCluster', { cluster_id: 'last' })
    await expect.poll(() => held.length).toBe(2)
    held[1]!()
    await last
    expect(writesSeen().map(({ target }) => target)).toEqual(['/v1/clusters/first/stop', '/v1/clusters/last/stop'])
  } finally {
    await narrow.close()
  }
})

test('a body that breaks off sends nothing', async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"use_audit_log":true}')),
    pull: (controller) => controller.error(new Error('gone')),
  })
  const init = { method: 'PUT', headers: { ...api.headers, 'content-type': 'application/json' }, body, duplex: 'half' }
  await expect(visitor.fetch('/api/kr-west1/v1/clusters/c1/audit-log', init)).rejects.toThrow(/gone|fetch failed/)
  await listOnce('a')
  expect(little.seen.map(({ method }) => method)).toEqual(['GET'])
})

test('the version is asked of the host once and then named in every call', async () => {
  await visitor.call('showCluster', { cluster_id: 'c1' })
  await visitor.call('showCluster', { cluster_id: 'c2' })
  expect(little.seen.map(({ headers }) => headers['scp-api-version'])).toEqual(['postgresql 1.0', 'postgresql 1.0'])
})

test('one session has so many calls under way and no more', async () => {
  const narrow = await startBff({
    targets: [{ environment: 'demo', kind: 'demo', endpoints: { 'kr-west1': little.origin }, demoKeys }],
    limits: { sessionCalls: 2 },
  })
  try {
    const one = narrow.visitor()
    await one.signIn()
    const held: (() => void)[] = []
    little.answer = (_req, res) => void held.push(() => answerJson(res, {}))
    const reads = ['a', 'b'].map((name) => one.call('listClusters', { name }))
    await expect.poll(() => held.length).toBe(2)
    expect(await one.fails('listClusters', { name: 'c' })).toMatchObject({ kind: 'busy', status: 429, sent: false })
    held.forEach((go) => go())
    await Promise.all(reads)
  } finally {
    await narrow.close()
  }
})
