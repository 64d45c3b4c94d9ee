import { expect, test, vi } from 'vitest'
import { orders } from '#test/cluster-page.tsx'
import type { Ask } from '#console/api/fleet-walk.ts'
import { replicaSource } from './replica-source.ts'

const item = (name: string, region?: string) => ({
  name,
  region: region ?? null,
  replica_state: 'STREAMING',
  replica_state_detail: null,
  synced_at: '2026-11-23T10:00:00Z',
})

/** A region with `orders`, its replica `near`, and none of the others. */
function cloud(items: readonly ReturnType<typeof item>[], ids: readonly string[]) {
  const asked = vi.fn<(call: string) => void>()
  const server = { name: 'orders-ra-01', role_type: 'ACTIVE', service_state: 'RUNNING' }
  const near = { ...orders, id: 'near', name: 'orders-ra', instance_groups: [{ ...orders.instance_groups[0]!, instances: [server] }] }
  const answers = (name: string, id: string) => {
    asked(`${name} ${id}`)
    if (name === 'listReplicas') return { contents: items, count: items.length }
    if (id === orders.id) return { ...orders, replicas: ids }
    if (id === 'near') return near
    throw new Error('not found')
  }
  const ask = (async (name: string, input: { cluster_id: string }) => answers(name, input.cluster_id)) as Ask
  const row = { ...orders, database_name: 'orders' }
  const read = (listed: readonly string[]) => replicaSource.read(ask, row, { region: 'kr-west1', isListed: (id) => listed.includes(id) })
  return { read, calls: () => asked.mock.calls.map(([call]) => call) }
}

test('a cluster without replicas is one call', async () => {
  const { read, calls } = cloud([], [])
  expect(await read([])).toEqual([])
  expect(calls()).toEqual([`listReplicas ${orders.id}`])
})

test('each replica is matched with its cluster; one of another region is not asked for here', async () => {
  const { read, calls } = cloud([item('orders-ra-01'), item('orders-dr-01', 'kr-east1')], ['near', 'far'])
  expect(await read(['near'])).toMatchObject([
    { name: 'orders-ra', cluster: { id: 'near', region: 'kr-west1' }, word: 'STREAMING' },
    { name: 'orders-dr-01', cluster: { id: 'far', region: 'kr-east1' }, otherRegion: 'kr-east1' },
  ])
  expect(calls()).toEqual([`listReplicas ${orders.id}`, `showCluster ${orders.id}`, 'showCluster near'])
})

test('one that the list has not told yet is asked for, and one that cannot be read is shown all the same', async () => {
  const { read } = cloud([item('orders-ra-01'), item('orders-rb-01')], ['near', 'unreadable'])
  const found = await read([])
  expect(found.map(({ name, cluster }) => [name, cluster?.id])).toEqual([
    ['orders-ra', 'near'],
    ['orders-rb-01', 'unreadable'],
  ])
  expect(found.some((replica) => 'detail' in replica)).toBe(false)
})

test('replicas and what is terminated have none to be asked for', () => {
  const { applies } = replicaSource
  const row = { ...orders, database_name: 'orders' }
  expect([row, { ...row, role_type: 'REPLICA' }, { ...row, service_state: 'TERMINATED' }].map(applies)).toEqual([true, false, false])
})
