// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { IntlProvider } from 'use-intl'
import { afterEach, expect, test } from 'vitest'
import { cluster } from '#console/messages/en/cluster.ts'
import { en } from '#console/messages/en/en.ts'
import type { Drawing } from '#console/lib/topology.ts'
import { Topology } from './Topology.tsx'

afterEach(cleanup)

const readAt = Date.now() - 40 * 60_000

const drawing: Drawing = {
  ha: true,
  servers: [
    { name: 'orders-pg-01', state: 'RUNNING', role: 'ACTIVE', address: '10.20.4.11' },
    { name: 'orders-pg-02', state: 'UNKNOWN', role: 'WITNESS', address: '' },
  ],
  replicas: [
    {
      key: 'a',
      name: 'orders-ra',
      cluster: { id: 'ra', region: 'kr-west1' },
      state: 'RUNNING',
      address: '10.20.4.21',
      servers: [],
      candidates: [],
      word: 'STREAMING',
      syncedAt: readAt - 8_500,
    },
    {
      key: 'b',
      name: 'orders-east',
      cluster: { id: 'e', region: 'kr-east1' },
      otherRegion: 'kr-east1',
      servers: [],
      candidates: [],
      state: 'RUNNING',
      syncedAt: readAt - 42.5 * 60_000,
    },
    { key: 'c', name: 'somewhere-01', word: 'walsender', servers: ['somewhere-01'], candidates: [] },
  ],
  ambiguous: false,
}

function draw(over: Partial<Parameters<typeof Topology>[0]> = {}) {
  render(
    <IntlProvider locale="en" messages={{ ...en, cluster }} timeZone="UTC">
      <MemoryRouter>
        <Topology
          drawing={drawing}
          region="kr-west1"
          endpoints={[{ kind: 'virtual', host: '10.20.4.10' }]}
          port={2866}
          readAt={readAt}
          {...over}
        />
      </MemoryRouter>
    </IntlProvider>,
  )
}

test('the drawing reads as lists, with every state in words', () => {
  draw()
  expect(screen.getByText('10.20.4.10:2866')).toBeDefined()
  const [servers, replicas] = screen.getAllByRole('list')
  expect(
    within(servers!)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['orders-pg-01ActiveRunning10.20.4.11', 'switches over on failureorders-pg-02WITNESSUnknown'])
  expect(
    within(replicas!)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    'orders-raStreamingRunning10.20.4.21synced 8 sec ago',
    'other region, kr-east1orders-eastReplicaRunningsynced 42 min ago',
    'somewhere-01walsender',
  ])
})

test('how far a replica is behind does not grow by itself: only what was late when it was read stands out', () => {
  draw()
  expect(screen.getByText('synced 8 sec ago').tagName).toBe('SPAN')
  expect(screen.getByText('synced 42 min ago').tagName).toBe('B')
})

test('a replica leads to its cluster where there is no doubt which one it is', () => {
  draw()
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/clusters/ra?region=kr-west1',
    '/clusters/e?region=kr-east1',
  ])
})

test('a cluster that is being made has neither servers nor an address yet', () => {
  draw({ drawing: { ha: false, servers: [], replicas: [], ambiguous: false }, endpoints: [] })
  expect(screen.getByText('no address yet')).toBeDefined()
  expect(screen.getByText('The cloud shows no servers yet.')).toBeDefined()
})

test('a replica shows where its data comes from', () => {
  draw({ origin: { id: 'o1', name: 'orders', region: 'kr-east1' } })
  expect(screen.getByRole('link', { name: /orders Origin replicates from|ordersOrigin/ }).getAttribute('href')).toBe(
    '/clusters/o1?region=kr-east1',
  )
  const origin = screen.getByRole('link', { name: /ordersOrigin|orders Origin/ })
  expect(origin.className).toContain('after:w-5')
})
