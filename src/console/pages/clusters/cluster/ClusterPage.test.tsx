// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { IntlProvider } from 'use-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Session } from '#contract/bff/session.ts'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { createQueryClient } from '#console/api/query.ts'
import { sessionQuery } from '#console/api/session.ts'
import { cluster } from '#console/messages/en/cluster.ts'
import { en } from '#console/messages/en/en.ts'
import { plan } from '#console/messages/en/plan.ts'
import { rules } from '#console/messages/en/rules.ts'
import { takeToasts } from '#console/ui/toast.ts'
import { ClusterPage } from './ClusterPage.tsx'

// Fetched when first needed; here beforehand, so that no test waits for a chunk.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/MenuPopup.tsx')])
// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 20_000 })

type Cluster = Result<'showCluster'>
const id = '4950ee9bced610ba64f0ef95bb554614'
const start = Date.parse('2026-11-23T10:00:00Z')

const session: Session = {
  environment: 'demo',
  regions: ['kr-west1'],
  region: 'kr-west1',
  accessKeyHint: 'DEMO…0001',
  displayName: 'Test',
  accountId: '',
  mayNotList: false,
  endpoints: { 'kr-west1': 'http://127.0.0.1:4601/kr-west1' },
  apiVersion: 'postgresql 1.0',
  cloudOffsetMs: 0,
  skewMs: 0,
  endsAt: '2026-11-23T18:00:00Z',
  speed: 20,
}

const orders: Cluster = {
  account_id: 'acc',
  allowable_ip_addresses: ['10.20.0.0/16', '10.30.0.0/16', '10.40.0.0/16'],
  created_at: '2026-01-05T00:00:00Z',
  created_by: 'someone',
  dbaas_engine: 'PostgreSQL',
  dbaas_engine_version_name: 'PostgreSQL 16.10',
  ha_enabled: false,
  id,
  init_config_option: { database_name: 'orders', database_user_name: 'app', database_port: 2866 },
  instance_groups: [
    {
      id: 'g1',
      role_type: 'ACTIVE',
      server_type_name: 'db1v2m4',
      block_storage_groups: [{ id: 'v1', name: 'orders-pg-data-01', role_type: 'DATA', size_gb: 512, volume_type: 'SSD' }],
      instances: [{ name: 'orders-pg-01', role_type: 'ACTIVE', service_state: 'RUNNING', service_ip_address: '10.20.4.11' }],
    },
  ],
  maintenance_option: null,
  modified_at: '2026-10-14T00:00:00Z',
  modified_by: 'someone',
  name: 'orders',
  nat_enabled: false,
  origin_cluster_id: null,
  product_image_type: 'PostgreSQL Community',
  product_type: 'PostgreSQL Community',
  replicas: [],
  role_type: 'ORIGIN',
  service_state: 'RUNNING',
  software_version: '16.10',
  subnet_id: 'd827e595',
  timezone: 'Asia/Seoul',
}

const words = { ...en, cluster, plan, rules }

/** What the cloud says now, and what was sent to it. */
let cloud: { cluster: Partial<Cluster> | undefined; request: string; refuses: Failure | undefined; sent: string[] }

const notFound: Failure = { kind: 'not_found', status: 404, code: '', title: '', details: [], requestId: 'req-404', sent: true }
const refused: Failure = {
  kind: 'cloud',
  status: 400,
  code: 'Dbaas.ValidationError.ExistInprogress',
  title: 'Exist inprogress',
  details: [],
  requestId: 'req-refused',
  sent: true,
}

function answer(path: string, method: string): Response {
  const fail = (failure: Failure) => Response.json({ failure }, { status: failure.status })
  if (method !== 'GET') {
    cloud.sent.push(`${method} ${path}`)
    return cloud.refuses === undefined ? Response.json({ request_id: 'req-1', resource: { id } }, { status: 202 }) : fail(cloud.refuses)
  }
  if (path.includes('/v1/requests/')) return Response.json({ request_id: 'req-1', state: cloud.request })
  return cloud.cluster === undefined ? fail(notFound) : Response.json(cloud.cluster)
}

