import { expect, test } from 'vitest'
import { valueProblem, valueRule } from '#contract/rules/parameters.ts'
import { edgesOf, exactEdge, shownEdge, shownValue, writtenValue } from '#console/components/parameters/readable.ts'
import { rowOf, type Row } from '#console/components/parameters/rows.ts'
import { nearestValue } from './nearest.ts'
import { readImport } from './read-import.ts'
import { refusalsOf, standingRefusals } from './refusals.ts'
import { emptyTray, entriesOf, withEdit } from '#console/components/parameters/tray.ts'
import { changeView, countRows, filterRows, readView, searchRows } from './view.ts'

const told = {
  description: 'Sets the memory of sorts and hashes.',
  data_type: 'integer',
  apply_type: 'dynamic',
  is_modifiable: true,
  software_type: null,
}
const workMem = rowOf({
  ...told,
  id: 'p1',
  name: 'work_mem',
  allows_value: '64-2147483647 kB',
  applied_value: '4096',
  default_value: '4096',
})
const connections = rowOf({
  ...told,
  id: 'p2',
  name: 'max_connections',
  description: null,
  apply_type: 'static',
  allows_value: '1-262143',
  applied_value: '200',
  default_value: '100',
})
const port = rowOf({
  ...told,
  id: 'p3',
  name: 'port',
  apply_type: 'static',
  is_modifiable: false,
  allows_value: '1-65535',
  applied_value: '2866',
  default_value: '5432',
})
const style = rowOf({
  ...told,
  id: 'p4',
  name: 'DateStyle',
  data_type: 'string',
  allows_value: '',
  applied_value: 'ISO, MDY',
  default_value: 'ISO, MDY',
})
const rows = [style, connections, port, workMem]
const names = (some: readonly Row[]) => some.map(({ name }) => name)

test('views and the search, from the URL and back', () => {
  expect(readView(new URLSearchParams('show=restart&q=wal'))).toEqual({ show: 'restart', search: 'wal' })
  expect(readView(new URLSearchParams('show=everything'))).toEqual({ show: 'all', search: '' })
  const changed = changeView(new URLSearchParams('region=kr-west1&show=edited&q=x'), { show: 'all', search: ' ' })
  expect(changed.toString()).toBe('region=kr-west1')
  const isEdited = (row: Row) => row === workMem
  expect(countRows(rows, isEdited)).toEqual({ all: 4, edited: 1, notDefault: 2, modifiable: 3, restart: 2 })
  expect(names(filterRows(rows, 'notDefault', isEdited))).toEqual(['max_connections', 'port'])
  expect(names(filterRows(rows, 'edited', isEdited))).toEqual(['work_mem'])
  expect(names(searchRows(rows, ' SORTS mem '))).toEqual(['DateStyle', 'port', 'work_mem'])
  expect(names(searchRows(rows, 'datestyle'))).toEqual(['DateStyle'])
  expect(searchRows(rows, '   ')).toBe(rows)
})

test('a row is made once for what the cloud told', () => {
  const dto = { ...told, id: 'p5', name: 'x', allows_value: '1-2', applied_value: '1', default_value: '1' }
  expect(rowOf(dto)).toBe(rowOf(dto))
})

const rule = (data_type: string, allows_value: string) => valueRule({ data_type, allows_value })
const kilobytes = rule('integer', '64-2147483647 kB')
const blocks = rule('integer', '16-1073741823 8kB')
const share = rule('real', '0-1')
const cost = rule('real', '0-1.79769e+308')
const choice = rule('enum', 'serializable,repeatable read,read committed')

