import { describe, expect, test } from 'vitest'
import { isWrite, operationNames, type OperationName } from '#contract/operations.ts'
import { actionRule, emulatorRefuses, rules, type ActionFacts } from './actions.ts'
import { durations } from './durations.ts'
import { isMoving, serviceStates } from './states.ts'

const columns = [
  'startCluster',
  'stopCluster',
  'restartCluster',
  'switchoverCluster',
  'setParameterValues',
  'terminateCluster',
  'synchronizeClusterState',
] as const

/* `yes`, `no <reason>` (disabled), `warn <reason>` (the emulator refuses), `advice <reason>` (the emulator takes it). */
const byState: Record<string, readonly string[]> = {
  RUNNING: ['no needs_stopped', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  STOPPED: ['yes', 'no needs_running', 'warn needs_running', 'warn needs_running', 'warn needs_running', 'yes', 'yes'],
  UNKNOWN: [
    'no state_unknown',
    'no state_unknown',
    'no state_unknown',
    'no state_unknown',
    'no state_unknown',
    'warn state_unknown',
    'yes',
  ],
  ERROR: ['no needs_stopped', 'no needs_running', 'warn state_error', 'warn state_error', 'warn state_error', 'advice state_error', 'yes'],
  FAILED: ['no needs_stopped', 'no needs_running', 'warn state_error', 'warn state_error', 'warn state_error', 'yes', 'yes'],
  TERMINATED: columns.map(() => 'no terminated'),
  HIBERNATED: [...Array<string>(6).fill('warn state_not_known'), 'yes'],
}
for (const state of serviceStates.filter(isMoving)) byState[state] = [...Array<string>(6).fill('no in_progress'), 'yes']

function said(action: OperationName, facts: ActionFacts): string {
  const verdict = actionRule(action, facts)
  const refused = emulatorRefuses(action, facts)
  if (!verdict.allowed) return refused === verdict.reason ? `no ${verdict.reason}` : 'the emulator gives another reason'
  if (verdict.warning === undefined) return refused === undefined ? 'yes' : 'the emulator refuses without a warning'
  return refused === undefined ? `advice ${verdict.warning}` : `warn ${verdict.warning}`
}

const table = Object.entries(byState).flatMap(([state, row]) => columns.map((action, index) => [action, state, row[index]] as const))

describe('what is allowed in which state', () => {
  test('the table has every state the cloud knows', () => {
    expect(Object.keys(byState).toSorted()).toEqual([...serviceStates, 'HIBERNATED'].toSorted())
  })

  test.each(table)('%s while %s: %s', (action, service_state, expected) => {
    expect(said(action, { service_state, ha_enabled: true, role_type: 'ORIGIN' })).toBe(expected)
  })

  test('Synchronize Cluster State is disabled on TERMINATED alone, and never warned of', () => {
    for (const service_state of [...serviceStates, 'HIBERNATED']) {
      for (const ha_enabled of [true, false]) {
        expect(actionRule('synchronizeClusterState', { service_state, ha_enabled, role_type: 'REPLICA', age_ms: 0 })).toEqual(
          service_state === 'TERMINATED' ? { allowed: false, reason: 'terminated' } : { allowed: true },
        )
      }
    }
  })

  test('a read and a create are always possible', () => {
    for (const service_state of serviceStates) {
      for (const name of operationNames.filter((each) => !isWrite(each) || each === 'createCluster')) {
        expect(said(name, { service_state })).toBe('yes')
      }
    }
  })
})

const running = { service_state: 'RUNNING' }
const minute = 60_000

describe('what else must hold', () => {
  test.each([
    ['switchoverCluster', { ...running, ha_enabled: false }, 'no needs_ha'],
    ['switchoverCluster', running, 'yes'],
    ['promoteReplicaCluster', { ...running, role_type: 'ORIGIN' }, 'warn needs_replica'],
    ['promoteReplicaCluster', { ...running, role_type: 'REPLICA' }, 'yes'],
    ['promoteReplicaCluster', { ...running, role_type: null }, 'yes'],
    ['resetReplica', { ...running, role_type: 'ORIGIN' }, 'warn needs_replica'],
    ['createReplica', { ...running, role_type: 'REPLICA' }, 'warn needs_origin'],
    ['createReplica', { ...running, role_type: 'RECOVERY' }, 'yes'],
    ['createReplica', { ...running, role_type: 'ORIGIN', replica_count: 5 }, 'no replicas_full'],
    ['createOtherRegionReplica', { ...running, replica_count: 4 }, 'yes'],
    ['createRestoreCluster', { ...running, role_type: 'REPLICA' }, 'warn needs_origin'],
    ['createRestoreCluster', { ...running, finished_backup: false }, 'warn no_backup'],
    ['createRestoreCluster', { ...running, finished_backup: true }, 'yes'],
    ['patchMinorVersion', { ...running, higher_minor: false }, 'no no_higher_minor'],
    ['patchMinorVersion', { ...running, higher_minor: true }, 'yes'],
    ['patchMinorVersion', { ...running, higher_minor: true, replicas_behind: true }, 'no replicas_first'],
    ['patchMinorVersion', { ...running, replicas_behind: false }, 'yes'],
    ['registerLogExportConfig', { ...running, log_type: 'audit', audit_enabled: false }, 'warn needs_audit'],
    ['exportLog', { ...running, log_type: 'audit', audit_enabled: false }, 'warn needs_audit'],
    ['exportLog', { ...running, log_type: 'audit', audit_enabled: true }, 'yes'],
    ['exportLog', { ...running, log_type: 'audit' }, 'yes'],
    ['exportLog', { ...running, log_type: 'slow', audit_enabled: false }, 'yes'],
    ['setBlockStorageSize', { ...running, volume_role: 'OS' }, 'no os_volume'],
    ['setBlockStorageSize', { ...running, volume_role: 'DATA' }, 'yes'],
    ['addBlockStorages', { ...running, volume_role: 'OS' }, 'warn os_volume'],
    ['addBlockStorages', { ...running, volume_role: 'DATA', volume_count: 8 }, 'yes'],
    ['addBlockStorages', { ...running, volume_role: 'DATA', volume_count: 9 }, 'warn volumes_full'],
    ['setBlockStorageSize', { ...running, volume_role: 'DATA', volume_count: 9 }, 'yes'],
    ['setBlockStorageSize', { ...running, volume_role: 'DATA', volume_gb: 5112 }, 'yes'],
    ['setBlockStorageSize', { ...running, volume_role: 'DATA', volume_gb: 5120 }, 'no volume_largest'],
    ['terminateCluster', { ...running, age_ms: 12 * minute }, 'advice too_young'],
    ['terminateCluster', { ...running, age_ms: 25 * minute }, 'yes'],
    ['switchoverCluster', { service_state: 'STOPPED', ha_enabled: false }, 'no needs_ha'],
  ] as const)('%s with %o: %s', (action, facts, expected) => {
    expect(said(action, facts)).toBe(expected)
  })

  test('what only we infer never disables: each refusal on the screen rests on a document or a live run', () => {
    const odd = {
      ha_enabled: false,
      role_type: 'SECONDARY',
      replica_count: 9,
      higher_minor: false,
      replicas_behind: true,
      finished_backup: false,
      volume_role: 'OS',
      volume_count: 9,
      log_type: 'audit',
      audit_enabled: false,
      age_ms: 0,
    }
    for (const action of operationNames) {
      for (const service_state of [...serviceStates, 'HIBERNATED']) {
        for (const facts of [{ service_state }, { service_state, ...odd }]) {
          const { allowed, reason } = actionRule(action, facts)
          const grounds = rules.filter((rule) => rule.reason === reason && rule.actions.includes(action) && rule.when(facts))
          if (!allowed)
            expect(grounds.map((rule) => rule.evidence)).toContain(grounds.some((rule) => rule.evidence === 'seen') ? 'seen' : 'documented')
        }
      }
    }
  })
})

test('every write has a duration, and slow is slower than typical', () => {
  expect(Object.keys(durations).toSorted()).toEqual(operationNames.filter(isWrite).toSorted())
  for (const { typical, slow } of Object.values(durations)) {
    expect(typical).toBeGreaterThan(0)
    expect(slow).toBeGreaterThan(typical)
  }
  expect(durations.createCluster).toEqual({ typical: 10 * minute, slow: 40 * minute, evidence: 'seen' })
})
