import { describe, expect, test, vi } from 'vitest'
import { CallError, type Failure } from '#contract/errors.ts'
import { call, newWriteKey } from './client.ts'
import { queueWrite } from './queue.ts'
import { isKeySpent } from './write-key.ts'
import { cloudNow } from './now.ts'

const id = '109a585ae67b4e8482fdafc8a4a5be74'

function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return vi.fn<typeof fetch>(() => Promise.resolve(new Response(text, { status, headers })))
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof CallError) return error.failure
  throw new Error('The call did not fail with a CallError.')
}

describe('a call', () => {
  test('goes to the operation’s path in the region, with the sorted query and the console’s header', async () => {
    const fetch = answering(200, { contents: [], count: 0, page: 0, size: 20 })
    await call('kr-west1', 'listClusters', { size: 20, page: 0, name: '주문 a', sort: 'created_at:desc' }, { fetch })
    const [url, init] = fetch.mock.calls[0]!
    expect(url).toBe('/api/kr-west1/v1/clusters?name=%EC%A3%BC%EB%AC%B8+a&page=0&size=20&sort=created_at%3Adesc')
    expect(init).toMatchObject({ method: 'GET', headers: { 'x-console': '1' } })
    expect(init).not.toHaveProperty('body')
  })

  test('carries its body as JSON', async () => {
    const fetch = answering(202, { request_id: 'req-1', resource: { id } })
    const answer = await call('kr-east1', 'setAuditLog', { cluster_id: id, body: { use_audit_log: true } }, { fetch })
    expect(answer.request_id).toBe('req-1')
    expect(fetch.mock.calls[0]![0]).toBe(`/api/kr-east1/v1/clusters/${id}/audit-log`)
    expect(fetch.mock.calls[0]![1]).toMatchObject({
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
    })
    expect(JSON.parse(fetch.mock.calls[0]![1]!.body as string)).toEqual({
      key: expect.stringMatching(/^[\w-]{16,64}$/),
      body: { use_audit_log: true },
    })
  })

  test('with an id that could change the path is not sent', async () => {
    const fetch = answering(200, {})
    await expect(call('kr-west1', 'terminateCluster', { cluster_id: `${id}/archive#` }, { fetch })).rejects.toThrow('cluster_id')
    expect(fetch).not.toHaveBeenCalled()
  })
})

describe('a failure', () => {
  const failure: Failure = {
    kind: 'cloud',
    status: 400,
    code: 'Dbaas.ValidationError.ExistInprogress',
    title: 'ExistInprogress',
    details: ['x'],
    requestId: 'req-9',
    sent: true,
  }

  test('of the cloud arrives as it was told', async () => {
    expect(await failureOf(call('r', 'stopCluster', { cluster_id: id }, { fetch: answering(400, { failure }) }))).toEqual({
      ...failure,
      operation: 'stopCluster',
    })
  })

  test('in foreign words is an internal one with its status', async () => {
    const told = await failureOf(call('r', 'showCluster', { cluster_id: id }, { fetch: answering(502, '<html>bad gateway</html>') }))
    expect(told).toMatchObject({ kind: 'internal', status: 502 })
  })

  test.each([
    ['showCluster', false],
    ['stopCluster', true],
  ] as const)('without any answer to %s says whether it may have been sent', async (name, sent) => {
    const fetch = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await failureOf(call('r', name, { cluster_id: id }, { fetch }))).toMatchObject({ kind: 'offline', sent })
  })

  test('of an answer that is cut off says that it is no answer of the API', async () => {
    const told = await failureOf(call('r', 'showCluster', { cluster_id: id }, { fetch: answering(200, '{"id":') }))
    expect(told).toMatchObject({ kind: 'not_json', status: 200, operation: 'showCluster' })
  })

  test('is none where the page gave up itself', async () => {
    const abort = new AbortController()
    abort.abort()
    const fetch = vi.fn(() => Promise.reject(new DOMException('gone', 'AbortError')))
    await expect(call('r', 'showCluster', { cluster_id: id }, { fetch, signal: abort.signal })).rejects.toThrow('gone')
  })
})

