import { expect, test } from 'vitest'
import { compareAnswer } from './compare.ts'

const version = { id: 'a', name: 'PostgreSQL 17.6', software_version: '17.6' }

test('what is missing, of another type or unknown is told with its place, once for all entries of a list; never a value', () => {
  const row = { id: 'c1', name: 'orders', service_state: 'RUNNING', created_at: '2026-01-01T00:00:00Z' }
  const fits = compareAnswer('showRequest', { request_id: 'req-1', state: 'COMPLETED' })
  expect(fits.filter(({ expected }) => expected === '')).toEqual([])
  const found = compareAnswer('listClusters', {
    contents: [
      { ...row, name: 7 },
      { ...row, name: 8 },
    ],
    count: 'x',
  })
  expect(found.map(({ path, found: type }) => `${path} ${type}`)).toEqual(expect.arrayContaining(['contents.0.name number']))
  expect(found.filter(({ path }) => path.endsWith('.name'))).toHaveLength(1)
  expect(JSON.stringify(found)).not.toContain('orders')
})

test('a field that the contract does not know is told', () => {
  const found = compareAnswer('showRequest', { request_id: 'req-1', state: 'COMPLETED', mood: [1] })
  expect(found).toContainEqual({ path: 'mood', expected: '', found: 'array' })
  expect(compareAnswer('listEngineVersions', version).length).toBeGreaterThan(0)
})
