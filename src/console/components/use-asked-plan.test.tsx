// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter, useLocation } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { useAskedPlan } from './use-asked-plan.ts'

afterEach(cleanup)

type Props = { readonly open: ((of?: string) => void) | undefined; readonly ready?: boolean; readonly of?: string }

function Tab({ open, ready = true, of }: Props) {
  useAskedPlan('setBackup', open, { ready, ...(of === undefined ? {} : { of }) })
  return <output>{useLocation().search}</output>
}

const at = (search: string, props: Props) => (
  <MemoryRouter initialEntries={[`/clusters/abc/backups${search}`]}>
    <Tab {...props} />
  </MemoryRouter>
)
const url = () => screen.getByRole('status').textContent

test('opens once what the URL asks for, and the URL forgets it', () => {
  const open = vi.fn<() => void>()
  const { rerender } = render(at('?region=kr-west1&plan=setBackup', { open }))
  rerender(at('?region=kr-west1&plan=setBackup', { open }))
  expect(open).toHaveBeenCalledTimes(1)
  expect(url()).toBe('?region=kr-west1')
})

test('waits until it is ready, and leaves what is another’s alone', () => {
  const open = vi.fn<() => void>()
  const { rerender } = render(at('?region=kr-west1&plan=setBackup', { open, ready: false }))
  expect([open.mock.calls.length, url()]).toEqual([0, '?region=kr-west1&plan=setBackup'])
  rerender(at('', { open }))
  expect([open.mock.calls.length, url()]).toEqual([1, '?region=kr-west1'])
  cleanup()
  render(at('?region=kr-west1&plan=terminateCluster', { open }))
  expect([open.mock.calls.length, url()]).toEqual([1, '?region=kr-west1&plan=terminateCluster'])
})

test('what cannot be opened now does not open by itself later', () => {
  const open = vi.fn<() => void>()
  const { rerender } = render(at('?region=kr-west1&plan=setBackup', { open: undefined }))
  rerender(at('', { open }))
  expect([open.mock.calls.length, url()]).toEqual([0, '?region=kr-west1'])
})

test('of several logs the one that is named', () => {
  const open = vi.fn<(of?: string) => void>()
  render(at('?plan=setBackup&of=audit', { open, of: 'slow' }))
  expect([open.mock.calls.length, url()]).toEqual([0, '?plan=setBackup&of=audit'])
  cleanup()
  render(at('?plan=setBackup&of=audit', { open, of: 'audit' }))
  expect([open.mock.calls, url()]).toEqual([[['audit']], ''])
})
