import { describe, expect, test } from 'vitest'
import { pollInterval } from '#contract/rules/polling.ts'
import { pollWhile } from './polling.ts'

describe('pollInterval', () => {
  test.each([
    [0, 1_000],
    [9_999, 1_000],
    [10_000, 2_000],
    [59_999, 2_000],
    [60_000, 5_000],
    [599_999, 5_000],
    [600_000, 15_000],
    [86_400_000, 15_000],
  ])('unsettled for %d ms asks again after %d ms', (elapsed, expected) => {
    expect(pollInterval(elapsed)).toBe(expected)
  })
})

describe('pollWhile', () => {
  test('counts from the first unsettled answer and starts anew after a settled one', () => {
    const query = {}
    expect(pollWhile(query, true, 1_000)).toBe(1_000)
    expect(pollWhile(query, true, 31_000)).toBe(2_000)
    expect(pollWhile(query, false, 32_000)).toBe(false)
    expect(pollWhile(query, true, 50_000)).toBe(1_000)
  })

  test('each query has a memory of its own', () => {
    const old = {}
    pollWhile(old, true, 0)
    expect(pollWhile({}, true, 120_000)).toBe(1_000)
    expect(pollWhile(old, true, 120_000)).toBe(5_000)
  })
})
