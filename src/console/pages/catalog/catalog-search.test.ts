import { expect, test } from 'vitest'
import { changeCatalogSearch, readCatalogSearch } from './catalog-search.ts'

const read = (text: string) => readCatalogSearch(new URLSearchParams(text))

test('nonsense is not asked for', () => {
  expect(read('service=soon&cores=-2&memory=x&type=db1')).toEqual({
    service: '',
    type: 'db1',
    purpose: '',
    cores: 0,
    memory: 0,
    engine: '',
  })
})

test('what is written is read again, and what is not asked for leaves no trace', () => {
  const changed = changeCatalogSearch(new URLSearchParams('region=a'), { service: 'ended', cores: 8, purpose: 'General purpose' })
  expect(readCatalogSearch(changed)).toMatchObject({ service: 'ended', cores: 8, purpose: 'General purpose' })
  expect(changeCatalogSearch(changed, { service: '', cores: 0, purpose: '' }).toString()).toBe('region=a')
})