test('the cloud’s clock is learned from every answer', async () => {
  const date = new Date(Date.now()).toUTCString()
  await call('r', 'listClusters', {}, { fetch: answering(200, {}, { date, 'x-cloud-offset': '600000' }) })
  expect(Math.abs(cloudNow() - Date.now() - 600_000)).toBeLessThan(50)
  await call('r', 'listClusters', {}, { fetch: answering(200, {}, { date, 'x-cloud-offset': '0' }) })
  expect(Math.abs(cloudNow() - Date.now())).toBeLessThan(50)
})

describe('a write', () => {
  const accepted = { request_id: 'req-1', resource: { id } }
  const sentBy = (fetch: ReturnType<typeof answering>): unknown[] =>
    fetch.mock.calls.map(([, init]) => JSON.parse(init?.body as string) as unknown)

  test('has a key of its own, unless a form keeps one', async () => {
    const fetch = answering(202, accepted)
    const key = newWriteKey()
    for (const options of [{}, {}, { key }, { key }]) await call('r', 'stopCluster', { cluster_id: id }, { fetch, ...options })
    const keys = sentBy(fetch).map((write) => (write as { key: string }).key)
    expect(new Set(keys).size).toBe(3)
    expect(keys.slice(2)).toEqual([key, key])
  })

  test('tells what it is about and what was confirmed; a read has no body', async () => {
    const fetch = answering(202, accepted)
    const plan = { title: 'Stop orders', changes: [], effects: ['Connections end.'] }
    const options = { key: newWriteKey(), cluster: { id, name: 'orders' }, plan, fetch }
    await call('r', 'stopCluster', { cluster_id: id }, options)
    expect(sentBy(fetch)).toEqual([{ key: options.key, cluster: options.cluster, plan }])
    await call('r', 'showCluster', { cluster_id: id }, options)
    expect(fetch.mock.calls[1]![1]).not.toHaveProperty('body')
  })

  test.each([
    [{}, true],
    [{ 'x-write-unrecorded': '1' }, false],
  ])('learns its row of the journal (%j)', async (more, recorded) => {
    const onJournal = vi.fn<(row: { writeId: string; recorded: boolean }) => void>()
    await call('r', 'stopCluster', { cluster_id: id }, { fetch: answering(202, accepted, { 'x-write-id': 'w1', ...more }), onJournal })
    expect(onJournal.mock.calls).toEqual([[{ writeId: 'w1', recorded }]])
  })

  test('can be put in the queue', async () => {
    const fetch = answering(202, { queued: { id: 'w1', state: 'queued' } })
    expect(await queueWrite('r', 'stopCluster', { cluster_id: id }, { fetch })).toMatchObject({ id: 'w1' })
    expect(sentBy(fetch)).toMatchObject([{ queue: true }])
  })

  test.each<[string, Partial<Failure>, boolean]>([
    ['refused by the cloud', { kind: 'cloud', status: 400, sent: true, writeId: 'w1' }, true],
    ['that could not be sent', { kind: 'unreachable', status: 502, sent: false, writeId: 'w1' }, true],
    ['whose key was used for other content', { kind: 'key_reused', status: 422, sent: false, writeId: 'w1' }, true],
    ['without an answer', { kind: 'timeout', status: 504, sent: true, writeId: 'w1' }, false],
    ['that our server lost', { kind: 'offline', status: 0, sent: true }, false],
    ['that waits for another one', { kind: 'duplicate', status: 409, sent: false, writeId: 'w2' }, false],
    ['that never came to be', { kind: 'store_down', status: 503, sent: false }, false],
  ])('%s: whether the next attempt needs a new key', (_, failure, spent) => {
    expect(isKeySpent({ kind: 'cloud', status: 400, code: '', title: '', details: [], requestId: '', sent: true, ...failure })).toBe(spent)
  })
})
