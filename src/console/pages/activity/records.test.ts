import { expect, test, vi } from 'vitest'
import { entryOf } from '#test/journal.ts'
import { fileText, readEntries } from './records.ts'

test('a file tells who, what and what became of it; formulas are defused in CSV and left alone in JSON', () => {
  const entries = [
    entryOf({ actor: { name: '=cmd()', keyHint: 'DEMO…0001' }, cluster: { id: null, name: '@sum' } }),
    entryOf({
      id: 'w2',
      state: 'rejected',
      requestId: null,
      failure: { kind: 'cloud', status: 400, code: 'ValidationError', title: '', details: [], requestId: 'req-9', sent: true },
    }),
  ]
  const [head, first = '', second = ''] = fileText('csv', entries).split('\r\n')
  expect(head).toMatch(/^\uFEFFid,created_at,actor,key,operation,/)
  expect(first).toContain(",'=cmd(),DEMO…0001,stopCluster,")
  expect(first).toContain(",'@sum,,done,")
  expect(second).toContain('req-9')
  expect(second).toMatch(/cloud 400 ValidationError$/)
  expect(JSON.parse(fileText('json', entries))).toMatchObject([{ actor: '=cmd()', took_ms: 90_000 }, { state: 'rejected' }])
})

test('all pages, each row once although a new one came meanwhile; cancelled, it reads no more', async () => {
  const rows = Array.from({ length: 101 }, (_, index) => entryOf({ id: `w${index}` }))
  const readPage = vi.fn((page: number) =>
    Promise.resolve({ entries: page === 0 ? rows.slice(0, 100) : rows.slice(99), count: 102, page, size: 100 }),
  )
  const onProgress = vi.fn()
  const signal = new AbortController().signal
  expect(await readEntries({ readPage, onProgress, signal })).toHaveLength(101)
  expect(onProgress.mock.calls).toEqual([
    [100, 102],
    [102, 102],
  ])
  await expect(readEntries({ readPage, onProgress, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
  expect(readPage).toHaveBeenCalledTimes(2)
})
