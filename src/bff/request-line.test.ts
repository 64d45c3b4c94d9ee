import { expect, test } from 'vitest'
import { createLineReader, readRequestLine } from './request-line.ts'

test('a line becomes operation, region and a target written anew', () => {
  expect(readRequestLine('GET', '/api/kr-west1/v1/clusters?size=20&page=0')).toEqual({
    operation: 'listClusters',
    region: 'kr-west1',
    target: '/v1/clusters?page=0&size=20',
    issues: [],
  })
  expect(readRequestLine('DELETE', '/api/kr-east1/v1/clusters/c1/archive')).toMatchObject({
    operation: 'deleteArchiveLog',
    target: '/v1/clusters/c1/archive',
  })
})

test('a query that does not fit has issues and no target', () => {
  const line = readRequestLine('GET', '/api/kr-west1/v1/clusters?size=x&nope=1')
  expect(line?.target).toBeUndefined()
  expect(line?.issues.map(({ path }) => path).toSorted()).toEqual(['nope', 'size'])
})

test.each([
  ['GET', '/api/kr-west1/v1/nothing'],
  ['PATCH', '/api/kr-west1/v1/clusters'],
  ['GET', '/api/KR/v1/clusters'],
  ['GET', '/api/kr-west1/v2/clusters'],
  ['GET', '/v1/clusters'],
])('%s %s is nothing', (method, url) => expect(readRequestLine(method, url)).toBeUndefined())

test('what is remembered means the same, and is bounded', () => {
  const read = createLineReader(2)
  const lines = ['size=1', 'size=2', 'size=3', 'size=1', 'size=x', 'size=x'].map((query) => `/api/kr-west1/v1/clusters?${query}`)
  for (const line of [...lines, ...lines]) expect(read('GET', line)).toEqual(readRequestLine('GET', line))
  const [first] = lines
  expect(read('GET', first!)).toBe(read('GET', first!))
  expect(read('POST', '/api/kr-west1/v1/clusters')?.operation).toBe('createCluster')
  expect(read('GET', '/api/kr-west1/v1/clusters')?.operation).toBe('listClusters')
})
