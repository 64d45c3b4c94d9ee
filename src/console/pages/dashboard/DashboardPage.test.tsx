// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { IntlProvider } from 'use-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fleetPath, type FleetProgress, type FleetSummary, type ListedFinding } from '#contract/bff/fleet.ts'
import { trayPath, type JournalEntry } from '#contract/bff/journal.ts'
import type { Failure } from '#contract/errors.ts'
import { createQueryClient } from '#console/api/query.ts'
import { dashboard } from '#console/messages/en/dashboard.ts'
import { en } from '#console/messages/en/en.ts'
import { findings } from '#console/messages/en/findings.ts'
import { journal } from '#console/messages/en/journal.ts'
import { operations } from '#console/messages/en/operations.ts'
import { DashboardPage } from './DashboardPage.tsx'

const now = Date.parse('2026-11-26T03:00:00Z')
const iso = (beforeMs: number) => new Date(now - beforeMs).toISOString()
const minute = 60_000
const id = (letter: string) => letter.repeat(32)

const west: FleetProgress['regions'][number] = { region: 'kr-west1', count: 5, listed: 5, listedAt: iso(6_000), failure: null }
const east: FleetProgress['regions'][number] = { region: 'kr-east1', count: 0, listed: 0, listedAt: iso(6_000), failure: null }
const progress: FleetProgress = {
  regions: [west, east],
  read: 20,
  wanted: 20,
  refused: [],
  oldestAt: iso(4 * minute),
  perMinute: 120,
  lastMinute: 7,
}
const unknown: ListedFinding = {
  key: `state_unknown:${id('a')}`,
  check: 'state_unknown',
  severity: 'critical',
  clusterId: id('a'),
  clusterName: 'billing',
  region: 'kr-west1',
  since: now - 9 * minute,
  evidence: [],
  values: { state: 'UNKNOWN' },
  fix: { tab: 'overview', operation: 'synchronizeClusterState' },
  ignored: null,
}
const strip = { region: 'kr-west1', scheduled: true, read: true, missed: false }
const fleet: FleetSummary = {
  progress,
  clusters: 5,
  states: [],
  engines: [
    { word: '17.6', count: 3 },
    { word: '14.19', count: 1 },
  ],
  regions: [
    {
      word: 'kr-west1',
      count: 5,
      states: [
        { word: 'RUNNING', count: 3 },
        { word: 'UNKNOWN', count: 1 },
        { word: 'EDITING', count: 1 },
      ],
    },
  ],
  moving: { count: 1, clusters: [{ clusterId: id('b'), name: 'ledger', region: 'kr-west1', state: 'EDITING', since: iso(3 * minute) }] },
  ha: [
    { word: 'on', count: 2 },
    { word: 'off', count: 3 },
  ],
  findings: { critical: 1, warning: 0, notice: 0, ignored: 0 },
  attention: [unknown],
  ending: [{ version: '14.19', ended: true, clusters: 1 }],
  capacity: [{ region: 'kr-west1', known: 4, clusters: 5, vcpu: 24, memoryGb: 96, storageGb: 2_048 }],
  backups: [
    {
      ...strip,
      clusterId: id('c'),
      name: 'coupons',
      backups: [{ startedAt: iso(600 * minute), endedAt: iso(597 * minute), state: 'FAILED' }],
    },
    { ...strip, clusterId: id('d'), name: 'late', missed: true, backups: [] },
    { ...strip, clusterId: id('e'), name: 'free', scheduled: false, backups: [] },
    { ...strip, clusterId: id('f'), name: 'new', read: false, backups: [] },
    {
      ...strip,
      clusterId: id('0'),
      name: 'orders',
      backups: [
        { startedAt: iso(700 * minute), endedAt: iso(690 * minute), state: 'FAILED' },
        { startedAt: iso(600 * minute), endedAt: iso(576 * minute), state: 'DONE' },
      ],
    },
  ],
}

