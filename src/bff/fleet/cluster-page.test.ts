import { expect, test } from 'vitest'
import { detail, cluster as healthy, now } from '#contract/rules/findings/healthy.fixture.ts'
import { newCluster } from './cluster.ts'
import { clusterPage } from './cluster-page.ts'
import { digestOf } from './digest.ts'

function cluster(name: string, { region = 'kr-west1', ha = true, version = '17.6', read = true } = {}) {
  const { row } = healthy({ change: { name, id: `id-${name}`, ha_enabled: ha } })
  const made = newCluster(region, row, now)
  if (read) made.digest = digestOf({ ...detail, software_version: version }, undefined)
  return made
}
const all = [
  cluster('orders'),
  cluster('billing', { ha: false, version: '16.10' }),
  cluster('orders', { region: 'kr-east1', ha: false }),
  cluster('new', { read: false }),
]
const names = (query: Parameters<typeof clusterPage>[1]) => clusterPage(all, query).clusters.map(({ name, region }) => `${name} ${region}`)

test('the clusters behind each figure, by name and region', () => {
  expect(names({})).toEqual(['billing kr-west1', 'new kr-west1', 'orders kr-east1', 'orders kr-west1'])
  expect(names({ ha: 'off' })).toEqual(['billing kr-west1', 'orders kr-east1'])
  expect(names({ version: '17.6' })).toEqual(['orders kr-east1', 'orders kr-west1'])
  expect(names({ version: '17.6', ha: 'on', region: 'kr-west1', state: 'RUNNING', q: ' ORD' })).toEqual(['orders kr-west1'])
  expect(names({ state: 'ERROR' })).toEqual([])
})

test('a page of them, how many there are, and what there is to choose from', () => {
  expect(names({ page: 1, size: 3 })).toEqual(['orders kr-west1'])
  expect(names({ page: 9 })).toEqual([])
  expect(clusterPage(all, { ha: 'off', size: 1 })).toMatchObject({
    count: 2,
    page: 0,
    size: 1,
    versions: [
      { word: '17.6', count: 2 },
      { word: '16.10', count: 1 },
    ],
    states: [{ word: 'RUNNING', count: 4 }],
  })
})

test('of what is not read yet nothing is said', () => {
  expect(clusterPage(all, { q: 'new' }).clusters[0]).toMatchObject({ version: null, storageGb: null, vcpu: null, role: 'ORIGIN' })
  expect(clusterPage(all, { q: 'billing' }).clusters[0]).toMatchObject({ version: '16.10', storageGb: expect.any(Number), ha: false })
})
