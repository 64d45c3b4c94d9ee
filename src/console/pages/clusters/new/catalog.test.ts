import { describe, expect, test } from 'vitest'
import type { Engine, ServerType } from '#contract/postgresql/catalog.ts'
import { engineName, listedValues, newestFirst, usualEngine } from './engines.ts'
import { anyServerType, filterChoices, matching, smallestFirst } from '#console/components/new-cluster/server-types.ts'

function engine(version: string, ended = false): Engine {
  return {
    id: version,
    name: 'PostgreSQL',
    major_version: '',
    os_type: '',
    os_version: '',
    software_version: version,
    end_of_service: ended,
  }
}

function serverType(name: string, cores: number, memory: number, purpose = 'General'): ServerType {
  return { name, cpu_core: cores, memory_gb: memory, purpose, description: '', product_image_type: '', product_type: '', type: '' }
}

describe('engine versions', () => {
  test('newest first, number by number', () => {
    expect(newestFirst([engine('9.6'), engine('17.9'), engine('17.10')]).map(({ id }) => id)).toEqual(['17.10', '17.9', '9.6'])
  })

  test('the usual one is the newest still in service', () => {
    expect(usualEngine([engine('16.10'), engine('18.1', true), engine('17.6')])).toBe('17.6')
    expect(usualEngine([engine('14.1', true)])).toBe('')
    expect(usualEngine([])).toBe('')
  })

  test('the name says the version once', () => {
    expect(engineName(engine('17.6'))).toBe('PostgreSQL 17.6')
    expect(engineName({ ...engine('17.6'), name: 'PostgreSQL 17.6' })).toBe('PostgreSQL 17.6')
  })

  test.each([
    [
      'one entry for each value',
      [
        ['timezone', 'Asia/Seoul'],
        ['timezone', 'UTC'],
      ],
    ],
    ['one entry with commas', [['Time Zone', 'Asia/Seoul, UTC,']]],
    [
      'another spelling, and values twice',
      [
        ['DB_TIMEZONE', 'Asia/Seoul'],
        ['time-zone', 'Asia/Seoul,UTC'],
      ],
    ],
  ])('listed values: %s', (_, entries) => {
    expect(
      listedValues(
        entries.map(([name, value]) => ({ name: name!, value: value! })),
        'timezone',
      ),
    ).toEqual(['Asia/Seoul', 'UTC'])
  })

  test('encoding and locale by their usual names', () => {
    const properties = [
      { name: 'database_encoding', value: 'UTF-8' },
      { name: 'charset', value: 'EUC_KR' },
      { name: 'LC_COLLATE', value: 'C' },
    ]
    expect(listedValues(properties, 'encoding')).toEqual(['UTF-8', 'EUC_KR'])
    expect(listedValues(properties, 'locale')).toEqual(['C'])
    expect(listedValues(properties, 'timezone')).toEqual([])
  })
})

describe('server types', () => {
  const types = [serverType('db1v4m16', 4, 16), serverType('db1v2m16', 2, 16, 'Memory'), serverType('db1v2m4', 2, 4)]

  test('smallest first', () => {
    expect(smallestFirst(types).map(({ name }) => name)).toEqual(['db1v2m4', 'db1v2m16', 'db1v4m16'])
  })

  test.each([
    [anyServerType, 3],
    [{ ...anyServerType, cores: 4 }, 1],
    [{ ...anyServerType, memoryGb: 16 }, 2],
    [{ ...anyServerType, purpose: 'Memory' }, 1],
    [{ cores: 4, memoryGb: 32, purpose: '' }, 0],
  ])('%j leaves %i', (filter, count) => {
    expect(matching(types, filter)).toHaveLength(count)
  })

  test('the choices are what occurs', () => {
    expect(filterChoices(types)).toEqual({ cores: [2, 4], memoryGb: [4, 16], purposes: ['General', 'Memory'] })
  })
})
