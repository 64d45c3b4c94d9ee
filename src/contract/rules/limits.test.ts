import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backup,
  archiveFrequencyPattern,
  clusterName,
  databaseName,
  databaseUser,
  growthProblem,
  hourPattern,
  instancePrefix,
  isRisky,
  isVolumeSize,
  isWithin,
  maintenanceHours,
  nearestSizes,
  parseAddress,
  passwordProblems,
  periodHourPattern,
  replicaName,
  restorePrefix,
  retentionPattern,
  startingTimePattern,
  tagProblems,
  textProblem,
} from './limits.ts'

describe('names', () => {
  test.each([
    [clusterName, 'orders', undefined],
    [clusterName, '', 'empty'],
    [clusterName, 'ab', 'too_short'],
    [clusterName, 'a'.repeat(20), undefined],
    [clusterName, 'a'.repeat(21), 'too_long'],
    [clusterName, 'orders1', 'bad_form'],
    [clusterName, '주문', 'bad_form'],
    [clusterName, 'orders\n', 'bad_form'],
    [instancePrefix, 'pg-Orders1', undefined],
    [instancePrefix, 'Orders', 'bad_form'],
    [instancePrefix, '1orders', 'bad_form'],
    [instancePrefix, 'a'.repeat(14), 'too_long'],
    [restorePrefix, 'a'.repeat(14), undefined],
    [restorePrefix, 'a'.repeat(17), 'too_long'],
    [replicaName, 'orders-r1', undefined],
    [replicaName, 'orders-', 'bad_form'],
    [replicaName, 'Orders', 'bad_form'],
    [replicaName, 'a'.repeat(20), 'too_long'],
    [databaseName, 'orders2', undefined],
    [databaseName, '2orders', 'bad_form'],
    [databaseName, 'or', 'too_short'],
    [databaseUser, 'pg', undefined],
    [databaseUser, 'p', 'too_short'],
    [databaseUser, 'pg1', 'bad_form'],
  ] as const)('%o and %j: %s', (limit, text, problem) => {
    expect(textProblem(text, limit)).toBe(problem)
  })

  test('names that are allowed but known to fail are told apart', () => {
    expect(isRisky('ordersnew', clusterName)).toBe(false)
    expect(isRisky('ordersnewer', clusterName)).toBe(true)
    expect(isRisky('ordersnew', instancePrefix)).toBe(true)
    expect(isRisky('any-length-at-all', replicaName)).toBe(false)
  })
})

test.each([
  ['Dummy-pass-1', []],
  ['', ['too_short', 'no_letter', 'no_digit', 'no_special']],
  ['Abc-123', ['too_short']],
  [`Abc-1${'x'.repeat(26)}`, ['too_long']],
  ['12345678!', ['no_letter']],
  ['Abcdefgh!', ['no_digit']],
  ['Abcdefg1', ['no_special']],
  ['Abcdefg1 ', ['no_special']],
  [`Abcdef-1'`, ['quote']],
  ['Abcdef-1"', ['quote']],
])('password %j: %j', (password, problems) => {
  expect(passwordProblems(password)).toEqual(problems)
})

describe('volumes', () => {
  test.each([
    [510, [504, 512]],
    [104, [104]],
    [1, [16]],
    [-5, [16]],
    [17, [16, 24]],
    [9999, [5120]],
    [5119, [5112, 5120]],
    [104.5, [104, 112]],
    [Number.POSITIVE_INFINITY, [5120]],
    [Number.NaN, []],
  ])('next to %s: %j', (gb, sizes) => {
    expect(nearestSizes(gb)).toEqual(sizes)
  })

  test('what is offered is always a size that a volume can have', () => {
    fc.assert(fc.property(fc.double({ noNaN: true }), (gb) => nearestSizes(gb).every(isVolumeSize)))
    fc.assert(fc.property(fc.integer({ min: 0, max: 6000 }), (gb) => nearestSizes(gb).includes(gb) === isVolumeSize(gb)))
  })
})

