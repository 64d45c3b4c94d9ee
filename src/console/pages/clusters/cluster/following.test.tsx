// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { takeToasts } from '#console/ui/toast.ts'
import { cloud, id, notFound, onePagePerTest, open, orders, pass, press, start } from '#test/cluster-page.tsx'

// Fetched when first needed; here beforehand, so that no test waits for a chunk.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/MenuPopup.tsx')])
// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 20_000 })
onePagePerTest()

test('a stop is planned, sent once by a double click, followed to its end and told once', async () => {
  const router = await open()
  await press('Stop…')
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('Every connection to orders is closed.')).toBeDefined()
  const send = dialog.getByRole('button', { name: 'Stop orders' })
  cloud.cluster = { ...orders, service_state: 'STOPPING' }
  fireEvent.click(send)
  fireEvent.click(send)
  await pass(100)
  expect(cloud.sent).toEqual([`POST /api/kr-west1/v1/clusters/${id}/stop`])
  expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
    region: 'kr-west1',
    request: 'req-1',
    operation: 'stopCluster',
    sent: expect.stringMatching(/^2026-11-23T10:00:00/),
  })
  expect(screen.getByText('0:00 of about 6 sec')).toBeDefined()

  await pass(20_000)
  const strip = within(screen.getByRole('region', { name: 'The request being followed' }))
  expect(strip.getByRole('status').textContent).toMatch(/^longer than usual.*It is watched on\.$/)
  cloud.cluster = { ...orders, service_state: 'STOPPED', modified_at: '2026-11-23T10:00:21Z' }
  cloud.request = 'COMPLETED'
  await pass(3_000)
  expect(strip.getByRole('status').textContent).toMatch(/^done in 0:2\d$/)
  expect(takeToasts().map((toast) => [toast.kind, toast.title])).toEqual([['done', 'orders stopped']])
  cloud.cluster = { ...orders, service_state: 'STARTING' }
  await press('Read again')
  await pass(60_000)
  expect(screen.getByText(/^done in 0:2\d$/)).toBeDefined()
  expect(screen.getByText('Show Request says: COMPLETED')).toBeDefined()
  expect(takeToasts()).toEqual([])
})

test('a settled cluster is no success while Show Request has it in hand: it is asked once more before the verdict', async () => {
  cloud.request = 'PENDING'
  await open(`&request=req-1&operation=exportLog&sent=${new Date(start).toISOString()}`)
  cloud.cluster = { ...orders, modified_at: '2026-11-23T10:00:02Z' }
  // Which of the two is read first is chance: here the word is the older one.
  await press('Read again')
  expect(screen.queryByText(/^done/)).toBeNull()
  cloud.request = 'FAILED'
  await pass(3_000)
  expect(screen.getByText('failed, the state is Running')).toBeDefined()
  expect(takeToasts().map((toast) => toast.kind)).toEqual(['error'])
})

test('a reload goes on following; a create that the cloud does not show yet is no error', async () => {
  cloud.cluster = undefined
  const router = await open(`&request=req-1&operation=createCluster&sent=${new Date(start - 2_000).toISOString()}`)
  expect(screen.getByText(/appears here as soon as the cloud shows it/)).toBeDefined()
  cloud.cluster = { ...orders, service_state: 'CREATING' }
  await pass(2_000)
  expect(screen.getByText('Creating')).toBeDefined()
  cloud.cluster = { ...orders, modified_at: '2026-11-23T10:00:30Z' }
  await pass(30_000)
  expect(takeToasts().map((toast) => toast.title)).toEqual(['orders is created'])
  await press('Dismiss')
  expect(router.state.location.search).toBe('?region=kr-west1')
})

test('no verdict comes from what was read before the request could begin', async () => {
  const sent = new Date(start - 1_000).toISOString()
  cloud.request = ''
  await open(`&request=req-1&operation=stopCluster&sent=${sent}`)
  const answering = globalThis.fetch
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ failure: { ...notFound, kind: 'forbidden', status: 403 } }, { status: 403 })),
  )
  await pass(30_000)
  expect(screen.queryByText(/^failed/)).toBeNull()
  cloud.cluster = { ...orders, service_state: 'STOPPED', modified_at: '2026-11-23T10:00:20Z' }
  vi.stubGlobal('fetch', answering)
  await pass(20_000)
  expect(screen.getByText(/^done in/)).toBeDefined()
})

