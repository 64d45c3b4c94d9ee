// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { JournalEntry, WriteState } from '#contract/bff/journal.ts'
import { useAfterWrites } from './after-writes.ts'
import { trayQuery } from './journal.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const client = new QueryClient()
const within = ({ children }: { readonly children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>
/** What the tray reads now. */
const tell = (...states: readonly WriteState[]) =>
  act(async () => {
    const entries = states.map((state, index) => ({ id: `w${index}`, state }) as JournalEntry)
    client.setQueryData(trayQuery.queryKey, { entries })
    await vi.advanceTimersByTimeAsync(0)
  })
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test('asks again twice after each move of a write; where there is none of late, not at all', async () => {
  await tell()
  const ask = vi.fn<() => void>()
  const { unmount } = renderHook(() => useAfterWrites(ask), { wrapper: within })
  await pass(10_000)
  await tell()
  await pass(10_000)
  expect(ask).not.toHaveBeenCalled()
  await tell('done')
  await pass(1_000)
  expect(ask).toHaveBeenCalledTimes(1)
  await tell('done', 'accepted')
  await pass(900)
  expect(ask).toHaveBeenCalledTimes(1)
  await pass(100)
  expect(ask).toHaveBeenCalledTimes(2)
  await pass(5_000)
  expect(ask).toHaveBeenCalledTimes(3)
  await pass(60_000)
  expect(ask).toHaveBeenCalledTimes(3)
  // What is no longer told has ended while nobody asked.
  await tell()
  await pass(6_000)
  expect(ask).toHaveBeenCalledTimes(5)
  await tell('done', 'done')
  unmount()
  await pass(60_000)
  expect(ask).toHaveBeenCalledTimes(5)
  // Opened right after: our server may be reading still.
  renderHook(() => useAfterWrites(ask), { wrapper: within })
  await pass(60_000)
  expect(ask).toHaveBeenCalledTimes(7)
})
