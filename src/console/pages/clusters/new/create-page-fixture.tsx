import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { IntlProvider } from 'use-intl'
import { vi } from 'vitest'
import type { Session } from '#contract/bff/session.ts'
import type { Failure } from '#contract/errors.ts'
import { createQueryClient } from '#console/api/query.ts'
import { sessionQuery } from '#console/api/session.ts'
import { create } from '#console/messages/en/create.ts'
import { en } from '#console/messages/en/en.ts'
import { plan } from '#console/messages/en/plan.ts'
import { create as createKo } from '#console/messages/ko/create.ts'
import { ko } from '#console/messages/ko/ko.ts'
import { plan as planKo } from '#console/messages/ko/plan.ts'
import type { Messages } from '#console/messages/words.ts'
import { takeToasts } from '#console/ui/toast.ts'
import { CreateClusterPage } from './CreateClusterPage.tsx'

/* The page in jsdom over a cloud that says what a test wants; the clock is vitest's. */

// Fetched when first needed; here beforehand, so that no test waits for a chunk.
await Promise.all([import('#console/ui/DialogPopup.tsx'), import('#console/ui/TipPopup.tsx')])

/** A password that must turn up nowhere but in the request. */
export const canary = 'canary-Passw0rd'
const session: Session = {
  environment: 'demo',
  regions: ['kr-west1'],
  region: 'kr-west1',
  accessKeyHint: 'DEMO…0001',
  displayName: '',
  accountId: '',
  mayNotList: false,
  endpoints: { 'kr-west1': 'http://127.0.0.1:4601/kr-west1' },
  apiVersion: 'postgresql 1.0',
  cloudOffsetMs: 0,
  skewMs: 0,
  endsAt: '2026-11-23T18:00:00Z',
  speed: 20,
}
const engine = (version: string, ended: boolean) => ({
  id: `e${version}`,
  name: `PostgreSQL ${version}`,
  software_version: version,
  end_of_service: ended,
  major_version: '',
  os_type: 'RHEL',
  os_version: '9',
})
const type = {
  name: 'db1v2m4',
  cpu_core: 2,
  memory_gb: 4,
  purpose: 'General',
  type: 'Standard',
  description: '',
  product_type: '',
  product_image_type: '',
}

type Cloud = {
  refuses: Failure | undefined
  /** ms until it answers a create. */
  takes: number
  bodies: unknown[]
  clusters: { id: string; name: string; created_at: string }[]
}

/** What the cloud says to a create, what was sent to it, and what it lists. */
export const cloud: Cloud = {
  refuses: undefined,
  takes: 0,
  bodies: [],
  clusters: [],
}

export const words = { en: { ...en, create, plan }, ko: { ...ko, create: createKo, plan: planKo } }

function answer(path: string, init: RequestInit): Response {
  if (init.method === 'POST') {
    cloud.bodies.push((JSON.parse(typeof init.body === 'string' ? init.body : '{}') as { body?: unknown }).body)
    const failure = cloud.refuses
    return failure
      ? Response.json({ failure }, { status: failure.status || 502 })
      : Response.json({ request_id: 'req-1', resource: { id: 'c1' } }, { status: 202 })
  }
  if (path.includes('/properties'))
    return Response.json({
      contents: [
        { name: 'timezone', value: 'Asia/Seoul' },
        { name: 'timezone', value: 'UTC' },
      ],
    })
  if (path.includes('/engine-versions')) return Response.json({ contents: [engine('14.1', true), engine('17.6', false)] })
  if (path.includes('/server-types')) return Response.json({ contents: [type] })
  return Response.json({ contents: cloud.clusters, count: cloud.clusters.length, page: 0, size: 100 })
}

/** Opens one step of the page. A sentence that is missing or breaks throws. */
export async function open(step = 'engine', language: 'en' | 'ko' = 'en') {
  const client = createQueryClient()
  client.setQueryData(sessionQuery.queryKey, session)
  const router = createMemoryRouter(
    [
      { path: '/clusters/new', Component: CreateClusterPage },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [`/clusters/new?region=kr-west1&step=${step}`] },
  )
  const fail = (error: Error) => {
    throw error
  }
  render(
    <IntlProvider locale={language} messages={words[language] as Messages} timeZone="Asia/Seoul" onError={fail}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </IntlProvider>,
  )
  await pass(100)
  return router
}

/** Lets time pass, with everything that falls due in it. */
export const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
export const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
export const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await pass(50)
}
/** All the browser keeps. */
export const storage = () => JSON.stringify({ ...sessionStorage, ...localStorage })

/** From the first step to the review, with everything that must be filled in. */
export async function fillIn() {
  await press('Next: Topology')
  await press('Next: Server type')
  fireEvent.click(screen.getByRole('radio', { name: /db1v2m4/ }))
  await press('Next: Storage')
  await press('Next: Network and access')
  fill('Subnet id', 'subnet1')
  await press('Next: Database')
  fill('Cluster name', 'wallet')
  fill('Database name', 'wallet')
  fill('User', 'app')
  fill('Password', canary)
  await press('Next: Backup and maintenance')
  await press('Next: Tags')
  await press('Next: Review')
}

/** Before each test: nothing kept, nothing sent, a still clock. */
export function setUp() {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T10:00:00Z') })
  Object.assign(cloud, { refuses: undefined, takes: 0, bodies: [], clusters: [] })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const response = answer(url, init)
    if (init.method === 'POST' && cloud.takes > 0) await new Promise((done) => setTimeout(done, cloud.takes))
    return response
  })
  sessionStorage.clear()
  localStorage.clear()
  takeToasts()
}

export function tearDown() {
  cleanup()
  vi.useRealTimers()
}
