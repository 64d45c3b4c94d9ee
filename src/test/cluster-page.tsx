import type { ReactNode } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, within } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { IntlProvider } from 'use-intl'
import { afterEach, beforeEach, vi } from 'vitest'
import type { JournalDetail, JournalEntry } from '#contract/bff/journal.ts'
import type { Session } from '#contract/bff/session.ts'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { createQueryClient } from '#console/api/query.ts'
import { sessionQuery } from '#console/api/session.ts'
import { cluster } from '#console/messages/en/cluster.ts'
import { en } from '#console/messages/en/en.ts'
import { journal } from '#console/messages/en/journal.ts'
import { operations } from '#console/messages/en/operations.ts'
import { plan } from '#console/messages/en/plan.ts'
import { plans } from '#console/messages/en/plans.ts'
import { rules } from '#console/messages/en/rules.ts'
import { stories } from '#console/messages/en/stories.ts'
import type { ClusterTab } from '#console/paths.ts'
import { takeToasts } from '#console/ui/toast.ts'
import { ClusterPage } from '#console/pages/clusters/cluster/ClusterPage.tsx'
import { OverviewPage } from '#console/pages/clusters/cluster/overview/OverviewPage.tsx'

/** What the tests of the cluster page and its tabs share: a cloud that answers as told, and the page on a clock that stands. */
type Cluster = Result<'showCluster'>
export const id = '4950ee9bced610ba64f0ef95bb554614'
export const start = Date.parse('2026-11-23T10:00:00Z')

export const session: Session = {
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

export const orders: Cluster = {
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

const words = { ...en, cluster, journal, operations, plan, plans, rules, stories }

/** What the cloud says now, what was sent to it with which envelope, and what the journal knows. */
type Cloud = {
  cluster: Partial<Cluster> | undefined
  request: string
  refuses: Failure | undefined
  sent: string[]
  envelopes: Envelope[]
  journal: JournalEntry[]
  /** What the journal tells of one write alone, whichever is asked for. */
  detail: JournalDetail | undefined
}
type Envelope = { readonly key: string; readonly queue?: boolean; readonly [more: string]: unknown }
const fresh = (): Cloud => ({
  cluster: orders,
  request: 'IN_PROGRESS',
  refuses: undefined,
  sent: [],
  envelopes: [],
  journal: [],
  detail: undefined,
})
export const cloud = fresh()

export const notFound: Failure = { kind: 'not_found', status: 404, code: '', title: '', details: [], requestId: 'req-404', sent: true }
export const refused: Failure = {
  kind: 'cloud',
  status: 400,
  code: 'Dbaas.ValidationError.ExistInprogress',
  title: 'Exist inprogress',
  details: [],
  requestId: 'req-refused',
  sent: true,
}

function answer(path: string, { method = 'GET', body }: RequestInit): Response {
  const fail = (failure: Failure) => Response.json({ failure }, { status: failure.status })
  if (method !== 'GET') {
    cloud.sent.push(`${method} ${path}`)
    const envelope: Partial<Envelope> = typeof body === 'string' ? JSON.parse(body) : {}
    if (envelope.key !== undefined) cloud.envelopes.push({ key: envelope.key, ...envelope })
    if (cloud.refuses === undefined && envelope.queue === true) return Response.json({ queued: cloud.journal[0] ?? null }, { status: 202 })
    return cloud.refuses === undefined ? Response.json({ request_id: 'req-1', resource: { id } }, { status: 202 }) : fail(cloud.refuses)
  }
  if (cloud.detail !== undefined && path === `/api/journal/${cloud.detail.id}`) return Response.json(cloud.detail)
  if (path.startsWith('/api/journal/') && !path.endsWith('/tray')) return fail(notFound)
  if (path.startsWith('/api/journal')) {
    return Response.json({ entries: cloud.journal, count: cloud.journal.length, page: 0, size: 20 })
  }
  if (path.includes('/v1/requests/')) return Response.json({ request_id: 'req-1', state: cloud.request })
  return cloud.cluster === undefined ? fail(notFound) : Response.json(cloud.cluster)
}

/** A tab other than the overview, with the words that its route brings along. */
export type Tab = { readonly path: ClusterTab; readonly Component: () => ReactNode; readonly words?: object }

/** Opens the page of `orders`, with more of a query where the test follows a request. */
export async function open(search = '', tab?: Tab) {
  const client = createQueryClient()
  client.setQueryData(sessionQuery.queryKey, session)
  const children = [{ index: true, Component: OverviewPage }, ...(tab === undefined ? [] : [{ path: tab.path, Component: tab.Component }])]
  const router = createMemoryRouter([{ path: '/clusters/:clusterId', Component: ClusterPage, children }], {
    initialEntries: [`/clusters/${id}${tab === undefined ? '' : `/${tab.path}`}?region=kr-west1${search}`],
  })
  render(
    <IntlProvider locale="en" messages={{ ...words, ...tab?.words }} timeZone="Asia/Seoul">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </IntlProvider>,
  )
  await pass(0)
  return router
}

/** Lets time pass, with everything that falls due in it. */
export const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
export const press = async (name: string, place: HTMLElement = document.body) => {
  fireEvent.click(within(place).getByRole('button', { name }))
  await pass(50)
}

/** A new cloud at ten o'clock for each test of the file. */
export function onePagePerTest(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: start })
    Object.assign(cloud, fresh())
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => Promise.resolve(answer(url, init)))
    takeToasts()
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
  })
}
