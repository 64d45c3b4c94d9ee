import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeListSearch, readListSearch, toListQuery } from './list-search.ts'

const read = (text: string) => readListSearch(new URLSearchParams(text))

describe('the list in the URL', () => {
  test('defaults', () => {
    expect(read('region=kr-west1')).toEqual({ name: '', state: '', database: '', sort: 'name', descending: false, page: 1, size: 20 })
  })

  test('nonsense falls back to the defaults', () => {
    expect(read('page=-3&size=7&sort=secret:desc')).toMatchObject({ page: 1, size: 20, sort: 'name', descending: false })
  })

  test('a new filter goes back to the first page, paging keeps the filter', () => {
    const third = new URLSearchParams('region=kr-west1&name=ord&page=3')
    expect(changeListSearch(third, { state: 'RUNNING' }).toString()).toBe('region=kr-west1&name=ord&state=RUNNING')
    expect(changeListSearch(third, { page: 4 }).toString()).toBe('region=kr-west1&name=ord&page=4')
  })

  test('the default leaves no trace', () => {
    expect(changeListSearch(new URLSearchParams('region=a&sort=name:desc&size=50'), { descending: false, size: 20 }).toString()).toBe(
      'region=a',
    )
  })

  test('whatever is written is read again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 9999 }), fc.boolean(), (name, database, page, descending) => {
        const search = readListSearch(changeListSearch(new URLSearchParams(), { name, database, page, descending, sort: 'created_at' }))
        expect(search).toMatchObject({ name: name.trim(), database: database.trim(), page, descending, sort: 'created_at' })
      }),
    )
  })

  test('the cloud counts pages from 0 and gets only what is set', () => {
    expect(toListQuery(read('page=2&sort=created_at:desc&state=ERROR'))).toEqual({
      page: 1,
      size: 20,
      sort: 'created_at:desc',
      service_state: 'ERROR',
    })
  })
})