test('after the verdict the cluster is read until it has answered once more', async () => {
  cloud.request = ''
  const answering = globalThis.fetch
  let late = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    // The read that leads to the verdict is the last that comes through for a while.
    if (url.includes(`/v1/clusters/${id}`) && Date.now() > start + 5_000) late += 1
    const failure = { ...notFound, kind: 'forbidden', status: 403 }
    return late > 1 && Date.now() < start + 15_000 ? Promise.resolve(Response.json({ failure }, { status: 403 })) : answering(url, init)
  })
  await open(`&request=req-1&operation=stopCluster&sent=${new Date(start).toISOString()}`)
  await pass(10_000)
  expect(screen.getByText('failed, the state is Running')).toBeDefined()
  cloud.cluster = { ...orders, service_state: 'STOPPING' }
  await pass(10_000)
  expect(screen.getByText('Stopping')).toBeDefined()
})

test.each([
  ['STOPPED', 'done', /^done in 0:\d\d$/],
  ['ERROR', 'error', 'failed, the state is Error'],
])('a cluster read before the cloud says that it is done is no failure: it is read again, and is %s', async (state, kind, told) => {
  cloud.cluster = { ...orders, service_state: 'STOPPING' }
  await open(`&request=req-1&operation=stopCluster&sent=${new Date(start).toISOString()}`)
  await pass(5_000)
  const sick = { ...orders, service_state: 'ERROR', modified_at: '2026-11-23T10:00:05Z' }
  cloud.cluster = sick
  cloud.request = 'COMPLETED'
  // From the moment that both are known for the first time; what was read in the same second does not tell.
  await pass(1_100)
  expect(screen.queryByText(/^(?:done|failed)/)).toBeNull()
  cloud.cluster = { ...sick, service_state: state }
  await pass(5_000)
  expect(screen.getByText(told)).toBeDefined()
  expect(takeToasts().map((toast) => toast.kind)).toEqual([kind])
})

test('a create that the cloud never shows is judged once, and the asking ends', async () => {
  cloud.cluster = undefined
  cloud.request = ''
  await open(`&request=req-1&operation=createCluster&sent=${new Date(start).toISOString()}`)
  await pass(20_000)
  expect(screen.getAllByText('There is no cluster with this id in kr-west1')).not.toHaveLength(0)
  expect(takeToasts().map((toast) => toast.kind)).toEqual(['error'])
  const fetch = vi.fn<() => Promise<Response>>(() => Promise.resolve(Response.json({ failure: notFound }, { status: 404 })))
  vi.stubGlobal('fetch', fetch)
  await pass(60_000)
  expect(fetch).not.toHaveBeenCalled()
})

test('Show Request is asked again after it failed at first', async () => {
  const answering = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url.includes('/v1/requests/') ? Promise.resolve(Response.json({ failure: notFound }, { status: 404 })) : answering(url, init),
  )
  cloud.cluster = { ...orders, service_state: 'STOPPING' }
  await open(`&request=req-1&operation=stopCluster&sent=${new Date(start).toISOString()}`)
  await pass(500)
  expect(screen.getByText('Show Request cannot be read')).toBeDefined()
  vi.stubGlobal('fetch', answering)
  await pass(3_000)
  expect(screen.getByText('Show Request says: IN_PROGRESS')).toBeDefined()
})

test('one that had ended before the page was opened has its strip and no toast', async () => {
  cloud.cluster = { ...orders, modified_at: '2026-11-23T09:10:00Z' }
  await open('&request=req-1&operation=restartCluster&sent=2026-11-23T09:08:18Z')
  await pass(3_000)
  expect(screen.getByText('done in 1:42')).toBeDefined()
  expect(takeToasts()).toEqual([])
})
