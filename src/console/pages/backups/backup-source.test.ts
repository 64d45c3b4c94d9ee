import { expect, test } from 'vitest'
import type { Result } from '#contract/operation.ts'
import { backupFacts, isLate } from './backup-source.ts'

const history = (at: string, state: string, size = 10): Result<'listBackupHistories'>['contents'][number] => ({
  backup_start_at: at,
  backup_end_at: at,
  backup_history_number: at,
  backup_size_gb: size,
  backup_state: state,
  backup_state_detail: null,
  software_version: '16.10',
})
const policy = { retention_period_day: '14', starting_time_hour: '2', archive_frequency_minute: '10' }
const created = '2026-01-05T00:00:00'
const at = (text: string) => Date.parse(text)

test('the last of them and the last good one, in whatever order they come', () => {
  const contents = [
    history('2026-11-21T17:00:00', 'COMPLETED', 61),
    history('2026-11-23T17:00:00', 'FAILED'),
    history('2026-11-22T17:00:00', 'COMPLETED', 63),
  ]
  expect(backupFacts(policy, created, { contents, total_count: 3 })).toEqual({
    policy: { hour: '02', days: 14 },
    last: { state: 'FAILED', at: at('2026-11-23T17:00:00Z') },
    good: { at: at('2026-11-22T17:00:00Z'), sizeGb: 63 },
    count: 3,
    createdAt: at('2026-01-05T00:00:00Z'),
  })
})

test('no policy, no backups, and instants that cannot be read', () => {
  expect(backupFacts(null, created, { contents: [], total_count: 0 })).toEqual({
    policy: undefined,
    last: undefined,
    good: undefined,
    count: 0,
    createdAt: at('2026-01-05T00:00:00Z'),
  })
  expect(backupFacts({ retention_period_day: null }, created, { contents: [history('soon', 'COMPLETED')], total_count: 1 })).toMatchObject({
    policy: undefined,
    last: { state: 'COMPLETED', at: undefined },
    good: undefined,
  })
})

test('late is a policy without a good backup of the last 26 hours', () => {
  const facts = backupFacts(policy, created, { contents: [history('2026-11-22T17:00:00', 'COMPLETED')], total_count: 1 })
  expect(isLate(facts, at('2026-11-23T18:59:00Z'))).toBe(false)
  expect(isLate(facts, at('2026-11-23T19:01:00Z'))).toBe(true)
  expect(isLate({ ...facts, good: undefined }, at('2026-11-23T18:00:00Z'))).toBe(true)
  expect(isLate({ ...facts, policy: undefined }, at('2026-12-23T18:00:00Z'))).toBe(false)
})

test('a cluster younger than that cannot be late yet', () => {
  const young = backupFacts(policy, '2026-11-23T10:00:00', { contents: [], total_count: 0 })
  expect(isLate(young, at('2026-11-24T11:00:00Z'))).toBe(false)
  expect(isLate(young, at('2026-11-24T13:00:00Z'))).toBe(true)
  expect(isLate(backupFacts(policy, 'some day', { contents: [], total_count: 0 }), at('2026-11-23T11:00:00Z'))).toBe(true)
})
