import { expect, test } from 'vitest'
import type { Failure } from '#contract/errors.ts'
import { createKeyKeeper } from './write-key.ts'

const failure = (over: Partial<Failure>): Failure => ({
  kind: 'cloud',
  status: 400,
  code: '',
  title: '',
  details: [],
  requestId: '',
  sent: true,
  ...over,
})

test('one key for each content of an opened form, whatever becomes of the answers', () => {
  const keys = createKeyKeeper()
  const first = keys.keyOf('stop orders')
  expect(first).toMatch(/^[A-Za-z0-9_-]{16,64}$/)
  keys.failed(failure({ kind: 'offline', status: 0 }))
  keys.failed(failure({ kind: 'timeout', status: 504, writeId: 'w1' }))
  keys.failed(failure({ kind: 'signed_out', status: 401, sent: false }))
  expect(keys.keyOf('stop orders')).toBe(first)
  const other = keys.keyOf('stop orders, otherwise')
  expect(other).not.toBe(first)
  expect(createKeyKeeper().keyOf('stop orders')).not.toBe(first)
})

test('after an attempt that certainly changed nothing the next one is a write of its own', () => {
  const keys = createKeyKeeper()
  const first = keys.keyOf('stop orders')
  keys.failed(failure({ writeId: 'w1' }))
  const second = keys.keyOf('stop orders')
  expect(second).not.toBe(first)
  keys.failed(failure({ kind: 'unreachable', status: 502, sent: false, writeId: 'w2' }))
  expect(keys.keyOf('stop orders')).not.toBe(second)
})
