import { expect, test } from 'vitest'
import { changeActivitySearch, isFiltered, noFilters, readActivitySearch, toJournalQuery } from './search.ts'

const read = (text: string) => readActivitySearch(new URLSearchParams(text))

test('what makes no sense in the URL falls back to the default', () => {
  expect(read('group=nonsense&from=2026-13-01&to=2026-02-30&page=-1&size=7')).toEqual(read(''))
  expect(read('group=toString').group).toBe('')
  expect(isFiltered(read('page=3&size=50'))).toBe(false)
  expect(isFiltered(read('q=req-1'))).toBe(true)
})

test('another filter starts at the first page again, and defaults leave no trace', () => {
  const params = new URLSearchParams('region=kr-west1&page=4&size=50&q=orders')
  expect(changeActivitySearch(params, { group: 'failed' }).toString()).toBe('region=kr-west1&size=50&q=orders&group=failed')
  expect(changeActivitySearch(params, { page: 5 }).get('page')).toBe('5')
  expect(changeActivitySearch(params, { ...noFilters, size: 20 }).toString()).toBe('region=kr-west1')
})

test('a day begins and ends where the reader is', () => {
  const search = read('from=2026-11-20&to=2026-11-20&where=kr-east1&actor=kim')
  expect(toJournalQuery(search, 'Asia/Seoul')).toEqual({
    region: 'kr-east1',
    actor: 'kim',
    from: '2026-11-19T15:00:00.000Z',
    to: '2026-11-20T15:00:00.000Z',
    page: 0,
    size: 20,
  })
  // The day on which clocks are put back has 25 hours.
  expect(toJournalQuery(read('from=2026-10-25&to=2026-10-25'), 'Europe/Berlin')).toMatchObject({
    from: '2026-10-24T22:00:00.000Z',
    to: '2026-10-25T23:00:00.000Z',
  })
})
