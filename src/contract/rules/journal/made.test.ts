import { describe, expect, test } from 'vitest'
import { isWrite, operationNames } from '#contract/operations.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { samples } from '#contract/samples.ts'
import { findMade, makesClusters, makingOf, type Candidate, type Making, type Sent } from './made.ts'

const sentAt = Date.parse('2026-11-23T10:00:00Z')
const making: Making = { names: ['orders'], roles: ['ORIGIN'], origin: undefined, region: undefined }
const sent: Sent = { sentAt, skewMs: 2_000, idsBefore: ['old'] }
const row = (over: Partial<Candidate> = {}): Candidate => ({
  account_id: 'acc',
  created_at: '2026-11-23T10:00:03Z',
  created_by: 'someone',
  database_name: 'orders',
  id: 'new',
  modified_at: '2026-11-23T10:00:03Z',
  modified_by: 'someone',
  name: 'orders',
  role_type: 'ORIGIN',
  service_state: 'CREATING',
  ...over,
})

test('four of the writes make clusters, of these names, roles and origins', () => {
  const makers = operationNames.filter((name): name is WriteName => isWrite(name) && makesClusters(name as WriteName))
  const bodies = makers.map((operation) => {
    const sample = samples[operation]
    const params: Record<string, string> = 'cluster_id' in sample ? { cluster_id: sample.cluster_id } : {}
    return [operation, makingOf({ operation, params, body: 'body' in sample ? sample.body : undefined })]
  })
  const origin = samples.createReplica.cluster_id
  expect(Object.fromEntries(bodies)).toEqual({
    createCluster: making,
    createReplica: { names: ['orders-r1'], roles: ['REPLICA', 'SECONDARY'], origin, region: undefined },
    createOtherRegionReplica: { names: ['orders-r1'], roles: ['REPLICA', 'SECONDARY'], origin, region: 'kr-east1' },
    createRestoreCluster: { names: ['ordersagain'], roles: ['RECOVERY', 'ORIGIN'], origin, region: undefined },
  })
  expect(makingOf({ operation: 'stopCluster', params: {}, body: undefined })).toBeUndefined()
})

test('a create that names an origin makes a secondary', () => {
  const body = { ...samples.createCluster.body, origin_cluster_id: 'c1' }
  expect(makingOf({ operation: 'createCluster', params: {}, body })).toMatchObject({ roles: ['SECONDARY', 'REPLICA'], origin: 'c1' })
})

describe('a new cluster of the name', () => {
  test('that is the only one is it', () => {
    expect(findMade([row(), row({ id: 'old' })], making, sent)).toEqual({ kind: 'applied', id: 'new' })
  })

  test.each<[string, Partial<Candidate>]>([
    ['was there before', { id: 'old' }],
    ['has another name', { name: 'ordersagain' }],
    ['was made long before', { created_at: '2026-11-23T09:59:57Z' }],
    ['has a time that nobody can read', { created_at: 'yesterday' }],
    ['has another role', { role_type: 'REPLICA' }],
  ])('is not it where it %s', (_, over) => {
    expect(findMade([row(over)], making, sent)).toEqual({ kind: 'not_yet' })
  })

  test.each<[string, Partial<Candidate>]>([
    ['is a little older than our clock says', { created_at: '2026-11-23T09:59:58Z' }],
    ['has no zone in its time', { created_at: '2026-11-23T10:00:03' }],
    ['has no role', { role_type: null }],
  ])('is it although it %s', (_, over) => {
    expect(findMade([row(over)], making, sent)).toMatchObject({ kind: 'applied' })
  })

  test('is nobody’s where there are two', () => {
    const rows = [row(), row({ id: 'other' })]
    expect(findMade(rows, making, sent)).toEqual({ kind: 'many', candidates: rows })
  })

  test('is shown, not claimed, where nobody could look before', () => {
    expect(findMade([row()], making, { ...sent, idsBefore: undefined })).toEqual({ kind: 'ambiguous', candidates: [row()] })
    expect(findMade([], making, { ...sent, idsBefore: undefined })).toEqual({ kind: 'not_yet' })
  })
})

describe('replicas', () => {
  const two: Making = { names: ['a-r1', 'a-r2'], roles: ['REPLICA', 'SECONDARY'], origin: 'c1', region: undefined }
  const replica = (name: string, origin: string | null = 'c1') => row({ id: name, name, role_type: 'REPLICA', origin_cluster_id: origin })

  test('are there when each is there', () => {
    expect(findMade([replica('a-r1'), replica('a-r2')], two, sent)).toEqual({ kind: 'applied', id: undefined })
    expect(findMade([replica('a-r1'), replica('a-r2', null)], two, sent)).toMatchObject({ kind: 'applied' })
  })

  test('are not sure while some are missing', () => {
    expect(findMade([replica('a-r1')], two, sent)).toMatchObject({ kind: 'ambiguous' })
  })

  test('of another origin are not ours', () => {
    expect(findMade([replica('a-r1', 'c2'), replica('a-r2', 'c2')], two, sent)).toEqual({ kind: 'not_yet' })
  })
})
