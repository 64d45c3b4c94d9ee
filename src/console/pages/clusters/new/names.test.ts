import { describe, expect, test } from 'vitest'
import { clusterName, instancePrefix } from '#contract/rules/limits.ts'
import { clockText, halfHours, wholeHours } from './clock.ts'
import { nearestName, prefixFor, serverNames } from './names.ts'
import { neighbour, readStep, stepFields, stepIds, stepOfField } from './steps.ts'
import { dataSize, emptyValues, storagePerInstance } from './values.ts'

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
    expect(serverNames({ prefix: ' wallet ', ha: true })).toEqual(['wallet-01', 'wallet-02'])
    expect(serverNames({ prefix: 'wallet', ha: false })).toEqual(['wallet-01'])
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
  })
})

describe('steps', () => {
  test('every field stands in exactly one step', () => {
    const placed: string[] = Object.values(stepFields).flat()
    expect(placed.toSorted()).toEqual(Object.keys(emptyValues('')).toSorted())
    expect(stepOfField('port')).toBe('database')
  })

  test('the URL names a step, anything else means the first', () => {
    for (const id of stepIds) expect(readStep(id)).toBe(id)
    expect(readStep('nonsense')).toBe('engine')
    expect(readStep(null)).toBe('engine')
    expect(neighbour('engine', -1)).toBeUndefined()
    expect(neighbour('tags', 1)).toBe('review')
  })
})

describe('storage', () => {
  test('sums count sizes alone', () => {
    const volumes = [
      { role: 'DATA' as const, sizeGb: 512 },
      { role: 'DATA' as const, sizeGb: Number.NaN },
      { role: 'TEMP' as const, sizeGb: 16 },
    ]
    expect(storagePerInstance({ volumes })).toBe(104 + 512 + 16)
    expect(dataSize(volumes)).toBe(512)
  })
})
