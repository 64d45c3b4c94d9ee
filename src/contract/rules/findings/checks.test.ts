import { describe, expect, test } from 'vitest'
import { serviceStates } from '#contract/rules/states.ts'
import { cases, followed, look } from './cases.fixture.ts'
import { checkIds } from './check-ids.ts'
import { checks, compareFindings, findAll } from './checks.ts'
import { severities, type ClusterFacts } from './finding.ts'
import { backup, cluster, day, engines, fleet, hour, line, now, originId, replica, settings, wire } from './healthy.fixture.ts'

const each = checkIds.map((id) => ({ id, ...cases[id] }))

describe('each check', () => {
  test('stands in the one table, once, and in its order of ids', () => {
    expect(checks.map(({ id }) => id).toSorted()).toEqual([...checkIds].toSorted())
  })

  test.each(each)('$id: found where it is, and nothing else', ({ id, ill }) => {
    for (const situation of ill) {
      const found = look(situation)
      expect(found.map(({ check }) => check)).toEqual([id])
      expect(found[0]).toMatchObject({ clusterId: situation.of.row.id, clusterName: situation.of.row.name, region: 'kr-west1' })
      expect(found[0]?.evidence.length).toBeGreaterThan(0)
      expect(found[0]?.key.startsWith(`${id}:${situation.of.row.id}`)).toBe(true)
    }
  })

  test.each(each)('$id: not found where it narrowly is not', ({ id, well }) => {
    expect(well.flatMap((situation) => look(situation)).filter(({ check }) => check === id)).toEqual([])
  })

  test.each(each)('$id: says nothing while what it needs was not read', ({ id, ill }) => {
    const { needs } = checks.find((check) => check.id === id)!
    const fields = {
      listReplicas: 'replicas',
      listBackupHistories: 'histories',
      showArchiveConfig: 'archive',
      listLogExportConfigs: 'logExports',
      showCluster: 'detail',
    }
    const readings = Object.entries(fields).flatMap(([name, field]) => (needs.some((need) => need === name) ? [field] : []))
    const without = (facts: ClusterFacts, field: string) =>
      Object.fromEntries(Object.entries(facts).filter(([key]) => key !== field)) as ClusterFacts
    for (const situation of ill) {
      for (const field of readings)
        expect(look({ ...situation, of: without(situation.of, field) }).map(({ check }) => check)).not.toContain(id)
      if (!needs.includes('listEngineVersions')) continue
      const { engines: _, ...rest } = fleet()
      expect(findAll(situation.of, rest, settings)).toEqual([])
    }
  })
})

describe('a cluster', () => {
  test('that is well has no finding, and neither has its replica', () => {
    expect(engines.contents.length).toBeGreaterThan(5)
    const origin = followed({})
    expect(look({ of: origin, others: [replica()] })).toEqual([])
    expect(look({ of: replica(), others: [origin] })).toEqual([])
  })

  test('of which only the list was read is judged by its state alone', () => {
    const listed = (state: string): ClusterFacts => ({ region: 'kr-west1', row: cluster({ state }).row, rowReadAt: now })
    const found = Object.fromEntries(serviceStates.map((state) => [state, look({ of: listed(state) }).map(({ check }) => check)]))
    const told = { FAILED: ['state_failed'], ERROR: ['state_error'], UNKNOWN: ['state_unknown'] }
    // CREATING since it was created, a hundred days ago.
    expect(found).toEqual({ ...Object.fromEntries(serviceStates.map((state) => [state, []])), ...told, CREATING: ['stuck'] })
  })

  test.each(['CREATING', 'MIGRATING', 'TERMINATING', 'TERMINATED'])('that is %s is not judged by its settings', (state) => {
    const bare = { init: { backup_option: null, audit_enabled: false }, change: { maintenance_option: null, software_version: '14.17' } }
    expect(look({ of: cluster({ ...bare, state, stateSince: now }) })).toEqual([])
  })

  test('with everything wrong is told of the worst first', () => {
    const found = look({
      of: cluster({
        state: 'ERROR',
        init: { backup_option: null, audit_enabled: false },
        change: { allowable_ip_addresses: ['0.0.0.0/0', '10.0.0.0/8', '172.16.0.0/12'], nat_enabled: true, software_version: '14.17' },
        exports: [],
      }),
    })
    expect(found.map(({ check }) => check)).toEqual([
      'state_error',
      'open_to_all',
      'no_backup_policy',
      'engine_ended',
      'wide_range',
      'wide_range',
      'audit_off',
    ])
    expect(found.toReversed().sort(compareFindings)).toEqual(found)
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
  })
})

test('with NAT an open door is critical, without it a warning', () => {
  const open = (nat_enabled: boolean) =>
    look({ of: cluster({ change: { allowable_ip_addresses: ['0.0.0.0/0'], nat_enabled } }) })[0]?.severity
  expect([open(true), open(false)]).toEqual(['critical', 'warning'])
})

