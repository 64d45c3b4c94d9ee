import { describe, expect, test } from 'vitest'
import { backupClock, nextAt } from './next-backup.ts'

const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16)

describe('the clock of the backups', () => {
  const zones = ['Asia/Seoul', 'UTC'] as const

  test.each([
    ['the cluster’s', ['2026-09-15T17:00:02Z', '2026-09-16T17:00:01Z'], { zone: 'Asia/Seoul', seen: true }],
    ['UTC', ['2026-09-15T02:00:02Z', '2026-09-16T02:00:01Z'], { zone: 'UTC', seen: true }],
    ['neither: the cluster’s is taken', ['2026-09-15T05:00:00Z', '2026-09-16T17:00:00Z'], { zone: 'Asia/Seoul', seen: false }],
    ['no backups yet', [], { zone: 'Asia/Seoul', seen: false }],
  ])('%s', (_, starts, clock) => {
    expect(backupClock(2, starts.map(at), zones)).toEqual(clock)
  })
})

describe('the next backup', () => {
  test.each([
    ['later today', 2, 'Asia/Seoul', '2026-09-15T16:00:00Z', '2026-09-15T17:00'],
    ['not now, tomorrow', 2, 'Asia/Seoul', '2026-09-15T17:00:00Z', '2026-09-16T17:00'],
    ['where clocks skip the hour, when they go on', 2, 'Europe/Berlin', '2026-03-29T00:00:00Z', '2026-03-29T01:00'],
    ['where it comes twice, the first', 2, 'Europe/Berlin', '2026-10-24T23:00:00Z', '2026-10-25T00:00'],
  ])('%s', (_, hour, zone, now, next) => {
    expect(iso(nextAt(hour, zone, at(now)))).toBe(next)
  })
})
