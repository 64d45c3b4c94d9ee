import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantsOf, meaningOf, offsetAt, wallTimeOf } from './zone-time.ts'

const utc = (text: string) => Date.parse(`${text}Z`)
const hour = 3_600_000

describe('what a wall clock means', () => {
  test('clocks put forward: the time between is never shown, and both readings of it are given', () => {
    const meaning = meaningOf(utc('2026-03-08T02:30:00'), 'America/New_York')
    expect(meaning).toEqual({
      kind: 'never',
      instants: [utc('2026-03-08T06:30:00'), utc('2026-03-08T07:30:00')],
      changesAt: utc('2026-03-08T07:00:00'),
    })
  })

  test('clocks put back: the hour is shown twice, the first time still in summer time', () => {
    expect(meaningOf(utc('2026-10-25T02:30:00'), 'Europe/Berlin')).toEqual({
      kind: 'twice',
      instants: [utc('2026-10-25T00:30:00'), utc('2026-10-25T01:30:00')],
    })
  })

  test.each([
    ['a zone without changes', '2026-09-16T21:47:00', 'Asia/Seoul', '2026-09-16T12:47:00'],
    ['half hours', '2026-09-16T21:47:00', 'Asia/Kolkata', '2026-09-16T16:17:00'],
    ['the second before a change', '2026-03-08T01:59:59', 'America/New_York', '2026-03-08T06:59:59'],
    ['the first second after it', '2026-03-08T03:00:00', 'America/New_York', '2026-03-08T07:00:00'],
    ['a change of half an hour', '2026-04-05T02:00:00', 'Australia/Lord_Howe', '2026-04-04T15:30:00'],
    ['UTC', '2026-03-08T02:30:00', 'UTC', '2026-03-08T02:30:00'],
  ])('%s', (_, wall, zone, instant) => {
    expect(meaningOf(utc(wall), zone)).toEqual({ kind: 'once', instant: utc(instant) })
  })

  test('Samoa left out a whole day', () => {
    const meaning = meaningOf(utc('2011-12-30T12:00:00'), 'Pacific/Apia')
    expect(meaning).toMatchObject({ kind: 'never', changesAt: utc('2011-12-30T10:00:00') })
  })
})

/* Every zone there is, and any second of a century and a half: enough to meet every kind of change. */
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
const seconds = (from: number, to: number) =>
  fc.integer({ min: Date.UTC(from, 0) / 1_000, max: Date.UTC(to, 0) / 1_000 }).map((second) => second * 1_000)

/** The changes of the last and the next years, where the interesting instants are. */
function changesOf(name: string, from: number, to: number): number[] {
  const changes: number[] = []
  for (let at = from; at < to; at += 24 * hour) {
    if (offsetAt(at, name) === offsetAt(at + 24 * hour, name)) continue
    let [before, after] = [at / 1_000, (at + 24 * hour) / 1_000]
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (offsetAt(middle * 1_000, name) === offsetAt(at, name)) before = middle
      else after = middle
    }
    changes.push(after * 1_000)
  }
  return changes
}

describe('any zone, any year', () => {
  test('an instant is one of those that its wall time names', () => {
    fc.assert(
      fc.property(zone, seconds(1970, 2120), (name, instant) => {
        expect(instantsOf(wallTimeOf(instant, name), name)).toContain(instant)
      }),
      { numRuns: 300 },
    )
  })

  test('a wall time that names none lies between two that are one second apart', () => {
    fc.assert(
      fc.property(zone, seconds(1970, 2120), (name, wall) => {
        const meaning = meaningOf(wall, name)
        if (meaning.kind !== 'never') {
          const instants = meaning.kind === 'once' ? [meaning.instant] : meaning.instants
          for (const instant of instants) expect(wallTimeOf(instant, name)).toBe(wall)
          return
        }
        expect(wallTimeOf(meaning.changesAt - 1_000, name)).toBeLessThan(wall)
        expect(wallTimeOf(meaning.changesAt, name)).toBeGreaterThan(wall)
      }),
      { numRuns: 300 },
    )
  })

  test.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/Santiago', 'Pacific/Apia'])(
    'around each change of %s every second is right',
    (name) => {
      const changes = changesOf(name, Date.UTC(2010, 0), Date.UTC(2028, 0))
      expect(changes.length).toBeGreaterThan(1)
      fc.assert(
        fc.property(fc.constantFrom(...changes), fc.integer({ min: -7_200, max: 7_200 }), (change, by) => {
          const before = offsetAt(change - 1_000, name)
          const after = offsetAt(change, name)
          const wall = change + before + by * 1_000
          const [kind, jump] = [meaningOf(wall, name).kind, after - before]
          const within = jump > 0 ? by >= 0 && by * 1_000 < jump : by < 0 && by * 1_000 >= jump
          expect(kind).toBe(within ? (jump > 0 ? 'never' : 'twice') : 'once')
          if (kind !== 'never') expect(instantsOf(wall, name)).toContain(by < 0 ? change + by * 1_000 : wall - after)
        }),
        { numRuns: 200 },
      )
    },
  )

  test('the two readings of a skipped time are as far apart as the clocks were put forward', () => {
    for (const name of ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe']) {
      for (const change of changesOf(name, Date.UTC(2020, 0), Date.UTC(2028, 0))) {
        const jump = offsetAt(change, name) - offsetAt(change - 1_000, name)
        if (jump <= 0) continue
        const meaning = meaningOf(change + offsetAt(change - 1_000, name) + jump / 2, name)
        expect(meaning.kind === 'never' && meaning.instants[1] - meaning.instants[0]).toBe(jump)
        expect(meaning.kind === 'never' && [meaning.instants[0] < change, meaning.instants[1] >= change]).toEqual([true, true])
      }
    }
  })
})
