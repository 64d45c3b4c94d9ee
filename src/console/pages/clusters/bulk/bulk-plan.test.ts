import { expect, test } from 'vitest'
import type { Result } from '#contract/operation.ts'
import { about } from '#test/plans.ts'
import { notFound, orders, start } from '#test/cluster-page.tsx'
import { bulkPlan, type Read } from './bulk-plan.ts'
import type { Deed } from './deeds.ts'

const named = (name: string, over: Partial<Result<'showCluster'>> = {}): Read => ({
  id: name,
  name,
  cluster: { ...orders, id: name, name, ...over },
})
const plan = (deed: Deed, reads: readonly Read[]) =>
  bulkPlan(deed, reads, {
    about: (cluster) => about(cluster),
    warn: (reason, state) => ({ kind: 'warns', fact: `${reason} ${state}` }),
    now: start,
  })

test('what differs stands with its cluster, what all do is said once', () => {
  const { ready, shared, left } = plan('stopCluster', [named('orders'), named('billing', { replicas: ['r1', 'r2'] })])
  expect(ready.map(({ cluster, effects }) => [cluster.name, ...effects.map(({ fact }) => fact)])).toEqual([
    ['orders', 'Every connection to orders is closed.'],
    ['billing', 'Every connection to billing is closed.', 'Its 2 replicas receive no changes while billing is stopped.'],
  ])
  expect(ready.map(({ plan: { operation, input } }) => [operation, input])).toEqual([
    ['stopCluster', { cluster_id: 'orders' }],
    ['stopCluster', { cluster_id: 'billing' }],
  ])
  expect(shared.map(({ kind, fact, why }) => [kind, fact, why])).toEqual([
    ['takes', 'Takes about 2 min.', undefined],
    ['not', 'Deletes no data and no backups. It can be started again.', undefined],
  ])
  expect(left).toEqual([])
})

test('who cannot is left out and named with why', () => {
  const reads = [
    named('orders'),
    named('billing', { service_state: 'STOPPED' }),
    named('events', { service_state: 'CREATING' }),
    { id: 'gone', name: 'gone', failure: notFound },
    { id: 'odd', name: 'odd' },
  ]
  const { ready, left } = plan('stopCluster', reads)
  expect(ready.map(({ cluster }) => cluster.name)).toEqual(['orders'])
  expect(left).toEqual([
    { id: 'billing', name: 'billing', state: 'STOPPED', reason: 'needs_running' },
    { id: 'events', name: 'events', state: 'CREATING', reason: 'in_progress' },
    { id: 'gone', name: 'gone', failure: notFound },
    { id: 'odd', name: 'odd' },
  ])
})

test('an inferred rule warns and leaves nobody out', () => {
  const { ready, left } = plan('restartCluster', [named('orders'), named('billing', { service_state: 'ERROR' })])
  expect(left).toEqual([])
  expect(ready[1]?.effects[0]).toEqual({ kind: 'warns', fact: 'state_error ERROR' })
})
