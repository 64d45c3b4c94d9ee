import { describe, expect, test } from 'vitest'
import { clusterName, instancePrefix } from '#contract/rules/limits.ts'
import { clockText, halfHours, wholeHours, wireTime } from './clock.ts'
import { nearestName, prefixFor, serverNames } from './names.ts'

describe('names', () => {
  test.each([
    ['wallet', 'wallet'],
    ['payWallet', 'paywalle'],
    ['averyveryverylongname', 'averyver'],
    ['ab', ''],
    ['', ''],
  ])('the prefix for %j is %j', (name, prefix) => {
    expect(prefixFor(name)).toBe(prefix)
  })

  test('servers are counted behind the prefix', () => {
    expect(serverNames(' wallet ', 2)).toEqual(['wallet-01', 'wallet-02'])
    expect(serverNames('wallet', 1)).toEqual(['wallet-01'])
  })

  test('the nearest name drops what does not belong, or is none', () => {
    expect(nearestName('my-wallet1', clusterName, /[^a-zA-Z]/g, false)).toBe('mywallet')
    expect(nearestName('1Wallet-a', instancePrefix, /^[^a-z]+|[^a-z0-9-]/g, true)).toBe('wallet-a')
    expect(nearestName('12', clusterName, /[^a-zA-Z]/g, false)).toBeUndefined()
    expect(nearestName('wallet', clusterName, /[^a-zA-Z]/g, false)).toBeUndefined()
  })
})

describe('clock', () => {
  test('hours and half hours as they go on the wire and as they are read', () => {
    expect(wholeHours).toHaveLength(24)
    expect(halfHours).toHaveLength(48)
    expect(halfHours.slice(0, 3)).toEqual(['0000', '0030', '0100'])
    expect(clockText('2')).toBe('02:00')
    expect(clockText('2330')).toBe('23:30')
    expect(['3', '03', '0315', '2400', '03:00', '', null].map(wireTime)).toEqual([
      '0300',
      '0300',
      '0315',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
