import { describe, expect, test } from 'vitest'
import { compareVersions, patchVersions, replicasBehind } from './versions.ts'

describe('versions', () => {
  test('are compared by their numbers', () => {
    const sorted = ['14.19', '15.9', '15.13', '16', '16.9', '16.10', '17.0', '18.1']
    expect(sorted.toReversed().toSorted(compareVersions)).toEqual(sorted)
    expect(compareVersions('17', '17.0')).toBe(0)
    expect(compareVersions('', 'x')).toBe(0)
  })

  test('a patch goes to a higher minor of the same major that is in service, the highest first', () => {
    const offered = [
      { software_version: '16.9' },
      { software_version: '16.10' },
      { software_version: '16.11', end_of_service: null },
      { software_version: '16.12', end_of_service: true },
      { software_version: '17.6', end_of_service: false },
      { software_version: '1.99' },
      { software_version: '160.1' },
    ]
    expect(patchVersions('16.9', offered)).toEqual(['16.11', '16.10'])
    expect(patchVersions('16.10', offered)).toEqual(['16.11'])
    expect(patchVersions('16.11', offered)).toEqual([])
    expect(patchVersions('17.6', offered)).toEqual([])
    expect(patchVersions('15.13', offered)).toEqual([])
  })

  test('replicas go first', () => {
    expect(replicasBehind([], '16.10')).toBe(false)
    expect(replicasBehind(['16.10', '16.9'], '16.10')).toBe(true)
    expect(replicasBehind(['16.10', '16.11'], '16.10')).toBe(false)
  })
})
