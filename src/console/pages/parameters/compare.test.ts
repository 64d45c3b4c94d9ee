import { expect, test, vi } from 'vitest'
import { countValues, createNameBook, differences, readNames } from './compare.ts'
import type { Values } from './parameter-source.ts'

const cluster = (values: Record<string, string>): Values =>
  new Map(Object.entries(values).map(([name, shown]) => [name, { shown, standard: false }]))
const all = [
  cluster({ max_connections: '200', work_mem: '4 MB' }),
  cluster({ max_connections: '500', work_mem: '4 MB' }),
  cluster({ max_connections: '200' }),
]

test('the most common value comes first; a cluster without the parameter is counted as well', () => {
  expect(countValues('max_connections', all)).toEqual([
    { value: '200', count: 2 },
    { value: '500', count: 1 },
  ])
  expect(countValues('work_mem', all)).toEqual([
    { value: '4 MB', count: 2 },
    { value: undefined, count: 1 },
  ])
  expect(countValues('work_mem', [])).toEqual([])
})

test('a cluster differs in so many of them', () => {
  const usual = new Map<string, string | undefined>([
    ['max_connections', '200'],
    ['work_mem', '4 MB'],
  ])
  expect(all.map((values) => differences(values, usual))).toEqual([0, 1, 1])
})

test('the URL names a few, each once', () => {
  expect(readNames('max_connections, work_mem,max_connections,')).toEqual(['max_connections', 'work_mem'])
  expect(readNames('a,b,c,d,e')).toEqual(['a', 'b', 'c', 'd'])
  expect(readNames('<b>,auto_explain.log_analyze')).toEqual(['auto_explain.log_analyze'])
})

test('the names of all clusters, each of which is gone through once', () => {
  const keys = vi.spyOn(Map.prototype, 'keys')
  const book = createNameBook()
  expect([...book(all.slice(0, 1))]).toEqual(['max_connections', 'work_mem'])
  expect([...book([...all, cluster({ jit: 'on' })])]).toEqual(['max_connections', 'work_mem', 'jit'])
  book(all)
  expect(keys).toHaveBeenCalledTimes(4)
})
