import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBody } from '#contract/parse.ts'
import { daysOfWeek, volumeTypes } from '#contract/postgresql/words.ts'
import { backup, maintenanceHours, volumeSizeGb } from '#contract/rules/limits.ts'
import { halfHours, wholeHours } from '#console/lib/clock.ts'
import { findProblems } from './progress.ts'
import { toRequest } from './to-request.ts'
import { volumeRoles } from '#console/components/new-cluster/parts.ts'
import { emptyValues, type Values } from './values.ts'

const filled: Values = {
  ...emptyValues('engine1'),
  serverTypeName: 'db1v2m4',
  subnetId: '0498050e9af6925b7dcde3fa6d2f1f54',
  name: 'wallet',
  prefix: 'wallet',
  databaseName: 'wallet',
  userName: 'app',
  password: 'canary-1x',
}

describe('toRequest', () => {
  test('sends exactly what was filled in', () => {
    expect(toRequest(filled)).toEqual({
      name: 'wallet',
      instance_name_prefix: 'wallet',
      dbaas_engine_version_id: 'engine1',
      timezone: 'Asia/Seoul',
      ha_enabled: false,
      nat_enabled: false,
      subnet_id: '0498050e9af6925b7dcde3fa6d2f1f54',
      allowable_ip_addresses: [],
      instance_groups: [
        {
          role_type: 'ACTIVE',
          server_type_name: 'db1v2m4',
          block_storage_groups: [
            { role_type: 'OS', size_gb: 104, volume_type: 'SSD' },
            { role_type: 'DATA', size_gb: 128, volume_type: 'SSD' },
          ],
          instances: [{ role_type: 'ACTIVE' }],
        },
      ],
      init_config_option: {
        database_name: 'wallet',
        database_user_name: 'app',
        database_user_password: 'canary-1x',
        database_port: 2866,
        database_encoding: 'UTF-8',
        database_locale: 'C',
        audit_enabled: false,
        backup_option: { retention_period_day: '7', starting_time_hour: '2', archive_frequency_minute: '60' },
      },
    })
  })

  test('HA has a standby and a virtual address; its public address belongs to the virtual one', () => {
    const request = toRequest({
      ...filled,
      ha: true,
      nat: true,
      activeAddress: '10.0.0.11',
      standbyAddress: ' 10.0.0.12 ',
      virtualAddress: '10.0.0.10',
      vipPublicIpId: 'vip1',
      publicIpId: 'left-over',
    })
    expect(request).toMatchObject({ ha_enabled: true, nat_enabled: true, virtual_ip_address: '10.0.0.10', vip_public_ip_id: 'vip1' })
    expect(request.instance_groups[0]).toMatchObject({
      role_type: 'ACTIVE_STANDBY',
      instances: [
        { role_type: 'ACTIVE', service_ip_address: '10.0.0.11' },
        { role_type: 'STANDBY', service_ip_address: '10.0.0.12' },
      ],
    })
    expect(JSON.stringify(request)).not.toContain('left-over')
  })

  test('a single server with NAT gets the public address itself', () => {
    const request = toRequest({
      ...filled,
      nat: true,
      publicIpId: 'ip1',
      vipPublicIpId: 'left-over',
      virtualAddress: '10.0.0.10',
      standbyAddress: '10.0.0.12',
    })
    expect(request.instance_groups[0]?.instances).toEqual([{ role_type: 'ACTIVE', public_ip_id: 'ip1' }])
    expect(request).not.toHaveProperty('vip_public_ip_id')
    expect(request).not.toHaveProperty('virtual_ip_address')
  })

  test('without NAT no public address is sent', () => {
    expect(JSON.stringify(toRequest({ ...filled, publicIpId: 'left-over', vipPublicIpId: 'left-over' }))).not.toContain('left-over')
  })

  test('backup and maintenance are left out when they are off', () => {
    const request = toRequest({ ...filled, backup: false })
    expect(request.init_config_option).not.toHaveProperty('backup_option')
    expect(request).not.toHaveProperty('maintenance_option')
  })

  test('a maintenance window goes as day, HHMM and hours', () => {
    const request = toRequest({ ...filled, maintenance: true, day: 'WED', startTime: '2330', periodHours: '5.5' })
    expect(request.maintenance_option).toEqual({ starting_day_of_week: 'WED', starting_time: '2330', period_hour: '5.5' })
  })

  test('tags without a key are nothing, and none at all is left out', () => {
    expect(toRequest({ ...filled, tags: [{ key: ' ', value: '' }] })).not.toHaveProperty('tags')
    expect(
      toRequest({
        ...filled,
        tags: [
          { key: ' team ', value: ' pay ' },
          { key: '', value: '' },
        ],
      }).tags,
    ).toEqual([{ key: 'team', value: 'pay' }])
  })

  test('numbers typed with zeros in front go as numbers', () => {
    expect(toRequest({ ...filled, port: '02866', retentionDays: '07' }).init_config_option).toMatchObject({
      database_port: 2866,
      backup_option: { retention_period_day: '7' },
    })
  })
})

