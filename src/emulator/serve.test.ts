import { describe, expect, test } from 'vitest'
import { BrokenResponse } from './answers.ts'
import type { Fault } from './faults.ts'
import { host, hour, minute, signedHeaders, testCloud, wall } from './testing/cloud.ts'

const list = '/kr-west1/v1/clusters'

describe('versions', () => {
  test.each([
    ['/', 'http://127.0.0.1:4601'],
    ['/kr-east1', 'http://127.0.0.1:4601/kr-east1'],
    ['/kr-east1/', 'http://127.0.0.1:4601/kr-east1'],
  ])('GET %s lists what is served, to anyone', async (target, endpoint) => {
    const cloud = testCloud({}, { versions: ['1.0', '1.1'] })
    const response = await cloud.emulator.fetch(new Request('http://emulator.invalid/'), { target, host })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      versions: [
        { id: '1.1', status: 'CURRENT', not_before: '2026-05-31', links: [{ href: `${endpoint}/v1`, rel: 'self' }] },
        { id: '1.0', status: 'DEPRECATED', not_before: '2025-01-01', links: [{ href: `${endpoint}/v1`, rel: 'self' }] },
      ],
    })
  })

  test('1.0 alone unless told otherwise; it is then the current one, and 1.1 is 406', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const response = await cloud.emulator.fetch(new Request('http://emulator.invalid/'), { target: '/', host })
    expect(await response.json()).toMatchObject({ versions: [{ id: '1.0', status: 'CURRENT' }] })
    expect((await cloud.send(list, { version: 'postgresql 1.0' })).status).toBe(200)
    expect((await cloud.send(list, { version: 'postgresql 1.1' })).status).toBe(406)
  })

  test.each(['postgresql 2.0', 'postgresql', 'mysql 1.0', '1.0', 'postgresql 1.0, postgresql 1.0'])(
    'Scp-Api-Version: %s is 406',
    async (version) => {
      const response = await testCloud({ fleet: 'empty' }).send(list, { version })
      expect(response.status).toBe(406)
      expect(await response.json()).toMatchObject({ errors: [{ status: 406 }] })
    },
  )

  test('1.1 adds is_kernel_patchable to Show Cluster, 1.0 does not have it', async () => {
    const cloud = testCloud({}, { versions: ['1.0', '1.1'] })
    const path = `${list}/${cloud.account.clusters()[0]!.id}`
    expect(await (await cloud.send(path, { version: 'postgresql 1.0' })).json()).not.toHaveProperty('is_kernel_patchable')
    expect(await (await cloud.send(path, { version: 'postgresql 1.1' })).json()).toHaveProperty('is_kernel_patchable')
  })
})

describe('paths', () => {
  test('a path without a region is the first region’s', async () => {
    const cloud = testCloud()
    const read = async (target: string) => (await cloud.send(target)).json()
    expect(await read('/v1/clusters')).toEqual(await read(list))
    expect(await read('/kr-east1/v1/clusters')).not.toEqual(await read(list))
  })

  test.each([
    '/kr-nowhere1/v1/clusters',
    '/v1/clusters/',
    '/v1/Clusters',
    '//v1/clusters',
    '/v1/clusters/..',
    '/v1/clusters/%2e%2e',
    '/v2/clusters',
    '/kr-west1/kr-west1/v1/clusters',
  ])('%s is nothing, even signed', async (target) => {
    const response = await testCloud({ fleet: 'empty' }).send(target)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ status: 404, error: 'Not Found' })
  })

  test('a method that the path does not have is nothing', async () => {
    expect((await testCloud({ fleet: 'empty' }).send(list, { method: 'DELETE' })).status).toBe(404)
  })

  test('a browser’s preflight is refused, without CORS headers', async () => {
    const response = await testCloud({ fleet: 'empty' }).send(list, { method: 'OPTIONS' })
    expect(response.status).toBe(403)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test('without raw parts the request’s own URL is what was signed', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const request = new Request(`http://${host}${list}?size=5`, { headers: signedHeaders('GET', `${list}?size=5`, wall) })
    expect((await cloud.emulator.fetch(request)).status).toBe(200)
  })
})

describe('isolation', () => {
  test('an account sees nothing of another, not even by id', async () => {
    const cloud = testCloud()
    const other = cloud.emulator.addAccount({ accessKey: 'OTHER', secretKey: 'other', fleet: 'empty' })
    const { id } = cloud.account.clusters()[0]!
    const as = { accessKey: 'OTHER', secretKey: 'other' }
    expect((await cloud.send(`${list}/${id}`, as)).status).toBe(404)
    expect(await (await cloud.send(list, as)).json()).toMatchObject({ count: 0 })
    other.account.advance(minute)
    expect(cloud.account.now()).toBe(wall)
  })
})

