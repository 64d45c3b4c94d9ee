import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTyped, typeDate, typeInstant, typeInZone } from './typed-instant.ts'

const at = (text: string) => Date.parse(text)
const berlin = 'Europe/Berlin'
const typed = (date: string, time: string, zone = 'Asia/Seoul') => ({ date, time, zone })

describe('what was typed', () => {
  test.each([
    ['2026-09-16', '21:47:05'],
    ['2026/9/16', '21:47:05'],
    ['2026. 9. 16.', '214705'],
    [' 2026-09-16 ', ' 21:47:05 '],
  ])('%s %s is an instant in its zone', (date, time) => {
    expect(readTyped(typed(date, time))).toEqual({ kind: 'instant', instant: at('2026-09-16T12:47:05Z') })
  })

  test('seconds may be left out', () => {
    expect(readTyped(typed('2026-09-16', '9:05'))).toEqual({ kind: 'instant', instant: at('2026-09-16T00:05:00Z') })
  })

  test.each([
    ['', '', 'empty'],
    ['2026-02-30', '10:00', 'noDate'],
    ['0026-02-03', '10:00', 'noDate'],
    ['16.9.2026', '10:00', 'noDate'],
    ['', '10:00', 'noDate'],
    ['2026-09-16', '', 'noTime'],
    ['2026-09-16', '24:00', 'noTime'],
    ['2026-09-16', '10:60', 'noTime'],
    ['2026-09-16', 'noon', 'noTime'],
  ])('"%s" "%s" is none: %s', (date, time, kind) => {
    expect(readTyped(typed(date, time))).toEqual({ kind })
  })

  test('a time that clocks show twice asks which is meant, and takes the answer', () => {
    const choices = [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')] as const
    expect(readTyped(typed('2026-10-25', '02:30', berlin))).toEqual({ kind: 'twice', choices })
    for (const instant of choices) expect(readTyped(typeInstant(instant, berlin))).toEqual({ kind: 'instant', instant })
  })

  test('a time that clocks never show names what is before and after it', () => {
    const choices = [at('2026-03-29T00:30:00Z'), at('2026-03-29T01:30:00Z')]
    expect(readTyped({ ...typed('2026-03-29', '02:30', berlin), offset: 3_600_000 })).toEqual({ kind: 'never', choices })
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (date, time) => {
        expect(() => readTyped(typed(date, time))).not.toThrow()
        expect(() => typeDate(typed('', ''), date)).not.toThrow()
      }),
    )
  })
})

test('any second of any zone, written and read, is the same again', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const second = fc.integer({ min: Date.UTC(1970, 0) / 1_000, max: Date.UTC(2120, 0) / 1_000 })
  fc.assert(
    fc.property(zone, zone, second, (name, other, seconds) => {
      const instant = seconds * 1_000
      const written = typeInstant(instant, name)
      expect(readTyped(written)).toEqual({ kind: 'instant', instant })
      expect(readTyped(typeInZone(written, other))).toEqual({ kind: 'instant', instant })
    }),
    { numRuns: 300 },
  )
})

describe('a text put into the date', () => {
  test('a timestamp with its offset keeps its instant', () => {
    const read = readTyped(typeDate(typed('', ''), '2026-09-16T12:47:00.123Z'))
    expect(read).toEqual({ kind: 'instant', instant: at('2026-09-16T12:47:00Z') })
    expect(typeDate(typed('', ''), '2026-09-16 14:47:00+02:00')).toMatchObject(typed('2026-09-16', '21:47:00'))
  })

  test('one without is meant in the zone', () => {
    expect(typeDate(typed('', ''), '2026-09-16 21:47:00')).toEqual(typed('2026-09-16', '21:47:00'))
  })

  test('a date is a date, and forgets which of two was meant', () => {
    expect(typeDate({ ...typed('', '10:00'), offset: 0 }, '2026-09-1')).toEqual({ ...typed('2026-09-1', '10:00'), offset: undefined })
  })
})

test('texts that name no instant stay as they are in another zone', () => {
  expect(typeInZone(typed('2026-13-01', '10:00'), 'UTC')).toEqual({ ...typed('2026-13-01', '10:00', 'UTC'), offset: undefined })
})
