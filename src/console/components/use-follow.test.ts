import { describe, expect, test } from 'vitest'
import { readFollow } from './use-follow.ts'

const good = { request: 'req-4f668846', operation: 'stopCluster', sent: '2026-11-23T10:00:00.000Z' }
const read = (over: Partial<Record<keyof typeof good, string>>) => readFollow(new URLSearchParams({ region: 'kr-west1', ...good, ...over }))

describe('what a URL follows', () => {
  test('a write with its request and its instant', () => {
    expect(read({})).toEqual({ request: 'req-4f668846', operation: 'stopCluster', sentAt: Date.parse('2026-11-23T10:00:00Z') })
  })

  test.each([
    ['a read', { operation: 'showCluster' }],
    ['an operation that is none', { operation: 'constructor' }],
    ['an id that could not stand in a path', { request: '../clusters/x' }],
    ['no instant', { sent: 'yesterday' }],
  ])('nothing for %s', (_, over) => {
    expect(read(over)).toBeUndefined()
  })
})