const write: JournalEntry = {
  id: 'w1',
  state: 'accepted',
  reason: null,
  operation: 'setServerType',
  environment: 'demo',
  region: 'kr-west1',
  actor: { name: 'jihye.han', keyHint: 'DEMO…0001' },
  cluster: { id: id('b'), name: 'ledger' },
  createdAt: iso(3 * minute),
  sentAt: iso(3 * minute),
  endedAt: null,
  tookMs: null,
  requestId: 'req-1',
  resourceId: id('b'),
  word: null,
  clusterState: 'EDITING',
  failure: null,
  typical: { medianMs: 9 * minute, slowMs: 15 * minute, learned: 0 },
  nextLookAt: null,
  looksUntil: null,
  candidates: [],
  ahead: 0,
}
const internal: Failure = { kind: 'internal', status: 500, code: '', title: '', details: [], requestId: '', sent: false }

let summary: FleetSummary
let failure: Failure | undefined
let asked: number
/** What the journal holds; undefined where it cannot be read. */
let entries: readonly JournalEntry[] | undefined
let askedOfJournal: string[]

beforeEach(() => {
  vi.useFakeTimers({ now })
  summary = fleet
  failure = undefined
  asked = 0
  entries = []
  askedOfJournal = []
  vi.stubGlobal('fetch', (url: string) => Promise.resolve(answer(url)))
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function answer(url: string): Response {
  const fail = (why: Failure) => Response.json({ failure: why }, { status: why.status })
  if (url === fleetPath) {
    asked += 1
    return failure === undefined ? Response.json(summary) : fail(failure)
  }
  askedOfJournal.push(url)
  if (entries === undefined) return fail(internal)
  return Response.json(url === trayPath ? { entries } : { entries, count: entries.length, page: 0, size: 20 })
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

async function open() {
  const router = createMemoryRouter([{ path: '/', Component: DashboardPage }], { initialEntries: ['/?region=kr-west1'] })
  render(
    <IntlProvider locale="en" messages={{ ...en, dashboard, findings, journal, operations }} timeZone="Asia/Seoul">
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </IntlProvider>,
    { onCaughtError: () => undefined },
  )
  await pass(10)
}
const panel = (name: string) => within(screen.getByRole('region', { name }))
const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent)
const hrefOf = (link: HTMLElement) => link.getAttribute('href')

test('each count leads to the list of its region and state; what moves stands apart', async () => {
  await open()
  const states = panel('kr-west1')
  expect(hrefOf(states.getByRole('link', { name: '3 Running' }))).toBe('/clusters?region=kr-west1&state=RUNNING')
  expect(hrefOf(states.getByRole('link', { name: '1 Unknown' }))).toBe('/clusters?region=kr-west1&state=UNKNOWN')
  expect(hrefOf(states.getByRole('link', { name: '1 Editing' }))).toBe('/clusters?region=kr-west1&state=EDITING')
  expect(states.getByText('1 changing:')).toBeDefined()
  expect(panel('kr-east1').getByText('None here.')).toBeDefined()
})

test('what needs attention says which cluster, what, since when, why, and leads to it', async () => {
  await open()
  const attention = panel('Needs attention')
  const [row] = within(attention.getByRole('list', { name: 'Needs attention' })).getAllByRole('listitem')
  expect(row?.textContent).toContain('Critical: billing State is Unknown kr-west1, for 9 min')
  expect(row?.textContent).toContain('The cloud has lost sight of it')
  expect(hrefOf(attention.getByRole('link', { name: 'Critical 1' }))).toBe('/findings?region=kr-west1&severity=critical')
  expect(hrefOf(attention.getByRole('link', { name: /^Sync.*billing: State is Unknown$/ }))).toBe(
    `/clusters/${id('a')}?region=kr-west1&plan=synchronizeClusterState`,
  )
})

test('what runs, the versions past their service, HA and capacity with how much of it was read', async () => {
  await open()
  expect(panel('Runs now').getByRole('listitem').textContent).toBe('ledgerkr-west1Editingfor 3 min')
  const engines = panel('HA and engines')
  expect(engines.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'PostgreSQL 14.19service ended1 cluster',
    'PostgreSQL 17.63 clusters',
  ])
  expect(engines.getByText('1 cluster is not read yet.')).toBeDefined()
  expect(hrefOf(engines.getByRole('link', { name: '2 with HA' }))).toBe('/fleet?region=kr-west1&ha=on')
  expect(hrefOf(engines.getByRole('link', { name: '3 without HA' }))).toBe('/fleet?region=kr-west1&ha=off')
  expect(hrefOf(engines.getByRole('link', { name: '3 clusters' }))).toBe('/fleet?region=kr-west1&version=17.6')
  expect(panel('Capacity').getAllByRole('row')[1]?.textContent).toBe('kr-west1 4 of 5 read2496 GB2,048 GB')
})

test('what was asked for here runs with what is usual, and its cluster is not told twice', async () => {
  entries = [write, { ...write, id: 'w2', state: 'queued', cluster: { id: id('c'), name: 'coupons' }, ahead: 2 }]
  await open()
  await pass(500)
  const rows = within(panel('Runs now').getByRole('list')).getAllByRole('listitem')
  expect(rows).toHaveLength(2)
  expect(rows[0]?.textContent).toMatch(/ledgerAccepted3:00/)
  expect(within(rows[0]!).getByRole('progressbar')).toBeDefined()
  expect(rows[1]?.textContent).toContain('2 before it')
})

test('today’s writes since midnight in the reader’s zone, each with how it stands', async () => {
  entries = [write, { ...write, id: 'w2', state: 'failed', cluster: { id: id('c'), name: 'coupons' }, createdAt: iso(90 * minute) }]
  await open()
  const today = panel('Today')
  const rows = within(today.getByRole('list', { name: 'Today' })).getAllByRole('listitem')
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^\d\d:57.*ledgerAccepted$/),
    expect.stringMatching(/^\d\d:30.*couponsFailed$/),
  ])
  expect(hrefOf(within(rows[0]!).getByRole('link'))).toBe('/activity/w1?region=kr-west1')
  const from = new URLSearchParams(askedOfJournal.find((url) => url.includes('from='))?.split('?')[1]).get('from') ?? ''
  expect(now - Date.parse(from)).toBeLessThan(24 * 60 * minute)
  expect(today.getByRole('link', { name: 'Activity' })).toBeDefined()
})

