// @vitest-environment jsdom
import type { ReactNode } from 'react'
import { onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, test, vi } from 'vitest'
import { useWrite } from './mutation.ts'
import { createQueryClient } from './query.ts'

const id = '109a585ae67b4e8482fdafc8a4a5be74'
const accepted = { request_id: 'req-1', resource: { id } }

function setUp(fetch: typeof globalThis.fetch, ...clusterIds: string[]) {
  vi.stubGlobal('fetch', fetch)
  const client = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={['/clusters?region=kr-west1']}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MemoryRouter>
  )
  return { client, ...renderHook(() => useWrite('stopCluster', ...clusterIds), { wrapper }) }
}

test('a double click sends once, and both get the one outcome', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(Response.json(accepted, { status: 202 })))
  const { result } = setUp(fetch)
  const answers = await act(() => Promise.all([result.current.send({ cluster_id: id }), result.current.send({ cluster_id: id })]))
  expect(answers).toEqual([accepted, accepted])
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('what was sent stays nowhere: it may hold a password', async () => {
  const { client, result } = setUp(() => Promise.resolve(Response.json(accepted, { status: 202 })))
  await act(() => result.current.send({ cluster_id: 'canary' }))
  const kept = client.getMutationCache().getAll()
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept.map(({ state }) => state))).not.toContain('canary')
})

test('a success refreshes that cluster and the lists before it is told, and leaves the others alone', async () => {
  const { client, result } = setUp(() => Promise.resolve(Response.json(accepted, { status: 202 })))
  const keys = {
    own: ['kr-west1', 'showCluster', { cluster_id: id }],
    list: ['kr-west1', 'listClusters', { page: 0 }],
    other: ['kr-west1', 'showCluster', { cluster_id: 'f'.repeat(32) }],
    elsewhere: ['kr-east1', 'listClusters', { page: 0 }],
  }
  for (const key of Object.values(keys)) client.setQueryData(key, {})
  await act(() => result.current.send({ cluster_id: id }))
  const stale = Object.entries(keys).filter(([, key]) => client.getQueryState(key)?.isInvalidated === true)
  expect(stale.map(([name]) => name)).toEqual(['own', 'list'])
})

test('the cluster in question is refreshed too where the answer names a new cluster, a group or a volume', async () => {
  const answer = { request_id: 'req-1', resource: { id: 'volume' } }
  const { client, result } = setUp(() => Promise.resolve(Response.json(answer, { status: 202 })), id)
  const keys = {
    own: ['kr-west1', 'showCluster', { cluster_id: id }],
    parts: ['kr-west1', 'listReplicas', { cluster_id: id }],
    named: ['kr-west1', 'showCluster', { cluster_id: 'volume' }],
    other: ['kr-west1', 'showCluster', { cluster_id: 'f'.repeat(32) }],
  }
  for (const key of Object.values(keys)) client.setQueryData(key, {})
  await act(() => result.current.send({ cluster_id: id }))
  const stale = Object.entries(keys).filter(([, key]) => client.getQueryState(key)?.isInvalidated === true)
  expect(stale.map(([name]) => name)).toEqual(['own', 'parts', 'named'])
})

test('a refusal is kept until the next attempt, and nothing is sent again by itself', async () => {
  const failure = { kind: 'cloud_broken', status: 500, code: 'x', title: '', details: [], requestId: 'req-5', sent: true }
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(Response.json({ failure }, { status: 500 })))
  const { result } = setUp(fetch)
  await act(() => result.current.send({ cluster_id: id }).catch(() => undefined))
  await waitFor(() => expect(result.current.failure).toEqual({ ...failure, operation: 'stopCluster' }))
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('a browser that is offline fails at once, and nothing is kept to be sent later', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError('Failed to fetch')))
  const { result } = setUp(fetch)
  onlineManager.setOnline(false)
  try {
    await act(() => result.current.send({ cluster_id: id }).catch(() => undefined))
    await waitFor(() => expect(result.current.failure).toMatchObject({ kind: 'offline' }))
    fetch.mockClear()
    await act(async () => {
      onlineManager.setOnline(true)
      await Promise.resolve()
    })
    expect(fetch).not.toHaveBeenCalled()
  } finally {
    onlineManager.setOnline(true)
  }
})