test.each([
  [512, 520, undefined],
  [512, 5120, undefined],
  [512, 512, 'not_larger'],
  [512, 504, 'not_larger'],
  [512, 516, 'bad_size'],
  [5120, 5128, 'bad_size'],
  [16, Number.NaN, 'bad_size'],
] as const)('a volume of %i GB to %d GB: %s', (from, to, problem) => {
  expect(growthProblem(from, to)).toBe(problem)
})

describe('schedules', () => {
  test('every length of a maintenance window is one the cloud takes, and there is no other', () => {
    for (const hours of maintenanceHours) expect(hours).toMatch(periodHourPattern)
    const halves = Array.from({ length: 60 }, (_, index) => String(index / 2))
    expect(halves.filter((hours) => periodHourPattern.test(hours))).toEqual([...maintenanceHours])
  })

  test('backup settings', () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index)
    const { min, max } = backup.retentionDays
    expect(numbers.filter((days) => retentionPattern.test(String(days)))).toEqual(numbers.filter((days) => days >= min && days <= max))
    expect(numbers.filter((hour) => hourPattern.test(String(hour)))).toEqual(numbers.filter((hour) => hour <= backup.hours.max))
    expect(numbers.map(String).filter((minutes) => archiveFrequencyPattern.test(minutes))).toEqual([...backup.frequencies])
  })

  test('the start of the window is four digits', () => {
    for (const good of ['0000', '0330', '2359']) expect(good).toMatch(startingTimePattern)
    for (const bad of ['2400', '0060', '3:00', '03:00', '300']) expect(bad).not.toMatch(startingTimePattern)
  })
})

describe('addresses', () => {
  test.each([
    ['10.20.1.7', '10.20.1.7', 32, true],
    ['10.20.1.7/32', '10.20.1.7', 32, true],
    ['10.20.0.0/16', '10.20.0.0/16', 16, true],
    ['10.20.1.7/24', '10.20.1.0/24', 24, false],
    ['255.255.255.255', '255.255.255.255', 32, true],
    ['0.0.0.0/0', '0.0.0.0/0', 0, true],
    ['200.1.2.3/1', '128.0.0.0/1', 1, false],
  ])('%s reads as %s', (text, canonical, prefix, exact) => {
    expect(parseAddress(text)).toMatchObject({ canonical, prefix, exact })
  })

  test.each([
    '',
    '10.20.1',
    '10.20.1.256',
    '10.20.1.7/33',
    '10.20.1.7/',
    '010.20.1.7',
    '10.20.1.7/08',
    ' 10.20.1.7',
    '10.20.1.7\n',
    '::1',
    'localhost',
    '10.20.1.-7',
    '1e1.0.0.0',
  ])('%j is no address', (text) => expect(parseAddress(text)).toBeUndefined())

  test('an address lies in its own range, and the range is as large as the prefix says', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(octet, octet, octet, octet, fc.integer({ min: 0, max: 32 }), (a, b, c, d, prefix) => {
        const single = parseAddress(`${a}.${b}.${c}.${d}`)
        const range = parseAddress(`${a}.${b}.${c}.${d}/${prefix}`)
        if (single === undefined || range === undefined) throw new Error('not read')
        expect(isWithin(single, range)).toBe(true)
        expect(range.last - range.first + 1).toBe(2 ** (32 - prefix))
        expect(parseAddress(range.canonical)).toEqual({ ...range, exact: true })
        expect(isWithin(range, single)).toBe(prefix === 32)
      }),
    )
  })
})

test('a tag needs a key, and each key once', () => {
  expect(tagProblems([{ key: 'team' }, { key: 'stage' }])).toEqual([])
  expect(tagProblems([{ key: 'team' }, { key: ' ' }, {}, { key: 'team' }])).toEqual([
    { index: 1, problem: 'empty' },
    { index: 2, problem: 'empty' },
    { index: 3, problem: 'double' },
  ])
})