describe('any valid form', () => {
  test('makes a body that the contract takes, and never an origin', () => {
    fc.assert(
      fc.property(validValues, (values) => {
        expect(findProblems(values)).toEqual([])
        const request = toRequest(values)
        expect(parseBody('createCluster', request)).toEqual({ ok: true, body: request })
        expect(request).not.toHaveProperty('origin_cluster_id')
        expect(leavesOf(request).filter((leaf) => leaf === undefined || leaf === null || leaf === '' || Number.isNaN(leaf))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

/** Every value in a body that holds no others: a name may well be `NaNa`. */
function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value]
}

const letters = (pattern: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...pattern), minLength: min, maxLength: max })
const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()
const digits = '0123456789'
const id = letters(lower + digits, 1, 32)
const maybe = (text: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), text)
const ipv4 = (host: number) => fc.tuple(fc.nat(255), fc.nat(255)).map(([a, b]) => `10.${a}.${b}.${host}`)
const size = fc.integer({ min: volumeSizeGb.min / 8, max: volumeSizeGb.max / 8 }).map((eighths) => eighths * 8)
const volume = (role: fc.Arbitrary<(typeof volumeRoles)[number]>) => fc.record({ role, sizeGb: size })
const tagText = letters(`${lower}${digits}-`, 1, 10)

const validValues: fc.Arbitrary<Values> = fc.record({
  engineVersionId: id,
  ha: fc.boolean(),
  nat: fc.boolean(),
  serverTypeName: id,
  volumeType: fc.constantFrom(...volumeTypes),
  volumes: fc
    .tuple(volume(fc.constant('DATA')), fc.array(volume(fc.constantFrom(...volumeRoles)), { maxLength: 8 }))
    .map(([data, others]) => [data, ...others]),
  subnetId: id,
  addresses: fc
    .array(fc.tuple(ipv4(1), fc.option(fc.integer({ min: 0, max: 32 }), { nil: undefined })))
    .map((list) => list.map(([address, bits]) => (bits === undefined ? address : `${address}/${bits}`)).join(',\n')),
  activeAddress: maybe(ipv4(11)),
  standbyAddress: maybe(ipv4(12)),
  virtualAddress: maybe(ipv4(10)),
  publicIpId: maybe(id),
  vipPublicIpId: maybe(id),
  name: letters(lower + upper, 3, 20),
  prefix: fc.tuple(letters(lower, 1, 1), letters(`${lower}${upper}${digits}-`, 2, 12)).map((parts) => parts.join('')),
  databaseName: fc.tuple(letters(lower + upper, 1, 1), letters(lower + upper + digits, 2, 19)).map((parts) => parts.join('')),
  userName: letters(lower, 2, 20),
  password: letters(`${lower}${upper}${digits}!#$%&()*+,-./:;<=>?@[]^_{|}~`, 5, 27).map((text) => `${text}a1!`),
  port: fc.integer({ min: 1024, max: 65_535 }).map(String),
  timezone: fc.constantFrom('Asia/Seoul', 'UTC'),
  encoding: fc.constantFrom('UTF-8', 'EUC_KR'),
  locale: fc.constantFrom('C', 'ko_KR.UTF-8'),
  audit: fc.boolean(),
  backup: fc.boolean(),
  retentionDays: fc.integer({ min: 7, max: 35 }).map(String),
  startHour: fc.constantFrom(...wholeHours),
  archiveMinutes: fc.constantFrom(...backup.frequencies),
  maintenance: fc.boolean(),
  day: fc.constantFrom(...daysOfWeek),
  startTime: fc.constantFrom(...halfHours),
  periodHours: fc.constantFrom(...maintenanceHours),
  tags: fc.uniqueArray(fc.record({ key: tagText, value: tagText }), { selector: ({ key }) => key, maxLength: 5 }),
})
