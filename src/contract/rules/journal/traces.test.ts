import { describe, expect, test } from 'vitest'
import { buildTarget } from '#contract/operation.ts'
import { isWrite, operationNames } from '#contract/operations.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { minute, second, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'
import { inputFor, prepareFor } from '#emulator/testing/inputs.ts'
import { clusterInPath, readCall, type KeptCall, type ShownCluster } from './call.ts'
import { isSameSituation } from './situation.ts'
import { traceOf } from './traces.ts'

const writes = operationNames.filter((name): name is WriteName => isWrite(name))

/** States from which these are allowed, and clusters other than `orders` that they need. */
const from: Partial<Record<WriteName, 'STOPPED'>> = { startCluster: 'STOPPED' }
const on: Partial<Record<WriteName, string>> = {
  patchMinorVersion: 'members',
  promoteReplicaCluster: 'orders-ra',
  resetReplica: 'orders-ra',
  registerLogExportConfig: 'billing',
}

/** When it is over, but a terminated cluster is still shown. */
const ended = (name: WriteName) => durations[name].typical + 5 * minute

type Scene = {
  readonly cloud: TestCloud
  readonly call: KeptCall
  readonly show: () => Promise<ShownCluster>
  readonly send: () => Promise<unknown>
}

/** A write that the cloud will take, on a cluster of a cloud of its own. */
async function stage(name: WriteName): Promise<Scene> {
  const cloud = testCloud({ fleet: 'believable' })
  const cluster = cloud.account.clusters().find(({ detail }) => detail.name === (on[name] ?? 'orders'))!
  cloud.account.setState(cluster.id, 'RUNNING')
  await prepareFor(name, cloud, cluster)
  if (from[name] !== undefined) cloud.account.setState(cluster.id, from[name])
  cloud.account.advance(second)
  const input = await inputFor(name, { cloud, cluster, roll: 7 })
  const call = readCall(name, buildTarget(name, input), 'body' in input ? input.body : undefined)!
  return {
    cloud,
    call,
    show: () => cloud.call('showCluster', { cluster_id: cluster.id }, cluster.region),
    send: () => cloud.call(name, input, cluster.region),
  }
}

/** These change nothing that Show Cluster tells, or make another cluster. */
const untold: readonly WriteName[] = [
  'createCluster',
  'createOtherRegionReplica',
  'createReplica',
  'createRestoreCluster',
  'deleteArchiveLog',
  'exportLog',
  'registerLogExportConfig',
  'removeBackupHistories',
  'resetReplica',
  'setArchiveConfig',
  'setLogExportConfig',
  'setParameterValues',
  'synchronizeArchiveConfig',
  'synchronizeClusterState',
  'synchronizeParameterValues',
  'synchronizeReplicaState',
  'unregisterLogExportConfig',
]

describe.each(writes)('%s', (name) => {
  test('leaves the trace that it should, and none where it did not happen', async () => {
    const { cloud, call, show, send } = await stage(name)
    const before = await show()
    cloud.account.advance(10 * second)
    expect(traceOf({ call, before, now: await show() })).toBe('not_yet')
    await send()
    const underWay = traceOf({ call, before, now: await show() })
    cloud.account.advance(ended(name))
    const atTheEnd = traceOf({ call, before, now: await show() })
    const told = !untold.includes(name)
    if (!told) expect([underWay, atTheEnd]).not.toContain('applied')
    // While a setting is being changed nobody can tell which; a restart is over as it began.
    else expect(name === 'restartCluster' ? underWay : atTheEnd).toBe('applied')
  })

  test('says nothing certain where nobody looked before', async () => {
    const { call, show, send } = await stage(name)
    await send()
    expect(traceOf({ call, before: undefined, now: await show() })).toBe('ambiguous')
    expect(traceOf({ call, before: undefined, now: 'gone' })).toBe('ambiguous')
  })

  test('takes the deed of somebody else for its own only where that did the very same', async () => {
    const { cloud, call, show } = await stage(name)
    const before = await show()
    const other = name === 'setServerType' || name === 'setMaintenance' ? 'setSecurityGroupRules' : 'setMaintenance'
    const cluster = cloud.account.clusters().find(({ id }) => id === before.id)!
    if (before.service_state !== 'RUNNING') return
    await cloud.call(other, await inputFor(other, { cloud, cluster, roll: 3 }), cluster.region)
    expect(traceOf({ call, before, now: await show() })).toBe('ambiguous')
    cloud.account.advance(ended(name))
    expect(traceOf({ call, before, now: await show() })).toBe('ambiguous')
  })

  test('has a plan that holds as long as what it is made from does', async () => {
    const { cloud, call, show, send } = await stage(name)
    const before = await show()
    cloud.account.advance(10 * second)
    expect(isSameSituation(before, await show(), call)).toBe(true)
    await send()
    cloud.account.advance(ended(name))
    const now = await show()
    // Whoever sees its deed in Show Cluster must not let a second one with the same plan pass.
    if (traceOf({ call, before, now }) === 'applied' && !/^(?:start|stop|terminate)Cluster$/.test(name))
      expect(isSameSituation(before, now, call)).toBe(false)
  })
})

test('a cluster that is gone was terminated, and tells nothing of anything else', async () => {
  const { call, show } = await stage('terminateCluster')
  const before = await show()
  expect(traceOf({ call, before, now: 'gone' })).toBe('applied')
  expect(traceOf({ call: { ...call, operation: 'stopCluster' }, before, now: 'gone' })).toBe('ambiguous')
})

test('a target that is none of the operation’s is not read', () => {
  expect(readCall('stopCluster', '/v1/clusters/c1/start', undefined)).toBeUndefined()
  expect(readCall('deleteArchiveLog', '/v1/clusters/c1/archive?type=ALL', undefined)?.params).toEqual({ cluster_id: 'c1' })
})

test('the path names the cluster, but for a create, a group of servers and a volume', async () => {
  const without = await Promise.all(writes.map(async (name) => [name, clusterInPath((await stage(name)).call)] as const))
  expect(without.filter(([, id]) => id === undefined).map(([name]) => name)).toEqual([
    'createCluster',
    'addBlockStorages',
    'setBlockStorageSize',
    'setServerType',
  ])
})

test.each([
  ['startCluster', 'EDITING', 'RUNNING'],
  ['startCluster', 'UNKNOWN', 'RUNNING'],
  ['stopCluster', 'STOPPING', 'STOPPED'],
  ['stopCluster', 'ERROR', 'STOPPED'],
] as const)('%s is not what led from %s to %s: others end there as well', async (name, stateBefore, stateNow) => {
  const { call, show } = await stage(name)
  const shown = await show()
  const before = { ...shown, service_state: stateBefore }
  expect(traceOf({ call, before, now: { ...shown, service_state: stateNow } })).toBe('ambiguous')
})
