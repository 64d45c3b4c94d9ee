import { describe, expect, test } from 'vitest'
import { create as en } from '#console/messages/en/create.ts'
import { create as ko } from '#console/messages/ko/create.ts'
import { countIn, findProblems } from './progress.ts'
import { emptyValues, type FieldName, type Values } from './values.ts'

const good: Values = {
  ...emptyValues('engine1'),
  serverTypeName: 'db1v2m4',
  subnetId: '0498050e9af6925b7dcde3fa6d2f1f54',
  name: 'wallet',
  prefix: 'wallet',
  databaseName: 'wallet',
  userName: 'app',
  password: 'secret-1x',
}

/** Field and sentence of every problem of the good form with something changed. */
function problems(change: Partial<Values>): [FieldName, string][] {
  return findProblems({ ...good, ...change }).map(({ field, problem }) => [field, problem.key])
}

const data = (sizeGb: number): Partial<Values> => ({ volumes: [{ role: 'DATA', sizeGb }] })

describe('the limits of the form', () => {
  test('a good form has no problem', () => {
    expect(problems({})).toEqual([])
  })

  test('how many volumes an instance takes is only inferred: more of them are no problem of the form', () => {
    expect(problems({ volumes: Array.from({ length: 10 }, () => ({ role: 'DATA' as const, sizeGb: 16 })) })).toEqual([])
  })

  test.each<[string, Partial<Values>, FieldName, string]>([
    ['no engine', { engineVersionId: '' }, 'engineVersionId', 'engine'],
    ['no server type', { serverTypeName: '' }, 'serverTypeName', 'serverType'],
    ['size off the step', data(508), 'volumes', 'sizeStep'],
    ['size with a fraction', data(512.5), 'volumes', 'sizeStep'],
    ['size too small', data(8), 'volumes', 'sizeRange'],
    ['size too large', data(5128), 'volumes', 'sizeRange'],
    ['size negative', data(-16), 'volumes', 'sizeRange'],
    ['no size', data(Number.NaN), 'volumes', 'sizeNumber'],
    ['no DATA volume', { volumes: [{ role: 'ARCHIVE', sizeGb: 16 }] }, 'volumes', 'dataVolume'],
    ['no volume', { volumes: [] }, 'volumes', 'dataVolume'],
    ['no subnet', { subnetId: ' ' }, 'subnetId', 'needed'],
    ['a subnet that is no id', { subnetId: 'sub net' }, 'subnetId', 'idForm'],
    ['an id that could change a path', { subnetId: '../clusters' }, 'subnetId', 'idForm'],
    ['an address that is none', { addresses: '10.0.0.1, 10.0.0.300' }, 'addresses', 'addresses'],
    ['a network too long', { addresses: '10.0.0.0/33' }, 'addresses', 'addresses'],
    ['an IPv6 address', { addresses: 'fe80::1' }, 'addresses', 'addresses'],
    ['a service address that is none', { activeAddress: '10.0.0' }, 'activeAddress', 'ipv4'],
    ['a network as service address', { activeAddress: '10.0.0.0/24' }, 'activeAddress', 'ipv4'],
    ['the same address twice', { ha: true, activeAddress: '10.0.0.1', standbyAddress: '10.0.0.1' }, 'standbyAddress', 'sameAddress'],
    ['the virtual address twice', { ha: true, activeAddress: '10.0.0.1', virtualAddress: '10.0.0.1' }, 'virtualAddress', 'sameAddress'],
    ['a standby address that is none', { ha: true, standbyAddress: 'x' }, 'standbyAddress', 'ipv4'],
    ['a public IP that is an address', { nat: true, publicIpId: '203.0.113.9' }, 'publicIpId', 'idForm'],
    ['a public IP of the virtual address that is none', { nat: true, ha: true, vipPublicIpId: 'a b' }, 'vipPublicIpId', 'idForm'],
    ['no name', { name: '' }, 'name', 'needed'],
    ['a name too short', { name: 'ab' }, 'name', 'tooShort'],
    ['a name too long', { name: 'a'.repeat(21) }, 'name', 'tooLong'],
    ['a name with a digit', { name: 'wallet1' }, 'name', 'clusterNameForm'],
    ['a prefix too short', { prefix: 'ab' }, 'prefix', 'tooShort'],
    ['a prefix too long', { prefix: 'a'.repeat(14) }, 'prefix', 'tooLong'],
    ['a prefix with a capital first', { prefix: 'Wallet' }, 'prefix', 'prefixForm'],
    ['a database name with a digit first', { databaseName: '1wallet' }, 'databaseName', 'databaseNameForm'],
    ['a database name with a hyphen', { databaseName: 'my-wallet' }, 'databaseName', 'databaseNameForm'],
    ['a database name too long', { databaseName: 'a'.repeat(21) }, 'databaseName', 'tooLong'],
    ['a user with a capital', { userName: 'App' }, 'userName', 'userForm'],
    ['a user too short', { userName: 'a' }, 'userName', 'tooShort'],
    ['no password', { password: '' }, 'password', 'needed'],
    ['a password too short', { password: 'aa-1x' }, 'password', 'password'],
    ['a password too long', { password: `${'a'.repeat(29)}1!` }, 'password', 'password'],
    ['a password without a letter', { password: '12345678!' }, 'password', 'password'],
    ['a password without a digit', { password: 'abcdefgh!' }, 'password', 'password'],
    ['a password without a special character', { password: 'abcdefgh1' }, 'password', 'password'],
    ['a password with a quote', { password: 'abcdefgh1"' }, 'password', 'password'],
    ['a port too low', { port: '1023' }, 'port', 'wholeNumber'],
    ['a port too high', { port: '65536' }, 'port', 'wholeNumber'],
    ['a port that is no number', { port: '28.66' }, 'port', 'wholeNumber'],
    ['no port', { port: '' }, 'port', 'needed'],
    ['no time zone', { timezone: ' ' }, 'timezone', 'needed'],
    ['no encoding', { encoding: '' }, 'encoding', 'needed'],
    ['no locale', { locale: '' }, 'locale', 'needed'],
    ['a retention too short', { retentionDays: '6' }, 'retentionDays', 'wholeNumber'],
    ['a retention too long', { retentionDays: '36' }, 'retentionDays', 'wholeNumber'],
    ['a start hour that is none', { startHour: '24' }, 'startHour', 'wholeNumber'],
    ['an interval that is none', { archiveMinutes: '15' }, 'archiveMinutes', 'unusable'],
    ['a start time that is none', { maintenance: true, startTime: '2460' }, 'startTime', 'needed'],
    ['a window length that is none', { maintenance: true, periodHours: '6.5' }, 'periodHours', 'unusable'],
    ['a tag without a key', { tags: [{ key: '', value: 'pay' }] }, 'tags', 'tagKey'],
    [
      'a tag twice',
      {
        tags: [
          { key: 'team', value: 'a' },
          { key: ' team', value: 'b' },
        ],
      },
      'tags',
      'tagTwice',
    ],
  ])('%s is refused where it stands', (_, change, field, key) => {
    expect(problems(change)).toEqual([[field, key]])
    expect(en.errors).toHaveProperty(key)
    expect(ko.errors).toHaveProperty(key)
  })

  test.each<[string, Partial<Values>]>([
    ['a standby without HA', { standbyAddress: 'x', virtualAddress: 'x' }],
    ['a public IP without NAT', { publicIpId: '?', vipPublicIpId: '?' }],
    ['the server’s public IP with HA', { ha: true, nat: true, publicIpId: '?' }],
    ['backup settings without backup', { backup: false, retentionDays: '', startHour: '', archiveMinutes: '' }],
    ['a window without maintenance', { maintenance: false, startTime: '', periodHours: '' }],
    ['an empty row of tags', { tags: [{ key: '', value: '' }] }],
  ])('%s is not checked, for it is not sent', (_, change) => {
    expect(problems(change)).toEqual([])
  })

  test('two fields are compared even while others are wrong', () => {
    expect(problems({ name: '', ha: true, activeAddress: '10.0.0.1', standbyAddress: '10.0.0.1' })).toEqual([
      ['standbyAddress', 'sameAddress'],
      ['name', 'needed'],
    ])
  })

  test('spaces around a value are the fault of a copy', () => {
    expect(problems({ name: ' wallet ', subnetId: '\t0498050e\n', port: ' 5432 ' })).toEqual([])
  })

  test('no message holds the password', () => {
    const password = 'canary-password-without-digit'
    expect(JSON.stringify(findProblems({ ...good, password }))).not.toContain('canary')
  })

  test('problems are counted by step', () => {
    const found = findProblems(emptyValues(''))
    expect(countIn('engine', found)).toBe(1)
    expect(countIn('database', found)).toBe(5)
    expect(countIn('storage', found)).toBe(0)
  })
})
