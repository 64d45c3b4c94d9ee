import { describe, expect, test } from 'vitest'
import { buildTarget } from '#contract/operation.ts'
import { operationNames, operations, type OperationName } from '#contract/operations.ts'
import { samples } from '#contract/samples.ts'
import { schemas } from '#contract/schemas.ts'
import { minute, testCloud } from '#emulator/testing/cloud.ts'

// What every operation of the table refuses, one like the other.

const targetOf = (name: OperationName) => `/kr-west1${buildTarget(name, samples[name])}`
const methodOf = (name: OperationName) => operations[name].method
function bodyOf(name: OperationName): object | undefined {
  const sample = samples[name]
  return 'body' in sample ? sample.body : undefined
}
const withBody = operationNames.filter((name) => 'body' in schemas[name])

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
