import { expect, test } from 'vitest'
import { cloudCodes } from '#contract/errors.ts'
import type { Finding } from '#contract/rules/findings/finding.ts'
import { diagnose, isWell } from './diagnose.ts'
import { ago, applied, detail, known, now, write } from './known.fixture.ts'
import { diagnosisIds, risks, type DiagnosisId, type Known } from './known.ts'

const failedSet = write({ state: 'failed', reason: 'state_failed' })
const refused = (code: string) =>
  write({
    state: 'rejected',
    operation: 'restartCluster',
    failure: { kind: 'cloud', status: 400, code, title: '', details: ['no'], requestId: 'req-9', sent: true },
  })
const state = (service_state: string, more: object = {}) => ({ cluster: { service_state, ...more } })
const replica = (replica_state: string, minutes: number): Pick<Known, 'replicas'> => ({
  replicas: {
    readAt: now,
    value: { count: 1, contents: [{ name: 'r1', replica_state, replica_state_detail: null, synced_at: ago(minutes) }] },
  },
})
const finding: Finding = {
  key: 'open_to_all:abc',
  check: 'open_to_all',
  severity: 'critical',
  clusterId: 'abc',
  clusterName: 'orders',
  region: 'kr-west1',
  since: null,
  evidence: [],
  values: {},
  fix: { tab: 'access', operation: 'setSecurityGroupRules' },
}
const backup = (backup_state: string, detailed: string | null = null): Pick<Known, 'histories'> => ({
  histories: {
    total_count: 1,
    contents: [
      {
        backup_history_number: '1',
        backup_start_at: ago(600),
        backup_end_at: ago(590),
        backup_size_gb: 3,
        backup_state,
        backup_state_detail: detailed,
        software_version: '16.10',
      },
    ],
  },
})

/** What leads to each diagnosis, and the steps in their order. */
const cases: Record<DiagnosisId, readonly [Known, string]> = {
  unknown_after_set: [
    known({ ...state('UNKNOWN'), writes: [failedSet], details: [detail(failedSet)], parameters: applied('900') }),
    'sync_state set_back ask_support',
  ],
  unknown: [known({ ...state('UNKNOWN'), writes: [write({ operation: 'restartCluster' })] }), 'sync_state ask_support terminate'],
  failed_create: [
    known({ ...state('FAILED'), writes: [write({ operation: 'createCluster', state: 'failed' })] }),
    'sync_state ask_support terminate',
  ],
  failed: [
    known({ ...state('FAILED'), writes: [write({ operation: 'setServerType', state: 'failed' })] }),
    'sync_state restore ask_support terminate',
  ],
  error: [known(state('ERROR')), 'sync_state restore ask_support terminate'],
  creating: [known(state('CREATING', { created_at: ago(5) })), 'wait terminate'],
  creating_long: [known(state('CREATING', { created_at: ago(50) })), 'sync_state ask_support terminate'],
  moving: [known(state('EDITING', { modified_at: ago(1) })), 'wait queue_behind'],
  moving_long: [known(state('EDITING', { modified_at: ago(90) })), 'sync_state queue_behind ask_support'],
  server_down: [
    known({
      cluster: { ha_enabled: true, instance_groups: [{ instances: [{ name: 's1', role_type: 'ACTIVE', service_state: 'ERROR' }] }] },
    }),
    'sync_state switchover ask_support',
  ],
  unknown_write: [known({ writes: [write({ state: 'unknown' })] }), 'check_write ask_support'],
  held: [known({ writes: [write({ state: 'queued', reason: 'ahead_failed' })] }), 'check_write'],
  failed_set: [
    known({ writes: [failedSet], details: [detail(failedSet)], parameters: applied('900') }),
    'read_parameters set_back try_again',
  ],
  failed_set_harmless: [
    known({ writes: [failedSet], details: [detail(failedSet)], parameters: applied('200') }),
    'read_parameters try_again',
  ],
  failed_write: [known({ writes: [write({ operation: 'setBackup', state: 'failed' })] }), 'try_again ask_support'],
  rejected_busy: [known({ ...state('EDITING', { modified_at: ago(1) }), writes: [refused(cloudCodes.inProgress)] }), 'queue_behind'],
  rejected: [known({ writes: [refused('Dbaas.Other')] }), 'try_again ask_support'],
  replica_cut: [known(replica('DISCONNECTED', 60)), 'sync_replicas reset_replica ask_support'],
  replica_late: [known(replica('STREAMING', 60)), 'sync_replicas reset_replica ask_support'],
  backup_failed: [known(backup('FAILED', 'no space left')), 'next_backup grow_volume ask_support'],
  archive_off: [known({ archive: { archive_enabled: false } }), 'set_archive'],
  finding: [known({ findings: [finding] }), 'cure'],
  stopped: [known(state('STOPPED')), 'start'],
  terminated: [known(state('TERMINATED')), ''],
}

