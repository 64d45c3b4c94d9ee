import { expect, test } from 'vitest'
import { createLanes } from './lanes.ts'

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
