import { describe, expect, test } from 'vitest'
import { readEntry } from './chronicle.ts'
import { testChronicle } from './testing/chronicle.ts'
import { host, hour, testCloud, wall, keys } from './testing/cloud.ts'

type Options = { body?: unknown; headers?: Record<string, string>; remoteAddress?: string; host?: string; text?: string }

function admin(cloud: ReturnType<typeof testCloud>) {
  return async (method: string, target: string, options: Options = {}) => {
    const text = options.text ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
    const request = new Request('http://emulator.invalid/', {
      method,
      headers: options.headers ?? {},
      ...(text === undefined ? {} : { body: text }),
    })
    const response = await cloud.emulator.admin(request, {
      target,
      host: options.host ?? host,
      remoteAddress: options.remoteAddress ?? '127.0.0.1',
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
}

const own = `/admin/accounts/${keys.accessKey}`

test('makes an account with keys of its own, whose fleet is there', async () => {
  const cloud = testCloud()
  const { status, body } = await admin(cloud)('POST', '/admin/accounts', { body: { fleet: 'believable', speed: 20 } })
  expect(status).toBe(201)
  expect(body).toEqual({ accessKey: expect.any(String), secretKey: expect.any(String), accountId: expect.stringMatching(/^[0-9a-f]{32}$/) })
  const response = await cloud.send('/v1/clusters', { accessKey: String(body['accessKey']), secretKey: String(body['secretKey']) })
  expect(await response.json()).toMatchObject({ count: 26 })
})

test('makes one in which nothing goes wrong by chance, where that is asked for', async () => {
  const cloud = testCloud()
  /** How many backups of a month have failed. */
  const failures = async (mishaps: boolean) => {
    const chosen = { accessKey: mishaps ? 'UNLUCKY' : 'CALM', secretKey: 'chosen' }
    await admin(cloud)('POST', '/admin/accounts', { body: { ...chosen, fleet: 'believable', mishaps } })
    const account = cloud.emulator.account(chosen.accessKey)
    account.advance(30 * 24 * 3_600_000)
    const counts = account.clusters().map(async ({ id, region }) => {
      if (region !== 'kr-west1') return 0
      const response = await cloud.send(`/v1/clusters/${id}/backup-histories?limit=100`, chosen)
      return (JSON.stringify(await response.json()).match(/"FAILED"/g) ?? []).length
    })
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  }
  expect([await failures(true), await failures(false)]).toEqual([3, 0])
})

test('takes chosen keys once, and any number of clusters', async () => {
  const call = admin(testCloud())
  const body = { accessKey: 'CHOSEN', secretKey: 'chosen', fleet: 12 }
  expect(await call('POST', '/admin/accounts', { body })).toMatchObject({ status: 201, body: { accessKey: 'CHOSEN', secretKey: 'chosen' } })
  expect(await call('POST', '/admin/accounts', { body })).toMatchObject({ status: 409 })
  expect((await call('GET', '/admin/accounts/CHOSEN')).body['clusters']).toBeTruthy()
})

test('tells what the account has seen and how its clusters are', async () => {
  const cloud = testCloud()
  await cloud.send('/v1/clusters?size=5')
  const { body } = await admin(cloud)('GET', own)
  expect(body).toMatchObject({
    accessKey: keys.accessKey,
    now: '2026-11-23T03:00:00.000Z',
    clusters: { CREATING: 1, MIGRATING: 1 },
    requestCount: 1,
    requests: [{ method: 'GET', target: '/v1/clusters?size=5', operation: 'listClusters', status: 200, at: '2026-11-23T03:00:00.000Z' }],
  })
  expect(JSON.stringify(body)).not.toContain(keys.secretKey)
})

test('moves the clock ahead, never back', async () => {
  const cloud = testCloud()
  const call = admin(cloud)
  expect(await call('POST', `${own}/clock`, { body: { advanceMs: hour } })).toEqual({
    status: 200,
    body: { now: '2026-11-23T04:00:00.000Z' },
  })
  expect(cloud.account.now()).toBe(wall + hour)
  expect((await call('POST', `${own}/clock`, { body: { advanceMs: -1 } })).status).toBe(400)
})

test('no clock goes further than a timestamp can tell, by one jump or by many', async () => {
  const chronicle = testChronicle()
  const cloud = testCloud({ chronicle })
  const call = admin(cloud)
  const millennia = 3000 * 365 * 24 * hour
  const jump = async (advanceMs: number) => (await call('POST', `${own}/clock`, { body: { advanceMs } })).status
  expect([await jump(Number.MAX_SAFE_INTEGER), await jump(millennia), await jump(millennia), await jump(millennia)]).toEqual([
    400, 200, 200, 400,
  ])
  const { id } = cloud.account.clusters().find(({ detail }) => detail.service_state === 'RUNNING')!
  await cloud.call('restartCluster', { cluster_id: id })
  expect((await cloud.call('showCluster', { cluster_id: id })).modified_at).toMatch(/^8/)
  // What was refused is not kept either.
  expect(chronicle.kept.map((line, index) => readEntry(line, index).kind)).toEqual(['wake', 'clock', 'clock', 'write'])
})

test('sets and clears faults', async () => {
  const cloud = testCloud()
  const call = admin(cloud)
  expect(
    (await call('POST', `${own}/faults`, { body: { kind: 'status', status: 500, match: { operation: 'listClusters' } } })).status,
  ).toBe(200)
  expect((await cloud.send('/v1/clusters')).status).toBe(500)
  expect((await call('DELETE', `${own}/faults`)).status).toBe(200)
  expect((await cloud.send('/v1/clusters')).status).toBe(200)
  expect((await call('POST', `${own}/faults`, { body: { kind: 'meteor' } })).status).toBe(400)
  // A timer cannot wait for months, and these statuses have no page.
  expect((await call('POST', `${own}/faults`, { body: { kind: 'latency', latencyMs: 2 ** 31 } })).status).toBe(400)
  for (const status of [204, 205, 304])
    expect([status, (await call('POST', `${own}/faults`, { body: { kind: 'html', status } })).status]).toEqual([status, 400])
  expect((await call('POST', `${own}/faults`, { body: { kind: 'status', status: 500, operation: 'listCluster' } })).status).toBe(400)
})

test('sets quirks, with the account or later', async () => {
  const cloud = testCloud()
  const call = admin(cloud)
  expect(await call('POST', '/admin/accounts', { body: { accessKey: 'QUIRKY', quirks: { naiveTimestamps: true } } })).toMatchObject({
    status: 201,
  })
  const usual = { backups401: false, createTooSoon: true, contactAdmin: 0, naiveTimestamps: false, unlocalized: true }
  expect((await call('GET', '/admin/accounts/QUIRKY')).body['quirks']).toEqual({ ...usual, naiveTimestamps: true })
  expect((await call('GET', own)).body['quirks']).toEqual(usual)
  expect(await call('POST', `${own}/quirks`, { body: { contactAdmin: 1 } })).toEqual({
    status: 200,
    body: { quirks: { ...usual, contactAdmin: 1 } },
  })
  expect((await call('POST', `${own}/quirks`, { body: { contactAdmin: 2 } })).status).toBe(400)
  expect((await call('POST', `${own}/quirks`, { body: { moody: true } })).status).toBe(400)
})

test('sets a state by hand', async () => {
  const cloud = testCloud()
  const call = admin(cloud)
  const { id } = cloud.account.clusters()[0]!
  expect((await call('POST', `${own}/clusters/${id}`, { body: { service_state: 'ERROR' } })).status).toBe(200)
  expect((await cloud.call('showCluster', { cluster_id: id })).service_state).toBe('ERROR')
  expect((await call('POST', `${own}/clusters/${id}`, { body: { service_state: 'BROKEN' } })).status).toBe(400)
  expect((await call('POST', `${own}/clusters/nothing`, { body: { service_state: 'ERROR' } })).status).toBe(404)
})

describe('is not there', () => {
  test.each([
    ['for another machine', { remoteAddress: '10.0.0.7' }],
    ['for another machine by IPv6', { remoteAddress: '2001:db8::1' }],
    ['where nobody knows who calls', { remoteAddress: '' }],
    ['for a web page', { headers: { origin: 'https://evil.test' } }],
    ['for a browser at all', { headers: { 'sec-fetch-site': 'none' } }],
    ['under a foreign name that leads here', { host: 'evil.test:4601' }],
  ])('%s', async (_, options) => {
    const call = admin(testCloud())
    expect(await call('GET', own, options)).toEqual({ status: 404, body: { error: 'Not Found' } })
    expect(await call('POST', '/admin/accounts', { ...options, body: {} })).toEqual({ status: 404, body: { error: 'Not Found' } })
  })

  test.each(['127.0.0.1', '127.0.0.9', '::1', '::ffff:127.0.0.1'])('but it is for %s', async (remoteAddress) => {
    expect((await admin(testCloud())('GET', own, { remoteAddress })).status).toBe(200)
  })

  test.each([
    ['GET', '/admin'],
    ['GET', '/admin/accounts'],
    ['GET', '/admin/accounts/NOBODY'],
    ['GET', '/admin/accounts/%'],
    ['PUT', own],
    ['GET', `${own}/clock`],
    ['POST', `${own}/clusters`],
    ['GET', `${own}/a/b/c`],
  ])('at %s %s', async (method, target) => {
    expect((await admin(testCloud())(method, target)).status).toBe(404)
  })

  test('through the cloud’s own door', async () => {
    const cloud = testCloud()
    expect((await cloud.send(own)).status).toBe(404)
  })
})

test('a body that is not JSON is told', async () => {
  expect(await admin(testCloud())('POST', '/admin/accounts', { text: '{' })).toEqual({
    status: 400,
    body: { error: 'The body is not JSON.' },
  })
})
