import { describe, expect, test } from 'vitest'
import { isWrite, operationNames } from '#contract/operations.ts'
import type { WriteName } from './durations.ts'
import { outcomeOf, type Observed } from './outcome.ts'

const sentAt = Date.parse('2026-11-23T10:00:00Z')

function seen(over: Partial<Observed>): Observed {
  return {
    operation: 'stopCluster',
    sentAt,
    readAt: sentAt + 3_000,
    speed: 1,
    state: 'RUNNING',
    modifiedAt: sentAt - 1,
    gone: false,
    moved: false,
    word: undefined,
    asking: false,
    ...over,
  }
}

describe('the state of the cluster is the judge', () => {
  test.each<[string, Partial<Observed>, string]>([
    ['it has not begun', {}, 'running'],
    ['it moves', { state: 'STOPPING' }, 'running'],
    ['it moves, whatever Show Request says', { state: 'STOPPING', word: 'DONE' }, 'running'],
    ['it is where it should be', { state: 'STOPPED', moved: true }, 'done'],
    ['the same after a reload', { state: 'STOPPED', modifiedAt: sentAt + 2_000 }, 'done'],
    ['it went elsewhere', { state: 'ERROR', moved: true }, 'failed'],
    ['it never began', { readAt: sentAt + 61_000 }, 'failed'],
    ['it never began, yet the cloud has it in hand', { readAt: sentAt + 61_000, word: 'PENDING' }, 'running'],
    ['it never began, and Show Request has not answered yet', { readAt: sentAt + 61_000, asking: true }, 'running'],
    ['it changed, whatever Show Request still says', { state: 'STOPPED', moved: true, word: 'IN_PROGRESS' }, 'done'],
    ['the cloud says that it failed', { word: 'FAILED' }, 'failed'],
    ['a word nobody knows decides nothing', { word: 'PENDING_REVIEW' }, 'running'],
    ['it could not be read yet', { state: undefined }, 'running'],
    ['the cloud has done it, and somebody has changed it again', { state: 'RUNNING', moved: true, word: 'COMPLETED' }, 'done'],
    ['the cloud says that it is done, and the cluster is not well', { state: 'ERROR', moved: true, word: 'COMPLETED' }, 'failed'],
  ])('%s', (_, over, expected) => {
    expect(outcomeOf(seen(over))).toBe(expected)
  })

  test('a restart ends where it began', () => {
    expect(outcomeOf(seen({ operation: 'restartCluster' }))).toBe('running')
    expect(outcomeOf(seen({ operation: 'restartCluster', moved: true }))).toBe('done')
    expect(outcomeOf(seen({ operation: 'restartCluster', word: 'COMPLETED' }))).toBe('done')
  })

  test('a sync is done with any state but the one it should resolve', () => {
    expect(outcomeOf(seen({ operation: 'synchronizeClusterState', state: 'STOPPED', moved: true }))).toBe('done')
    expect(outcomeOf(seen({ operation: 'synchronizeClusterState', state: 'UNKNOWN', moved: true }))).toBe('failed')
  })

  test('the demo waits less', () => {
    expect(outcomeOf(seen({ speed: 60, readAt: sentAt + 5_500 }))).toBe('failed')
    expect(outcomeOf(seen({ speed: 60, readAt: sentAt + 4_000 }))).toBe('running')
  })
})

describe('each operation has its end', () => {
  const ended: Partial<Observed> = { moved: true }
  test.each<[WriteName, string, string]>([
    ['switchoverCluster', 'RUNNING', 'done'],
    ['switchoverCluster', 'STOPPED', 'failed'],
    ['promoteReplicaCluster', 'RUNNING', 'done'],
    ['createRestoreCluster', 'RUNNING', 'done'],
    ['setBackup', 'RUNNING', 'done'],
    ['setSecurityGroupRules', 'STOPPED', 'done'],
    ['setParameterValues', 'UNKNOWN', 'failed'],
    ['patchMinorVersion', 'ERROR', 'failed'],
    ['exportLog', 'TERMINATED', 'failed'],
  ])('%s that ends in %s: %s', (operation, state, outcome) => {
    expect(outcomeOf(seen({ ...ended, operation, state }))).toBe(outcome)
  })

  test('every write of the table ends well in a running or a stopped cluster, but for a termination', () => {
    const writes = operationNames.filter((name): name is WriteName => isWrite(name))
    const never = writes.filter(
      (operation) => !['RUNNING', 'STOPPED'].some((state) => outcomeOf(seen({ ...ended, operation, state })) === 'done'),
    )
    expect(never).toEqual(['terminateCluster'])
  })
})

describe('replicas are made elsewhere: the origin alone does not tell', () => {
  const replicas = (over: Partial<Observed>) => outcomeOf(seen({ operation: 'createReplica', moved: true, ...over }))

  test('while the cloud has the request in hand it runs, whatever state the origin is in', () => {
    expect(replicas({ word: 'PENDING' })).toBe('running')
    expect(replicas({ word: 'IN_PROGRESS' })).toBe('running')
    expect(replicas({ asking: true })).toBe('running')
  })

  test('then the cloud says how it ended', () => {
    expect(replicas({ word: 'FAILED' })).toBe('failed')
    expect(replicas({ word: 'COMPLETED' })).toBe('done')
  })

  test('where it says nothing that can be understood, the origin is the best witness', () => {
    expect(replicas({})).toBe('done')
    expect(replicas({ word: 'PROVISIONED' })).toBe('done')
  })
})

describe('a cluster that is not there', () => {
  test('was terminated', () => {
    expect(outcomeOf(seen({ operation: 'terminateCluster', gone: true, state: undefined }))).toBe('done')
    expect(outcomeOf(seen({ operation: 'terminateCluster', state: 'TERMINATED', moved: true }))).toBe('done')
  })

  test('is not there yet, right after its create', () => {
    expect(outcomeOf(seen({ operation: 'createCluster', gone: true, state: undefined }))).toBe('running')
    expect(outcomeOf(seen({ operation: 'createCluster', gone: true, state: undefined, readAt: sentAt + 90_000 }))).toBe('failed')
    const begun = seen({ operation: 'createCluster', gone: true, state: undefined, readAt: sentAt + 90_000, word: 'IN_PROGRESS' })
    expect(outcomeOf(begun)).toBe('running')
  })

  test.each<WriteName>(['createRestoreCluster', 'createReplica', 'createOtherRegionReplica'])('%s makes one, too', (operation) => {
    expect(outcomeOf(seen({ operation, gone: true, state: undefined }))).toBe('running')
  })

  test('is bad news for anything else', () => {
    expect(outcomeOf(seen({ gone: true, state: undefined }))).toBe('failed')
  })
})
