// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { renderInWords } from './render-in-words.tsx'
import { toast } from './toast.ts'
import { Toaster } from './Toaster.tsx'

// Compiling the lazy part is no part of what is timed here; the pieces themselves still wait for it.
beforeAll(() => import('./ToastStack.tsx'))
beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const shown = async (name: RegExp) => within(await screen.findByRole('region', { name: 'Notifications' })).findByRole('dialog', { name })
const stillShown = (name: RegExp) => screen.queryByRole('dialog', { name }) !== null

test('what was done is shown, said politely and goes by itself', async () => {
  renderInWords(<Toaster />)
  act(() => toast({ kind: 'done', title: 'notify restarted', text: 'In 1 min 42 s.' }))
  await shown(/notify restarted/)
  expect(screen.getByRole('status').textContent).toContain('notify restarted In 1 min 42 s.')
  await act(() => vi.advanceTimersByTimeAsync(10_000))
  await waitFor(() => expect(stillShown(/notify restarted/)).toBe(false))
})

test('an error is said at once and stays until it is closed', async () => {
  renderInWords(<Toaster />)
  act(() => toast({ kind: 'error', title: 'catalog was not stopped', requestId: 'req-a6ad' }))
  const error = await shown(/catalog was not stopped/)
  expect(screen.getByRole('alert').textContent).toContain('catalog was not stopped')
  expect(within(error).getByRole('button', { name: 'Copy request id' })).toBeDefined()
  await act(() => vi.advanceTimersByTimeAsync(600_000))
  expect(stillShown(/catalog was not stopped/)).toBe(true)
  fireEvent.click(within(error).getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(stillShown(/catalog was not stopped/)).toBe(false))
})

test('an action is done once and takes the toast away', async () => {
  const onClick = vi.fn<() => void>()
  renderInWords(<Toaster />)
  act(() => toast({ kind: 'error', title: 'billing was not started', action: { label: 'Open', onClick } }))
  fireEvent.click(within(await shown(/billing was not started/)).getByRole('button', { name: 'Open' }))
  expect(onClick).toHaveBeenCalledTimes(1)
  await waitFor(() => expect(stillShown(/billing was not started/)).toBe(false))
})