describe('faults', () => {
  const withFault = (fault: Fault) => {
    const cloud = testCloud()
    cloud.account.fault(fault)
    return cloud
  }

  test('a status, in the cloud’s words or in given ones, until it is cleared', async () => {
    const cloud = withFault({ kind: 'status', status: 503, operation: 'listClusters' })
    for (let time = 0; time < 3; time += 1) expect((await cloud.send(list)).status).toBe(503)
    cloud.account.clearFaults()
    cloud.account.fault({ kind: 'status', status: 500, code: 'ContactAdminForAssistance', title: 'Sorry', detail: ['a', 'b'], times: 1 })
    expect(await (await cloud.send(list)).json()).toMatchObject({
      errors: [
        { status: 500, code: 'ContactAdminForAssistance', title: 'Sorry', detail: ['a', 'b'], request_id: expect.stringMatching(/^req-/) },
      ],
    })
    expect((await cloud.send(list)).status).toBe(200)
  })

  test.each([
    [{ operation: 'showCluster' }, 200],
    [{ operation: 'listClusters' }, 503],
    [{ method: 'get' }, 503],
    [{ method: 'POST' }, 200],
    [{ path: 'size=5' }, 503],
    [{ path: 'size=6' }, 200],
    [{ match: { operation: 'listClusters', path: '/kr-west1/' } }, 503],
    [{ match: { operation: 'listClusters' }, path: '/kr-east1/' }, 200],
  ] as const)('meets %j alone', async (match, status) => {
    const cloud = withFault({ kind: 'status', status: 503, ...match })
    expect((await cloud.send(`${list}?size=5`)).status).toBe(status)
  })

  test('html instead of JSON, and JSON that is cut off', async () => {
    const cloud = withFault({ kind: 'html', times: 1 })
    const html = await cloud.send(list)
    expect([html.status, html.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8'])
    cloud.account.fault({ kind: 'badJson', times: 1 })
    await expect((await cloud.send(list)).json()).rejects.toThrow(SyntaxError)
  })

  test.each(['reset', 'blackhole'] as const)('%s is a mark that the listener understands, before or after the work', async (kind) => {
    const cloud = withFault({ kind, times: 1 })
    const { id } = cloud.account.clusters().find(({ detail }) => detail.name === 'orders')!
    const restart = () => cloud.send(`${list}/${id}/restart`, { method: 'POST' })
    const state = () => cloud.account.clusters().find((cluster) => cluster.id === id)!.detail.service_state
    const answer = await restart()
    expect(answer).toBeInstanceOf(BrokenResponse)
    expect(answer).toMatchObject({ fault: kind })
    expect(state()).toBe('RUNNING')
    cloud.account.fault({ kind, when: 'after', times: 1 })
    expect(await restart()).toBeInstanceOf(BrokenResponse)
    expect(state()).toBe('RESTARTING')
    expect(cloud.account.requests().map(({ status }) => status)).toEqual([0, 0])
  })

  test('latency waits by the clock it was given', async () => {
    const waits: number[] = []
    const cloud = testCloud({ fleet: 'empty' }, { sleep: async (ms) => void waits.push(ms) })
    cloud.account.fault({ kind: 'latency', latencyMs: 4000, times: 1 })
    await cloud.send(list)
    await cloud.send(list)
    expect(waits).toEqual([4000])
  })

  test('an endless answer goes on as long as somebody reads', async () => {
    const reader = (await withFault({ kind: 'endless' }).send(list)).body!.getReader()
    let bytes = 0
    while (bytes < 10_000_000) bytes += (await reader.read()).value!.length
    await reader.cancel()
  })

  test('the true answer drips, a few bytes at a time, by the clock it was given', async () => {
    const waits: number[] = []
    const cloud = testCloud({ fleet: 'empty' }, { sleep: async (ms) => void waits.push(ms) })
    const whole = await (await cloud.send(list)).text()
    cloud.account.fault({ kind: 'drip', bytes: 10, everyMs: 250, times: 1 })
    const response = await cloud.send(list)
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([
      200,
      'application/json',
      null,
    ])
    const parts: string[] = []
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) parts.push(part)
    expect(parts.map((part) => part.length).slice(0, -1)).toEqual(Array.from({ length: Math.ceil(whole.length / 10) - 1 }, () => 10))
    expect(parts.join('')).toBe(whole)
    expect(waits).toEqual(parts.map(() => 250))
    expect((await cloud.send(list)).headers.get('content-length')).toBe(String(whole.length))
  })

  test('a status with a body of one’s own', async () => {
    const response = await withFault({ kind: 'status', status: 418, body: { teapot: [true] } }).send(list)
    expect([response.status, await response.json()]).toEqual([418, { teapot: [true] }])
  })

  test('meets one cluster alone, also where the path names a group, a volume or a request of it', async () => {
    const cloud = testCloud()
    const [first, second] = cloud.account.clusters().filter(({ region }) => region === 'kr-west1')
    const { request_id } = await cloud.call('synchronizeClusterState', { cluster_id: first!.id })
    cloud.account.fault({ kind: 'status', status: 503, cluster: first!.id })
    const faulty = { status: 503 }
    const [group] = first!.detail.instance_groups
    const [other] = second!.detail.instance_groups
    expect(await cloud.refusal('showCluster', { cluster_id: first!.id })).toMatchObject(faulty)
    expect(await cloud.refusal('showRequest', { request_id })).toMatchObject(faulty)
    const setServerType = (id: string) => cloud.refusal('setServerType', { instance_group_id: id, body: { server_type_name: 'none' } })
    expect(await setServerType(group!.id)).toMatchObject(faulty)
    const volume = { block_storage_group_id: group!.block_storage_groups[0]!.id, body: { size_gb: 200 } }
    expect(await cloud.refusal('setBlockStorageSize', volume)).toMatchObject(faulty)
    await cloud.call('listClusters', {})
    await cloud.call('showCluster', { cluster_id: second!.id })
    expect(await setServerType(other!.id)).toMatchObject({ status: 400 })
  })

  test('by chance: about its share of the requests, and the same ones each time', async () => {
    const luck = async () => {
      const cloud = testCloud({ fleet: 'empty' })
      cloud.account.fault({ kind: 'status', status: 503, chance: 0.25 })
      const statuses: number[] = []
      for (let time = 0; time < 200; time += 1) statuses.push((await cloud.send(list)).status)
      return statuses
    }
    const statuses = await luck()
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(30)
    expect(statuses.filter((status) => status === 503).length).toBeLessThan(70)
    expect(await luck()).toEqual(statuses)
  })

  test.each([
    ['ERROR', 'ERROR'],
    ['UNKNOWN', 'UNKNOWN'],
    ['FAILED', 'FAILED'],
  ] as const)('a write that is accepted and fails later leaves %s; one that is refused does not use it up', async (state, left) => {
    const cloud = withFault({ kind: 'failsLater', state, times: 1 })
    const { id } = cloud.account.clusters().find(({ detail }) => detail.name === 'orders')!
    await cloud.refusal('startCluster', { cluster_id: id })
    const { request_id } = await cloud.call('restartCluster', { cluster_id: id })
    expect(cloud.account.faults()).toEqual([])
    cloud.account.advance(hour)
    expect(await cloud.call('showRequest', { request_id })).toMatchObject({ state: 'FAILED' })
    expect(await cloud.call('showCluster', { cluster_id: id })).toMatchObject({ service_state: left })
  })

  test.each([10, -10])('a clock %i minutes off: Date says so, and a signature of the true time is stale', async (minutes) => {
    const cloud = withFault({ kind: 'skew', skewMs: minutes * minute })
    const response = await cloud.send(list)
    expect(response.status).toBe(401)
    expect(response.headers.get('date')).toBe(new Date(wall + minutes * minute).toUTCString())
    expect((await cloud.send(list, { timestamp: wall + minutes * minute })).status).toBe(200)
  })

  test('a small skew is only seen in Date', async () => {
    const cloud = withFault({ kind: 'skew', skewMs: 2 * minute })
    expect((await cloud.send(list)).status).toBe(200)
    const versions = await cloud.send('/kr-west1/')
    expect(versions.headers.get('date')).toBe(new Date(wall + 2 * minute).toUTCString())
  })
})

test('every request of the account is noted, refused ones included, without bodies', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  await cloud.send(`${list}?size=5`)
  await cloud.send(list, { secretKey: 'wrong' })
  await cloud.send('/kr-west1/nothing')
  await cloud.send(list, { method: 'POST', body: { name: 'x', secret: 'hunter2' } })
  expect(cloud.account.requests()).toEqual([
    { method: 'GET', target: `${list}?size=5`, operation: 'listClusters', status: 200, at: wall },
    { method: 'GET', target: list, operation: 'listClusters', status: 401, at: wall },
    { method: 'GET', target: '/kr-west1/nothing', operation: undefined, status: 404, at: wall },
    { method: 'POST', target: list, operation: 'createCluster', status: 400, at: wall },
  ])
})