test('a failed backup grows critical when the last good one is two days old, or there is none', () => {
  const severity = (...backups: ReturnType<typeof backup>[]) => look({ of: cluster({ backups }) })[0]?.severity
  expect(severity(backup(0, 'FAILED'), backup(1))).toBe('warning')
  expect(severity(backup(0, 'FAILED'), backup(1, 'FAILED'), backup(2))).toBe('critical')
  expect(severity(backup(0, 'FAILED'))).toBe('critical')
})

test('a late backup is late since the first hour that was missed', () => {
  const [finding] = look({ of: cluster({ backups: [backup(3), backup(4)] }) })
  // 02:00 in Seoul, two days ago; the last one began three days ago.
  expect(finding?.since).toBe(now - 10 * hour - 2 * day)
  expect(finding?.values).toMatchObject({ made: 'some', madeAt: now - 10 * hour - 3 * day })
})

test('backups are told in any order and in any form of time', () => {
  const zoned = (daysAgo: number, state: string) => ({ ...backup(daysAgo, state), backup_start_at: `${backup(daysAgo).backup_start_at}Z` })
  const local = (daysAgo: number, state: string) => ({
    ...backup(daysAgo, state),
    backup_start_at: `${wire(now - hour - daysAgo * day)}+09:00`,
  })
  const orders = [
    [backup(0, 'FAILED'), backup(1), backup(2)],
    [backup(2), backup(1), backup(0, 'FAILED')],
    [zoned(2, 'OK'), backup(1), zoned(0, 'FAILED')],
    [local(0, 'FAILED'), backup(1)],
    [local(1, 'OK'), local(0, 'FAILED'), local(2, 'OK'), { ...backup(0), backup_start_at: 'soon' }],
  ]
  for (const backups of orders) {
    const [finding] = look({ of: cluster({ backups }) })
    expect(finding).toMatchObject({ check: 'backup_failed', since: now - 10 * hour, values: { goodAt: now - 10 * hour - day } })
  }
})

test('the hour of a policy is read by the clock that its backups keep, and by the later one where none tells', () => {
  // 02:00 UTC is 11:00 in Seoul, an hour ago: within its two hours of grace.
  const utc = (daysAgo: number) => ({
    ...backup(0),
    backup_start_at: wire(now - hour - daysAgo * day),
    backup_end_at: wire(now - daysAgo * day),
  })
  expect(look({ of: cluster({ backups: [utc(1), utc(2)] }) })).toEqual([])
  expect(look({ of: cluster({ backups: [utc(2), utc(3)] }) }).map(({ check }) => check)).toEqual(['backup_late'])
  const odd = { ...backup(0), backup_start_at: wire(now - 20 * hour), backup_end_at: wire(now - 19 * hour) }
  expect(look({ of: cluster({ backups: [odd] }) })).toEqual([])
  const nowhere = (...backups: ReturnType<typeof backup>[]) => look({ of: cluster({ backups, change: { timezone: 'Mars/Olympus' } }) })
  expect(nowhere(backup(0))).toEqual([])
  expect(nowhere(backup(1))).toHaveLength(1)
})

test('keys stay short and plain whatever the cloud calls its servers', () => {
  const lines = ['x'.repeat(2_000), `${'x'.repeat(1_999)}y`, 'a:b c', '<script>'].map((name) =>
    line({ name, replica_state: 'DISCONNECTED' }),
  )
  const keys = look({ of: cluster({ lines }) }).map(({ key }) => key)
  expect(new Set(keys).size).toBe(4)
  for (const key of keys) expect(key).toMatch(new RegExp(`^replica_cut:${originId}:[\\w.~/-]{1,60}$`))
})

test('servers of one name are one finding, in two regions they are two', () => {
  const cut = (region?: string) => line({ replica_state: 'DISCONNECTED', ...(region === undefined ? {} : { region }) })
  expect(look({ of: cluster({ lines: [cut(), cut()] }) })).toHaveLength(1)
  expect(look({ of: cluster({ lines: [cut(), cut('kr-east1')] }) })).toHaveLength(2)
})

test('a check that breaks is told of, and the others go on', () => {
  const odd = cluster({ init: { backup_option: null }, change: { instance_groups: [null] as never } })
  expect(() => look({ of: odd })).toThrow(TypeError)
  const broken: string[] = []
  expect(findAll(odd, fleet(), settings, (check) => broken.push(check)).map(({ check }) => check)).toEqual(['no_backup_policy'])
  expect(broken).toEqual(['server_down', 'large_volume'])
})

test('severities go from worst to mildest', () => {
  expect(severities).toEqual(['critical', 'warning', 'notice'])
})
