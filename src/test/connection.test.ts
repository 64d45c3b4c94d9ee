import { createServer as createPlain } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectionPath, isConnected, stageIds, type ConnectionReport } from '#contract/bff/connection.ts'
import { isWrite, operationNames } from '#contract/operations.ts'
import { createCloud } from '#bff/cloud.ts'
import { checkConnection } from '#bff/connection/check.ts'
import { createCredential } from '#bff/credential.ts'
import { defaultLimits } from '#bff/limits.ts'
import { createTargetRegistry, operatorTarget } from '#bff/targets.ts'
import { selfSigned } from './certificate.ts'
import { startStack, type Stack, type WireRequest } from './harness.ts'
import type { Visitor } from './visitor.ts'

const reads = operationNames.filter((name) => !isWrite(name))
const keys = { accessKey: 'CANARYACCESSKEY00001', secretKey: 'canary-secret-key-0001' }

async function ask(visitor: Visitor, region = 'kr-west1'): Promise<ConnectionReport> {
  const response = await visitor.fetch(`${connectionPath}?region=${region}`, { headers: { 'x-console': '1' } })
  expect(response.status).toBe(200)
  return (await response.json()) as ConnectionReport
}
const outcomes = ({ stages }: ConnectionReport) => Object.fromEntries(stages.map(({ id, outcome }) => [id, outcome]))
const readOf = (report: ConnectionReport, operation: string) => report.reads.find((read) => read.operation === operation)

describe('through the server, of the demo cloud', () => {
  let stack: Stack
  let seen: WireRequest[]
  beforeEach(async () => {
    seen = []
    stack = await startStack({ onRequest: (request) => seen.push(request) })
  })
  afterEach(() => stack.close())

  test('all 13 reads are asked once, by reads alone, and answer as the contract says; no key is in the report', async () => {
    const { visitor } = await stack.signIn({ ...keys, fleet: 3 })
    // A write of these keys makes a request that can be asked for.
    const { contents } = await visitor.call('listClusters', {})
    await visitor.call('synchronizeClusterState', { cluster_id: contents![0]!.id })
    seen.length = 0
    const report = await ask(visitor)
    expect(report.reads.map(({ operation }) => operation).toSorted()).toEqual(reads.toSorted())
    expect(report.reads.filter(({ outcome }) => outcome !== 'fits')).toEqual([])
    expect(outcomes(report)).toEqual({ dns: 'skipped', tls: 'skipped', answer: 'ok', clock: 'ok', version: 'ok', signature: 'ok' })
    expect(isConnected(report)).toBe(true)
    expect(report.latency).toMatchObject({ calls: 21, lost: 0 })
    expect(report.latency.p50).toBeLessThanOrEqual(report.latency.p95)
    expect(new Set(seen.map(({ method }) => method))).toEqual(new Set(['GET']))
    for (const secret of [keys.secretKey, keys.accessKey]) expect(JSON.stringify(report)).not.toContain(secret)
  })

  test('two who ask at the same time cost one check', async () => {
    const { visitor } = await stack.signIn({ ...keys })
    seen.length = 0
    await Promise.all([ask(visitor), ask(visitor)])
    expect(seen.filter(({ target }) => target.endsWith('/v1/server-types'))).toHaveLength(1)
  })

  test('an empty account: what there is nothing to read of is left out, and that is no failure', async () => {
    const { visitor } = await stack.signIn({ ...keys, fleet: 'empty' })
    const report = await ask(visitor)
    expect(readOf(report, 'showCluster')?.outcome).toBe('skipped')
    expect(readOf(report, 'listEngineVersions')?.outcome).toBe('fits')
    expect(isConnected(report)).toBe(true)
  })

  test('one read that the key may not: the others go on, and that one says so', async () => {
    const { visitor, account } = await stack.signIn({ ...keys })
    account.fault({ kind: 'status', operation: 'listBackupHistories', status: 403 })
    const report = await ask(visitor)
    expect(readOf(report, 'listBackupHistories')).toMatchObject({ outcome: 'forbidden', failure: { kind: 'forbidden', status: 403 } })
    expect(readOf(report, 'showArchiveConfig')?.outcome).toBe('fits')
    expect(outcomes(report)['signature']).toBe('ok')
    expect(isConnected(report)).toBe(true)
  })

  test('a clock that is wrong, and an answer that is none', async () => {
    const { visitor, account } = await stack.signIn({ ...keys })
    account.fault({ kind: 'skew', skewMs: 4 * 60_000 })
    const skewed = await ask(visitor)
    expect(skewed.stages.find(({ id }) => id === 'clock')).toMatchObject({ outcome: 'warning', values: { way: expect.any(String) } })
    const { visitor: other, account: broken } = await stack.signIn({ accessKey: 'CANARYACCESSKEY00002', secretKey: 'canary-2' })
    broken.fault({ kind: 'html', operation: 'listServerTypes', status: 502 })
    const report = await ask(other)
    expect(readOf(report, 'listServerTypes')).toMatchObject({ outcome: 'failed', failure: { kind: 'not_json' } })
    expect(report.latency.lost).toBe(1)
    expect(isConnected(report)).toBe(false)
  })

  test('a region that is not there is refused, and without a session nothing is asked', async () => {
    const { visitor } = await stack.signIn()
    expect((await visitor.fetch(`${connectionPath}?region=moon`, { headers: { 'x-console': '1' } })).status).toBe(400)
    seen.length = 0
    expect((await stack.visitor().fetch(`${connectionPath}?region=kr-west1`, { headers: { 'x-console': '1' } })).status).toBe(401)
    expect(seen).toEqual([])
  })
})

