// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { detailOf } from '#test/journal.ts'
import { oneJournalPerTest, openAt, pass, server } from '#test/journal-page.tsx'
import { SignOut } from './SignOut.tsx'

await import('#console/ui/DialogPopup.tsx')
oneJournalPerTest()

const stay = vi.fn()
const open = () => openAt('/clusters', { path: '/clusters', Component: () => <SignOut onStay={stay} /> })
const signedOut = () => server.asked.includes('DELETE /api/session')
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await pass(100)
}

test('where nothing is open it signs out at once', async () => {
  server.more = { 'DELETE /api/session': {} }
  server.details = [detailOf()]
  const router = await open()
  await pass(100)
  expect(signedOut()).toBe(true)
  expect(router.state.location.pathname).toBe('/sign-in')
})

test('what goes on is said, and what waits can be taken back with it', async () => {
  server.more = { 'DELETE /api/session': {} }
  server.details = [
    detailOf({ id: 'r1', state: 'accepted' }),
    detailOf({ id: 'q1', state: 'queued' }),
    detailOf({ id: 'u1', state: 'unknown' }),
  ]
  server.deed = (detail) => ({ ...detail, state: 'cancelled' as const })
  await open()
  await pass(100)
  expect(signedOut()).toBe(false)
  const dialog = screen.getByRole('dialog')
  expect(dialog.textContent).toContain('One is under way. It goes on without you')
  expect(dialog.textContent).toContain('One waits in the queue and will still be sent')
  expect(dialog.textContent).toContain('Of one it is not known')
  await press('Take back what waits, and sign out')
  expect(server.asked.slice(-2).join(' ')).toContain('POST /api/journal/q1/cancel')
  await pass(100)
  expect(signedOut()).toBe(true)
})

test('who stays, stays; and so does everybody if something cannot be taken back', async () => {
  stay.mockClear()
  server.details = [detailOf({ id: 'q1', state: 'queued' })]
  server.deed = () => ({ kind: 'refused', status: 409, code: '', title: '', details: [], requestId: '', sent: false })
  await open()
  await pass(100)
  await press('Stay signed in')
  expect(stay).toHaveBeenCalledTimes(1)
  await press('Take back what waits, and sign out')
  expect(stay).toHaveBeenCalledTimes(2)
  expect(signedOut()).toBe(false)
})
