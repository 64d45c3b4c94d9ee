import { describe, expect, test } from 'vitest'
import type { OperationName } from '#contract/operations.ts'
import { isWrite, operationNames } from '#contract/operations.ts'
import { samples } from '#contract/samples.ts'
import { schemas } from '#contract/schemas.ts'
import { readEntry, writeEntry, type Write } from './chronicle.ts'
import { CloudError } from './errors.ts'
import type { Fleet } from './fleet/fleet.ts'
import { keepWorld, type KeptWorld } from './kept-world.ts'
import { testChronicle, type TestChronicle } from './testing/chronicle.ts'
import { hour, keys, minute, second, testCloud, wall } from './testing/cloud.ts'
import { createBody } from './testing/create-body.ts'

/** A world and the wall clock it lives by: as after a start of the process. */
function start(chronicle: TestChronicle, { at = wall, speed = 1, fleet = 'believable', seed = 'seed' }: Partial<Start> = {}) {
  const clock = { at }
  const kept = keepWorld({ now: () => clock.at }, { seed, fleet, speed, chronicle })
  return { kept, clock }
}
type Start = { at: number; speed: number; fleet: Fleet; seed: string }

/** Everything that is in it, as text. */
function everything(kept: KeptWorld): string {
  return JSON.stringify({ ...kept.world(), random: kept.world().random.mark() }, (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  )
}

function idOf(kept: KeptWorld, name: string): string {
  return [...kept.world().clusters.values()].find(({ detail }) => detail.name === name)!.id
}

/** The ids of a region's clusters. */
function idsIn(kept: KeptWorld, region: string): string[] {
  return [...kept.world().clusters.values()].filter((cluster) => cluster.region === region).map(({ id }) => id)
}

const stateOf = (kept: KeptWorld, id: string) => kept.world().clusters.get(id)?.detail.service_state

function run<N extends OperationName>(kept: KeptWorld, name: N, params: Record<string, string> = {}, body?: unknown) {
  const text = body === undefined ? '' : JSON.stringify(body)
  return kept.run(name, { region: 'kr-west1', version: '1.0', failsInto: undefined, params, query: '', text })
}

describe('a world that is kept', () => {
  test('knows which keys do not open their bucket after the next start too, without the keys', () => {
    const chronicle = testChronicle()
    const { kept, clock } = start(chronicle)
    const cluster_id = idOf(kept, 'catalog')
    const body = { ...samples.registerLogExportConfig.body, bucket_name: 'soon-deleted', secret_key: 'the wrong key' }
    run(kept, 'registerLogExportConfig', { cluster_id }, body)
    clock.at += 2 * hour
    expect(chronicle.kept.join()).not.toContain('the wrong key')
    const again = start(chronicle, { at: clock.at }).kept
    expect(everything(again)).toBe(everything(kept))
    expect(again.world().clusters.get(cluster_id)?.logExports.alert).toMatchObject({ bucket_name: 'soon-deleted', keysWork: false })
  })

  test('is the same after the next start: calls, the clock, states by hand, what goes wrong', () => {
    const chronicle = testChronicle()
    const { kept, clock } = start(chronicle)
    const orders = idOf(kept, 'orders')
    run(kept, 'restartCluster', { cluster_id: orders })
    clock.at += 90 * second
    run(kept, 'createCluster', {}, createBody({ ha: true }))
    kept.advance(3 * hour)
    kept.run('stopCluster', {
      region: 'kr-west1',
      version: '1.0',
      failsInto: 'UNKNOWN',
      params: { cluster_id: orders },
      query: '',
      text: '',
    })
    clock.at += minute
    kept.force(idOf(kept, 'wallet'), 'ERROR')
    clock.at += hour
    const again = start(chronicle, { at: clock.at }).kept
    expect(everything(again)).toBe(everything(kept))
    expect(stateOf(again, orders)).toBe('UNKNOWN')
    expect(stateOf(again, idOf(again, 'wallet'))).toBe('ERROR')
    expect(chronicle.aside).toEqual([])
  })

  test('is the same with its backups, replicas and restores', () => {
    const chronicle = testChronicle()
    const { kept, clock } = start(chronicle)
    const orders = idOf(kept, 'orders')
    const later = (ms: number) => {
      clock.at += ms
      kept.advance(hour)
    }
    const group = { role_type: 'ACTIVE', server_type_name: 'db1v2m8', block_storage_groups: [{ role_type: 'DATA', size_gb: 1024 }] }
    const policy = { archive_frequency_minute: '5', retention_period_day: '7', starting_time_hour: '9' }
    const restore = {
      name: 'again',
      instance_name_prefix: 'again',
      server_type_name: 'db1v2m8',
      backup_recovery_time: '2026-11-22T00:00:00Z',
    }
    run(kept, 'createReplica', { cluster_id: orders }, { replica_count: 1, replicas: [{ name: 'orders-rc', instance_groups: [group] }] })
    later(minute)
    run(kept, 'promoteReplicaCluster', { cluster_id: idOf(kept, 'orders-rc') })
    later(minute)
    run(kept, 'setBackup', { cluster_id: idOf(kept, 'orders-rc') }, policy)
    run(kept, 'createRestoreCluster', { cluster_id: orders }, restore)
    run(kept, 'deleteArchiveLog', { cluster_id: orders })
    later(50 * hour)
    const again = start(chronicle, { at: clock.at }).kept
    for (const world of [kept, again]) for (const cluster_id of idsIn(world, 'kr-west1')) run(world, 'listBackupHistories', { cluster_id })
    expect(everything(again)).toBe(everything(kept))
    expect(run(again, 'listBackupHistories', { cluster_id: idOf(again, 'orders-rc') }).total_count).toBe(3)
    expect(stateOf(again, idOf(again, 'again'))).toBe('RUNNING')
  })

  test('goes on with what was half done, and with the time that passed meanwhile', () => {
    const chronicle = testChronicle()
    const { kept } = start(chronicle)
    const orders = idOf(kept, 'orders')
    const { request_id } = run(kept, 'restartCluster', { cluster_id: orders })
    const { kept: again, clock } = start(chronicle, { at: wall + 2 * minute })
    expect(stateOf(again, orders)).toBe('RESTARTING')
    clock.at += 20 * minute
    expect(stateOf(again, orders)).toBe('RUNNING')
    expect(run(again, 'showRequest', { request_id })).toMatchObject({ state: 'COMPLETED' })
  })

  test('does not care how often it was looked at or refused something', () => {
    const chronicle = testChronicle()
    const { kept, clock } = start(chronicle)
    const orders = idOf(kept, 'orders')
    for (let time = 0; time < 20; time += 1) {
      clock.at += minute
      kept.world()
      expect(() => run(kept, 'createCluster', {}, { name: 'x' })).toThrow(CloudError)
      expect(() => run(kept, 'startCluster', { cluster_id: orders })).toThrow(CloudError)
    }
    run(kept, 'restartCluster', { cluster_id: orders })
    expect(chronicle.kept).toHaveLength(2)
    expect(everything(start(chronicle, { at: clock.at }).kept)).toBe(everything(kept))
  })

  test('takes another speed from now on', () => {
    const chronicle = testChronicle()
    const first = start(chronicle)
    run(first.kept, 'restartCluster', { cluster_id: idOf(first.kept, 'orders') })
    const { kept, clock } = start(chronicle, { at: wall + second, speed: 600 })
    run(kept, 'createCluster', {}, createBody())
    clock.at += 5 * second
    expect(stateOf(kept, idOf(kept, 'wallet'))).toBe('RUNNING')
    expect(everything(start(chronicle, { at: clock.at, speed: 600 }).kept)).toBe(everything(kept))
    expect(chronicle.kept.map((line, index) => readEntry(line, index).kind)).toEqual(['wake', 'write', 'speed', 'write'])
  })

  test('leaves what was done at another speed as it was', () => {
    const chronicle = testChronicle()
    const { kept } = start(chronicle)
    kept.advance(24 * hour)
    const again = start(chronicle, { at: wall + minute, speed: 600 }).kept
    const { contents } = run(again, 'listBackupHistories', { cluster_id: idOf(again, 'orders') })
    const [last] = contents
    expect(Date.parse(last!.backup_start_at)).toBeGreaterThan(wall)
    expect(Date.parse(last!.backup_end_at) - Date.parse(last!.backup_start_at)).toBeGreaterThan(5 * minute)
  })

  test('wakes at the first touch, and is then not woken again', () => {
    const chronicle = testChronicle()
    const { kept, clock } = start(chronicle)
    expect(kept.offsetMs()).toBe(0)
    expect(chronicle.kept).toEqual([])
    clock.at += hour
    kept.world()
    expect(chronicle.kept).toHaveLength(1)
    start(chronicle).kept.world()
    expect(chronicle.kept).toHaveLength(1)
  })
})

describe('where nothing more can be kept', () => {
  test('a write is refused and has not happened; reads go on, and so do writes once there is room', async () => {
    const chronicle = testChronicle()
    const cloud = testCloud({ chronicle })
    const cluster_id = cloud.account.clusters().find(({ detail }) => detail.name === 'orders')!.id
    chronicle.full = true
    for (let time = 0; time < 2; time += 1) {
      expect(await cloud.refusal('restartCluster', { cluster_id })).toMatchObject({ status: 503, code: 'Emulator.NotKept' })
      expect(await cloud.call('showCluster', { cluster_id })).toMatchObject({ service_state: 'RUNNING' })
    }
    expect(() => cloud.account.advance(minute)).toThrow('503')
    expect(() => cloud.account.setState(cluster_id, 'ERROR')).toThrow('503')
    const admin = new Request(`http://emulator.invalid/admin/accounts/${keys.accessKey}/clock`, { method: 'POST', body: '{"advanceMs":1}' })
    expect((await cloud.emulator.admin(admin)).status).toBe(503)
    expect(cloud.account.now()).toBe(wall)
    chronicle.full = false
    const { request_id } = await cloud.call('restartCluster', { cluster_id })
    const fresh = testCloud({ chronicle: testChronicle() })
    // The ids are those of a world that never knew of the failure.
    expect(await fresh.call('restartCluster', { cluster_id })).toMatchObject({ request_id })
  })

  test('a fleet does not wake that would be another one after the next start', async () => {
    const chronicle = testChronicle()
    chronicle.full = true
    const cloud = testCloud({ chronicle })
    const list = '/kr-west1/v1/clusters'
    expect((await cloud.send(list)).status).toBe(503)
    chronicle.full = false
    expect((await cloud.send(list)).status).toBe(200)
    expect(chronicle.kept).toHaveLength(1)
  })

  test('a handler that breaks halfway leaves nothing behind', () => {
    const { kept } = start(testChronicle())
    const orders = idOf(kept, 'orders')
    const before = everything(kept)
    // A store that breaks under the handler, after the cluster has changed.
    kept.world().requests.set = () => {
      throw new TypeError('broken')
    }
    expect(() => run(kept, 'restartCluster', { cluster_id: orders })).toThrow(TypeError)
    expect(everything(kept)).toBe(before)
  })
})

describe('what is kept and gives no world any more is set aside, and a fresh one begins', () => {
  const broken = (change: (lines: string[]) => string[], changes: Partial<Start> = {}) => {
    const chronicle = testChronicle()
    const { kept } = start(chronicle)
    run(kept, 'restartCluster', { cluster_id: idOf(kept, 'orders') })
    chronicle.kept = change(chronicle.kept)
    const lines = chronicle.kept
    const again = start(chronicle, changes).kept
    expect(stateOf(again, idOf(again, 'orders'))).toBe('RUNNING')
    expect(chronicle.aside).toEqual([{ why: expect.any(String), lines }])
    expect(chronicle.kept).toHaveLength(1)
    return chronicle.aside[0]!.why
  }
  const edited = (index: number, from: string | RegExp, to: string) => (lines: string[]) =>
    lines.map((line, at) => (at === index ? line.replace(from, to) : line))

  test.each([
    ['a line cut in half', edited(1, /.{20}$/, ''), 'Line 2 is broken'],
    ['a line that says nothing', edited(1, /.*/, ''), 'Line 2 is broken'],
    ['an unknown operation', edited(1, 'restartCluster', 'rebootCluster'), 'Line 2 is broken'],
    ['another format', edited(0, '"format":1', '"format":2'), 'Line 1 is broken or of another version'],
    ['no beginning', (lines: string[]) => lines.slice(1), 'Line 1 is not where it belongs'],
    ['two beginnings', (lines: string[]) => [lines[0]!, ...lines], 'Line 2 is not where it belongs'],
    ['another request id', edited(1, /req-\w/, 'req-x'), 'Line 2 has another outcome today'],
    ['a cluster that is not there', edited(1, /"cluster_id":"\w{8}/, '"cluster_id":"aaaaaaaa'), 'Line 2 has another outcome today'],
    ['the same write twice', (lines: string[]) => [...lines, lines[1]!], 'Line 3 has another outcome today'],
  ])('%s', (_, change, why) => {
    expect(broken(change)).toContain(why)
  })

  test('the world of another account', () => {
    expect(broken((lines) => lines, { seed: 'another' })).toBe('It is the world of another account.')
  })
})

test('no secret of any operation is kept, and what stands for it is as good', () => {
  const secrets = ['Dummy-pass-1', 'DUMMYBUCKETKEY', 'dummy-bucket-secret']
  let redacted = 0
  for (const operation of operationNames.filter(isWrite)) {
    const sample = samples[operation]
    const body = JSON.parse(JSON.stringify('body' in sample ? sample.body : null)) as Write['body']
    const line = writeEntry({
      kind: 'write',
      at: wall,
      region: 'kr-west1',
      operation,
      version: '1.0',
      params: {},
      query: '',
      body,
      requestId: '',
      resourceId: '',
    })
    expect(secrets.filter((secret) => line.includes(secret))).toEqual([])
    if (line.includes('Redacted')) redacted += 1
    const entry = readEntry(line, 1)
    const shapes = schemas[operation]
    if ('body' in shapes && entry.kind === 'write') expect(shapes.body.safeParse(entry.body).success).toBe(true)
  }
  expect(redacted).toBe(3)
})
