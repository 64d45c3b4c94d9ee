import { expect, test } from 'vitest'
import { changeFindingsSearch, isFiltered, readFindingsSearch, toFindingsQuery } from './findings-search.ts'

const read = (text: string) => readFindingsSearch(new URLSearchParams(text))

test('what makes no sense in the URL falls back to the default', () => {
  expect(read('')).toEqual({ severity: '', check: '', where: '', cluster: '', q: '', show: '', group: '', page: 1, size: 20 })
  expect(read('severity=loud&page=0&size=7&show=all&group=x&cluster=../x')).toEqual(read(''))
  expect(read('severity=warning&check=stuck&where=kr-east1&q=ord&show=ignored&group=check&page=3&size=50&cluster=ab12')).toEqual({
    severity: 'warning',
    check: 'stuck',
    where: 'kr-east1',
    cluster: 'ab12',
    q: 'ord',
    show: 'ignored',
    group: 'check',
    page: 3,
    size: 50,
  })
})

test('another filter starts at the first page, defaults leave no trace, the region of the shell stays', () => {
  const url = new URLSearchParams('region=kr-west1&page=4&severity=notice')
  expect(changeFindingsSearch(url, { check: 'stuck' }).toString()).toBe('region=kr-west1&severity=notice&check=stuck')
  expect(changeFindingsSearch(url, { page: 5 }).toString()).toBe('region=kr-west1&page=5&severity=notice')
  expect(changeFindingsSearch(url, { severity: '', size: 20 }).toString()).toBe('region=kr-west1')
})

test('pages count from 0 on the wire; grouping and showing are no filters', () => {
  expect(toFindingsQuery(read('page=2&show=ignored&where=kr-east1'))).toEqual({
    severity: '',
    check: '',
    region: 'kr-east1',
    cluster: '',
    q: '',
    ignored: 'true',
    page: 1,
    size: 20,
  })
  expect(isFiltered(read('show=ignored&group=check&page=2'))).toBe(false)
  expect(isFiltered(read('q=x'))).toBe(true)
})
