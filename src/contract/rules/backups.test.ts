import { expect, test } from 'vitest'
import { backupLeavesAt, backupOutcome } from './backups.ts'

test.each([
  ['COMPLETED', 'finished'],
  ['Success', 'finished'],
  ['DONE', 'finished'],
  ['FAILED', 'failed'],
  ['Error', 'failed'],
  ['CANCELLED', 'failed'],
  ['IN_PROGRESS', 'running'],
  ['RUNNING', 'running'],
  ['INCOMPLETE', 'unknown'],
  ['NOT_FAILED_YET', 'unknown'],
  ['', 'unknown'],
])('the word %s: %s', (word, outcome) => {
  expect(backupOutcome(word)).toBe(outcome)
})

test('a backup leaves so many days after its start; what cannot be read says nothing', () => {
  const item = { backup_start_at: '2026-09-17T02:00:00' }
  expect(backupLeavesAt(item, '14')).toBe(Date.parse('2026-10-01T02:00:00Z'))
  for (const days of [null, undefined, '', '0', '-3', 'soon', '1.5']) expect(backupLeavesAt(item, days)).toBeUndefined()
  expect(backupLeavesAt({ backup_start_at: 'yesterday' }, '14')).toBeUndefined()
})