async function open(search = '') {
  const client = createQueryClient()
  client.setQueryData(sessionQuery.queryKey, session)
  const router = createMemoryRouter([{ path: '/clusters/:clusterId', Component: ClusterPage }], {
    initialEntries: [`/clusters/${id}?region=kr-west1${search}`],
  })
  render(
    <IntlProvider locale="en" messages={words} timeZone="Asia/Seoul">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </IntlProvider>,
  )
  await pass(0)
  return router
}

/** Lets time pass, with everything that falls due in it. */
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const press = async (name: string, place: HTMLElement = document.body) => {
  fireEvent.click(within(place).getByRole('button', { name }))
  await pass(50)
}

beforeEach(() => {
  vi.useFakeTimers({ now: start })
  cloud = { cluster: orders, request: 'IN_PROGRESS', refuses: undefined, sent: [] }
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => Promise.resolve(answer(url, init.method ?? 'GET')))
  takeToasts()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('a cluster in words: state, connection strings, servers, volumes, options', async () => {
  await open()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('orders')
  expect(screen.getByText('jdbc:postgresql://10.20.4.11:2866/orders?user=app')).toBeDefined()
  expect(screen.getByRole('row', { name: /orders-pg-01.*Running.*Active.*db1v2m4.*2.*4 GB.*10\.20\.4\.11/ })).toBeDefined()
  expect(screen.getByRole('row', { name: /orders-pg-data-01.*DATA.*SSD.*512 GB/ })).toBeDefined()
  await press('and 2 more')
  expect(screen.getByText('10.40.0.0/16')).toBeDefined()
})

test('an answer that lacks parts and has words nobody knows is shown as far as it goes', async () => {
  cloud.cluster = {
    id,
    name: 'orders',
    service_state: 'HIBERNATED',
    role_type: 'TWIN',
    instance_groups: [{}] as unknown[] as Cluster['instance_groups'],
  }
  await open()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('orders')
  expect(screen.getByText('HIBERNATED')).toBeDefined()
  expect(screen.getByText('The cloud shows no volumes yet.')).toBeDefined()
})

test('an id that the cloud does not know has a page that says so', async () => {
  cloud.cluster = undefined
  await open()
  expect(screen.getAllByText('There is no cluster with this id in kr-west1')).not.toHaveLength(0)
  expect(screen.getByRole('link', { name: 'To the clusters in kr-west1' })).toBeDefined()
})

test('a stuck cluster keeps its way out: sync can be pressed, the others say why not', async () => {
  cloud.cluster = { ...orders, service_state: 'UNKNOWN' }
  await open()
  expect(screen.getByText('The cloud does not know the state of this cluster')).toBeDefined()
  const [sync] = screen.getAllByRole('button', { name: 'Sync state…' })
  expect(sync?.getAttribute('aria-disabled')).toBeNull()
  const restart = screen.getByRole('button', { name: 'Restart…' })
  expect(restart.getAttribute('aria-disabled')).toBe('true')
  expect(document.getElementById(restart.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/refuses changes/)
})

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

test('nothing is asked again once all is settled', async () => {
  await open()
  const fetch = vi.fn<() => Promise<Response>>(() => Promise.resolve(Response.json(orders)))
  vi.stubGlobal('fetch', fetch)
  await pass(120_000)
  expect(fetch).not.toHaveBeenCalled()
})

test('reading again reads the replicas too, and a failure to read them can be tried again', async () => {
  const replica = 'aaaa9bced610ba64f0ef95bb55461400'
  cloud.cluster = { ...orders, replicas: [replica] }
  const asked: string[] = []
  let broken = true
  const answering = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push(url.replace(/^.*\/v1/, '').replace(/\?.*$/, ''))
    if (url.includes('/replicas')) {
      const failure = { ...notFound, kind: 'forbidden', status: 403 }
      return Promise.resolve(broken ? Response.json({ failure }, { status: 403 }) : Response.json({ contents: [] }))
    }
    if (/clusters\?/.test(url)) return Promise.resolve(Response.json({ contents: [], count: 0, page: 0, size: 100, sort: [] }))
    return answering(url, init)
  })
  await open()
  await pass(2_000)
  broken = false
  await press('Try again')
  await pass(1_000)
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  asked.length = 0
  await press('Read again')
  await pass(1_000)
  expect(asked.toSorted()).toEqual(['/clusters', `/clusters/${id}`, `/clusters/${id}/replicas`])
})