describe('of an endpoint', () => {
  const closing: (() => void)[] = []
  afterEach(() => {
    for (const close of closing.splice(0)) close()
  })

  async function check(url: string): Promise<ConnectionReport> {
    const endpoint = createTargetRegistry([operatorTarget('lab', { here: url })]).endpoint('lab', 'here')!
    const clock = { now: Date.now }
    const cloud = createCloud(clock, defaultLimits)
    closing.push(() => void cloud.close())
    const credential = createCredential('lab', keys)
    return checkConnection({ cloud, clock, environment: 'lab', region: 'here', endpoint, credential, language: 'en' })
  }
  const listening = async (server: ReturnType<typeof createPlain>) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => void server.close())
    return (server.address() as AddressInfo).port
  }

  test('a name that nobody knows: nothing after it is tried', async () => {
    const report = await check('https://postgresql.nowhere.invalid')
    expect(outcomes(report)).toEqual({ ...Object.fromEntries(stageIds.map((id) => [id, 'skipped'])), dns: 'failed' })
    expect(report.latency.calls).toBe(0)
    expect(isConnected(report)).toBe(false)
  })

  test('a certificate that nobody vouches for: no key goes out', async () => {
    let asked = 0
    const port = await listening(createServer(selfSigned(), (_, res) => void ((asked += 1), res.end())))
    const report = await check(`https://localhost:${port}`)
    expect(outcomes(report)).toMatchObject({ dns: 'ok', tls: 'failed', answer: 'skipped', signature: 'skipped' })
    expect(report.stages[1]?.failure?.kind).toBe('tls')
    expect(asked).toBe(0)
  })

  test('nobody listens, or keys that the cloud does not know', async () => {
    const server = createPlain()
    const port = await listening(server)
    await new Promise((resolve) => server.close(resolve))
    expect(outcomes(await check(`http://127.0.0.1:${port}`))).toMatchObject({ answer: 'failed', clock: 'skipped', signature: 'skipped' })
    const stack = await startStack()
    closing.push(() => void stack.close())
    const report = await check(`${stack.emulatorOrigin}/kr-west1`)
    expect(outcomes(report)).toMatchObject({ answer: 'ok', signature: 'failed' })
    expect(report.stages.at(-1)?.failure?.kind).toMatch(/^(?:bad_key|unsigned)$/)
  })

  test('an answer that is not as the contract says is told with its place, and without its values', async () => {
    const port = await listening(
      createPlain((req, res) => {
        const body =
          req.url === '/' ? { versions: [{ id: '1.1', status: 'CURRENT' }] } : { contents: [{ id: 7, shoe: 'size 42' }], count: 'one' }
        res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      }),
    )
    const list = readOf(await check(`http://127.0.0.1:${port}`), 'listClusters')
    expect(list?.outcome).toBe('differs')
    expect(list?.differences).toContainEqual({ path: 'contents.0.id', expected: 'string', found: 'number' })
    expect(JSON.stringify(list)).not.toContain('42')
  })

  test('an id that can stand in no path: what is behind it is told as different, and the rest is asked', async () => {
    const targets: string[] = []
    const port = await listening(
      createPlain((req, res) => {
        targets.push(req.url ?? '')
        res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ contents: [{ id: '../odd' }], count: 1 }))
      }),
    )
    const report = await check(`http://127.0.0.1:${port}`)
    expect(readOf(report, 'showCluster')).toMatchObject({
      outcome: 'differs',
      differences: [{ path: 'cluster_id', expected: 'id', found: 'string' }],
    })
    expect(readOf(report, 'listServerTypes')?.outcome).toBe('differs')
    // In a query it does no harm.
    expect(targets.filter((target) => target.includes('odd'))).toEqual(targets.filter((target) => target.includes('_id=..%2Fodd')))
  })
})
