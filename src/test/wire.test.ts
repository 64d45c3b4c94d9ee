import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Input } from '#contract/operation.ts'
import { isWrite, operationNames, operations, type OperationName } from '#contract/operations.ts'
import { schemas } from '#contract/schemas.ts'
import { startStack, type Stack, type WireRequest } from './harness.ts'
import { prepareSample } from './prepare-sample.ts'
import { makeSamples } from './samples.ts'

// Whole servers in one process: on a busy machine they take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// One sample of every operation, all the way: the console's client, the BFF, the emulator, and back.

let stack: Stack
let wire: WireRequest[] = []

beforeAll(async () => {
  stack = await startStack({ versions: ['1.0', '1.1'], onRequest: (seen) => wire.push(seen) })
})
afterAll(() => stack.close())

/** How often the journal looks: at the cluster that the path names, and at the names of what is made. */
function looksBefore(name: OperationName): number {
  const onCluster = /\{(?:replica_|origin_)?cluster_id\}/.test(operations[name].path) ? 1 : 0
  const makes = ['createCluster', 'createRestoreCluster', 'createReplica', 'createOtherRegionReplica'].includes(name) ? 1 : 0
  return onCluster + makes
}

test.each(operationNames)('%s goes through as it was meant, signed, and comes back', async (name) => {
  const { visitor, account } = await stack.signIn({ fleet: 'believable' })
  const sample = makeSamples(await prepareSample(visitor, account, name))[name]
  wire = []
  const result = await visitor.call(name, sample.input as Input<typeof name>)

  // A write comes after a look at its cluster, or at those that have the name of the one that it makes.
  wire = wire.filter(({ target }) => !target.endsWith('/'))
  const sends = wire.filter(({ method }) => method === operations[name].method)
  expect(wire.slice(-1)).toEqual(sends)
  expect(wire).toHaveLength(isWrite(name) ? 1 + looksBefore(name) : 1)
  const body = 'body' in sample.input ? sample.input.body : undefined
  const sent = {
    method: sends[0]!.method,
    target: sends[0]!.target,
    body: sends[0]!.body === '' ? undefined : (JSON.parse(sends[0]!.body) as unknown),
  }
  expect(sent).toEqual({ method: operations[name].method, target: `/kr-west1${sample.target}`, body })
  expect(account.requests().at(-1)).toMatchObject({
    method: sent.method,
    target: sent.target,
    operation: name,
    status: operations[name].success,
  })
  expect(schemas[name].answer.safeParse(result).error).toBeUndefined()
})

test('the region in the path chooses the region of the cloud', async () => {
  const { visitor, account } = await stack.signIn({ fleet: 'believable' })
  const [west, east] = await Promise.all([visitor.call('listClusters', {}, 'kr-west1'), visitor.call('listClusters', {}, 'kr-east1')])
  expect(west.count).toBeGreaterThan(0)
  expect(east.count).toBeGreaterThan(0)
  expect(west.count + east.count).toBe(account.clusters().length)
})

test('the offset of an account’s moved clock reaches the browser, without a warning about ours', async () => {
  const { visitor, account } = await stack.signIn()
  account.advance(3_600_000)
  const response = await visitor.fetch('/api/kr-west1/v1/clusters', { headers: { 'x-console': '1' } })
  expect(response.headers.get('x-cloud-offset')).toBe('3600000')
  const session = await visitor.fetch('/api/session', { headers: { 'x-console': '1' } })
  expect(await session.json()).toMatchObject({ cloudOffsetMs: 3_600_000, skewMs: 0 })
})

test('the newest version that the host serves is asked for', async () => {
  const { visitor } = await stack.signIn()
  wire = []
  await visitor.call('listClusters', { size: 7 })
  expect(wire[0]!.headers.get('scp-api-version')).toBe('postgresql 1.1')
})
