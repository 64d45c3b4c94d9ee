import { describe, expect, test } from 'vitest'
import { cloudCodes, type Failure } from '#contract/errors.ts'
import { orders } from '#test/cluster-page.tsx'
import { likelyFields } from './likely-fields.ts'
import { firstValues, type Values } from './values.ts'

const values = firstValues(orders, ['kr-east1'], [])
const two = [
  { name: 'orders-ra', address: '10.20.4.21', publicIpId: '' },
  { name: 'orders-rb', address: '10.20.4.22', publicIpId: 'ip1' },
]

function refused(code: string, detail = '', change: Partial<Failure> = {}): Failure {
  return { kind: 'cloud', status: 400, code, title: code, details: [detail], requestId: 'req-1', sent: true, ...change }
}

const fields = (failure: Failure, change: Partial<Values> = {}) => likelyFields(failure, { ...values, ...change }).map(({ path }) => path)

test.each([
  [cloudCodes.noDataVolume, ['volumes']],
  [cloudCodes.volumeRole, ['volumes']],
  [cloudCodes.volumeSize, ['volumes']],
  [cloudCodes.inProgress, []],
  [cloudCodes.invalidState, []],
  [cloudCodes.contactAdmin, []],
])('%s points at %j', (code, expected) => {
  expect(fields(refused(code))).toEqual(expected)
})

describe('words of the cloud', () => {
  test('an address that is taken is found by its value', () => {
    expect(fields(refused('X', '10.20.4.22 is not available'), { replicas: two })).toEqual(['replicas.1.address'])
    expect(fields(refused('X', '10.9.9.9 is not available'), { replicas: two })).toEqual(['replicas.0.address', 'replicas.1.address'])
  })

  test('a name that is taken can be any of them', () => {
    expect(fields(refused('X', 'There is a replica orders-ra already.'), { replicas: two })).toEqual(['replicas.0.name', 'replicas.1.name'])
  })

  test('subnet and region are fields in another region alone', () => {
    expect(fields(refused('X', 'Subnet not found'))).toEqual([])
    expect(fields(refused('X', 'Subnet not found'), { far: true })).toEqual(['subnetId'])
    expect(fields(refused('X', 'bad region'), { far: true })).toEqual(['region'])
  })
})

test('"value_error" names nothing: what can fail although the form is right, at most a handful', () => {
  const failure = refused(cloudCodes.validation, 'value_error')
  expect(fields(failure)).toEqual(['serverTypeName', 'addresses', 'replicas.0.name'])
  expect(fields(failure, { far: true }).slice(0, 2)).toEqual(['subnetId', 'region'])
  expect(fields(failure, { replicas: two, far: true, nat: true })).toHaveLength(6)
})

test('our own check names the path', () => {
  const issues = ['body.replicas.1.name', 'replicas.0.instance_groups.0.instances.0.service_ip_address', 'subnet_id', 'tags.0.key'].map(
    (path) => ({ path, message: '' }),
  )
  expect(fields(refused('', '', { kind: 'bad_request', issues }))).toEqual(['replicas.1.name', 'replicas.0.address', 'subnetId', 'tags'])
})

test.each(['forbidden', 'timeout', 'bad_key', 'offline', 'cloud_broken'] as const)('%s is no field’s fault', (kind) => {
  expect(fields(refused(cloudCodes.validation, '', { kind }))).toEqual([])
})