test('values, edges and ranges read well', () => {
  expect(shownValue(blocks, '16384')).toBe('128 MB')
  expect(writtenValue(blocks, '16384')).toBe('128MB')
  expect(writtenValue(choice, 'read committed')).toBe('read committed')
  expect(edgesOf(kilobytes, { min: 64, max: 2_147_483_647 }, shownEdge)).toEqual({ min: '64 kB', max: '≈ 2 TB' })
  expect(exactEdge(kilobytes, 2_147_483_647)).toBe('2147483647 kB (≈ 2 TB)')
  expect(exactEdge(kilobytes, 64)).toBe('64 kB')
  expect(shownEdge(rule('integer', '-1-2147483647 ms'), 2_147_483_647)).toBe('≈ 24.9 d')
  expect(edgesOf(cost, { min: 0, max: 1.797_69e308 }, shownEdge)).toEqual({ min: '0', max: undefined })
  expect(edgesOf(cost, { min: -1.797_69e308, max: 5 }, shownEdge)).toEqual({ min: undefined, max: '5' })
  expect(shownEdge(rule('integer', '1-262143'), 262_143)).toBe('262143')
})

test.each([
  [kilobytes, '1kB', '64kB'],
  [kilobytes, '2TB', '2147483647kB'],
  [kilobytes, '-5', '64kB'],
  [blocks, '1', '128kB'],
  [share, '1.5', '1'],
  [rule('integer', '1-10'), '2.4', '2'],
  [rule('integer', '1-10'), '5 MB', '5'],
  [kilobytes, '128mb', '128MB'],
  [kilobytes, '1 g', '1GB'],
  [rule('integer', '-1-2147483647 ms'), '5 mins', '5min'],
  [choice, 'READ_COMMITTED', 'read committed'],
  [choice, 'repeat', 'repeatable read'],
  [choice, 'dirty', undefined],
  [share, 'half', undefined],
  [share, '', undefined],
  [share, '0.5', undefined],
  [rule('string', ''), 'two\nlines', 'two lines'],
])('%o: nearest to %s is %s', (at, typed, nearest) => {
  expect(nearestValue(at, typed)).toBe(nearest)
  if (nearest !== undefined) expect(valueProblem(at, nearest)).toBeUndefined()
})

test('of a file only what differs is taken; of every other line the reason is told', () => {
  const file = [
    '# a remark',
    "include 'more.conf'",
    'MAX_CONNECTIONS = 300',
    'work_mem = 4MB',
    "datestyle = 'SQL, DMY'",
    'port = 5432',
    'max_connections = 400',
    'shared_bufers = 1GB',
    'work_mem = 1kB',
    'work_mem = 8 MB',
    'port = 2866',
  ].join('\n')
  const { taken, notTaken, same } = readImport(file, rows)
  expect(taken.map(({ row, value, line }) => `${line} ${row.name} ${value}`)).toEqual(['5 DateStyle SQL, DMY', '7 max_connections 400'])
  expect(notTaken.map((each) => `${each.line} ${each.why}`)).toEqual([
    '2 include',
    '3 overridden',
    '4 overridden',
    '6 overridden',
    '8 unknown',
    '9 invalid',
    '10 syntax',
  ])
  expect(same).toBe(1)
  expect(readImport('port = 5432', rows).notTaken).toEqual([{ line: 1, why: 'fixed', name: 'port' }])
  expect(readImport('', rows)).toEqual({ taken: [], notTaken: [], same: 0 })
})

test('what the cloud says of a value stands at its row until the value is another', () => {
  const entries = (typed: string) => entriesOf(withEdit(withEdit(emptyTray, workMem, typed, 'MB'), connections, '300', ''), rows)
  const failure = {
    kind: 'cloud' as const,
    status: 400,
    code: 'Dbaas.ValidationError.InvalidParameterValue',
    title: '',
    details: ['work_mem cannot be 65536, maintenance_work_mem is less'],
    requestId: '',
    sent: true,
  }
  const refusals = refusalsOf(failure, entries('64'))
  expect(Object.keys(refusals)).toEqual(['p1'])
  expect(standingRefusals(refusals, entries('64'))).toEqual({ p1: 'work_mem cannot be 65536, maintenance_work_mem is less' })
  expect(standingRefusals(refusals, entries('32'))).toEqual({})
})
