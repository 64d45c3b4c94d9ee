import { describe, expect, test } from 'vitest'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { serviceStates, type KnownState } from '#contract/rules/states.ts'
import { requestState, running, statesOf } from '#emulator/testing/cluster.ts'
import { createBody } from '#emulator/testing/create-body.ts'
import { minute, second, testCloud } from '#emulator/testing/cloud.ts'

type ClusterWrite = 'startCluster' | 'stopCluster' | 'restartCluster' | 'switchoverCluster' | 'synchronizeClusterState' | 'terminateCluster'
const writes: readonly ClusterWrite[] = [
  'startCluster',
  'stopCluster',
  'restartCluster',
  'switchoverCluster',
  'synchronizeClusterState',
  'terminateCluster',
]

describe('walks: the cluster, its active and its standby instance', () => {
  type Walk = { name: ClusterWrite; from: KnownState; at: [share: number, ...states: KnownState[]][] }
  const walks: Walk[] = [
    {
      name: 'startCluster',
      from: 'STOPPED',
      at: [
        [0, 'STARTING', 'STARTING', 'STARTING'],
        [0.7, 'STARTING', 'RUNNING', 'STARTING'],
        [1, 'RUNNING', 'RUNNING', 'RUNNING'],
      ],
    },
    {
      name: 'stopCluster',
      from: 'RUNNING',
      at: [
        [0, 'STOPPING', 'STOPPING', 'STOPPING'],
        [0.7, 'STOPPING', 'STOPPING', 'STOPPED'],
        [1, 'STOPPED', 'STOPPED', 'STOPPED'],
      ],
    },
    {
      name: 'restartCluster',
      from: 'RUNNING',
      at: [
        [0, 'RESTARTING', 'RESTARTING', 'RESTARTING'],
        [0.7, 'RESTARTING', 'RESTARTING', 'RUNNING'],
        [1, 'RUNNING', 'RUNNING', 'RUNNING'],
      ],
    },
    {
      name: 'switchoverCluster',
      from: 'RUNNING',
      at: [
        [0, 'EDITING', 'EDITING', 'EDITING'],
        [1, 'RUNNING', 'RUNNING', 'RUNNING'],
      ],
    },
    {
      name: 'synchronizeClusterState',
      from: 'UNKNOWN',
      at: [
        [0, 'SYNCHRONIZING', 'SYNCHRONIZING', 'SYNCHRONIZING'],
        [1, 'RUNNING', 'RUNNING', 'RUNNING'],
      ],
    },
    {
      name: 'terminateCluster',
      from: 'RUNNING',
      at: [
        [0, 'TERMINATING', 'TERMINATING', 'TERMINATING'],
        [0.7, 'TERMINATING', 'TERMINATING', 'TERMINATED'],
        [1, 'TERMINATED', 'TERMINATED', 'TERMINATED'],
      ],
    },
  ]

  test.each(walks)('$name', async ({ name, from, at }) => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    cloud.account.setState(cluster_id, from)
    const { request_id, resource } = await cloud.call(name, { cluster_id })
    expect(resource.id).toBe(cluster_id)
    expect(await requestState(cloud, request_id)).toBe('PENDING')
    let gone = 0
    for (const [share, ...states] of at) {
      const target = durations[name].typical * share
      cloud.account.advance(target - gone)
      gone = target
      expect(await statesOf(cloud, cluster_id)).toEqual(states)
      if (share > 0) expect(await requestState(cloud, request_id)).toBe(share < 1 ? 'IN_PROGRESS' : 'COMPLETED')
    }
  })

  test('createCluster: CREATING for ten minutes, the active instance first', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { resource, request_id } = await cloud.call('createCluster', { body: createBody({ ha: true }) })
    expect(await statesOf(cloud, resource.id)).toEqual(['CREATING', 'CREATING', 'CREATING'])
    cloud.account.advance(8 * minute)
    expect(await statesOf(cloud, resource.id)).toEqual(['CREATING', 'RUNNING', 'CREATING'])
    expect(await requestState(cloud, request_id)).toBe('IN_PROGRESS')
    cloud.account.advance(2 * minute)
    expect(await statesOf(cloud, resource.id)).toEqual(['RUNNING', 'RUNNING', 'RUNNING'])
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')
  })

  test('one jump over everything is the same as many small steps', async () => {
    const walk = async (steps: number) => {
      const cloud = testCloud({ fleet: 'believable' })
      for (let step = 0; step < steps; step += 1) cloud.account.advance((120 * minute) / steps)
      return cloud.account.clusters().map(({ detail }) => detail)
    }
    expect(await walk(1)).toEqual(await walk(240))
  })

  test('speed divides durations and nothing else', async () => {
    const cloud = testCloud({ fleet: 'empty', speed: 60 })
    const { resource } = await cloud.call('createCluster', { body: createBody() })
    cloud.account.advance(9 * second)
    expect((await statesOf(cloud, resource.id))[0]).toBe('CREATING')
    cloud.account.advance(second)
    expect((await statesOf(cloud, resource.id))[0]).toBe('RUNNING')
    expect((await cloud.call('showCluster', { cluster_id: resource.id })).created_at).toBe('2026-11-23T03:00:00Z')
  })

  test('the roles of the instances change places in a switchover', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    const roles = async () =>
      (await cloud.call('showCluster', { cluster_id })).instance_groups[0]!.instances.map((instance) => instance.role_type)
    expect(await roles()).toEqual(['ACTIVE', 'STANDBY'])
    await cloud.call('switchoverCluster', { cluster_id })
    cloud.account.advance(10 * minute)
    expect(await roles()).toEqual(['STANDBY', 'ACTIVE'])
  })

  test('modified_at is the moment at which it happened, not the moment at which somebody looked', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { resource } = await cloud.call('createCluster', { body: createBody() })
    cloud.account.advance(3 * 60 * minute)
    expect((await cloud.call('showCluster', { cluster_id: resource.id })).modified_at).toBe('2026-11-23T03:10:00Z')
  })
})