test('where the journal cannot be read, the rest of the page stands', async () => {
  entries = undefined
  await open()
  await pass(2_000)
  expect(panel('Today').getByRole('alert')).toBeDefined()
  expect(panel('Runs now').getByText('ledger')).toBeDefined()
  expect(panel('Runs now').getByText(/^What was asked for in this console cannot be read: /)).toBeDefined()
})

test('nothing is said to run where the journal cannot be read', async () => {
  entries = undefined
  summary = { ...fleet, moving: { count: 0, clusters: [] } }
  await open()
  await pass(2_000)
  expect(panel('Runs now').queryByText(/Nothing runs/)).toBeNull()
  expect(panel('Runs now').getByText('No cluster is changing.')).toBeDefined()
})

test('the strips of the day are a table in words: what failed, was missed, is off, is not read, went well', async () => {
  await open()
  const [head, ...rows] = panel('Backups of the last day').getAllByRole('row')
  expect(head?.textContent).toContain('From 2026-11-25 ')
  expect(rows.map((row) => [cellsOf(row)[0], cellsOf(row)[2]])).toEqual([
    ['coupons', 'failed after 3 min'],
    ['late', 'was due, did not come'],
    ['free', 'no policy'],
    ['new', 'not read yet'],
    ['orders', 'finished in 24 min(one failed before)'],
  ])
  expect(rows.at(-1)?.textContent).toContain('15:20: failed after 10 min. 17:00: finished in 24 min.')
})

