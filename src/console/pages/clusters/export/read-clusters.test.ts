import { expect, test, vi } from 'vitest'
import type { RdbClusterResponse } from '#contract/postgresql/clusters.ts'
import { orders } from '#test/cluster-page.tsx'
import { readClusters, type Reading } from './read-clusters.ts'
import { fileText } from './records.ts'

const cluster = (id: string): RdbClusterResponse => ({
  account_id: 'acc',
  created_at: '2026-01-05T00:00:00Z',
  created_by: '=cmd()',
  database_name: null,
  id,
  modified_at: '2026-01-05T00:00:00Z',
  modified_by: 'someone',
  name: id,
  role_type: 'ORIGIN',
  service_state: 'RUNNING',
})
const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `c${from + index}`)
const pageOf = (names: readonly string[], count: number, page: number) => ({
  contents: names.map(cluster),
  count,
  page,
  size: 100,
  sort: ['name:asc'],
})

function reading(over: Partial<Reading>): Reading {
  const all = ids(250)
  return {
    readPage: (page) => Promise.resolve(pageOf(all.slice(page * 100, page * 100 + 100), all.length, page)),
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...over,
  }
}

test('all pages, one after the other, with progress', async () => {
  const onProgress = vi.fn<Reading['onProgress']>()
  const { found, total } = await readClusters(reading({ onProgress }))
  expect([found.length, total]).toEqual([250, 250])
  expect(onProgress.mock.calls).toEqual([
    [100, 250],
    [200, 250],
    [250, 250],
  ])
})

test('the first page alone', async () => {
  const readPage = vi.fn<Reading['readPage']>((page) => Promise.resolve(pageOf(ids(20), 250, page)))
  const { found, total } = await readClusters(reading({ onlyFirst: true, readPage }))
  expect([found.length, total, readPage.mock.calls.length]).toEqual([20, 20, 1])
})

test('one that moved to a later page meanwhile is there once, and the count tells that the list changed', async () => {
  const pages = [pageOf(ids(100), 150, 0), pageOf(ids(51, 99), 151, 1)]
  const { found, total } = await readClusters(reading({ readPage: (page) => Promise.resolve(pages[page] ?? pageOf([], 151, page)) }))
  expect(found).toHaveLength(150)
  expect(total).toBe(151)
})

test('a list that shrinks has an end', async () => {
  const pages = [pageOf(ids(100), 150, 0), pageOf([], 100, 1)]
  const readPage = vi.fn<Reading['readPage']>((page) => Promise.resolve(pages[page] ?? pageOf([], 0, page)))
  expect((await readClusters(reading({ readPage }))).found).toHaveLength(100)
  expect(readPage).toHaveBeenCalledTimes(2)
})

test('details four at a time; who cannot be read has none', async () => {
  const all = ids(60)
  let atOnce = 0
  let most = 0
  const { found } = await readClusters(
    reading({
      readPage: (page) => Promise.resolve(pageOf(page === 0 ? all : [], all.length, page)),
      readDetail: async ({ id }) => {
        atOnce += 1
        most = Math.max(most, atOnce)
        await Promise.resolve()
        atOnce -= 1
        if (id === 'c7') throw new Error('refused')
        return { ...orders, id }
      },
    }),
  )
  expect(most).toBe(4)
  expect(found.filter(({ detail }) => detail === undefined).map(({ cluster: { id } }) => id)).toEqual(['c7'])
})

test('cancelled, it reads no more and gives nothing', async () => {
  const cancel = new AbortController()
  const readPage = vi.fn<Reading['readPage']>((page) => {
    cancel.abort()
    return Promise.resolve(pageOf(ids(100), 250, page))
  })
  await expect(readClusters(reading({ readPage, signal: cancel.signal }))).rejects.toThrow(/abort/i)
  expect(readPage).toHaveBeenCalledTimes(1)
})

test('a file has the cloud’s names; formulas are defused in CSV and left alone in JSON', () => {
  const found = [
    { cluster: cluster('orders'), detail: orders },
    { cluster: cluster('billing'), detail: undefined },
  ]
  expect(fileText('csv', found, true).split('\r\n')).toEqual([
    '\uFEFFname,id,service_state,role_type,ha_enabled,instance_count,database_name,created_at,created_by,modified_at,modified_by,software_version,server_type_name,data_size_gb,replicas',
    "orders,orders,RUNNING,ORIGIN,,,,2026-01-05T00:00:00Z,'=cmd(),2026-01-05T00:00:00Z,someone,16.10,db1v2m4,512,0",
    "billing,billing,RUNNING,ORIGIN,,,,2026-01-05T00:00:00Z,'=cmd(),2026-01-05T00:00:00Z,someone,,,,",
    '',
  ])
  expect(JSON.parse(fileText('json', found, false))).toMatchObject([{ name: 'orders', created_by: '=cmd()' }, { name: 'billing' }])
  // No clusters are a file with its heads.
  expect(fileText('csv', [], true)).toMatch(/^\uFEFFname,id,.*,replicas\r\n$/)
})
