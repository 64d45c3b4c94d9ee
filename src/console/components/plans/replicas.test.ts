import { expect, test } from 'vitest'
import { samples } from '#contract/samples.ts'
import { about, read } from '#test/plans.ts'
import * as plans from './replicas.ts'

test('new replicas, with what they bring along', () => {
  const { body } = samples.createReplica
  const plan = plans.createReplica(about({ replicas: ['r1'] }), {
    ...body,
    maintenance_option: { starting_day_of_week: 'SUN', starting_time: '0300', period_hour: '1' },
    allowable_ip_addresses: ['10.1.0.0/16', '10.0.0.0/8'],
    tags: [{ key: 'team', value: 'orders' }],
  })
  expect(plan.operation).toBe('createReplica')
  expect(read(plan)).toMatchInlineSnapshot(`
    [
      "Create 1 replica of orders [Back to editing | Create 1 replica]",
      "Replicas: 1 → 2",
      "Replica orders-r1: - → db1v2m4, 104 GB",
      "Allowed addresses: - → 10.1.0.0/16, 10.0.0.0/8",
      "Maintenance window: - → Sunday 03:00, 1 h",
      "Tags: - → team=orders",
      "does: A full copy of orders is made, a cluster of its own. / It receives every change and takes no writes.",
      "warns: 10.0.0.0/8 is 16,777,216 addresses. / Allow only what has to connect.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
    ]
  `)
})

test('a replica in another region: the data leaves its own', () => {
  const plan = plans.createOtherRegionReplica(about(), { ...samples.createOtherRegionReplica.body, nat_enabled: true })
  expect(plan.input.body.region).toBe('kr-east1')
  expect(read(plan)).toMatchInlineSnapshot(`
    [
      "Create 1 replica of orders [Back to editing | Create 1 replica]",
      "Region: - → kr-east1",
      "Subnet: - → b8f3c1d2e4b54a6f8091a2b3c4d5e6f7",
      "NAT: - → on",
      "Replicas: 0 → 1",
      "Replica orders-r1: - → db1v2m4, 104 GB",
      "Maintenance window: - → Sunday 03:00, 1 h",
      "warns: The data leaves its region: it goes to kr-east1. / It is further behind than a replica in the same region.",
      "does: A full copy of orders is made, a cluster of its own. / It receives every change and takes no writes.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
    ]
  `)
})

test('promote is for good and asks for the name', () => {
  const replica = about({ role_type: 'REPLICA', name: 'ordersra', origin_cluster_id: 'f'.repeat(32) })
  expect(read(plans.promoteReplicaCluster(replica))).toMatchInlineSnapshot(`
    [
      "Promote ordersra to a cluster of its own [Leave it as it is | Promote ordersra]",
      "Role: replica → a cluster of its own",
      "Replicates from: ffffffff… → -",
      "final: This cannot be undone: ordersra never receives a change of its origin again. / For a replica again, create a new one.",
      "warns: What the origin has not sent by then is not in it. / Look at the age of the last sync first.",
      "does: From then on ordersra takes writes. / The origin goes on as it is. Applications that shall write here have to be told the new address.",
      "takes",
      "type ordersra",
    ]
  `)
})

test('a promote says up to when the replica has everything', () => {
  const replica = about({ role_type: 'REPLICA', name: 'ordersra' })
  const at = Date.parse('2026-11-23T09:20:05Z')
  expect(read(plans.promoteReplicaCluster(replica, { synced: { at, lag: 40 * 60_000 } }))).toContain(
    'warns: What the origin has not sent by then is not in it. / It has everything up to 2026-11-23 18:20:05 +09:00: 40 min behind when that was read.',
  )
})

test('a promote names the origin where it could be read', () => {
  const replica = about({ role_type: 'REPLICA', origin_cluster_id: 'f'.repeat(32) })
  const origin = { name: 'orders', service_state: 'RUNNING' }
  expect(read(plans.promoteReplicaCluster(replica, { origin }))).toContain('Replicates from: orders → -')
})

test('a reset warns where the origin cannot hand out a copy', () => {
  const replica = about({ role_type: 'REPLICA', name: 'ordersra' })
  const lines = (service_state: string) => read(plans.resetReplica(replica, { origin: { name: 'orders', service_state } })).join('\n')
  expect(lines('STOPPED')).toContain('warns: The state of its origin orders is STOPPED.')
  expect(lines('RUNNING')).not.toContain('its origin orders')
})

test('the rule is asked about the last of the new ones', () => {
  const [replica] = samples.createReplica.body.replicas
  const body = { ...samples.createReplica.body, replica_count: 2, replicas: [replica!, { ...replica!, name: 'orders-r2' }] }
  expect(plans.createReplica(about({ replicas: ['a', 'b', 'c'] }), body).facts).toEqual({ replica_count: 4 })
  const far = { ...samples.createOtherRegionReplica.body, replicas: body.replicas }
  expect(plans.createOtherRegionReplica(about({ replicas: ['a'] }), far).facts).toEqual({ replica_count: 2 })
})

test('reset copies all of it anew', () => {
  const plan = plans.resetReplica(about({ role_type: 'REPLICA', name: 'ordersra' }))
  expect(plan.input).toEqual({ replica_cluster_id: about().cluster.id })
  expect(read(plan)).toMatchInlineSnapshot(`
    [
      "Reset ordersra [Leave it as it is | Reset ordersra]",
      "destroys: The data of ordersra is thrown away and copied from its origin anew. / All of it, however little is missing.",
      "warns: Nothing can be read from ordersra until the copy is complete. / Inferred from what the operation has to do; the vendor does not say.",
      "takes",
      "not: Changes nothing on the origin.",
      "type ordersra",
    ]
  `)
})

test('the state of replicas is asked of the origin', () => {
  expect(plans.synchronizeReplicaState(about()).input).toEqual({ origin_cluster_id: about().cluster.id })
  expect(plans.synchronizeReplicaState(about(), 'origin').input).toEqual({ origin_cluster_id: 'origin' })
  expect(read(plans.synchronizeReplicaState(about()))).toMatchInlineSnapshot(`
    [
      "Sync the state of the replicas of orders [Leave it as it is | Sync replica state]",
      "does: The cloud asks the servers how far the replicas are and corrects what it shows.",
      "takes",
      "not: Copies no data and changes no settings.",
    ]
  `)
})
