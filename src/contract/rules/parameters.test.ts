import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalValue, needsRestart, readableValue, sameValue, unitsOf, valueProblem, valueRule, type ValueRule } from './parameters.ts'

const blocks = valueRule({ data_type: 'integer', allows_value: '16-1073741823 8kB' })
const kilobytes = valueRule({ data_type: 'integer', allows_value: '64-2147483647 kB' })
const milliseconds = valueRule({ data_type: 'integer', allows_value: '-1-2147483647 ms' })
const delay = valueRule({ data_type: 'real', allows_value: '-1-100 ms' })
const share = valueRule({ data_type: 'real', allows_value: '0-1' })
const count = valueRule({ data_type: 'integer', allows_value: '1-262143' })
const onOff = valueRule({ data_type: 'bool', allows_value: 'on,off' })
const level = valueRule({ data_type: 'enum', allows_value: 'serializable,repeatable read,read committed' })
const guess = valueRule({ data_type: 'enum', allows_value: 'off,on,try' })
const list = valueRule({ data_type: 'list', allows_value: 'stderr,csvlog,jsonlog' })
const text = valueRule({ data_type: 'string', allows_value: '' })

describe('what may be typed', () => {
  test.each([
    ['1-262143', { min: 1, max: 262_143 }, undefined],
    ['-1-2147483647 ms', { min: -1, max: 2_147_483_647 }, 'ms'],
    ['16 ~ 1073741823 (8kB)', { min: 16, max: 1_073_741_823 }, '8kB'],
    ['[-20, -10]', { min: -20, max: -10 }, undefined],
    ['1–10 8 kB', { min: 1, max: 10 }, '8kB'],
    ['', undefined, undefined],
    ['a whole number', undefined, undefined],
  ])('%s as an integer', (allows_value, range, unit) => {
    expect(valueRule({ data_type: 'INTEGER', allows_value })).toEqual({ kind: 'number', whole: true, range, unit })
  })

  test('the widest reals of PostgreSQL', () => {
    const rule = valueRule({ data_type: 'real', allows_value: '-1.79769e+308-1.79769e+308' })
    expect(rule).toMatchObject({ whole: false, range: { min: -1.797_69e308, max: 1.797_69e308 } })
    expect(canonicalValue(rule, '1e300')).toBe('1e+300')
    expect(valueProblem(rule, '1e309')).toMatchObject({ code: 'out_of_range' })
  })

  test.each(['on,off', 'on | off', '[on, off]', '"on","off"', '{on,off}'])('options in the form %s', (allows_value) => {
    expect(valueRule({ data_type: 'enum', allows_value })).toEqual({ kind: 'choice', options: ['on', 'off'] })
  })

  test('words that nobody has documented let everything through', () => {
    for (const told of [
      { data_type: 'interval', allows_value: '1-10' },
      { data_type: '', allows_value: '' },
      { data_type: 'enum', allows_value: 'see the manual' },
      { data_type: 'integer', allows_value: '1-10 furlongs' },
      { data_type: 'integer', allows_value: '16-1073741823', default_value: '128MB' },
    ]) {
      expect(valueRule(told)).toEqual({ kind: 'text' })
      expect(valueProblem(valueRule(told), '12 parsecs')).toBeUndefined()
    }
  })

  test('endless words cost no time', () => {
    const started = performance.now()
    for (const filler of ['1', ' ', '1 ', '1-', 'a,']) {
      const endless = `1-2${filler.repeat(100_000)}!`
      for (const data_type of ['integer', 'enum', 'string']) {
        const rule = valueRule({ data_type, allows_value: endless, default_value: endless, applied_value: endless })
        valueProblem(rule, endless)
        sameValue({ kind: 'text' }, endless, `${endless}!`)
      }
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('whether it waits for a restart', () => {
    expect(['static', 'STATIC', 'restart required', 'pending-reboot', 'postmaster'].map(needsRestart)).toEqual(Array(5).fill(true))
    expect(['dynamic', 'Immediate', 'sighup', 'user', 'superuser-backend'].map(needsRestart)).toEqual(Array(5).fill(false))
    expect(['', 'sometimes'].map(needsRestart)).toEqual([undefined, undefined])
  })
})

describe('a typed value', () => {
  test.each<[ValueRule, string, string]>([
    [blocks, '128MB', '16384'],
    [blocks, ' 1.5 GB ', '196608'],
    [blocks, '16384', '16384'],
    [kilobytes, '0x40', '64'],
    [kilobytes, '1TB', '1073741824'],
    [milliseconds, '5min', '300000'],
    [milliseconds, '-1', '-1'],
    [milliseconds, '1500us', '2'],
    [delay, '500us', '0.5'],
    // As PostgreSQL 18 was seen to round: 16.5 blocks are 16, 17.5 are 18.
    [blocks, '132kB', '16'],
    [blocks, '140kB', '18'],
    [share, '.90', '0.9'],
    [share, '-0', '0'],
    [count, '+200', '200'],
    [onOff, 'TRUE', 'on'],
    [onOff, 'y', 'on'],
    [onOff, '0', 'off'],
    [onOff, 'of', 'off'],
    [level, 'Read Committed', 'read committed'],
    [guess, 'YES', 'on'],
    [guess, '0', 'off'],
    [guess, 'try', 'try'],
    [list, 'csvlog, STDERR', 'csvlog,stderr'],
    [list, '', ''],
    [text, '%m [%p] ', '%m [%p] '],
    [text, '', ''],
  ])('%o takes %s as %s', (rule, typed, kept) => {
    expect(canonicalValue(rule, typed)).toBe(kept)
    expect(valueProblem(rule, typed)).toBeUndefined()
  })

  test.each<[ValueRule, string, object]>([
    [count, '', { code: 'empty' }],
    [count, 'many', { code: 'not_a_number' }],
    [count, '0100', { code: 'not_a_number' }],
    [count, '1.5', { code: 'not_whole' }],
    [count, '100MB', { code: 'takes_no_unit' }],
    [count, '262144', { code: 'out_of_range', min: 1, max: 262_143, unit: undefined }],
    [blocks, '64kB', { code: 'out_of_range', min: 16, max: 1_073_741_823, unit: '8kB' }],
    [blocks, '128mb', { code: 'unknown_unit', units: ['B', 'kB', 'MB', 'GB', 'TB'] }],
    [milliseconds, '5MB', { code: 'unknown_unit', units: ['us', 'ms', 's', 'min', 'h', 'd'] }],
    [share, '1.5', { code: 'out_of_range', min: 0, max: 1, unit: undefined }],
    [onOff, 'o', { code: 'not_on_or_off' }],
    [level, 'dirty', { code: 'not_an_option' }],
    [guess, 'y', { code: 'not_an_option' }],
    [level, 'yes', { code: 'not_an_option' }],
    [list, 'stderr,paper', { code: 'not_an_option' }],
    [text, 'two\nlines', { code: 'control_character' }],
  ])('%o refuses %s', (rule, typed, problem) => {
    expect(valueProblem(rule, typed)).toMatchObject(problem)
    expect(canonicalValue(rule, typed)).toBeUndefined()
  })

  test('is the same in another unit or another word', () => {
    expect(sameValue(kilobytes, '1024kB', '1MB')).toBe(true)
    expect(sameValue(blocks, '16384', '128MB')).toBe(true)
    expect(sameValue(milliseconds, '60s', '1min')).toBe(true)
    expect(sameValue(onOff, 'yes', 'on')).toBe(true)
    expect(sameValue(kilobytes, '1024kB', '1GB')).toBe(false)
    // Nothing is known of the parameter: sizes still compare, everything else letter by letter.
    expect(sameValue(text, '1024kB', '1MB')).toBe(true)
    expect(sameValue(text, '1024ms', '1MB')).toBe(false)
    expect(sameValue(text, '1.0', '1')).toBe(false)
    expect(sameValue(text, 'a', 'a ')).toBe(false)
    expect(sameValue(count, 'broken', 'broken')).toBe(true)
    expect(sameValue(count, 'broken', 'wrecked')).toBe(false)
  })

  test('reads well in the largest unit that fits', () => {
    expect(readableValue(blocks, '16384')).toEqual({ amount: '128', unit: 'MB' })
    expect(readableValue(kilobytes, '4097')).toEqual({ amount: '4097', unit: 'kB' })
    expect(readableValue(milliseconds, '300000')).toEqual({ amount: '5', unit: 'min' })
    expect(readableValue(milliseconds, '-1')).toEqual({ amount: '-1', unit: '' })
    expect(readableValue(delay, '0.5')).toEqual({ amount: '500', unit: 'us' })
    expect(readableValue(count, '0100')).toEqual({ amount: '0100', unit: '' })
    expect(readableValue(text, '1024kB')).toEqual({ amount: '1024kB', unit: '' })
    expect(unitsOf(count)).toEqual([])
  })
})

const anyRule = fc
  .record({
    data_type: fc.oneof(fc.constantFrom('bool', 'integer', 'real', 'enum', 'list', 'string'), fc.string()),
    allows_value: fc.oneof(fc.constantFrom('1-100', '-1-2147483647 ms', '16-1073741823 8kB', 'on,off,try', ''), fc.string()),
  })
  .map(valueRule)
const anyNumberRule = fc.constantFrom(blocks, kilobytes, milliseconds, delay, share, count)

describe('for any words and any value', () => {
  test('nothing throws, a value is right or has a problem, and the form that is kept is stable', () => {
    fc.assert(
      fc.property(anyRule, fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)), (rule, typed) => {
        const kept = canonicalValue(rule, typed)
        expect(valueProblem(rule, typed) === undefined).toBe(kept !== undefined)
        readableValue(rule, typed)
        expect(sameValue(rule, typed, typed)).toBe(true)
        if (kept === undefined) return
        expect(canonicalValue(rule, kept)).toBe(kept)
        expect(sameValue(rule, kept, typed)).toBe(true)
      }),
    )
  })

  test('a number means the same in each of its units, and as a person reads it', () => {
    fc.assert(
      fc.property(anyNumberRule, fc.integer({ min: -1, max: 5_000_000 }), fc.nat(), (rule, amount, pick) => {
        const units = ['', ...unitsOf(rule)]
        const kept = canonicalValue(rule, `${amount}${units[pick % units.length]}`)
        if (kept === undefined || rule.kind !== 'number') return
        if (rule.range !== undefined) expect(Number(kept) >= rule.range.min && Number(kept) <= rule.range.max).toBe(true)
        const { amount: shown, unit } = readableValue(rule, kept)
        expect(canonicalValue(rule, `${shown}${unit}`)).toBe(kept)
      }),
    )
  })
})
