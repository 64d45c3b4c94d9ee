// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { SessionEntry } from '#contract/bff/session.ts'
import { oneJournalPerTest, openAt, pass, server } from '#test/journal-page.tsx'
import { takeToasts } from '#console/ui/toast.ts'
import { SessionsPage } from './SessionsPage.tsx'

oneJournalPerTest()

const entry = (handle: string, over: Partial<SessionEntry> = {}): SessionEntry => ({
  handle,
  displayName: 'jihye.han',
  createdAt: '2026-11-23T08:00:00Z',
  lastSeenAt: '2026-11-23T09:40:00Z',
  current: false,
  ...over,
})
const open = () => openAt('/sessions', { path: '/sessions', Component: SessionsPage })
const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1)

test('who is signed in with the same keys, since when; one’s own is marked and ends by signing out', async () => {
  server.more = { 'GET /api/sessions': { sessions: [entry('a', { current: true, displayName: '' }), entry('b')] } }
  await open()
  const [own, other] = rows()
  expect(own?.textContent).toContain('no name given (this one)')
  expect(within(own!).getByRole('button').getAttribute('aria-disabled')).toBe('true')
  expect(other?.textContent).toContain('20 min ago')
  server.more = { ...server.more, 'DELETE /api/sessions/b': {} }
  fireEvent.click(within(other!).getByRole('button', { name: /^End the session of jihye.han, signed in 2026-11-23 17:00/ }))
  await pass(100)
  expect(server.asked).toContain('DELETE /api/sessions/b')
  expect(takeToasts()[0]?.title).toBe('The session has ended')
})

test('all others end with one press; where there are none, the button says so', async () => {
  server.more = {
    'GET /api/sessions': { sessions: [entry('a', { current: true }), entry('b'), entry('c')] },
    'DELETE /api/sessions/b': {},
    'DELETE /api/sessions/c': {},
  }
  await open()
  fireEvent.click(screen.getByRole('button', { name: 'End all others' }))
  await pass(50)
  server.more = { 'GET /api/sessions': { sessions: [entry('a', { current: true })] } }
  await pass(100)
  expect(server.asked.filter((call) => call.startsWith('DELETE'))).toEqual(['DELETE /api/sessions/b', 'DELETE /api/sessions/c'])
  expect(takeToasts()[0]?.title).toBe('2 sessions have ended')
  fireEvent.click(screen.getByRole('button', { name: 'Read again' }))
  await pass(100)
  expect(rows()).toHaveLength(1)
  expect(screen.getByRole('button', { name: 'End all others' }).getAttribute('aria-disabled')).toBe('true')
})