describe('one operation at a time', () => {
  const busy: [WriteName, KnownState][] = [
    ['restartCluster', 'RUNNING'],
    ['stopCluster', 'RUNNING'],
    ['startCluster', 'STOPPED'],
    ['switchoverCluster', 'RUNNING'],
    ['synchronizeClusterState', 'UNKNOWN'],
    ['terminateCluster', 'RUNNING'],
  ]

  test.each(busy)('while %s runs, every write is ExistInprogress', async (name, from) => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    cloud.account.setState(cluster_id, from)
    await cloud.call(name as ClusterWrite, { cluster_id })
    for (const other of writes) {
      expect(await cloud.refusal(other, { cluster_id })).toMatchObject({
        status: 400,
        code: 'Dbaas.ValidationError.ExistInprogress',
      })
    }
    expect((await cloud.call('listClusters', {})).count).toBe(1)
  })

  test('of two writes at the same moment one is taken', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    const answers = await Promise.allSettled([cloud.call('restartCluster', { cluster_id }), cloud.call('stopCluster', { cluster_id })])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('another cluster is not held up', async () => {
    const cloud = testCloud()
    const [one, two] = cloud.account.clusters().filter(({ detail, region }) => detail.service_state === 'RUNNING' && region === 'kr-west1')
    await cloud.call('restartCluster', { cluster_id: one!.id })
    await cloud.call('restartCluster', { cluster_id: two!.id })
  })
})

