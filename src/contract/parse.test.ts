import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { operationNames } from './operations.ts'
import { parseBody, parseQuery } from './parse.ts'
import { samples } from './samples.ts'
import { schemas } from './schemas.ts'

const query = (text: string) => new URLSearchParams(text)
const paths = (result: { ok: true } | { ok: false; issues: readonly { path: string }[] }) =>
  result.ok ? [] : result.issues.map((issue) => issue.path)

/** The sample bodies by operation, as JSON makes them. */
const bodies = operationNames.flatMap((name) => {
  const input = samples[name]
  return 'body' in input ? [[name, input.body] as const] : []
})
const createBody = () => structuredClone(samples.createCluster.body)

describe('parseQuery', () => {
  test('reads integers and booleans, and writes the query again in the order that is signed', () => {
    expect(parseQuery('listClusters', query('sort=created_at:desc&size=20&page=0&name=a b'))).toEqual({
      ok: true,
      values: { sort: 'created_at:desc', size: 20, page: 0, name: 'a b' },
      query: 'name=a+b&page=0&size=20&sort=created_at%3Adesc',
    })
    expect(parseQuery('listEngineVersions', query('eos_included=true'))).toMatchObject({ ok: true, values: { eos_included: true } })
  })

  test.each([
    ['listClusters', 'size=abc', 'size'],
    ['listClusters', 'size=', 'size'],
    ['listClusters', 'size=1.5', 'size'],
    ['listClusters', 'size=1e3', 'size'],
    ['listClusters', 'size=0', 'size'],
    ['listClusters', 'page=-1', 'page'],
    ['listClusters', 'page=99999999999999999999', 'page'],
    ['listClusters', 'size=20&size=21', 'size'],
    ['listClusters', 'filter=x', 'filter'],
    ['listClusters', '__proto__=x', '__proto__'],
    ['listClusters', 'constructor=x', 'constructor'],
    ['listEngineVersions', 'eos_included=yes', 'eos_included'],
    ['listEngineVersions', 'product_image_type=postgresql', 'product_image_type'],
    ['listLogExportConfigs', 'type=error', 'type'],
    ['listParameters', 'size=20', 'dbaas_parameter_group_id'],
    ['showCluster', 'verbose=1', 'verbose'],
    ['terminateCluster', 'force=true', 'force'],
  ] as const)('%s refuses ?%s', (name, text, path) => {
    expect(paths(parseQuery(name, query(text)))).toContain(path)
  })

  test('adds nothing that was not given', () => {
    for (const name of operationNames) {
      if (name === 'listParameters') continue
      expect(parseQuery(name, query(''))).toEqual({ ok: true, values: {}, query: '' })
    }
  })

  test('whatever comes, it never throws, and what passes says the same when read again', () => {
    const key = fc.oneof(fc.constantFrom('size', 'page', 'sort', 'name', 'service_state', 'database_name'), fc.string())
    const value = fc.oneof(fc.integer().map(String), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 6 }), (pairs) => {
        const parsed = parseQuery('listClusters', new URLSearchParams(pairs))
        if (parsed.ok) expect(parseQuery('listClusters', query(parsed.query))).toEqual(parsed)
        else expect(parsed.issues.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('parseBody', () => {
  test.each(bodies)('%s: a good body passes and comes out as it went in', (name, body) => {
    expect(parseBody(name, structuredClone(body))).toEqual({ ok: true, body })
  })

  test('every operation with a body has a sample, and no other', () => {
    expect(bodies.map(([name]) => name)).toEqual(operationNames.filter((name) => 'body' in schemas[name]))
  })

  test('an operation without a body refuses one', () => {
    expect(parseBody('startCluster', undefined)).toEqual({ ok: true, body: undefined })
    expect(parseBody('startCluster', {}).ok).toBe(false)
    expect(parseBody('startCluster', null).ok).toBe(false)
  })

  test.each(bodies)('%s refuses no body, and one that is no object', (name) => {
    for (const wrong of [undefined, null, [], 'text', 1]) expect(parseBody(name, wrong).ok).toBe(false)
  })

  test.each(bodies)('%s refuses an unknown key', (name, body) => {
    expect(parseBody(name, { ...body, sudo: true }).ok).toBe(false)
    expect(parseBody(name, JSON.parse(JSON.stringify(body).replace('{', '{"__proto__":{"x":1},'))).ok).toBe(false)
  })

  test('an unknown key is found at any depth', () => {
    const nested = createBody()
    Object.assign(nested.init_config_option.backup_option ?? {}, { extra: 1 })
    expect(paths(parseBody('createCluster', nested))).toEqual(['init_config_option.backup_option'])
  })

  test('says where, and never repeats a secret', () => {
    const bad = createBody()
    bad.init_config_option.database_user_password = 'hunter-two'
    const result = parseBody('createCluster', bad)
    expect(paths(result)).toEqual(['init_config_option.database_user_password'])
    expect(JSON.stringify(result)).not.toContain('hunter')
  })

  test.each([
    ['name', { name: 'orders1' }],
    ['name', { name: 'ab' }],
    ['name', { name: 'a'.repeat(21) }],
    ['instance_name_prefix', { instance_name_prefix: 'Orders' }],
    ['instance_name_prefix', { instance_name_prefix: 'a'.repeat(14) }],
    ['timezone', { timezone: undefined }],
    ['ha_enabled', { ha_enabled: 'false' }],
    ['ha_enabled', { ha_enabled: null }],
    ['maintenance_option.period_hour', { maintenance_option: { period_hour: '6.5' } }],
    ['maintenance_option.starting_time', { maintenance_option: { starting_time: '03:00' } }],
    ['instance_groups.0.role_type', { instance_groups: [{ ...createBody().instance_groups[0], role_type: 'LEADER' }] }],
  ])('a create request is refused at %s', (path, change) => {
    expect(paths(parseBody('createCluster', { ...createBody(), ...change }))).toEqual([path])
  })

  test.each([0, 8, 15, 20, 5121, 5128, 16.5, '104', null])('a volume of %s GB is refused', (size_gb) => {
    expect(parseBody('setBlockStorageSize', { size_gb }).ok).toBe(false)
  })

  test.each([16, 104, 5120])('a volume of %s GB passes', (size_gb) => {
    expect(parseBody('setBlockStorageSize', { size_gb }).ok).toBe(true)
  })

  test.each([
    ['setBackup', { retention_period_day: '36' }],
    ['setBackup', { retention_period_day: '6' }],
    ['setBackup', { retention_period_day: 7 }],
    ['setBackup', { starting_time_hour: '24' }],
    ['setBackup', { archive_frequency_minute: '15' }],
    ['setArchiveConfig', { retention_period_day: 36 }],
    ['registerLogExportConfig', { schedule_day_of_month: '32' }],
    ['registerLogExportConfig', { log_type: 'error' }],
    ['registerLogExportConfig', { secret_key: undefined }],
    ['createReplica', { replica_count: 6 }],
    ['createReplica', { replica_count: 0 }],
    ['createRestoreCluster', { backup_recovery_time: 'yesterday' }],
    ['setMaintenance', { start_time: '3' }],
    ['setMaintenance', { start_minute: '60' }],
    ['setMaintenance', { start_day_of_week: 'MONDAY' }],
  ] as const)('%s refuses %o', (name, change) => {
    expect(paths(parseBody(name, { ...samples[name].body, ...change }))).toEqual(Object.keys(change))
  })

  test('whatever JSON comes, it never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...operationNames), fc.jsonValue(), (name, value) => typeof parseBody(name, value).ok === 'boolean'),
    )
  })
})
