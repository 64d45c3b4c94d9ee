import { expect, test } from 'vitest'
import { buildTarget } from '#contract/operation.ts'
import { isWrite, operationNames, operations } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { callOf } from './call.ts'

const id = '4950ee9bced610ba64f0ef95bb554614'

test('every write is read as it was built', () => {
  for (const operation of operationNames.filter((name): name is WriteName => isWrite(name))) {
    const names = [...operations[operation].path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const params = Object.fromEntries(names.map((name) => [name, name === 'log_type' ? 'slow' : id]))
    const target = buildTarget(operation, { ...params, type: 'ALL' })
    expect(callOf({ operation, method: operations[operation].method, target, body: { x: 1 } })).toEqual({
      ...params,
      type: 'ALL',
      body: { x: 1 },
    })
  }
})

test('what is none of the operation’s is not understood', () => {
  const kept = { operation: 'stopCluster', method: 'POST', target: `/v1/clusters/${id}/stop`, body: null } as const
  expect(callOf(kept)).toEqual({ cluster_id: id })
  expect(callOf({ ...kept, method: 'PUT' })).toBeUndefined()
  expect(callOf({ ...kept, target: `/v1/clusters/${id}/start` })).toBeUndefined()
  expect(callOf({ ...kept, target: `/v2/clusters/${id}` })).toBeUndefined()
})
