// @vitest-environment jsdom
import { createElement } from 'react'
import { act, cleanup, renderHook } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Failure } from '#contract/errors.ts'
import { dismissBatch, endInBatch, forgetBatches, newBatchNumber, stopBatch, useBatches } from './batches.ts'
import { startBatch } from './start-batch.ts'
import { createQueryClient } from './query.ts'

const refusal: Failure = { kind: 'cloud', status: 400, code: '', title: '', details: [], requestId: 'req-no', sent: true }
let sent: string[]
let waiting: (() => void)[]

/** Each call waits until it is let go; `c2` is refused. */
function answer(url: string): Promise<Response> {
  const id = url.split('/').at(-2) ?? ''
  sent.push(id)
  const response =
    id === 'c2' ? Response.json({ failure: refusal }, { status: 400 }) : Response.json({ request_id: `req-${id}` }, { status: 202 })
  return new Promise((resolve) => waiting.push(() => resolve(response)))
}

beforeEach(() => {
  sent = []
  waiting = []
  vi.stubGlobal('fetch', answer)
})
afterEach(() => {
  cleanup()
  forgetBatches()
})

const turn = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)))
const letAllGo = async () => {
  do {
    await turn()
    for (const go of waiting.splice(0)) go()
    await turn()
  } while (waiting.length > 0)
}
/** A page that looks at a region. */
const page = (region = 'kr-west1') =>
  renderHook(useBatches, {
    wrapper: ({ children }) => createElement(MemoryRouter, { initialEntries: [`/clusters?region=${region}`] }, children),
  })
const begin = (count: number, number = newBatchNumber()) => {
  const writes = Array.from({ length: count }, (_, index) => ({ id: `c${index}`, name: `n${index}`, input: { cluster_id: `c${index}` } }))
  const left = [{ id: 'x', name: 'left', reason: 'terminated' as const }]
  return { number, ended: startBatch({ client: createQueryClient(), number, region: 'kr-west1', operation: 'stopCluster', writes, left }) }
}
const kinds = (batch: ReturnType<typeof useBatches>[number] | undefined) => [...(batch?.fates ?? [])].map(([, { kind }]) => kind)

test('goes on while nobody looks, and tells whoever comes back; another region has its own', async () => {
  const first = page()
  const { number } = begin(5)
  first.unmount()
  await letAllGo()
  const later = page()
  const [batch] = later.result.current
  expect(batch).toMatchObject({ number, operation: 'stopCluster', phase: 'sent', left: [{ name: 'left' }] })
  expect(kinds(batch)).toEqual(['accepted', 'accepted', 'failed', 'accepted', 'accepted'])
  expect(sent).toEqual(['c0', 'c1', 'c2', 'c3', 'c4'])
  expect(page('kr-east1').result.current).toEqual([])
  act(() => endInBatch(number, 'c0', { outcome: 'failed', word: 'FAILED' }))
  act(() => endInBatch(number, 'c0', { outcome: 'done' }))
  expect(later.result.current[0]?.ends.get('c0')).toEqual({ outcome: 'failed', word: 'FAILED' })
  act(() => dismissBatch(number))
  expect(later.result.current).toEqual([])
})

test('a number is sent once, however often it is begun', async () => {
  const { number } = begin(2)
  begin(2, number)
  await letAllGo()
  expect(sent).toEqual(['c0', 'c1'])
})

test('stopped, what is not on its way stays here', async () => {
  const { result } = page()
  const { number } = begin(6)
  await turn()
  stopBatch(number)
  await letAllGo()
  expect(kinds(result.current[0])).toEqual(['accepted', 'accepted', 'failed', 'unsent', 'unsent', 'unsent'])
})

test('the browser asks before the tab is closed, until all are sent', async () => {
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(asks()).toBe(false)
  begin(4)
  expect(asks()).toBe(true)
  await letAllGo()
  expect(asks()).toBe(false)
})

test('somebody else finds nothing of it, and nothing more is sent', async () => {
  const { result } = page()
  begin(6)
  await turn()
  act(forgetBatches)
  expect(result.current).toEqual([])
  await letAllGo()
  expect(sent).toHaveLength(3)
  expect(result.current).toEqual([])
})
