import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BackupHistoryApiItem } from '#contract/postgresql/backups.ts'
import { baseOf, closeUpOn, drawTimeline, instantAt, latestOf, movedBy, pickProblem, type TimelineFacts } from './timeline.ts'

const at = (text: string) => Date.parse(`2026-09-${text}Z`)
const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString().slice(8, 19))
const minute = 60_000
const hour = 60 * minute

const backup = (day: number, over: Partial<BackupHistoryApiItem> = {}): BackupHistoryApiItem => {
  const date = `2026-09-${String(day).padStart(2, '0')}`
  return {
    backup_history_number: `b${day}`,
    backup_start_at: `${date}T02:00:00`,
    backup_end_at: `${date}T02:24:10`,
    backup_size_gb: 60,
    backup_state: 'COMPLETED',
    software_version: '16.10',
    ...over,
  }
}

const facts = (over: Partial<TimelineFacts> = {}): TimelineFacts => ({
  histories: [17, 16, 15, 14].map((day) => backup(day)),
  archive: { archive_enabled: true },
  frequency: '10',
  retention: '7',
  now: at('17T12:00:00'),
  ...over,
})

describe('what is drawn', () => {
  test('backups oldest first, the window from the first of them to the last archive, and who leaves next', () => {
    const { bars, window, covered, gaps, leavesNext, scale } = drawTimeline(facts())
    expect(bars.map((bar) => bar.number)).toEqual(['b14', 'b15', 'b16', 'b17'])
    expect([iso(window?.from), iso(window?.to)]).toEqual(['14T02:00:00', '17T11:50:00'])
    expect(covered).toEqual([window])
    expect(gaps).toEqual([])
    expect([leavesNext?.number, iso(leavesNext?.leavesAt)]).toEqual(['b14', '21T02:00:00'])
    expect(scale.from).toBeLessThan(at('14T02:00:00'))
    expect(scale.to).toBeGreaterThan(at('17T12:00:00'))
  })

  test('a broken archive is a gap to the next backup', () => {
    const { covered, gaps } = drawTimeline(facts({ gaps: [{ from: at('15T08:20:00'), to: at('15T09:00:00'), breaks: true }] }))
    expect(covered.map((span) => [iso(span.from), iso(span.to)])).toEqual([
      ['14T02:00:00', '15T08:20:00'],
      ['16T02:00:00', '17T11:50:00'],
    ])
    expect(gaps).toEqual([{ from: at('15T08:20:00'), to: at('16T02:00:00') }])
  })

  test('without an archive all the time since the first backup is a gap', () => {
    const { window, gaps } = drawTimeline(facts({ archive: { archive_enabled: false } }))
    expect(window).toBeUndefined()
    expect(gaps).toEqual([{ from: at('14T02:00:00'), to: at('17T12:00:00') }])
  })

  test('failed, running and unknown ones are drawn, but nothing starts from them', () => {
    const histories = [
      backup(17, { backup_state: 'IN_PROGRESS', backup_end_at: '' }),
      backup(16, { backup_state: 'FAILED', backup_size_gb: 0 }),
      backup(15),
      backup(14, { backup_state: 'VERIFYING' }),
    ]
    const timeline = drawTimeline(facts({ histories }))
    expect(timeline.bars.map((bar) => bar.outcome)).toEqual(['unknown', 'finished', 'failed', 'running'])
    expect(timeline.bars.at(-1)?.to).toBeUndefined()
    expect(iso(timeline.window?.from)).toBe('15T02:00:00')
    expect(timeline.leavesNext?.number).toBe('b15')
    expect(baseOf(at('17T11:00:00'), timeline.bars)?.number).toBe('b15')
    expect(baseOf(at('14T11:00:00'), timeline.bars)).toBeUndefined()
  })

  test('no backups at all: an empty week', () => {
    const timeline = drawTimeline(facts({ histories: [], retention: null, frequency: null }))
    expect(timeline).toMatchObject({ bars: [], covered: [], gaps: [], window: undefined, leavesNext: undefined })
    expect(timeline.scale.to - timeline.scale.from).toBeGreaterThan(7 * 24 * hour)
  })

  test('a history without a readable start has no place', () => {
    expect(drawTimeline(facts({ histories: [backup(15, { backup_start_at: 'yesterday' }), backup(14)] })).bars).toHaveLength(1)
  })
})

describe('an instant that cannot be restored', () => {
  const gaps = [{ from: at('15T08:20:00'), to: at('15T09:00:00'), breaks: true }]

  test.each([
    ['too early', '13T00:00:00', 'too_early', ['14T02:00:00']],
    ['too late', '17T11:55:00', 'too_late', ['17T11:50:00']],
    ['in a gap', '15T12:00:00', 'in_gap', ['15T08:20:00', '16T02:00:00']],
  ])('%s: the nearest ones are offered', (_, when, problem, nearest) => {
    const found = pickProblem(at(when), facts({ gaps }))
    expect([found?.problem, found?.nearest.map(iso)]).toEqual([problem, nearest])
  })

  test('what is offered is possible itself, whatever the moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('10T00:00:00'), max: at('20T00:00:00') }), fc.integer({ min: 0, max: hour }), (when, later) => {
        const known = facts({ gaps, now: at('17T12:00:00') + later })
        const found = pickProblem(when, known)
        for (const instant of found?.nearest ?? []) expect(pickProblem(instant, known)).toBeUndefined()
        if (found !== undefined) expect(found.nearest.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('picking', () => {
  const window = { from: at('14T02:00:00'), to: at('17T11:50:00') + 400 }

  test.each([
    ['ArrowRight', false, '15T10:01:00'],
    ['ArrowLeft', false, '15T09:59:00'],
    ['ArrowUp', true, '15T11:00:00'],
    ['ArrowDown', true, '15T09:00:00'],
    ['PageUp', false, '16T10:00:00'],
    ['PageDown', false, '14T10:00:00'],
    ['Home', false, '14T02:00:00'],
    ['End', false, '17T11:50:00'],
    ['Enter', false, undefined],
  ])('%s (shift %s) goes to %s', (key, shift, to) => {
    expect(iso(movedBy(key, shift, at('15T10:00:00'), window))).toBe(to)
  })

  test('no key leaves the window', () => {
    expect(iso(movedBy('PageUp', false, at('17T10:00:00'), window))).toBe('17T11:50:00')
    expect(iso(movedBy('ArrowLeft', false, at('01T10:00:00'), window))).toBe('14T02:00:00')
  })

  test('the close-up stays where it is while the instant is well within it', () => {
    const timeline = drawTimeline(facts())
    const first = closeUpOn(at('16T10:00:00'), timeline)
    expect(first.to - first.from).toBe(24 * hour)
    expect(closeUpOn(at('16T12:00:00'), timeline, first)).toBe(first)
    const other = closeUpOn(at('14T12:00:00'), timeline, first)
    expect(at('14T12:00:00') > other.from && at('14T12:00:00') < other.to).toBe(true)
  })

  test('whatever is typed, one look settles it', () => {
    const timeline = drawTimeline(facts())
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e14 }), (instant) => {
        const first = closeUpOn(instant, timeline)
        expect(closeUpOn(instant, timeline, first)).toBe(first)
      }),
    )
  })

  test('a pointer picks whole minutes', () => {
    expect(iso(instantAt(0.5, { from: at('16T00:00:00'), to: at('16T01:00:31') }))).toBe('16T00:30:00')
  })

  test('it starts with the latest that can be restored', () => {
    expect(iso(latestOf(drawTimeline(facts({ now: at('17T12:00:00') + 999 }))))).toBe('17T11:50:00')
  })
})
