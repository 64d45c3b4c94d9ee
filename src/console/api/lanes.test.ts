import { afterEach, expect, test, vi } from 'vitest'
import { createLanes, createPace } from './lanes.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('runs a few at a time, in order, and goes on after a failure', async () => {
  const lanes = createLanes(2)
  let running = 0
  let most = 0
  const begun: number[] = []
  const task = (id: number) => async () => {
    begun.push(id)
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    await Promise.resolve()
    running -= 1
    if (id === 1) throw new Error('one fails')
    return id
  }
  const results = await Promise.allSettled([0, 1, 2, 3, 4].map((id) => lanes(task(id))))
  expect(most).toBe(2)
  expect(begun).toEqual([0, 1, 2, 3, 4])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})

test('a long series of calls is spaced out, however many wait at once; a short one need not wait', async () => {
  vi.useFakeTimers()
  const passed = async (pace: () => Promise<void>, count: number, ms: number) => {
    let gone = 0
    for (let call = 0; call < count; call += 1) void pace().then(() => (gone += 1))
    await vi.advanceTimersByTimeAsync(ms)
    return gone
  }
  expect(await passed(createPace(100), 100, 0)).toBe(100)
  const pace = createPace(101)
  expect(await passed(pace, 60, 999)).toBe(25)
  expect(await passed(pace, 0, 60_000)).toBe(0)
  // What was not used is not saved up.
  expect(await passed(pace, 60, 999)).toBe(25)
})
