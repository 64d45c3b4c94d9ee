import { describe, expect, test } from 'vitest'
import { formatAge, formatDate, formatDay, formatGb, formatInstant, formatOffset, formatTypical, shortId } from './format.ts'
import { formatClock, formatDuration, formatTypicalRange } from './format-duration.ts'
import { formatBackupSize } from './format-size.ts'

const instant = Date.parse('2026-09-16T12:47:09Z')

describe('ages and durations', () => {
  test.each([
    [-5, '0 sec', '0초'],
    [8_400, '8 sec', '8초'],
    [18 * 60_000, '18 min', '18분'],
    [3 * 3_600_000, '3 hr', '3시간'],
    [41 * 86_400_000, '41 days', '41일'],
    [86_400_000, '1 day', '1일'],
  ])('%d ms', (ms, en, ko) => {
    expect(formatAge(ms, 'en')).toBe(en)
    expect(formatAge(ms, 'ko')).toBe(ko)
  })

  test('a usual duration is rounded', () => {
    expect([4_200, 33_000, 598_000, 2 * 3_600_000].map((ms) => formatTypical(ms, 'en'))).toEqual(['4 sec', '35 sec', '10 min', '2 hr'])
  })

  test('a duration is told in its two largest units', () => {
    const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
    const some = [-1, 42_900, 24 * minute + 10_000, 19 * hour + 47 * minute + 9_000, 3 * day + 59 * minute, 24 * minute]
    expect(some.map((ms) => formatDuration(ms, 'en'))).toEqual(['0 sec', '42 sec', '24 min 10 sec', '19 hr 47 min', '3 days', '24 min'])
    expect(formatDuration(19 * hour + 47 * minute, 'ko')).toBe('19시간 47분')
  })

  test('two usual durations say their unit once', () => {
    expect(['en', 'ko'].map((locale) => formatTypicalRange(15 * 60_000, 20 * 60_000, locale))).toEqual(['15–20 min', '15~20분'])
    expect(formatTypicalRange(45_000, 2 * 60_000, 'en')).toBe('45 sec–2 min')
  })

  test('a running time reads like a clock', () => {
    expect([0, 42_900, 895_000, 3_727_000].map(formatClock)).toEqual(['0:00', '0:42', '14:55', '1:02:07'])
  })
})

describe('instants', () => {
  test('are shown in the zone that is asked for', () => {
    expect(formatInstant(instant, 'Asia/Seoul', true)).toBe('2026-09-16 21:47:09')
    expect(formatInstant(instant, 'UTC')).toBe('2026-09-16 12:47')
    expect(formatDate(Date.parse('2026-09-16T15:00:00Z'), 'Asia/Seoul')).toBe('2026-09-17')
  })

  test('a day on a scale', () => {
    expect([formatDay(instant, 'UTC', 'en'), formatDay(instant, 'UTC', 'ko')]).toEqual(['Sep 16', '9. 16.'])
  })

  test('midnight is 00, not 24', () => {
    expect(formatInstant(Date.parse('2026-01-01T00:00:00Z'), 'UTC')).toBe('2026-01-01 00:00')
  })

  test('offsets', () => {
    expect(['Asia/Seoul', 'UTC', 'America/St_Johns'].map((zone) => formatOffset(instant, zone))).toEqual(['+09:00', '+00:00', '-02:30'])
  })
})

test('sizes and ids', () => {
  expect(formatGb(1024, 'en')).toBe('1,024 GB')
  expect([formatBackupSize(63.12, 'en'), formatBackupSize(0, 'en'), formatBackupSize(1_024, 'ko')]).toEqual([
    '63.1 GB',
    '0.0 GB',
    '1,024.0 GB',
  ])
  expect(shortId('65571aa2be1f4c3e9a10')).toBe('65571aa2…')
  expect(shortId('short')).toBe('short')
})
