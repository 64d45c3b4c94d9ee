import { describe, expect, test } from 'vitest'
import { isKnownState, isMoving, isSettled, needsAttention, serviceStates, stateRank } from './states.ts'

describe('states', () => {
  test.each([
    ['RUNNING', 'settled'],
    ['STOPPED', 'settled'],
    ['UNKNOWN', 'settled'],
    ['ERROR', 'settled'],
    ['FAILED', 'settled'],
    ['TERMINATED', 'settled'],
    ['CREATING', 'moving'],
    ['STOPPING', 'moving'],
    ['STARTING', 'moving'],
    ['RESTARTING', 'moving'],
    ['EDITING', 'moving'],
    ['SYNCHRONIZING', 'moving'],
    ['UPGRADING', 'moving'],
    ['TERMINATING', 'moving'],
    ['MIGRATING', 'moving'],
    ['KERNEL_UPGRADING', 'moving'],
    ['HIBERNATED', 'neither'],
    ['', 'neither'],
  ])('%s is %s', (state, kind) => {
    expect([isMoving(state), isSettled(state)]).toEqual([kind === 'moving', kind === 'settled'])
  })

  test('all of the table above are known, newer words are not', () => {
    expect(serviceStates).toHaveLength(15)
    expect(serviceStates.every(isKnownState)).toBe(true)
    expect(isKnownState('KERNEL_UPGRADING')).toBe(false)
    expect(isKnownState('running')).toBe(false)
  })

  test('three states need a person, and they sort first; what is gone sorts last', () => {
    const sorted = serviceStates.toSorted((a, b) => stateRank(a) - stateRank(b))
    expect(sorted.slice(0, 3)).toEqual(['FAILED', 'ERROR', 'UNKNOWN'])
    expect(serviceStates.filter(needsAttention).toSorted()).toEqual(sorted.slice(0, 3).toSorted())
    expect(sorted.slice(-3)).toEqual(['STOPPED', 'RUNNING', 'TERMINATED'])
    expect(new Set(serviceStates.map(stateRank)).size).toBe(serviceStates.length)
    expect(stateRank('HIBERNATED')).toBeGreaterThan(stateRank('UNKNOWN'))
    expect(stateRank('HIBERNATED')).toBeLessThan(stateRank('TERMINATING'))
  })
})
