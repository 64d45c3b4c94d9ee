import { describe, expect, test } from 'vitest'
import { dataSize } from '#console/components/new-cluster/parts.ts'
import { fieldIn, neighbour, readStep, stepFields, stepIds, stepOfField } from './steps.ts'
import { emptyValues, storagePerInstance } from './values.ts'

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
    expect([fieldIn('database', 'port'), fieldIn('storage', 'port'), fieldIn('review', 'port')]).toEqual(['port', undefined, undefined])
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
