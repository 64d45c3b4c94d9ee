import { describe, expect, test } from 'vitest'
import { durations } from '#contract/rules/durations.ts'
import { requestState, running, statesOf } from '#emulator/testing/cluster.ts'
import { hour, minute, second, testCloud, type TestCloud } from '#emulator/testing/cloud.ts'
import { lines, named, pair, replicaBody as request, words } from '#emulator/testing/replicas.ts'

const day = 24 * hour

describe('the state of replicas', () => {
  test('synced_at goes on with the clock and lags', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin } = await pair(cloud)
    const seen: number[] = []
    for (let step = 0; step < 20; step += 1) {
      cloud.account.advance(7 * second)
      const synced = Date.parse((await lines(cloud, origin))[0]!.synced_at!)
      expect(cloud.account.now() - synced).toBeGreaterThan(0)
      expect(cloud.account.now() - synced).toBeLessThan(30 * second)
      seen.push(synced)
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)! - seen[0]!).toBeGreaterThan(2 * minute)
  })

  test('a setting of the origin does not disturb them; what is down holds them where it went down', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin } = await pair(cloud)
    await cloud.call('setBackup', {
      cluster_id: origin,
      body: { archive_frequency_minute: '10', retention_period_day: '7', starting_time_hour: '3' },
    })
    expect(await words(cloud, origin)).toEqual(['STREAMING'])
    cloud.account.advance(hour)
    const stoppedAt = cloud.account.now()
    await cloud.call('stopCluster', { cluster_id: origin })
    cloud.account.advance(hour)
    const read = async () => (await lines(cloud, origin))[0]!
    expect(await read()).toMatchObject({ replica_state: 'DISCONNECTED', replica_state_detail: expect.stringContaining('STOPPED') })
    expect(Date.parse((await read()).synced_at!)).toBe(stoppedAt)
    await cloud.call('startCluster', { cluster_id: origin })
    expect(Date.parse((await read()).synced_at!)).toBe(stoppedAt)
    cloud.account.advance(hour)
    expect(await words(cloud, origin)).toEqual(['STREAMING'])
  })

  test('one whose first copy failed says so until it is copied anew', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const origin = await running(cloud)
    cloud.account.fault({ kind: 'failsLater', state: 'UNKNOWN', times: 1 })
    await cloud.call('createReplica', { cluster_id: origin, body: request(['copy-a']) })
    cloud.account.advance(hour)
    const { id } = named(cloud, 'copy-a')
    await cloud.call('synchronizeClusterState', { cluster_id: id })
    cloud.account.advance(hour)
    expect((await statesOf(cloud, id))[0]).toBe('RUNNING')
    const [line] = await lines(cloud, origin)
    expect(line).toMatchObject({ replica_state: 'DISCONNECTED', synced_at: null })
    expect(line!.replica_state_detail).toContain('never got a full copy')
    await cloud.call('resetReplica', { replica_cluster_id: id })
    cloud.account.advance(hour)
    expect(await words(cloud, origin)).toEqual(['STREAMING'])
  })

  /** Until a replica of a new origin falls back by itself: within some weeks one of five does. */
  async function fallenBack(cloud: TestCloud): Promise<{ origin: string; at: number }> {
    const origin = await running(cloud)
    await cloud.call('createReplica', { cluster_id: origin, body: request(['copy-a', 'copy-b', 'copy-c', 'copy-d', 'copy-e']) })
    cloud.account.advance(hour)
    for (let hours = 0; hours < 60 * 24; hours += 1) {
      const index = (await words(cloud, origin)).findIndex((word) => word !== 'STREAMING')
      if (index >= 0) return { origin, at: index }
      cloud.account.advance(hour)
    }
    throw new Error('None fell back in 60 days.')
  }

  test('now and then one falls back with a reason, and comes back by itself within hours', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin, at } = await fallenBack(cloud)
    const line = (await lines(cloud, origin))[at]!
    expect(['DISCONNECTED', 'CATCHUP']).toContain(line.replica_state)
    expect(line.replica_state_detail).toMatch(/\.$/)
    expect(cloud.account.now() - Date.parse(line.synced_at!)).toBeGreaterThan(0)
    cloud.account.advance(6 * hour)
    expect((await words(cloud, origin))[at]).toBe('STREAMING')
  })

  test.each(['synchronizeReplicaState', 'resetReplica'] as const)('%s mends it', async (name) => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin, at } = await fallenBack(cloud)
    const replica = (await cloud.call('showCluster', { cluster_id: origin })).replicas[at]!
    if (name === 'resetReplica') await cloud.call(name, { replica_cluster_id: replica })
    else await cloud.call(name, { origin_cluster_id: origin })
    cloud.account.advance(durations[name].typical + second)
    expect((await words(cloud, origin))[at]).toBe('STREAMING')
    cloud.account.advance(5 * hour)
    expect((await words(cloud, origin))[at]).toBe('STREAMING')
  })

  test('hangs on the moment alone, however one got there', async () => {
    const live = async (steps: number) => {
      const cloud = testCloud()
      const told: unknown[] = []
      for (let step = 0; step < steps; step += 1) {
        cloud.account.advance((30 * day) / steps)
        if (step % (steps / 6) === steps / 6 - 1)
          for (const { id, region } of cloud.account.clusters()) told.push(await cloud.call('listReplicas', { cluster_id: id }, region))
      }
      return told
    }
    expect(await live(6)).toEqual(await live(60))
  })

  test('in the believable fleet one lost its origin, one is behind, one is stopped', async () => {
    const cloud = testCloud()
    const line = async (name: string) => {
      const { id, region } = named(cloud, name)
      return (await cloud.call('listReplicas', { cluster_id: id }, region)).contents[0]!
    }
    const behind = async (name: string) => (cloud.account.now() - Date.parse((await line(name)).synced_at!)) / minute
    expect(await line('payments')).toMatchObject({
      replica_state: 'DISCONNECTED',
      replica_state_detail: 'The connection to the origin was lost.',
    })
    expect(await behind('payments')).toBe(40)
    expect(await line('fraud')).toMatchObject({
      replica_state: 'CATCHUP',
      replica_state_detail: 'The replica is 32 min behind its origin.',
    })
    expect(await behind('search')).toBe(1.5 * 24 * 60)
    cloud.account.advance(6 * hour)
    expect([(await line('payments')).replica_state, (await line('fraud')).replica_state]).toEqual(['STREAMING', 'STREAMING'])
  })
})

