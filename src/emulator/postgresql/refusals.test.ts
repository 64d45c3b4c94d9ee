import { describe, expect, test } from 'vitest'
import { buildTarget, type Input } from '#contract/operation.ts'
import { isWrite, operationNames, operations, type OperationName } from '#contract/operations.ts'
import { samples } from '#contract/samples.ts'
import { schemas } from '#contract/schemas.ts'
import { hour, minute, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'
import { inputFor, prepareFor } from '#emulator/testing/inputs.ts'
import type { Cluster } from '#emulator/world.ts'

// What every operation of the table refuses, one like the other.

const targetOf = (name: OperationName) => `/kr-west1${buildTarget(name, samples[name])}`
const methodOf = (name: OperationName) => operations[name].method
function bodyOf(name: OperationName): object | undefined {
  const sample = samples[name]
  return 'body' in sample ? sample.body : undefined
}
const writes = operationNames.filter(isWrite)
const withBody = operationNames.filter((name) => 'body' in schemas[name])
/** Writes on something that is there; a create has nothing to be refused by. */
const changes = writes.filter((name) => name !== 'createCluster')

async function entryOf(response: Response): Promise<{ status: number; code: string; detail: unknown }> {
  const { errors } = (await response.json()) as { errors: [{ status: number; code: string; detail: unknown; request_id: string }] }
  expect(errors).toHaveLength(1)
  expect(errors[0].request_id).toMatch(/^req-[0-9a-f-]{36}$/)
  expect(errors[0].status).toBe(response.status)
  return errors[0]
}

describe('who does not sign well', () => {
  const cloud = testCloud({ fleet: 'empty' })

  test.each(operationNames)('%s: another secret, another path, another time', async (name) => {
    const call = { method: methodOf(name), body: bodyOf(name) }
    const target = targetOf(name)
    for (const wrong of [
      { secretKey: 'not the secret' },
      { signedTarget: `${target}x` },
      { timestamp: cloud.clock.at - 6 * minute },
      { timestamp: cloud.clock.at + 6 * minute },
    ]) {
      expect(await entryOf(await cloud.send(target, { ...call, ...wrong }))).toMatchObject({
        status: 401,
        code: 'Dbaas.Unauthorized.AuthNFailed',
      })
    }
    expect(cloud.account.clusters()).toEqual([])
  })

  test.each(operationNames)('%s: no signature is no path', async (name) => {
    const response = await cloud.send(targetOf(name), { method: methodOf(name), body: bodyOf(name), headers: { 'Scp-Signature': '' } })
    expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ error: 'Not Found' })])
  })
})

const named = operationNames.filter((name) => operations[name].path.includes('{') && name !== 'showRequest')

test.each(named)('%s of something that is not there is 404', async (name) => {
  const cloud = testCloud({ fleet: 'empty' })
  const response = await cloud.send(targetOf(name), { method: methodOf(name), body: bodyOf(name) })
  expect(await entryOf(response)).toMatchObject({ status: 404 })
})

test.each(withBody)('%s with a body that the contract does not know is refused without naming a field', async (name) => {
  const cloud = testCloud({ fleet: 'empty' })
  const bad = async (body: unknown) => entryOf(await cloud.send(targetOf(name), { method: methodOf(name), body }))
  for (const body of [[], 'text', 1, { ...bodyOf(name), surprise: 1 }]) {
    const { status, code, detail } = await bad(body)
    expect([body, status, code]).toEqual([body, 400, 'ValidationError'])
    expect(new Set(detail as string[])).toEqual(new Set(['value_error']))
  }
  // Where a single value has a code of its own, a body without that value has it too.
  expect(await bad(null)).toMatchObject({ status: 400, code: expect.stringContaining('ValidationError') })
})

describe('where the state is wrong', () => {
  /** A cluster, and an input of each change made for it while it could be read. */
  async function prepared(
    name: OperationName,
    which: string,
  ): Promise<{ cloud: TestCloud; cluster: Cluster; input: Input<OperationName> }> {
    const cloud = testCloud()
    cloud.account.advance(hour)
    const cluster = cloud.account.clusters().find(({ detail }) => detail.name === which)!
    await prepareFor(name, cloud, cluster)
    return { cloud, cluster, input: await inputFor(name, { cloud, cluster, roll: 0 }) }
  }

  test.each(changes)('%s of a terminated cluster', async (name) => {
    const { cloud, cluster, input } = await prepared(name, 'orders-ra')
    cloud.account.setState(cluster.id, 'TERMINATED')
    const { code } = await entryOf(await cloud.ask(name, input))
    expect(code).toBe('Dbaas.ValidationError.InvalidServiceState')
  })

  test.each(changes)('%s while another operation runs', async (name) => {
    const { cloud, cluster, input } = await prepared(name, 'orders-ra')
    await cloud.call('restartCluster', { cluster_id: cluster.id })
    const { code } = await entryOf(await cloud.ask(name, input))
    expect(code).toBe('Dbaas.ValidationError.ExistInprogress')
  })
})
