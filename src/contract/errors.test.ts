import { describe, expect, test } from 'vitest'
import { mayHaveHappened, type Failure, type FailureKind } from './errors.ts'

const failure = (kind: FailureKind, status: number, sent = true): Failure => ({
  kind,
  status,
  code: '',
  title: '',
  details: [],
  requestId: '',
  sent,
})

describe('whether a failed write may have happened', () => {
  test.each([
    ['timeout', 504],
    ['reset', 502],
    ['not_json', 200],
    ['too_large', 202],
    ['cloud_broken', 500],
    ['cloud', 408],
    ['offline', 0],
  ] as const)('%s (%i): it may', (kind, status) => {
    expect(mayHaveHappened(failure(kind, status))).toBe(true)
  })

  test.each([
    ['cloud', 400],
    ['forbidden', 403],
    ['bad_key', 401],
    ['signed_out', 401],
  ] as const)('%s (%i): the answer says that it did not', (kind, status) => {
    expect(mayHaveHappened(failure(kind, status))).toBe(false)
  })

  test('what was never sent did not', () => {
    expect(mayHaveHappened(failure('timeout', 504, false))).toBe(false)
    expect(mayHaveHappened(failure('offline', 0, false))).toBe(false)
  })
})
