// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { orders } from '#test/cluster-page.tsx'
import { replicaDraft } from './draft.ts'
import { pathIn, stepOf } from './steps.ts'
import { firstValues } from './values.ts'

const place = { environment: 'e', region: 'kr-west1', clusterId: 'c1' }
const values = { ...firstValues(orders, ['kr-east1'], []), volumes: [{ role: 'DATA' as const, sizeGb: Number.NaN }] }

beforeEach(() => sessionStorage.clear())

test('brings back everything, also a size that is not finished', () => {
  replicaDraft(place).save(values, ['replicas', 'size'])
  expect(replicaDraft(place).load()).toEqual({ values, visited: ['replicas', 'size'] })
})

test('belongs to one origin', () => {
  replicaDraft(place).save(values, [])
  expect(replicaDraft({ ...place, clusterId: 'c2' }).load()).toBeUndefined()
  expect(replicaDraft({ ...place, region: 'kr-east1' }).load()).toBeUndefined()
  replicaDraft(place).drop()
  expect(replicaDraft(place).load()).toBeUndefined()
})

test('is forgotten where it has no replica, or another shape', () => {
  const key = 'console.draft.createReplica.e.kr-west1.c1'
  for (const stored of [{ ...values, replicas: [] }, { ...values, replicas: 'x' }, {}]) {
    sessionStorage.setItem(key, JSON.stringify({ version: 1, visited: [], values: stored }))
    expect(replicaDraft(place).load()).toBeUndefined()
  }
})

test('every field stands in a step', () => {
  expect(Object.keys(values).map(stepOf)).not.toContain(undefined)
  expect(stepOf('replicas.1.address')).toBe('replicas')
  expect(() => stepOf('nothing')).toThrow('nothing')
  expect(pathIn('size', 'volumes.0.sizeGb')).toBe('volumes.0.sizeGb')
  expect(pathIn('size', 'replicas.0.name')).toBeUndefined()
})
