import { describe, expect, test } from 'vitest'
import { cloudCodes, type Failure } from '#contract/errors.ts'
import { likelyFields } from './likely-fields.ts'
import { emptyValues, type Values } from './values.ts'

const values: Values = {
  ...emptyValues('engine1'),
  subnetId: 's1',
  name: 'wallet',
  prefix: 'wallet',
  databaseName: 'wallet',
  userName: 'app',
  password: 'secret-1x',
}

function refused(code: string, detail = '', change: Partial<Failure> = {}): Failure {
  return { kind: 'cloud', status: 400, code, title: code, details: [detail], requestId: 'req-1', sent: true, ...change }
}

const fields = (failure: Failure, change: Partial<Values> = {}) =>
  likelyFields(failure, { ...values, ...change }, undefined).map(({ field }) => field)

describe('likelyFields', () => {
  test.each([
    [cloudCodes.noDataVolume, ['volumes']],
    [cloudCodes.volumeRole, ['volumes']],
    [cloudCodes.volumeSize, ['volumes']],
    [cloudCodes.createTooSoon, []],
    [cloudCodes.contactAdmin, []],
    [cloudCodes.inProgress, []],
  ])('%s points at %j', (code, expected) => {
    expect(fields(refused(code))).toEqual(expected)
  })

  test('an address that is taken is found by its value', () => {
    const failure = refused(cloudCodes.validation, '10.0.0.12 is not available')
    const addresses = { ha: true, activeAddress: '10.0.0.11', standbyAddress: '10.0.0.12', virtualAddress: '10.0.0.10' }
    expect(likelyFields(failure, { ...values, ...addresses }, undefined)).toEqual([{ field: 'standbyAddress', reason: 'addressTaken' }])
    expect(fields(refused(cloudCodes.validation, '10.9.9.9 is not available'), addresses)).toEqual([
      'activeAddress',
      'standbyAddress',
      'virtualAddress',
    ])
    expect(fields(failure, { standbyAddress: '10.0.0.12', activeAddress: '10.0.0.11' })).toEqual(['activeAddress'])
  })

  test('words of the cloud point at fields', () => {
    expect(fields(refused('X', 'Subnet not found'))).toEqual(['subnetId'])
    expect(fields(refused('X', 'invalid database_name, port out of range'))).toEqual(['databaseName', 'port'])
  })

  test('"value_error" names nothing: what has failed before comes first', () => {
    const failure = refused(cloudCodes.validation, 'value_error')
    expect(fields(failure, { name: 'averylongname', prefix: 'averylongname', activeAddress: '10.0.0.11' }).slice(0, 4)).toEqual([
      'name',
      'prefix',
      'activeAddress',
      'subnetId',
    ])
    expect(fields(failure)[0]).toBe('subnetId')
    expect(fields(failure).length).toBeLessThanOrEqual(6)
  })

  test('a version past its service is suspected', () => {
    const engine = { id: 'e', name: '', major_version: '', os_type: '', os_version: '', software_version: '', end_of_service: true }
    expect(likelyFields(refused(cloudCodes.validation), values, engine)[0]).toEqual({ field: 'engineVersionId', reason: 'engineEnded' })
  })

  test('our own check names the path', () => {
    const issues = [
      { path: 'body.instance_groups.0.block_storage_groups.1.size_gb', message: '' },
      { path: 'body.instance_groups.0.instances.1.service_ip_address', message: '' },
      { path: 'init_config_option.database_port', message: '' },
      { path: 'name', message: '' },
    ]
    expect(fields(refused('', '', { kind: 'bad_request', issues }))).toEqual(['volumes', 'standbyAddress', 'port', 'name'])
  })

  test.each(['forbidden', 'timeout', 'bad_key', 'offline', 'cloud_broken'] as const)('%s is no field’s fault', (kind) => {
    expect(fields(refused(cloudCodes.validation, '', { kind }))).toEqual([])
  })
})
