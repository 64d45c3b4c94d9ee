import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readInstant } from './instant.ts'

const at = (text: string) => new Date(text).getTime()

describe('readInstant', () => {
  test.each([
    ['2024-05-17T00:23:17Z', '2024-05-17T00:23:17Z'],
    ['2024-05-17T00:23:17z', '2024-05-17T00:23:17Z'],
    ['2024-05-17T00:23:17', '2024-05-17T00:23:17Z'],
    ['2024-05-17 00:23:17', '2024-05-17T00:23:17Z'],
    ['2024-05-17T00:23', '2024-05-17T00:23:00Z'],
    ['2024-05-17T09:23:17+09:00', '2024-05-17T00:23:17Z'],
    ['2024-05-17T09:23:17+0900', '2024-05-17T00:23:17Z'],
    ['2024-05-17T09:23:17+09', '2024-05-17T00:23:17Z'],
    ['2024-05-17T09:23:17 +09:00', '2024-05-17T00:23:17Z'],
    ['2024-05-16T19:23:17-05:00', '2024-05-17T00:23:17Z'],
    ['2024-05-17T05:53:17+05:30', '2024-05-17T00:23:17Z'],
    ['2024-05-17T00:23:17.1', '2024-05-17T00:23:17.100Z'],
    ['2024-05-17T00:23:17,25Z', '2024-05-17T00:23:17.250Z'],
    ['2024-05-17T00:23:17.123456789+00:00', '2024-05-17T00:23:17.123Z'],
    ['2000-01-23T04:56:07.000+00:00', '2000-01-23T04:56:07.000Z'],
    [' 2024-02-29T23:59:59 ', '2024-02-29T23:59:59Z'],
  ])('%s is %s', (text, meant) => {
    expect(readInstant(text)).toBe(at(meant))
  })

  test.each([
    '',
    'now',
    '2024-05-17',
    '17/05/2024 00:23',
    '2024-13-01T00:00:00',
    '2024-00-01T00:00:00',
    '2023-02-29T00:00:00',
    '2024-04-31T00:00:00Z',
    '2024-05-17T24:00:00Z',
    '2024-05-17T00:60:00Z',
    '2024-05-17T00:00:60Z',
    '2024-05-17T00:00:00+24:00',
    '2024-05-17T00:00:00+00:60',
    '0001-01-01T00:00:00Z',
    '1716000000000',
    '2024-05-17T00:23:17Z and more',
  ])('%j is no instant', (text) => {
    expect(readInstant(text)).toBeUndefined()
  })

  test('takes what JSON can bring, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string()), (value) => {
        const read = readInstant(value)
        return read === undefined || Number.isFinite(read)
      }),
    )
    expect(readInstant(null)).toBeUndefined()
    expect(readInstant(1_716_000_000_000)).toBeUndefined()
  })

  const instants = fc.date({ min: new Date('0100-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })

  test('reads every instant back, with and without its zone', () => {
    fc.assert(
      fc.property(instants, (date) => {
        const text = date.toISOString()
        expect(readInstant(text)).toBe(date.getTime())
        expect(readInstant(text.slice(0, -1))).toBe(date.getTime())
      }),
    )
  })

  test('an offset is only another way to say the same instant', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, minutes) => {
        const shifted = new Date(date.getTime() + minutes * 60_000)
        fc.pre(shifted.getUTCFullYear() >= 100 && shifted.getUTCFullYear() <= 9999)
        const two = (value: number) => String(value).padStart(2, '0')
        const size = Math.abs(minutes)
        const zone = `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
        expect(readInstant(shifted.toISOString().slice(0, -1) + zone)).toBe(date.getTime())
      }),
    )
  })
})
