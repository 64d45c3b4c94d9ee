// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { fleetClustersPath, type FleetClusters, type FleetMember } from '#contract/bff/fleet.ts'
import { oneJournalPerTest, openAt, pass, server } from '#test/journal-page.tsx'
import { FleetPage } from './FleetPage.tsx'

oneJournalPerTest()

const member: FleetMember = {
  id: 'a1',
  name: 'orders',
  region: 'kr-east1',
  state: 'RUNNING',
  ha: true,
  role: 'ORIGIN',
  version: '17.6',
  replicas: 2,
  vcpu: 8,
  memoryGb: 32,
  storageGb: 512,
  readAt: '2026-11-23T09:58:00.000Z',
}
const unread = { ...member, id: 'b2', name: 'new', ha: false, version: null, replicas: null, vcpu: null, memoryGb: null, storageGb: null }
const region = { region: 'kr-west1', count: 2, listed: 2, listedAt: null, failure: null }
const page: FleetClusters = {
  clusters: [member, unread],
  count: 2,
  page: 0,
  size: 50,
  states: [{ word: 'RUNNING', count: 2 }],
  versions: [{ word: '17.6', count: 1 }],
  progress: { regions: [region], read: 1, wanted: 1, refused: [], oldestAt: null, perMinute: 60, lastMinute: 2 },
}
beforeEach(() => void (server.more[`GET ${fleetClustersPath}`] = page))

const open = async (search = '') => {
  await openAt(`/fleet${search}`, { path: '/fleet', Component: FleetPage })
  await pass(50)
}
const asked = () => server.asked.filter((line) => line.includes(fleetClustersPath)).map((line) => line.split('?')[1])

test('each cluster with what was read of it; what was not is said', async () => {
  await open()
  const [, first, second] = screen.getAllByRole('row')
  expect(within(first!).getByRole('link').getAttribute('href')).toBe('/clusters/a1?region=kr-east1')
  expect(first?.textContent).toMatch(/orders.*kr-east1.*Running.*17\.6.*HA, 2 replicas.*8 vCPU, 32 GB.*512 GB/)
  expect(within(second!).getAllByText('not read yet')).toHaveLength(3)
})

test('the filters stand in the URL, our server is asked by them, and they can be cleared', async () => {
  await open('?where=kr-east1&version=13.2&ha=maybe&page=2')
  expect(asked()).toEqual(['region=kr-east1&version=13.2&page=1&size=50'])
  // A version that nobody has any more is still what was asked for.
  expect(screen.getByRole('combobox', { name: 'Version' })).toHaveProperty('value', '13.2')
  fireEvent.change(screen.getByRole('combobox', { name: 'High availability' }), { target: { value: 'off' } })
  await pass(100)
  expect(asked().at(-1)).toBe('region=kr-east1&version=13.2&ha=off&page=0&size=50')
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
  await pass(100)
  expect(asked().at(-1)).toBe('page=0&size=50')
})

test('a failed refresh keeps the rows and says that they are old', async () => {
  await open()
  server.more = {}
  server.fails = { kind: 'internal', status: 500, code: '', title: '', details: [], requestId: '', sent: false }
  fireEvent.click(screen.getByRole('button', { name: 'Read again' }))
  await pass(10_000)
  expect(screen.getByText(/This is what was read last/)).toBeDefined()
  expect(screen.getByRole('link', { name: 'orders' })).toBeDefined()
})