describe('synchronizeReplicaState', () => {
  test('looks at the replicas of an origin', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin } = await pair(cloud)
    const { request_id, resource } = await cloud.call('synchronizeReplicaState', { origin_cluster_id: origin })
    expect(resource.id).toBe(origin)
    expect((await statesOf(cloud, origin))[0]).toBe('SYNCHRONIZING')
    cloud.account.advance(minute)
    expect((await statesOf(cloud, origin))[0]).toBe('RUNNING')
    expect(await requestState(cloud, request_id)).toBe('COMPLETED')
  })
})

describe('resetReplica', () => {
  test('copies all again: long, and without a moment until which it has everything', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin, replica } = await pair(cloud)
    const { resource } = await cloud.call('resetReplica', { replica_cluster_id: replica })
    expect(resource.id).toBe(replica)
    expect((await statesOf(cloud, replica))[0]).toBe('EDITING')
    expect(await lines(cloud, origin)).toMatchObject([{ replica_state: 'SYNCHRONIZING', synced_at: null }])
    cloud.account.advance(durations.resetReplica.typical - 1)
    expect((await statesOf(cloud, replica))[0]).toBe('EDITING')
    cloud.account.advance(second)
    expect((await statesOf(cloud, replica))[0]).toBe('RUNNING')
    expect(await words(cloud, origin)).toEqual(['STREAMING'])
  })

  test('is refused for an origin, and without an origin that serves', async () => {
    const cloud = testCloud({ fleet: 'empty' })
    const { origin, replica } = await pair(cloud)
    const wrong = { status: 400, code: 'Dbaas.ValidationError.InvalidServiceState' }
    expect(await cloud.refusal('resetReplica', { replica_cluster_id: origin })).toMatchObject(wrong)
    cloud.account.setState(origin, 'STOPPED')
    expect(await cloud.refusal('resetReplica', { replica_cluster_id: replica })).toMatchObject(wrong)
    await cloud.call('terminateCluster', { cluster_id: origin })
    cloud.account.advance(2 * hour)
    expect(await cloud.refusal('resetReplica', { replica_cluster_id: replica })).toMatchObject(wrong)
  })
})