test('a fleet at rest is asked for seldom, a moving one more often, and a failed refresh keeps what is there', async () => {
  await open()
  await pass(5_000)
  expect(asked).toBeGreaterThanOrEqual(5)
  summary = { ...fleet, moving: { count: 0, clusters: [] } }
  await pass(2_000)
  const settled = asked
  await pass(25_000)
  expect(asked - settled).toBeLessThanOrEqual(1)
  failure = internal
  await pass(40_000)
  expect(screen.getByRole('group', { name: /This is what was read last/ })).toBeDefined()
  expect(screen.getByRole('link', { name: '3 Running' })).toBeDefined()
})

test('while it is read, a bar and figures tell how far; nothing is called well before', async () => {
  summary = {
    ...fleet,
    attention: [],
    progress: {
      ...progress,
      read: 5,
      regions: [
        { ...west, listed: 2 },
        { ...east, count: null, listedAt: null },
      ],
    },
  }
  await open()
  const reading = panel('Reading')
  expect(reading.getByText('2 of 5 clusters listed; 5 of 20 details read')).toBeDefined()
  expect(reading.getByRole('progressbar').getAttribute('value')).toBe('0.25')
  expect(reading.getByText('the oldest 4 min ago')).toBeDefined()
  expect(reading.getByText('7 of 120 calls a minute')).toBeDefined()
  expect(screen.getByText('Nothing found so far; the reading goes on.')).toBeDefined()
  expect(panel('kr-east1').getByText('Not listed yet.')).toBeDefined()
})

test('before the first list nothing is counted', async () => {
  const unheard = { ...west, count: null, listed: 0, listedAt: null }
  summary = { ...fleet, clusters: 0, regions: [], progress: { ...progress, read: 0, wanted: 0, regions: [unheard] } }
  await open()
  expect(panel('Reading').getByText('Reading the lists of clusters')).toBeDefined()
  expect(screen.queryByRole('region', { name: 'Needs attention' })).toBeNull()
  expect(screen.queryByText(/^0 clusters/)).toBeNull()
})

test('a region that cannot be listed is told, and the others go on', async () => {
  const broken: Failure = { kind: 'unreachable', status: 502, code: '', title: '', details: [], requestId: '', sent: false }
  summary = { ...fleet, progress: { ...progress, regions: [west, { ...east, count: null, failure: broken }] } }
  await open()
  expect(panel('kr-east1').getByText(/^Cannot be listed: /)).toBeDefined()
  expect(panel('kr-west1').getByRole('link', { name: '3 Running' })).toBeDefined()
})

test('an empty fleet leads to the first cluster; one that cannot be listed is not called empty', async () => {
  const none: FleetSummary = {
    ...fleet,
    clusters: 0,
    regions: [],
    attention: [],
    backups: [],
    progress: { ...progress, regions: [{ ...west, count: 0, listed: 0 }, east] },
  }
  summary = none
  await open()
  expect(screen.getByRole('heading', { name: 'There are no clusters' })).toBeDefined()
  expect(hrefOf(screen.getByRole('link', { name: 'Create cluster' }))).toBe('/clusters/new?region=kr-west1')
  cleanup()
  const broken: Failure = { kind: 'forbidden', status: 403, code: '', title: '', details: [], requestId: '', sent: true }
  summary = { ...none, progress: { ...progress, regions: [{ ...west, count: null, listed: 0, failure: broken }, east] } }
  await open()
  expect(screen.queryByRole('heading', { name: 'There are no clusters' })).toBeNull()
})

test('long lists show their worst first, and all on demand', async () => {
  summary = { ...fleet, attention: Array.from({ length: 20 }, (_, index) => ({ ...unknown, key: `state_unknown:${index}` })) }
  await open()
  const attention = panel('Needs attention')
  expect(within(attention.getByRole('list', { name: 'Needs attention' })).getAllByRole('listitem')).toHaveLength(6)
  fireEvent.click(attention.getByRole('button', { name: 'Show 14 more' }))
  expect(within(attention.getByRole('list', { name: 'Needs attention' })).getAllByRole('listitem')).toHaveLength(20)
})
