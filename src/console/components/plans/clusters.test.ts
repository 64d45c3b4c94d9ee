import { expect, test } from 'vitest'
import { durations } from '#contract/rules/durations.ts'
import { formatTypical } from '#console/lib/format.ts'
import { about, read } from '#test/plans.ts'
import * as plans from './clusters.ts'

const ha = {
  instance_groups: [
    {
      id: 'g1',
      role_type: 'ACTIVE_STANDBY',
      server_type_name: 'db1v2m4',
      block_storage_groups: [],
      instances: [
        { name: 'orders-pg-01', role_type: 'STANDBY', service_state: 'RUNNING' },
        { name: 'orders-pg-02', role_type: 'ACTIVE', service_state: 'RUNNING' },
      ],
    },
  ],
}

test('start, restart, sync state', () => {
  expect(read(plans.startCluster(about({ service_state: 'STOPPED' })))).toMatchInlineSnapshot(`
    [
      "Start orders [Leave it as it is | Start orders]",
      "State: STOPPED → RUNNING",
      "takes",
      "not: Changes no settings and deletes nothing. It can be stopped again.",
    ]
  `)
  expect(read(plans.restartCluster(about()))).toMatchInlineSnapshot(`
    [
      "Restart orders [Leave it as it is | Restart orders]",
      "warns: Every connection to orders is closed. / Applications have to connect again afterwards.",
      "takes",
      "not: Changes no settings, deletes no data and no backups.",
    ]
  `)
  expect(read(plans.synchronizeClusterState(about({ service_state: 'UNKNOWN' })))).toMatchInlineSnapshot(`
    [
      "Sync state of orders [Leave it as it is | Sync state of orders]",
      "State: UNKNOWN → what the cloud finds",
      "does: The cloud looks at the servers and corrects the state that it shows. / This is the way out of a state that is stuck.",
      "takes",
      "not: Changes no data, no settings and no backups.",
    ]
  `)
})

test('a stop closes connections and leaves replicas behind; it deletes nothing', () => {
  expect(read(plans.stopCluster(about()))).not.toContainEqual(expect.stringContaining('replica'))
  expect(read(plans.stopCluster(about({ replicas: ['r1'] })))).toMatchInlineSnapshot(`
    [
      "Stop orders [Leave it as it is | Stop orders]",
      "State: RUNNING → STOPPED",
      "warns: Every connection to orders is closed. / Applications cannot reach it until it is started again.",
      "takes",
      "not: Deletes no data and no backups. It can be started again.",
      "warns: Its replica receives no changes while orders is stopped. / Inferred from what the operation has to do; the vendor does not say.",
    ]
  `)
})

test('a switchover names the servers that change places, and what the virtual IP does', () => {
  expect(read(plans.switchoverCluster(about({ ...ha, virtual_ip_address: '10.20.4.10' })))).toMatchInlineSnapshot(`
    [
      "Switch over orders [Leave it as it is | Switch over orders]",
      "Active server: orders-pg-02 → orders-pg-01",
      "Standby server: orders-pg-01 → orders-pg-02",
      "warns: Every connection to orders is closed while its servers change places. / What is not committed is rolled back; applications have to connect again.",
      "does: The virtual IP 10.20.4.10 then leads to the other server. / Applications that use it need no change.",
      "takes",
      "not: Deletes nothing and changes no settings. The same again puts the servers back.",
    ]
  `)
  expect(read(plans.switchoverCluster(about()))).toMatchInlineSnapshot(`
    [
      "Switch over orders [Leave it as it is | Switch over orders]",
      "warns: Every connection to orders is closed while its servers change places. / What is not committed is rolled back; applications have to connect again.",
      "warns: Applications that use a server’s own address reach the standby then. / The cloud shows no virtual IP for orders.",
      "takes",
      "not: Deletes nothing and changes no settings. The same again puts the servers back.",
    ]
  `)
})

test('terminate deletes for good, counts replicas and asks for the name', () => {
  expect(read(plans.terminateCluster(about({ replicas: ['r1', 'r2', 'r3'] })))).toMatchInlineSnapshot(`
    [
      "Terminate orders [Keep it | Terminate orders]",
      "State: RUNNING → TERMINATED",
      "destroys: orders, its volumes and its backups are deleted. / They cannot be brought back.",
      "takes",
      "warns: 3 replicas belong to orders. / What becomes of replicas is not documented. Terminate or promote them first.",
      "type orders",
    ]
  `)
  expect(read(plans.terminateCluster(about({ replicas: ['r1', 'r2', 'r3'] }, 'ko')))).toMatchInlineSnapshot(`
    [
      "orders 해지 [그대로 두기 | orders 해지]",
      "상태: RUNNING → TERMINATED",
      "destroys: orders 클러스터와 볼륨, 백업이 모두 삭제됩니다. / 복구할 수 없습니다.",
      "takes",
      "warns: orders에는 복제본이 3개 있습니다. / 복제본이 어떻게 되는지는 문서에 나와 있지 않습니다. 먼저 복제본을 해지하거나 승격하세요.",
      "type orders",
    ]
  `)
})

test('how long it usually takes; the demo is faster', () => {
  const taking = (speed: number, locale: 'en' | 'ko') =>
    plans.stopCluster({ ...about({}, locale), speed }).effects.find(({ kind }) => kind === 'takes')
  const text = 'Until it ends, the cloud takes no other change on orders.'
  expect(taking(1, 'en')).toEqual({ kind: 'takes', fact: `Takes about ${formatTypical(durations.stopCluster.typical, 'en')}.`, why: text })
  expect(taking(20, 'en')?.fact).toBe(`Takes about ${formatTypical(durations.stopCluster.typical / 20, 'en')}.`)
  expect(taking(20, 'ko')?.fact).toBe(`약 ${formatTypical(durations.stopCluster.typical / 20, 'ko')} 걸립니다.`)
})
