// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { detailOf } from '#test/journal.ts'
import { oneJournalPerTest, openAt, pass, server } from '#test/journal-page.tsx'
import { takeToasts } from '#console/ui/toast.ts'
import { ActivityPage } from './ActivityPage.tsx'

await import('#console/ui/DialogPopup.tsx')
vi.setConfig({ testTimeout: 20_000 })
oneJournalPerTest()

const open = (search = '') => openAt(`/activity${search}`, { path: '/activity', Component: ActivityPage })
const press = async (name: string | RegExp, place: HTMLElement = document.body) => {
  fireEvent.click(within(place).getByRole('button', { name }))
  await pass(50)
}
const asked = () => server.asked.filter((call) => call.startsWith('GET /api/journal?')).at(-1)
const lost = detailOf({
  id: 'u1',
  state: 'unknown',
  reason: 'not_found',
  operation: 'createCluster',
  cluster: { id: null, name: 'wallet' },
  endedAt: null,
  tookMs: null,
  requestId: null,
  nextLookAt: '2026-11-23T10:00:14.000Z',
  looksUntil: '2026-11-23T10:08:00.000Z',
})

test('a row tells when, what, where, who, how it stands and how long it took, and leads to the rest', async () => {
  server.details = [
    detailOf(),
    detailOf({
      id: 'w2',
      state: 'rejected',
      reason: 'cloud_refused',
      requestId: null,
      tookMs: null,
      endedAt: null,
      actor: { name: '', keyHint: 'k' },
    }),
  ]
  await open()
  const [, done, refused] = within(screen.getByRole('table')).getAllByRole('row')
  expect(done?.textContent).toContain('Stop cluster')
  expect(done?.textContent).toContain('jihye.han')
  expect(done?.textContent).toContain('1:30')
  expect(within(done!).getByRole('link', { name: 'Stop cluster' }).getAttribute('href')).toBe('/activity/w1?region=kr-west1')
  expect(refused?.textContent).toContain('the cloud said no')
  expect(refused?.textContent).toContain('no name given')
  expect(within(refused!).getByRole('link', { name: 'Try again' }).getAttribute('href')).toMatch(
    /\/clusters\/\w+\?region=kr-west1&again=w2$/,
  )
})

test('what nobody knows stands on top: it says what is done, and by pressing twice that it did not happen', async () => {
  server.details = [detailOf(), lost]
  server.deed = (detail, deed) => (deed === 'not-applied' ? { ...detail, state: 'not_applied' as const } : detail)
  await open()
  const notice = screen.getByRole('group', { name: 'Create cluster, wallet: we do not know whether the cloud received it.' })
  expect(notice.textContent).toContain('It is not sent again.')
  expect(notice.textContent).toContain('next look in 14 seconds, 8 min left')
  await press('Check now', notice)
  expect(takeToasts()).toMatchObject([{ title: 'Create cluster · wallet', text: 'Looked for it: nothing new so far.' }])
  await press('It did not happen…', notice)
  expect(server.asked).not.toContain('POST /api/journal/u1/not-applied')
  await press('It did not happen', screen.getByRole('dialog'))
  await pass(200)
  expect(server.asked).toContain('POST /api/journal/u1/not-applied')
  expect(screen.queryByRole('group', { name: /we do not know/ })).toBeNull()
})

test('what has moved on meanwhile is said and read again', async () => {
  server.details = [lost]
  server.deed = () => ({ kind: 'refused', status: 409, code: '', title: '', details: [], requestId: '', sent: false })
  await open()
  await press('Check now')
  expect(takeToasts()[0]?.text).toMatch(/^It has moved on meanwhile/)
})

test('filters stand in the URL and reach our server; clearing takes them all away', async () => {
  server.details = [detailOf()]
  const router = await open('?group=failed&q=nothing')
  expect(screen.getByText('Nothing fits these filters')).toBeDefined()
  fireEvent.change(screen.getByLabelText('Region'), { target: { value: 'kr-east1' } })
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-11-20' } })
  fireEvent.change(screen.getByLabelText('Who, in full'), { target: { value: 'kim' } })
  await pass(500)
  expect(router.state.location.search).toBe('?group=failed&q=nothing&region=kr-west1&where=kr-east1&from=2026-11-20&actor=kim')
  expect(asked()).toContain('region=kr-east1')
  expect(asked()).toContain('from=2026-11-19T15%3A00%3A00.000Z')
  fireEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0]!)
  await pass(500)
  expect(router.state.location.search).toBe('?region=kr-west1')
  expect(screen.getByRole('table')).toBeDefined()
})

test('an empty journal says what will stand here; one that cannot be read says so', async () => {
  await open()
  expect(screen.getByText('Nothing has been changed yet')).toBeDefined()
})

test('while the journal cannot be read the page says so, and trying again helps', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  server.fails = { kind: 'store_down', status: 503, code: '', title: '', details: [], requestId: '', sent: false }
  await open()
  await pass(2_000)
  expect(screen.getByRole('alert').textContent).toContain('The store of this console fails')
  server.fails = undefined
  server.details = [detailOf()]
  await press('Try again')
  await pass(100)
  expect(screen.getByRole('table')).toBeDefined()
})

test('a request id from elsewhere: what the cloud says, and what this console knows', async () => {
  server.details = [detailOf({ requestId: 'req-77' }), detailOf({ id: 'w2', requestId: 'req-777' })]
  server.more = { 'GET /api/kr-west1/v1/requests/req-77': { request_id: 'req-77', state: 'SUCCESS' } }
  await open()
  await press('Look up a request id…')
  const dialog = screen.getByRole('dialog')
  fireEvent.change(within(dialog).getByLabelText('Request id'), { target: { value: 'req/77' } })
  await press('Look up', dialog)
  expect(within(dialog).getByText(/A request id has letters/)).toBeDefined()
  fireEvent.change(within(dialog).getByLabelText('Request id'), { target: { value: ' req-77 ' } })
  await press('Look up', dialog)
  await pass(100)
  expect(within(dialog).getByText('Show Request says SUCCESS.')).toBeDefined()
  expect(within(dialog).getAllByRole('link')).toHaveLength(1)
})