describe('refusals', () => {
  const inState = async (state: KnownState, ha = true) => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud, ha)
    cloud.account.setState(cluster_id, state)
    return { cloud, cluster_id }
  }

  test.each([
    ['startCluster', 'RUNNING'],
    ['startCluster', 'UNKNOWN'],
    ['stopCluster', 'STOPPED'],
    ['restartCluster', 'STOPPED'],
    ['restartCluster', 'ERROR'],
    ['stopCluster', 'UNKNOWN'],
    ['terminateCluster', 'UNKNOWN'],
    ['terminateCluster', 'TERMINATED'],
    ['synchronizeClusterState', 'TERMINATED'],
    ['switchoverCluster', 'UNKNOWN'],
  ] as const)('%s of a cluster that is %s: wrong state', async (name, state) => {
    const { cloud, cluster_id } = await inState(state)
    expect(await cloud.refusal(name, { cluster_id })).toMatchObject({
      status: 400,
      code: 'Dbaas.ValidationError.InvalidServiceState',
      detail: 'Invalid service state',
    })
  })

  test('switchover without HA: 404 with its own words', async () => {
    const { cloud, cluster_id } = await inState('RUNNING', false)
    expect(await cloud.refusal('switchoverCluster', { cluster_id })).toMatchObject({ status: 404, detail: 'switch over host not found' })
  })

  test('terminate is refused while CREATING and until 15 minutes after the create, then it goes', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { resource } = await cloud.call('createCluster', { body: createBody() })
    const cluster_id = resource.id
    const wrong = { status: 400, code: 'Dbaas.ValidationError.InvalidServiceState' }
    expect(await cloud.refusal('terminateCluster', { cluster_id })).toMatchObject(wrong)
    cloud.account.advance(12 * minute)
    expect((await statesOf(cloud, cluster_id))[0]).toBe('RUNNING')
    expect(await cloud.refusal('terminateCluster', { cluster_id })).toMatchObject(wrong)
    cloud.account.advance(3 * minute)
    await cloud.call('terminateCluster', { cluster_id })
  })

  test('a terminated cluster is shown for a while, then it is 404 and leaves the list', async () => {
    const { cloud, cluster_id } = await inState('RUNNING')
    await cloud.call('terminateCluster', { cluster_id })
    cloud.account.advance(durations.terminateCluster.typical + 29 * minute)
    expect((await cloud.call('listClusters', { service_state: 'TERMINATED' })).count).toBe(1)
    cloud.account.advance(minute)
    expect((await cloud.call('listClusters', {})).count).toBe(0)
    expect(await cloud.refusal('showCluster', { cluster_id })).toMatchObject({ status: 404 })
    expect(await cloud.refusal('startCluster', { cluster_id })).toMatchObject({ status: 404 })
  })

  test('a cluster of the other region or of another account is 404', async () => {
    const cloud = testCloud()
    const west = cloud.account.clusters().find(({ region }) => region === 'kr-west1')!
    expect(await cloud.refusal('showCluster', { cluster_id: west.id }, 'kr-east1')).toMatchObject({ status: 404 })
    const stranger = testCloud({ accessKey: 'STRANGER' })
    expect(stranger.account.clusters().map(({ id }) => id)).not.toContain(west.id)
  })

  test.each(['req-4f668846-8a3d-49f1-8111-451ebccf445c', 'nonsense'])('a request id that nobody has is 400: %s', async (request_id) => {
    expect(await testCloud({ fleet: 'empty' }).refusal('showRequest', { request_id })).toMatchObject({ status: 400 })
  })

  test('a request is known in its region alone', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { request_id } = await cloud.call('createCluster', { body: createBody() })
    expect(await cloud.refusal('showRequest', { request_id }, 'kr-east1')).toMatchObject({ status: 400 })
  })
})

describe('sync-state', () => {
  test('finds out what UNKNOWN hides: a stopped cluster is found stopped', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const cluster_id = await running(cloud)
    await cloud.call('stopCluster', { cluster_id })
    cloud.account.advance(10 * minute)
    cloud.account.setState(cluster_id, 'UNKNOWN')
    await cloud.call('synchronizeClusterState', { cluster_id })
    cloud.account.advance(minute)
    expect(await statesOf(cloud, cluster_id)).toEqual(['STOPPED', 'STOPPED', 'STOPPED'])
  })

  test('frees a cluster that is stuck in a moving state with nothing behind it', async () => {
    for (const state of serviceStates.filter((one) => one.endsWith('ING') && one !== 'RUNNING')) {
      const cloud = testCloud({ fleet: 'empty' })
      const cluster_id = await running(cloud)
      cloud.account.setState(cluster_id, state)
      cloud.account.advance(24 * 60 * minute)
      expect((await statesOf(cloud, cluster_id))[0]).toBe(state)
      await cloud.call('synchronizeClusterState', { cluster_id })
      cloud.account.advance(minute)
      expect([state, (await statesOf(cloud, cluster_id))[0]]).toEqual([state, 'RUNNING'])
    }
  })
})

test('an accepted write that fails later: FAILED, and the state that the fault wanted', async () => {
  const cloud = testCloud({ fleet: 'empty' })
  const cluster_id = await running(cloud)
  cloud.account.fault({ kind: 'failsLater', state: 'UNKNOWN', times: 1 })
  const { request_id } = await cloud.call('restartCluster', { cluster_id })
  cloud.account.advance(10 * minute)
  expect((await statesOf(cloud, cluster_id))[0]).toBe('UNKNOWN')
  expect(await requestState(cloud, request_id)).toBe('FAILED')
  await cloud.call('synchronizeClusterState', { cluster_id })
  cloud.account.advance(minute)
  expect((await statesOf(cloud, cluster_id))[0]).toBe('RUNNING')
})
