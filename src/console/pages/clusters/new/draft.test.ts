// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { dropDraft, loadDraft, saveDraft } from './draft.ts'
import { knownSubnets, rememberSubnet } from '#console/components/new-cluster/known-subnets.ts'
import { emptyValues, type Values } from './values.ts'

const canary = 'canary-Passw0rd!'
const values: Values = { ...emptyValues('engine1'), name: 'wallet', password: canary, volumes: [{ role: 'DATA', sizeGb: Number.NaN }] }

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

describe('the draft', () => {
  test('brings back everything but the password', () => {
    saveDraft('e', 'kr-west1', values, ['engine', 'storage'])
    const { password: _, ...kept } = values
    expect(loadDraft('e', 'kr-west1')).toEqual({ values: kept, visited: ['engine', 'storage'] })
  })

  test('never holds the password', () => {
    saveDraft('e', 'kr-west1', values, [])
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain(canary)
    expect(JSON.stringify({ ...sessionStorage })).toContain('wallet')
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('password')
  })

  test('belongs to one environment and region', () => {
    saveDraft('e', 'kr-west1', values, [])
    expect(loadDraft('e', 'kr-east1')).toBeUndefined()
    expect(loadDraft('s', 'kr-west1')).toBeUndefined()
    dropDraft('e', 'kr-west1')
    expect(loadDraft('e', 'kr-west1')).toBeUndefined()
  })

  test.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another version', JSON.stringify({ version: 0, visited: [], values: {} })],
    ['a password smuggled in', JSON.stringify({ version: 1, visited: [], values: { password: canary } })],
    ['other shapes', JSON.stringify({ version: 1, visited: 'x', values: { ha: 'yes' } })],
  ])('is forgotten where storage holds %s', (_, text) => {
    if (text !== null) sessionStorage.setItem('console.draft.createCluster.e.kr-west1', text)
    expect(loadDraft('e', 'kr-west1')).toBeUndefined()
  })

  test('does without storage', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('off', 'SecurityError')
    })
    expect(() => saveDraft('e', 'kr-west1', values, [])).not.toThrow()
    expect(loadDraft('e', 'kr-west1')).toBeUndefined()
    expect(() => rememberSubnet('e', 'kr-west1', 'abc')).not.toThrow()
    expect(knownSubnets('e', 'kr-west1')).toEqual([])
  })
})

describe('subnets used before', () => {
  test('latest first, each once, at most five, by environment and region', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) rememberSubnet('e', 'kr-west1', id)
    expect(knownSubnets('e', 'kr-west1')).toEqual(['b', 'f', 'e', 'd', 'c'])
    expect(knownSubnets('e', 'kr-east1')).toEqual([])
  })

  test('whatever is no id is not offered', () => {
    localStorage.setItem('console.subnets.e.kr-west1', JSON.stringify(['ok1', '../x', 7, null]))
    expect(knownSubnets('e', 'kr-west1')).toEqual(['ok1'])
    localStorage.setItem('console.subnets.e.kr-west1', '{"a":1}')
    expect(knownSubnets('e', 'kr-west1')).toEqual([])
  })
})
