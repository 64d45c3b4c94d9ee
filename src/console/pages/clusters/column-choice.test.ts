import { expect, test } from 'vitest'
import { chosenColumns, decideColumn, readColumnChoice, type ListColumn } from './column-choice.ts'

const column = (id: string, more: Partial<ListColumn<string>> = {}): ListColumn<string> => ({ id, header: id, cell: (row) => row, ...more })
const columns = [
  column('name'),
  column('version', { wide: 'm' }),
  column('id', { wide: 'xl' }),
  column('role_type', { wide: 'm', extra: true }),
]
const drawn = (text: string) => chosenColumns(columns, readColumnChoice(text)).map(({ id, wide = 'all' }) => `${id} ${wide}`)

test('as it comes, and as a person decided', () => {
  expect(drawn('')).toEqual(['name all', 'version m', 'id xl'])
  expect(drawn('-version +id')).toEqual(['name all', 'id s'])
  expect(drawn('+role_type')).toEqual(['name all', 'version m', 'id xl', 'role_type s'])
  expect(drawn('+name')).toEqual(['name all', 'version m', 'id xl'])
})

test('a later decision on a column replaces the earlier one', () => {
  expect(decideColumn('', 'id', true)).toBe('+id')
  expect(decideColumn('+id -version', 'id', false)).toBe('-id -version')
  expect(decideColumn('-version', 'created_at', false)).toBe('-version -created_at')
})
