import { expect, test } from 'vitest'
import { lagOf, needsLook, readFollowing } from './replica-state.ts'

test.each([
  ['STREAMING', 'streaming'],
  ['streaming', 'streaming'],
  ['in sync', 'streaming'],
  ['SYNCHRONIZING', 'syncing'],
  ['CATCHUP', 'behind'],
  ['catching-up', 'behind'],
  ['DISCONNECTED', 'cut'],
  ['Error', 'failed'],
] as const)('%s is %s', (word, following) => {
  expect(readFollowing(word)).toBe(following)
})

test.each(['NOT_SYNCED', 'INACTIVE', 'UNSYNCHRONIZED', 'reconnected', 'walsender', ''])('%s is left as it comes', (word) => {
  expect(readFollowing(word)).toBeUndefined()
})

test('how far it was behind is counted to the reading, and never below zero', () => {
  expect(lagOf(undefined, 5)).toBeUndefined()
  expect(lagOf(1_000, 4_000)).toBe(3_000)
  expect(lagOf(9_000, 4_000)).toBe(0)
})

test('late, cut off or failed needs a look; a foreign word alone does not', () => {
  expect(needsLook('STREAMING', 3_000)).toBe(false)
  expect(needsLook('STREAMING', 11 * 60_000)).toBe(true)
  expect(needsLook('DISCONNECTED', 0)).toBe(true)
  expect(needsLook('FAILED', undefined)).toBe(true)
  expect(needsLook('walsender', undefined)).toBe(false)
  expect(needsLook(undefined, undefined)).toBe(false)
})
