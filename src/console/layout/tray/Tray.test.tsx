// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { detailOf } from '#test/journal.ts'
import { oneJournalPerTest, openAt, pass, server } from '#test/journal-page.tsx'
import { prefer, preferences } from '#console/lib/preferences.ts'
import { ActivityPage } from '#console/pages/activity/ActivityPage.tsx'
import { Tray } from './Tray.tsx'

await Promise.all([import('./TrayPopup.tsx'), import('./Notifier.tsx')])
vi.setConfig({ testTimeout: 20_000 })
oneJournalPerTest()

const open = () => openAt('/clusters', { path: '/clusters', Component: Tray })
const running = detailOf({ id: 'r1', state: 'accepted', sentAt: '2026-11-23T09:59:00.000Z', endedAt: null, tookMs: null })
const queued = detailOf({ id: 'q1', state: 'queued', operation: 'setServerType', sentAt: null, endedAt: null, tookMs: null, ahead: 1 })
const show = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await pass(100)
  return screen.getByRole('dialog', { name: 'Under way' })
}

test('the button counts what is open, and asks again until nothing is', async () => {
  server.details = [running, queued]
  await open()
  expect(screen.getByRole('button', { name: '1 under way, 1 queued, 0 unknown' }).textContent).toContain('2')
  server.details = [detailOf({ id: 'r1' }), detailOf({ id: 'q1', state: 'cancelled' })]
  await pass(1_500)
  expect(screen.getByRole('button', { name: 'Nothing under way' })).toBeDefined()
  const asked = server.asked.length
  await pass(60_000)
  expect(server.asked.length).toBe(asked)
})

test('where the journal cannot be read nothing is said to be at rest, and it is asked again until it can be', async () => {
  server.fails = { kind: 'store_down', status: 503, code: '', title: '', details: [], requestId: '', sent: false }
  await open()
  await pass(5_000)
  const tray = await show('What is under way cannot be read')
  expect(within(tray).queryByText('Nothing is under way.')).toBeNull()
  expect(within(tray).getByText(/^How things stand cannot be read: /)).toBeDefined()
  server.fails = undefined
  await pass(10_000)
  expect(within(tray).getByText('Nothing is under way.')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Nothing under way', hidden: true })).toBeDefined()
})

test('a list of what is done, in which nothing moves, gains what ends meanwhile', async () => {
  const Page = () => (
    <>
      <Tray />
      <ActivityPage />
    </>
  )
  server.details = [running]
  await openAt('/activity?group=done', { path: '/activity', Component: Page })
  expect(screen.queryByRole('table')).toBeNull()
  server.details = [detailOf({ id: 'r1' })]
  await pass(1_500)
  expect(within(screen.getByRole('table')).getByRole('link', { name: 'Stop cluster' })).toBeDefined()
})

test('opened it says how each stands against what is usual; what waits can be taken back', async () => {
  server.details = [running, queued]
  server.deed = (detail) => ({ ...detail, state: 'cancelled' as const })
  await open()
  const tray = await show('1 under way, 1 queued, 0 unknown')
  const [first, second] = within(tray).getAllByRole('listitem')
  expect(first?.textContent).toContain('1:00 of about 2 min')
  expect(within(first!).getByRole('link').getAttribute('href')).toBe('/activity/r1?region=kr-west1')
  expect(second?.textContent).toContain('1 before it')
  fireEvent.click(within(second!).getByRole('button', { name: 'Take it back' }))
  await pass(100)
  expect(server.asked).toContain('POST /api/journal/q1/cancel')
  expect(within(tray).getAllByRole('listitem')).toHaveLength(1)
})

test('an unknown one is loud, and has no question that the tray has no room for', async () => {
  server.details = [detailOf({ id: 'u1', state: 'unknown', reason: 'not_found', endedAt: null, tookMs: null })]
  await open()
  const tray = await show('0 under way, 0 queued, 1 unknown')
  expect(within(tray).getByRole('button', { name: 'Check now' })).toBeDefined()
  expect(within(tray).queryByRole('button', { name: /did not happen/ })).toBeNull()
})

/** The browser's messages: what it was asked, what it lets, what was shown. */
function browserMessages(permission: NotificationPermission) {
  const shown: string[] = []
  class Message {
    static permission: NotificationPermission = 'default'
    static requestPermission = vi.fn(() => Promise.resolve((Message.permission = permission)))
    addEventListener = () => undefined
    constructor(title: string) {
      shown.push(title)
    }
  }
  vi.stubGlobal('Notification', Message)
  return { shown, asked: Message.requestPermission }
}

test('the browser is asked by a press alone; then it tells what ends while one looks elsewhere', async () => {
  prefer('notify', 'off')
  const { shown, asked } = browserMessages('granted')
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
  server.details = [running]
  await open()
  const tray = await show('1 under way, 0 queued, 0 unknown')
  expect(asked).not.toHaveBeenCalled()
  fireEvent.click(within(tray).getByRole('checkbox', { name: 'Tell me when one of them ends' }))
  await pass(50)
  expect(asked).toHaveBeenCalledTimes(1)
  expect(preferences().notify).toBe('on')
  server.details = [{ ...running, state: 'unknown' }]
  await pass(2_000)
  expect(shown).toEqual(['Stop cluster, orders: not known whether it happened'])
})

test('who looks at the page is told there alone; who does not let the browser tell is told why not', async () => {
  prefer('notify', 'on')
  const { shown } = browserMessages('denied')
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  server.details = [running]
  await open()
  server.details = [{ ...running, state: 'unknown' }]
  await pass(2_000)
  expect(shown).toEqual([])
  prefer('notify', 'off')
  const tray = await show('0 under way, 0 queued, 1 unknown')
  fireEvent.click(within(tray).getByRole('checkbox'))
  await pass(50)
  expect(within(tray).getByRole('status').textContent).toMatch(/does not let this page/)
  expect(preferences().notify).toBe('off')
})
