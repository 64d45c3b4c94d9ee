import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadPathError, buildPath, buildQuery, buildTarget, matchOperation, parameterNames, parameterPattern } from './operation.ts'
import { isWrite, operationNames, operations } from './operations.ts'
import { samples } from './samples.ts'

const goodId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
/** Ids, near-ids and the strings that have turned one path into another elsewhere. */
const anyText = fc.oneof(
  goodId,
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a#b',
    'a?b',
    'a%2Fb',
    '%2e%2e',
    'a\\b',
    'a\n',
    '\u2025',
    'restart',
    'archive',
    '-a',
    '_a',
    'a'.repeat(65),
  ),
)
const withParameters = operationNames.filter((name) => parameterNames(operations[name].path).length > 0)

describe('the table', () => {
  test('has 46 operations of which 33 change something, each method and path once', () => {
    expect(operationNames).toHaveLength(46)
    expect(operationNames.filter(isWrite)).toHaveLength(33)
    expect(new Set(operationNames.map((name) => `${operations[name].method} ${operations[name].path}`)).size).toBe(46)
  })

  test('names are the printed ones in lower camel case', () => {
    for (const name of operationNames) {
      const [first = '', ...rest] = operations[name].printed.split(' ')
      const camel = first.toLowerCase() + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
      expect(name).toBe(camel)
    }
  })

  test('a write is accepted, a read is answered', () => {
    for (const name of operationNames) expect(operations[name].success).toBe(isWrite(name) ? 202 : 200)
  })
})

describe('paths', () => {
  test.each(operationNames)('%s: its sample comes back from its path', (name) => {
    const target = buildTarget(name, samples[name])
    const match = matchOperation(operations[name].method, target.split('?')[0] ?? '')
    expect(match?.name).toBe(name)
    expect(samples[name]).toMatchObject(match?.params ?? {})
  })

  test('any text in any place is refused, or means the same operation with the same parameters, and no URL reader changes it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...withParameters),
        fc.array(anyText, { minLength: 2, maxLength: 2 }),
        fc.constantFrom('alert', 'audit', 'slow'),
        (name, texts, logType) => {
          const route = operations[name]
          const params = Object.fromEntries(
            parameterNames(route.path).map((key, index) => [key, key === 'log_type' ? logType : (texts[index] ?? '')]),
          )
          let target
          try {
            target = buildTarget(name, params)
          } catch (error) {
            expect(error).toBeInstanceOf(BadPathError)
            expect(Object.entries(params).every(([key, value]) => parameterPattern(key).test(value))).toBe(false)
            return
          }
          expect(matchOperation(route.method, target)).toEqual({ name, params })
          expect(new URL(`http://h${target}`).pathname).toBe(target)
          expect(new URL(`http://h${target}`).href).toBe(`http://h${target}`)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('what matches is built again to the very same path', () => {
    const piece = fc.oneof(
      fc.constantFrom('v1', 'clusters', 'replicas', 'archive', 'log-export-configs', 'requests', 'export', 'slow', ''),
      anyText,
    )
    fc.assert(
      fc.property(fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'get'), fc.array(piece, { maxLength: 7 }), (method, pieces) => {
        const path = `/${pieces.join('/')}`
        const match = matchOperation(method, path)
        if (match !== undefined) expect(buildPath(operations[match.name].path, match.params)).toBe(path)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['GET', '/v1/clusters/'],
    ['GET', '//v1/clusters'],
    ['GET', '/v1/clusters/..'],
    ['GET', '/v1/clusters/../parameters'],
    ['DELETE', '/v1/clusters/abc#/archive'],
    ['DELETE', '/v1/clusters/abc%23/archive'],
    ['GET', '/v1/clusters/a%2Fb'],
    ['GET', '/V1/clusters'],
    ['HEAD', '/v1/clusters'],
    ['PATCH', '/v1/clusters/abc'],
    ['POST', '/v1/clusters/abc/log-export-configs/error/export'],
    ['PUT', '/v1/clusters/abc/kernel-upgrade'],
    ['GET', ''],
  ])('%s %s is no operation', (method, path) => {
    expect(matchOperation(method, path)).toBeUndefined()
  })

  test('a log type is one of three words', () => {
    expect(() => buildTarget('exportLog', { cluster_id: 'abc', log_type: 'error' })).toThrow(BadPathError)
    expect(() => buildTarget('exportLog', { cluster_id: 'abc' })).toThrow('log_type')
  })

  test('names from the prototype chain are no parameters', () => {
    expect(() => buildPath('/v1/{constructor}', {})).toThrow(BadPathError)
  })
})

describe('buildQuery', () => {
  test('sorts the keys, leaves out what is not there, keeps what is empty', () => {
    expect(buildQuery({ size: 20, page: 0, name: '', sort: null, database_name: undefined })).toBe('name=&page=0&size=20')
    expect(buildQuery({ eos_included: false })).toBe('eos_included=false')
  })

  test('any text comes back, and the URL keeps it as it was signed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: 'binary' })), (values) => {
        const query = buildQuery(values)
        const read = Object.fromEntries(new URLSearchParams(query))
        expect(read).toEqual(Object.fromEntries(Object.entries(values).map(([key, value]) => [key.toWellFormed(), value.toWellFormed()])))
        expect(query).toMatch(/^[A-Za-z0-9\-_.~+%=&]*$/)
        if (query !== '') expect(new URL(`http://h/v1/clusters?${query}`).search).toBe(`?${query}`)
      }),
    )
  })
})
