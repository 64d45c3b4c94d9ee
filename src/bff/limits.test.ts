import { expect, test, vi } from 'vitest'
import { BusyError, createBuckets, createGate } from './limits.ts'

test('a bucket gives its burst, then as much as it regains', () => {
  let now = 0
  const buckets = createBuckets({ burst: 3, perSecond: 2 }, () => now)
  const take = () => buckets.take('a')
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false])
  expect(buckets.take('b')).toBe(true)
  now = 500
  expect([take(), take()]).toEqual([true, false])
  buckets.giveBack('a')
  expect(take()).toBe(true)
  now = 0
  expect(take()).toBe(false)
  now = 60_000
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false])
})

test('the bucket that is idle for longest is forgotten, not the one that was made first', () => {
  const buckets = createBuckets({ burst: 1, perSecond: 0 }, () => 0)
  buckets.take('busy')
  for (let index = 0; index < 19_999; index += 1) buckets.take(`idle ${index}`)
  expect(buckets.take('busy')).toBe(false)
  buckets.take('one more')
  expect(buckets.take('busy')).toBe(false)
  expect(buckets.take('idle 0')).toBe(true)
})

test('a gate lets so many in, and one for each that leaves, in order', async () => {
  const gate = createGate(2, 10, 1_000)
  expect([gate.enter(), gate.enter()]).toEqual([undefined, undefined])
  const order: string[] = []
  const third = gate.enter()?.then(() => order.push('third'))
  const fourth = gate.enter()?.then(() => order.push('fourth'))
  gate.leave()
  await third
  expect(order).toEqual(['third'])
  gate.leave()
  await fourth
  expect(order).toEqual(['third', 'fourth'])
  gate.leave()
  gate.leave()
  expect(gate.enter()).toBeUndefined()
})

test('the line is bounded in length and in time', async () => {
  vi.useFakeTimers()
  try {
    const gate = createGate(1, 1, 1_000)
    await gate.enter()
    const waiting = gate.enter()
    await expect(gate.enter()).rejects.toBeInstanceOf(BusyError)
    queueMicrotask(() => vi.advanceTimersByTime(1_000))
    await expect(waiting).rejects.toBeInstanceOf(BusyError)
    gate.leave()
    expect(gate.enter()).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
})
