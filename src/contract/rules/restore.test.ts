import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BackupHistoryApiItem } from '#contract/postgresql/backups.ts'
import { restoreProblem, restoreSpans, restoreWindow, type ArchiveGap, type RestoreFacts } from './restore.ts'

const at = (text: string) => Date.parse(`2026-09-${text}Z`)
const minute = 60_000

function item(start: string, backup_state = 'COMPLETED'): BackupHistoryApiItem {
  return {
    backup_end_at: backup_state === 'IN_PROGRESS' ? '' : `2026-09-${start.slice(0, 2)}T02:30:00Z`,
    backup_history_number: start,
    backup_size_gb: 60,
    backup_start_at: `2026-09-${start}:00Z`,
    backup_state,
    software_version: '16.10',
  }
}

function facts(changes: Partial<RestoreFacts> = {}): RestoreFacts {
  return {
    // Newest first, as the cloud lists them.
    histories: [item('17T02:00'), item('16T02:00'), item('15T02:00', 'FAILED'), item('14T02:00')],
    archive: { archive_enabled: true },
    frequency: '10',
    now: at('17T03:12:00'),
    ...changes,
  }
}

const gap = (from: string, to: string, breaks: boolean): ArchiveGap => ({ from: at(from), to: at(to), breaks })

describe('the window', () => {
  test('is from the start of the first finished backup to now minus the time between two archives', () => {
    expect(restoreWindow(facts())).toEqual({ from: at('14T02:00:00'), to: at('17T03:02:00') })
    expect(restoreSpans(facts())).toHaveLength(1)
    expect(restoreWindow(facts({ frequency: '60' }))?.to).toBe(at('17T02:12:00'))
  })

  test('reads a start without a zone as UTC', () => {
    const histories = [{ ...item('14T02:00'), backup_start_at: '2026-09-14T02:00:00' }]
    expect(restoreWindow(facts({ histories }))?.from).toBe(at('14T02:00:00'))
  })

  test.each([
    ['no backup', facts({ histories: [] }), 'no_backup'],
    ['none that finished', facts({ histories: [item('17T02:00', 'IN_PROGRESS'), item('16T02:00', 'FAILED')] }), 'no_backup'],
    ['the archive is off', facts({ archive: { archive_enabled: false } }), 'archive_off'],
    ['no policy says how often', facts({ frequency: null }), 'archive_off'],
  ])('is not there where %s', (_, given, problem) => {
    expect(restoreWindow(given)).toBeUndefined()
    expect(restoreProblem(at('16T12:00:00'), given)).toBe(problem)
  })

  test('is not there yet where the only backup is younger than the last archive', () => {
    const given = facts({ histories: [item('17T03:05')] })
    expect(restoreWindow(given)).toBeUndefined()
    expect(restoreProblem(at('17T03:06:00'), given)).toBe('too_late')
  })
})

describe('an instant', () => {
  test.each([
    ['14T01:59:59', 'too_early'],
    ['14T02:00:00', undefined],
    ['15T02:00:00', undefined],
    ['17T03:02:00', undefined],
    ['17T03:02:01', 'too_late'],
    ['18T00:00:00', 'too_late'],
  ])('%s: %s', (instant, problem) => {
    expect(restoreProblem(at(instant), facts())).toBe(problem)
  })
})

describe('holes', () => {
  test('a lost log is a hole until the next finished backup', () => {
    const given = facts({ gaps: [gap('14T12:00:00', '14T13:00:00', true)] })
    expect(restoreSpans(given)).toEqual([
      { from: at('14T02:00:00'), to: at('14T12:00:00') },
      { from: at('16T02:00:00'), to: at('17T03:02:00') },
    ])
    expect(restoreProblem(at('15T12:00:00'), given)).toBe('in_gap')
    expect(restoreProblem(at('14T11:59:59'), given)).toBeUndefined()
  })

  test('a time in which the cluster was down is a hole of that length', () => {
    const given = facts({ gaps: [gap('14T12:00:00', '14T13:00:00', false)] })
    expect(restoreSpans(given)).toEqual([
      { from: at('14T02:00:00'), to: at('14T12:00:00') },
      { from: at('14T13:00:00'), to: at('17T03:02:00') },
    ])
    expect(restoreProblem(at('14T12:30:00'), given)).toBe('in_gap')
  })

  test('a log deleted after the last backup leaves nothing', () => {
    const given = facts({ gaps: [{ from: 0, to: at('17T03:00:00'), breaks: true }] })
    expect(restoreWindow(given)).toBeUndefined()
    expect(restoreProblem(at('16T12:00:00'), given)).toBe('in_gap')
  })

  test('a backup that started while the log was being lost does not help', () => {
    const given = facts({ gaps: [gap('15T22:00:00', '16T04:00:00', true)] })
    expect(restoreSpans(given)).toEqual([
      { from: at('14T02:00:00'), to: at('15T22:00:00') },
      { from: at('17T02:00:00'), to: at('17T03:02:00') },
    ])
  })
})

test('spans are in order, apart, within the window, and are what restoreProblem says', () => {
  const instant = fc.integer({ min: at('10T00:00:00'), max: at('18T00:00:00') })
  const anyGap = fc.tuple(instant, instant, fc.boolean()).map(([a, b, breaks]) => ({ from: Math.min(a, b), to: Math.max(a, b), breaks }))
  const days = fc.uniqueArray(fc.integer({ min: 10, max: 17 }), { maxLength: 6 })
  fc.assert(
    fc.property(days, fc.array(anyGap, { maxLength: 4 }), instant, (starts, gaps, probe) => {
      const given = facts({ histories: starts.map((day) => item(`${day}T02:00`)), gaps })
      const spans = restoreSpans(given)
      const edges = spans.flatMap(({ from, to }) => [from, to])
      expect(edges).toEqual(edges.toSorted((a, b) => a - b))
      expect(spans.every(({ to }) => to <= given.now - 10 * minute)).toBe(true)
      const inside = spans.some(({ from, to }) => probe >= from && probe <= to)
      expect(restoreProblem(probe, given) === undefined).toBe(inside)
    }),
  )
})