test.each(diagnosisIds)('%s is diagnosed, with its steps in order', (id) => {
  const [situation, steps] = cases[id]
  const found = diagnose(situation).find((each) => each.id === id)
  expect(found?.steps.map((step) => step.id).join(' ')).toBe(steps)
  const order = (found?.steps ?? []).filter((step) => step.id !== 'ask_support').map(({ risk }) => risks.indexOf(risk))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})

test('a cluster that is well has nothing, and what went well since is no matter', () => {
  expect(diagnose(known({ ...backup('COMPLETED'), ...replica('STREAMING', 1), archive: { archive_enabled: true } }))).toEqual([])
  expect(diagnose(known({ writes: [write({ id: 'w2' }), failedSet] }))).toEqual([])
  expect(isWell(diagnose(cases.failed_set_harmless[0]))).toBe(true)
  expect(isWell(diagnose(cases.failed_set[0]))).toBe(false)
})

const findingOf = (check: Finding['check'], values: Finding['values'] = {}): Finding => ({ ...finding, key: `${check}:abc`, check, values })

test.each<[string, Known, DiagnosisId[]]>([
  [
    'while the cluster is changed',
    known({ ...state('EDITING', { modified_at: ago(1) }), ...backup('FAILED'), findings: [findingOf('backup_failed')] }),
    ['moving', 'finding'],
  ],
  [
    'while it is stopped',
    known({ ...state('STOPPED'), archive: { archive_enabled: false }, findings: [findingOf('archive_off')] }),
    ['stopped', 'finding'],
  ],
  ['while the backups cannot be read', known({ findings: [findingOf('backup_failed')] }), ['finding']],
  [
    'and told as the doctor reads it where it can',
    known({ ...backup('FAILED'), findings: [findingOf('backup_failed')] }),
    ['backup_failed'],
  ],
  ['and no more once the doctor reads that it is over', known({ ...backup('COMPLETED'), findings: [findingOf('backup_failed')] }), []],
  [
    'from the lag on that the operator has set',
    known({ ...replica('STREAMING', 7), findings: [findingOf('replica_late', { mostMs: 300_000 })] }),
    ['replica_late'],
  ],
])('a finding is told %s', (_, situation, ids) => {
  expect(
    diagnose(situation)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(ids.toSorted())
})

test('how long a change takes is told by the write that is under way, not by one that nobody sees any more', () => {
  const editing = state('EDITING', { modified_at: ago(2) })
  const old = { state: 'accepted', sentAt: ago(3000), endedAt: null } as const
  expect(diagnose(known({ ...editing, writes: [write({ ...old, reason: 'unreadable' })] }))[0]?.id).toBe('moving')
  expect(diagnose(known({ ...editing, writes: [write({ ...old, state: 'unknown' })] })).map(({ id }) => id)).toContain('moving')
  expect(diagnose(known({ ...editing, writes: [write(old)] }))[0]?.id).toBe('moving_long')
  const stuck = findingOf('stuck', { state: 'EDITING', beganAt: now - 900_000, usualMs: 120_000, slowMs: 600_000 })
  expect(diagnose(known({ ...editing, findings: [stuck] }))[0]).toMatchObject({
    id: 'moving_long',
    values: { elapsedMs: 900_000, slowMs: 600_000 },
  })
})

test('what the cloud refuses now is blocked, what waits its turn is not', () => {
  const back = diagnose(cases.unknown_after_set[0])[0]?.steps.find(({ id }) => id === 'set_back')
  expect(back).toMatchObject({ blocked: 'state_unknown', writeId: 'w1', values: { count: 1 } })
  const sync = diagnose(cases.unknown_after_set[0])[0]?.steps[0]
  expect(sync?.blocked).toBeUndefined()
})

test('terminate says from when on it is accepted', () => {
  const young = diagnose(cases.creating[0])[0]?.steps.find(({ id }) => id === 'terminate')
  expect(young?.values).toEqual({ when: 'later', possibleAt: now + 15 * 60_000 })
})

test('without the parameters nothing is claimed of them', () => {
  const found = diagnose(known({ ...state('UNKNOWN'), writes: [failedSet], details: [detail(failedSet)] }))[0]
  expect(found?.values).toMatchObject({ left: 'untold', count: 1 })
  expect(found?.requestIds).toEqual(['req-1'])
})
