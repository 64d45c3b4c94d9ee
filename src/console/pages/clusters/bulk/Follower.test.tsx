// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Ended } from '#console/api/batches.ts'
import { createQueryClient } from '#console/api/query.ts'
import { sessionQuery } from '#console/api/session.ts'
import { id, orders, session, start } from '#test/cluster-page.tsx'
import { Follower } from './Follower.tsx'

let state: string
let modified: string
let word: string | undefined
let asked: string[]

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  state = 'RUNNING'
  modified = orders.modified_at
  word = 'IN_PROGRESS'
  asked = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url.includes('/requests/') ? 'request' : 'cluster')
    if (!url.includes('/requests/')) return Response.json({ ...orders, service_state: state, modified_at: modified })
    return word === undefined
      ? Response.json({ failure: { kind: 'forbidden', status: 403, requestId: 'r', details: [] } }, { status: 403 })
      : Response.json({ request_id: 'req-1', state: word })
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

/** Follows a restart that was accepted at ten o'clock. */
function follow(among = 1) {
  const client = createQueryClient()
  client.setQueryData(sessionQuery.queryKey, session)
  const onEnd = vi.fn<(ended: Ended) => void>()
  const onSeen = vi.fn<(seen: object) => void>()
  render(
    <MemoryRouter initialEntries={['/clusters?region=kr-west1']}>
      <QueryClientProvider client={client}>
        <Follower deed="restartCluster" clusterId={id} request="req-1" sentAt={start} among={among} onSeen={onSeen} onEnd={onEnd} />
      </QueryClientProvider>
    </MemoryRouter>,
  )
  return { onEnd, onSeen }
}

test('a request that failed is no success, although its cluster runs again', async () => {
  const { onEnd, onSeen } = follow()
  state = 'RESTARTING'
  await pass(3_000)
  expect(onSeen).toHaveBeenLastCalledWith({ state: 'RESTARTING', word: 'IN_PROGRESS' })
  expect(onEnd).not.toHaveBeenCalled()
  state = 'RUNNING'
  modified = '2026-11-23T10:00:04Z'
  await pass(1_100)
  word = 'FAILED'
  await pass(5_000)
  expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'failed', state: 'RUNNING', word: 'FAILED' }))
})

test('while Show Request has it in hand, a cluster that did not move yet is no end', async () => {
  const { onEnd } = follow()
  await pass(60_000)
  expect(onEnd).not.toHaveBeenCalled()
  word = 'COMPLETED'
  await pass(6_000)
  expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'done', word: 'COMPLETED' }))
})

test('who may not ask for requests is told by the state of the cluster alone', async () => {
  word = undefined
  const { onEnd } = follow()
  state = 'RESTARTING'
  await pass(3_000)
  state = 'RUNNING'
  await pass(3_000)
  expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: 'done', word: undefined }))
})

test('of many side by side each is asked the less often', async () => {
  follow(40)
  await pass(60_000)
  expect(asked.filter((what) => what === 'request').length).toBeLessThanOrEqual(7)
  expect(asked.filter((what) => what === 'cluster').length).toBeLessThanOrEqual(7)
})