test('a refusal stays in the dialog, with its request id and what to do', async () => {
  cloud.refuses = refused
  await open()
  await press('Restart…')
  await press('Restart orders', screen.getByRole('dialog'))
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('req-refused')).toBeDefined()
  expect(dialog.getByText(/Another operation runs on this cluster/)).toBeDefined()
  expect(cloud.sent).toHaveLength(1)
})

test('a plan that is on its way stays open until the cloud has answered', async () => {
  await open()
  const answering = globalThis.fetch
  const waiting: (() => void)[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method === 'POST') await new Promise<void>((resolve) => waiting.push(resolve))
    return answering(url, init)
  })
  await press('Restart…')
  const dialog = screen.getByRole('dialog')
  expect(within(dialog).getByText('Nothing has been sent yet.')).toBeDefined()
  await press('Restart orders', dialog)
  expect(within(dialog).getByText('Sent, waiting for the cloud.')).toBeDefined()
  const keep = within(dialog).getByRole('button', { name: 'Leave it as it is' })
  expect(document.getElementById(keep.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/^It is sent/)
  await press('Leave it as it is', dialog)
  fireEvent.keyDown(dialog, { key: 'Escape' })
  await pass(500)
  expect(within(dialog).queryByRole('button', { name: 'Close' })).toBeNull()
  cloud.refuses = refused
  waiting[0]?.()
  await pass(500)
  expect(within(screen.getByRole('dialog')).getByText('req-refused')).toBeDefined()
  expect(screen.getByText('The last attempt failed, see below.')).toBeDefined()
  cloud.refuses = undefined
  await press('Restart orders', dialog)
  cloud.cluster = { ...orders, service_state: 'RESTARTING' }
  waiting[1]?.()
  await pass(500)
  expect(screen.queryByRole('dialog')).toBeNull()
  await press('Dismiss')
})

test('terminate asks for the name, and a later 404 is its success', async () => {
  cloud.cluster = { ...orders, service_state: 'STOPPED', replicas: ['r1'] }
  await open()
  fireEvent.click(screen.getByRole('button', { name: /More actions/ }))
  await vi.waitFor(() => screen.getByRole('menuitem', { name: /Terminate/ }))
  fireEvent.click(screen.getByRole('menuitem', { name: /Terminate/ }))
  await pass(100)
  const dialog = screen.getByRole('dialog', { name: 'Terminate orders' })
  await press('Terminate orders', dialog)
  expect(cloud.sent).toEqual([])
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: 'orders' } })
  cloud.cluster = { ...orders, service_state: 'TERMINATING' }
  await press('Terminate orders', dialog)
  expect(cloud.sent).toEqual([`DELETE /api/kr-west1/v1/clusters/${id}`])
  cloud.cluster = undefined
  await pass(3_000)
  expect(takeToasts().map((toast) => toast.title)).toEqual(['orders terminated'])
  expect(screen.getByText('The cloud no longer has this cluster')).toBeDefined()
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
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ failure: { ...notFound, kind: 'forbidden', status: 403 } }, { status: 403 })))
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
  await pass(1_000)
  expect(screen.getByText('done in 1:42')).toBeDefined()
  expect(takeToasts()).toEqual([])
})

test('a refresh that fails leaves the page and says that it is old', async () => {
  await open()
  cloud.cluster = undefined
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ failure: { ...refused, kind: 'forbidden', status: 403 } }, { status: 403 })))
  await press('Read again')
  await pass(1_000)
  expect(screen.getByText(/This is what was read last/)).toBeDefined()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('orders')
})
