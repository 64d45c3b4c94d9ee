import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Input } from '#contract/operation.ts'
import { operationNames, operations, type OperationName } from '#contract/operations.ts'
import type { KnownState } from '#contract/rules/states.ts'
import { schemas } from '#contract/schemas.ts'
import type { AccountHandle } from '#emulator/account-handle.ts'
import { appliedOf, groupOf } from '#emulator/parameter-values.ts'
import { startStack, type Stack, type WireRequest } from './harness.ts'
import { makeSamples, type SampleIds } from './samples.ts'
import type { Visitor } from './visitor.ts'

// Whole servers in one process: on a busy machine they take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

// One sample of every operation, all the way: the console's client, the BFF, the emulator, and back.

let stack: Stack
let wire: WireRequest[] = []

beforeAll(async () => {
  stack = await startStack({ versions: ['1.0', '1.1'], onRequest: (seen) => wire.push(seen) })
})
afterAll(() => stack.close())

/** States from which these are allowed; the others go from RUNNING. */
const from: Partial<Record<OperationName, KnownState>> = { startCluster: 'STOPPED' }

/** `orders` has HA, replicas, backups and an audit log; these need another cluster. */
const on: Partial<Record<OperationName, string>> = {
  patchMinorVersion: 'members',
  promoteReplicaCluster: 'orders-ra',
  resetReplica: 'orders-ra',
  registerLogExportConfig: 'billing',
}

async function prepare(visitor: Visitor, account: AccountHandle, name: OperationName): Promise<SampleIds> {
  const cluster = account.clusters().find((each) => each.detail.name === (on[name] ?? 'orders'))!
  const { detail } = cluster
  account.setState(detail.id, from[name] ?? 'RUNNING')
  const engines = await visitor.call('listEngineVersions', { product_image_type: 'PostgreSQL Community' })
  const [group] = detail.instance_groups
  const histories = await visitor.call('listBackupHistories', { cluster_id: detail.id })
  // Not asked on the wire: the read would be answered from the cache when it is the sample's turn.
  const { told, parameters } = groupOf(cluster)
  const parameter = parameters.find((each) => each.name === 'work_mem')!
  const accepted = name === 'showRequest' ? await visitor.call('restartCluster', { cluster_id: detail.id }) : undefined
  return {
    cluster: detail.id,
    group: group!.id,
    volume: group!.block_storage_groups.find(({ role_type }) => role_type === 'DATA')!.id,
    engine: engines.contents[0]!.id,
    request: accepted?.request_id ?? 'none',
    patch: '16.10',
    backup: histories.contents.find(({ backup_state }) => backup_state === 'COMPLETED')?.backup_history_number ?? 'none',
    moment: new Date(account.now() - 3_600_000).toISOString(),
    parameterGroup: told.id,
    parameter: { id: parameter.id, old_value: appliedOf(cluster, parameter), new_value: '24MB' },
  }
}

test.each(operationNames)('%s goes through as it was meant, signed, and comes back', async (name) => {
  const { visitor, account } = await stack.signIn({ fleet: 'believable' })
  const sample = makeSamples(await prepare(visitor, account, name))[name]
  wire = []
  const result = await visitor.call(name, sample.input as Input<typeof name>)

  expect(wire).toHaveLength(1)
  const body = 'body' in sample.input ? sample.input.body : undefined
  const sent = {
    method: wire[0]!.method,
    target: wire[0]!.target,
    body: wire[0]!.body === '' ? undefined : (JSON.parse(wire[0]!.body) as unknown),
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
