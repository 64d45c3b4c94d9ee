import { expect, test } from 'vitest'
import type { Result } from '#contract/operation.ts'
import type { Replica } from './replicas.ts'
import { drawTopology, serversOf } from './topology.ts'

type Cluster = Result<'showCluster'>

const server = (role: string, name: string) => ({ name, role_type: role, service_state: 'RUNNING', service_ip_address: '10.0.0.11' })
const pair = [
  {
    id: 'g',
    role_type: 'ACTIVE_STANDBY',
    server_type_name: 'db1v2m4',
    block_storage_groups: [],
    instances: [server('STANDBY', 'orders-pg-02'), server('ACTIVE', 'orders-pg-01')],
  },
] satisfies Cluster['instance_groups']

const replica = (over: Partial<Replica>): Replica => ({ key: 'a', name: 'a', servers: ['a'], candidates: [], ...over })

test('the active server comes first', () => {
  const cluster = { ha_enabled: true, instance_groups: pair } as Partial<Cluster> as Cluster
  expect(serversOf(cluster).map(({ role, name }) => `${role} ${name}`)).toEqual(['ACTIVE orders-pg-01', 'STANDBY orders-pg-02'])
  expect(drawTopology(cluster, []).ha).toBe(true)
})

test('an answer that lacks parts draws what it has', () => {
  expect(drawTopology({ name: 'orders' } as Partial<Cluster> as Cluster, [])).toEqual({
    ha: false,
    servers: [],
    replicas: [],
    ambiguous: false,
  })
})

test('it says so where a server is named whose cluster is in doubt; ids alone are no doubt', () => {
  const draw = (one: Replica) => drawTopology({ name: 'orders' } as Partial<Cluster> as Cluster, [one]).ambiguous
  expect(draw(replica({}))).toBe(true)
  expect(draw(replica({ cluster: { id: 'id1', region: 'kr-west1' } }))).toBe(false)
  expect(draw(replica({ servers: [] }))).toBe(false)
})
