import { expect, test } from 'vitest'
import type { ParameterDTO } from '#contract/postgresql/parameters.ts'
import { valueRule } from '#contract/rules/parameters.ts'
import { rowOf } from '#console/components/parameters/rows.ts'
import { compareValues, takeable, type Other } from './compare.ts'
import { changeCompareSearch, readCompareSearch } from './compare-search.ts'

function told(name: string, applied_value: string, over: Partial<ParameterDTO> = {}): ParameterDTO {
  return {
    id: name,
    name,
    description: `About ${name}`,
    data_type: 'integer',
    allows_value: '64-2147483647 kB',
    apply_type: 'dynamic',
    applied_value,
    default_value: '4096',
    is_modifiable: true,
    software_type: null,
    ...over,
  }
}

function other(key: string, ...parameters: ParameterDTO[]): Other {
  const values = parameters.map(
    (each) => [each.name.toLowerCase(), { name: each.name, value: each.applied_value, description: '', rule: valueRule(each) }] as const,
  )
  return { key, values: new Map(values) }
}

const style = { data_type: 'string', allows_value: '' }
const own = [
  told('DateStyle', 'ISO, MDY', style),
  told('maintenance_work_mem', '65536'),
  told('port', '2866', { is_modifiable: false, allows_value: '1-65535' }),
  told('work_mem', '4096'),
].map(rowOf)
const staging = other(
  'staging',
  told('datestyle', 'SQL', style),
  told('maintenance_work_mem', '64MB'),
  told('port', '5432'),
  told('work_mem', '1'),
)
const newer = other(
  'newer',
  told('io_method', 'worker', style),
  told('work_mem', '8192'),
  told('maintenance_work_mem', '65536'),
  told('port', '2866'),
)

test('side by side by name: the same size in another form is equal, what one lacks is a difference', () => {
  const lines = compareValues(own, [staging, newer])
  expect(lines.map(({ name, cells, differs }) => [name, ...cells.map((cell) => `${cell.value} ${cell.differs}`), differs])).toEqual([
    ['DateStyle', 'SQL true', 'undefined true', true],
    ['io_method', 'undefined false', 'worker true', true],
    ['maintenance_work_mem', '64MB false', '65536 false', false],
    ['port', '5432 true', '2866 false', true],
    ['work_mem', '1 true', '8192 true', true],
  ])
  expect(compareValues(own, []).some(({ differs }) => differs)).toBe(false)
})

test('taken over is what differs, may be changed here and is right here', () => {
  const lines = compareValues(own, [staging, newer])
  expect(takeable(lines, 0).map(({ row, value }) => `${row.name} ${value}`)).toEqual(['DateStyle SQL'])
  expect(takeable(lines, 1).map(({ row, value }) => `${row.name} ${value}`)).toEqual(['work_mem 8192'])
  expect(takeable(lines, 7)).toEqual([])
})

test('what is compared stands in the URL; nonsense there is left out', () => {
  const read = (text: string) => readCompareSearch(new URLSearchParams(text))
  expect(read('with=a1,a1,../x,b2,c3,d4&group=off&all=on&q=mem')).toEqual({
    others: ['a1', 'b2', 'c3'],
    group: false,
    all: true,
    search: 'mem',
  })
  expect(read('')).toEqual({ others: [], group: true, all: false, search: '' })
  const changed = changeCompareSearch(new URLSearchParams('region=kr-west1&with=a1&all=on&group=off'), {
    others: [],
    all: false,
    group: true,
  })
  expect(changed.toString()).toBe('region=kr-west1')
})
