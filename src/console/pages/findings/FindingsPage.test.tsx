// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { IntlProvider } from 'use-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ignoresPath, type FindingPage, type FleetProgress, type ListedFinding } from '#contract/bff/fleet.ts'
import type { Session } from '#contract/bff/session.ts'
import type { Failure } from '#contract/errors.ts'
import { createQueryClient } from '#console/api/query.ts'
import { sessionQuery } from '#console/api/session.ts'
import { en } from '#console/messages/en/en.ts'
import { findings } from '#console/messages/en/findings.ts'
import { operations } from '#console/messages/en/operations.ts'
import { session } from '#test/cluster-page.tsx'
import { FindingsPage } from './FindingsPage.tsx'

const whole: FleetProgress = {
  regions: [{ region: 'kr-west1', count: 3, listed: 3, listedAt: null, failure: null }],
  read: 12,
  wanted: 12,
  refused: [],
  oldestAt: null,
  perMinute: 120,
  lastMinute: 0,
}
const empty: FindingPage = {
  findings: [],
  bySeverity: { critical: 0, warning: 0, notice: 0 },
  byCheck: [],
  ignored: 0,
  open: 0,
  count: 0,
  page: 0,
  size: 20,
  progress: whole,
}
const unknown: ListedFinding = {
  key: 'state_unknown:abc',
  check: 'state_unknown',
  severity: 'critical',
  clusterId: 'abc',
  clusterName: 'billing',
  region: 'kr-east1',
  since: Date.now() - 600_000,
  evidence: [{ field: 'service_state', value: 'UNKNOWN' }],
  values: {},
  fix: { tab: 'overview', operation: 'synchronizeClusterState' },
  ignored: null,
}
const one: FindingPage = {
  ...empty,
  findings: [unknown],
  bySeverity: { critical: 1, warning: 0, notice: 0 },
  byCheck: [{ check: 'state_unknown', severity: 'critical', count: 1 }],
  open: 1,
  count: 1,
}
const failure: Failure = { kind: 'internal', status: 500, code: '', title: '', details: [], requestId: '', sent: true }

const twoRegions: Session = { ...session, regions: ['kr-west1', 'kr-east1'] }

/** What our server answers now, and what it was asked. */
let answer: FindingPage | Failure
let asked: { readonly method: string; readonly url: string; readonly body: unknown }[]

beforeEach(() => {
  answer = empty
  asked = []
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', (url: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push({ method, url, body: typeof body === 'string' ? JSON.parse(body) : undefined })
    if (method !== 'GET') return Promise.resolve(new Response(null, { status: 204 }))
    if ('kind' in answer) return Promise.resolve(Response.json({ failure: answer }, { status: answer.status }))
    return Promise.resolve(Response.json(answer))
  })
})
afterEach(cleanup)

function open(search = '') {
  const client = createQueryClient()
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } })
  client.setQueryData(sessionQuery.queryKey, twoRegions)
  const router = createMemoryRouter([{ path: '/findings', Component: FindingsPage }], {
    initialEntries: [`/findings?region=kr-west1${search}`],
  })
  return render(
    <IntlProvider locale="en" messages={{ ...en, findings, operations }} timeZone="UTC">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </IntlProvider>,
  )
}

test('that nothing is wrong is said of what was read, and of no more', async () => {
  open()
  expect(screen.getByRole('status').textContent).toBe('Loading')
  expect(await screen.findByText('Nothing is wrong')).toBeTruthy()
  expect(screen.getByText('3 clusters were read and checked.')).toBeTruthy()
  cleanup()
  answer = { ...empty, progress: { ...whole, regions: [{ ...whole.regions[0]!, listed: 1 }], read: 4 } }
  open()
  expect(await screen.findByText('Nothing found so far')).toBeTruthy()
  expect(screen.getByText(/^The reading goes on: 1 of 3 clusters listed, 4 of 12 details read\./)).toBeTruthy()
  cleanup()
  answer = {
    ...empty,
    ignored: 2,
    progress: { ...whole, refused: [{ region: 'kr-west1', operation: 'listReplicas', failure, againAt: '' }] },
  }
  open()
  expect(await screen.findByText('Nothing is wrong in what could be read')).toBeTruthy()
  expect(screen.getByText('3 clusters were read and checked. 2 findings are ignored.')).toBeTruthy()
  expect(screen.getByText(/postgresql:ListReplicas in kr-west1/)).toBeTruthy()
})

test('a page beyond the last one says how many there are', async () => {
  answer = { ...one, findings: [], page: 8 }
  open('&page=9')
  fireEvent.click(await screen.findByRole('button', { name: 'First page' }))
  await vi.waitFor(() => expect(asked.at(-1)?.url).toBe('/api/fleet/findings?page=0&size=20'))
})

test('what was opened stays open when another check comes first', async () => {
  answer = one
  open('&group=check')
  const list = await screen.findByRole('list', { name: 'State is Unknown' })
  const late = { check: 'state_failed', severity: 'critical', count: 1 } as const
  answer = { ...one, byCheck: [late, ...one.byCheck] }
  fireEvent.click(screen.getByRole('button', { name: 'Show what was read since' }))
  await screen.findByText('State is Failed')
  expect(list.closest('details')?.open).toBe(true)
})

test('a failure is told with a way to try again', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  answer = failure
  open()
  const again = await screen.findByRole('button', { name: 'Try again' })
  answer = one
  fireEvent.click(again)
  expect(await screen.findByText('State is Unknown')).toBeTruthy()
})

test('a finding says what, where, since when and why, and links to its cluster and its cure in its own region', async () => {
  answer = one
  open('&severity=critical&q=bil')
  const row = (await screen.findByText('State is Unknown')).closest('li')
  expect(row?.textContent).toContain('kr-east1, for 10 min, since ')
  expect(row?.textContent).toContain('The cloud has lost sight of it')
  expect(screen.getByRole('link', { name: 'billing' }).getAttribute('href')).toBe('/clusters/abc?region=kr-east1')
  expect(screen.getByRole('link', { name: 'Sync state… billing: State is Unknown' }).getAttribute('href')).toBe(
    '/clusters/abc?region=kr-east1&plan=synchronizeClusterState',
  )
  expect(asked[0]?.url).toBe('/api/fleet/findings?severity=critical&q=bil&page=0&size=20')
})

test('an ignored one says by whom, why and until when, and can be taken back', async () => {
  answer = { ...one, ignored: 1, open: 0, findings: [{ ...unknown, ignored: { actor: 'jihye', reason: 'a drill', until: null } }] }
  open('&show=ignored')
  expect(await screen.findByText('Ignored by jihye for good: a drill')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Ignore no longer: billing, State is Unknown' }))
  await vi.waitFor(() =>
    expect(asked.some(({ method, url }) => method === 'DELETE' && url === `${ignoresPath}/state_unknown%3Aabc`)).toBe(true),
  )
})
