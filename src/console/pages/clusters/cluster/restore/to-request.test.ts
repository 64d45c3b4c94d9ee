import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClusterRestoreRequest } from '#contract/postgresql/backups.ts'
import { readInstant } from '#contract/instant.ts'
import { typeInstant } from '#console/lib/typed-instant.ts'
import { orders } from '#test/cluster-page.tsx'
import { likelyFields } from './likely-fields.ts'
import { pickFault } from './pick.ts'
import { schemaFor } from './schema.ts'
import { toRequest } from './to-request.ts'
import { changedFrom, emptyValues, inheritedFrom, type Cluster, type Values } from './values.ts'

const origin: Cluster = {
  ...orders,
  maintenance_option: { use_maintenance_option: true, starting_day_of_week: 'TUE', starting_time: '0400', period_hour: '1.5' },
  instance_groups: orders.instance_groups.map((group) => ({
    ...group,
    block_storage_groups: [
      { id: 'v0', name: 'os', role_type: 'OS', size_gb: 104, volume_type: 'SSD_KMS' },
      { id: 'v1', name: 'data', role_type: 'DATA', size_gb: 512, volume_type: 'SSD_KMS' },
    ],
  })),
}
const at = Date.parse('2026-09-16T12:47:05Z')
const filled = (over: Partial<Values> = {}): Values => ({
  ...emptyValues(origin, 'Asia/Seoul'),
  typed: typeInstant(at, 'Asia/Seoul'),
  name: ' ordersback ',
  prefix: 'ordersba',
  ...over,
})

describe('what is inherited', () => {
  test('everything but the names; nothing of it counts as changed', () => {
    const values = filled()
    expect(values).toMatchObject({
      serverTypeName: 'db1v2m4',
      volumes: [{ role: 'DATA', sizeGb: 512 }],
      addresses: '10.20.0.0/16\n10.30.0.0/16\n10.40.0.0/16',
      maintenance: true,
      day: 'TUE',
      startTime: '0400',
      periodHours: '1.5',
    })
    expect([...changedFrom(origin, values)]).toEqual([])
    expect([...changedFrom(origin, { ...values, day: 'WED', addresses: '' })]).toEqual(['addresses', 'day'])
  })

  test('the window begins when the original’s does, in whatever form the cloud tells it', () => {
    for (const starting_time of ['4', '04', '0400']) {
      const told = { ...origin, maintenance_option: { ...origin.maintenance_option, starting_time } } as Cluster
      expect(inheritedFrom(told).startTime).toBe('0400')
    }
  })

  test('a cluster that tells less than it should gives what there is', () => {
    const { maintenance_option: _, instance_groups: __, allowable_ip_addresses: ___, ...bare } = origin
    expect(inheritedFrom(bare as Cluster)).toMatchObject({ serverTypeName: '', volumes: [], addresses: '', maintenance: false })
  })
})

describe('the request', () => {
  test('a point in time goes as UTC with Z, and no backup with it', () => {
    expect(toRequest(filled({ backup: 'b1' }), origin)).toEqual({
      backup_recovery_time: '2026-09-16T12:47:05Z',
      name: 'ordersback',
      instance_name_prefix: 'ordersba',
      server_type_name: 'db1v2m4',
      allowable_ip_addresses: ['10.20.0.0/16', '10.30.0.0/16', '10.40.0.0/16'],
      maintenance_option: { starting_day_of_week: 'TUE', starting_time: '0400', period_hour: '1.5' },
    })
  })

  test('a backup goes by its number, and no point in time with it', () => {
    const request = toRequest(filled({ from: 'backup', backup: '20260916_020000' }), origin)
    expect(request.backup_history_number).toBe('20260916_020000')
    expect(request).not.toHaveProperty('backup_recovery_time')
  })

  test('changed volumes are all sent, with the OS volume and the original’s type', () => {
    const volumes: Values['volumes'] = [
      { role: 'DATA', sizeGb: 520 },
      { role: 'TEMP', sizeGb: 64 },
    ]
    expect(toRequest(filled({ volumes }), origin).block_storage_groups).toEqual([
      { role_type: 'OS', size_gb: 104, volume_type: 'SSD_KMS' },
      { role_type: 'DATA', size_gb: 520, volume_type: 'SSD_KMS' },
      { role_type: 'TEMP', size_gb: 64, volume_type: 'SSD_KMS' },
    ])
  })

  test('no window and no tags are left out', () => {
    const request = toRequest(filled({ maintenance: false, tags: [{ key: ' ', value: 'x' }] }), origin)
    expect(request).not.toHaveProperty('maintenance_option')
    expect(request).not.toHaveProperty('tags')
    expect(toRequest(filled({ tags: [{ key: ' team ', value: ' 결제 ' }] }), origin).tags).toEqual([{ key: 'team', value: '결제' }])
  })

  test('of any valid form the contract takes it, with exactly one of the two', () => {
    const zone = fc.constantFrom('UTC', 'Asia/Seoul', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata')
    const second = fc.integer({ min: 1_600_000_000, max: 2_000_000_000 })
    fc.assert(
      fc.property(fc.boolean(), zone, second, fc.boolean(), (byBackup, name, seconds, maintenance) => {
        const values = filled({
          from: byBackup ? 'backup' : 'instant',
          backup: 'b1',
          typed: typeInstant(seconds * 1_000, name),
          maintenance,
        })
        expect(schemaFor(values).safeParse(values).success).toBe(true)
        const request = toRequest(values, origin)
        expect(ClusterRestoreRequest.safeParse(request).success).toBe(true)
        expect(Object.keys(request).filter((key) => key.startsWith('backup_'))).toHaveLength(1)
        if (!byBackup) {
          expect(request.backup_recovery_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
          expect(readInstant(request.backup_recovery_time)).toBe(seconds * 1_000)
        }
      }),
    )
  })
})

describe('names', () => {
  const problems = (over: Partial<Values>) =>
    (schemaFor(filled(over)).safeParse(filled(over)).error?.issues ?? []).map(({ path }) => path.join('.'))
  test.each([
    ['a prefix of 16', { prefix: 'abcdefghijklmnop' }, []],
    ['one of 17', { prefix: 'abcdefghijklmnopq' }, ['prefix']],
    ['one of 2', { prefix: 'ab' }, ['prefix']],
    ['a name with a digit', { name: 'orders2' }, ['name']],
    ['a name of 20', { name: 'abcdefghijklmnopqrst' }, []],
    ['one of 21', { name: 'abcdefghijklmnopqrstu' }, ['name']],
  ])('%s', (_, over, wrong) => {
    expect(problems(over)).toEqual(wrong)
  })
})

describe('what stands against a pick', () => {
  const history = (number: string, state: string) => ({
    backup_history_number: number,
    backup_start_at: '2026-09-16T02:00:00Z',
    backup_end_at: '2026-09-16T02:24:00Z',
    backup_size_gb: 60,
    backup_state: state,
    software_version: '16.10',
  })
  const facts = {
    histories: [history('b1', 'COMPLETED'), history('b2', 'FAILED')],
    archive: { archive_enabled: true },
    frequency: '10',
    retention: '7',
    now: at + 3_600_000,
  }

  test.each([
    ['an instant of the window', {}, undefined],
    ['one before it', { typed: typeInstant(0, 'UTC') }, 'outside'],
    ['half an instant', { typed: { date: '2026-09', time: '', zone: 'UTC' } }, 'noInstant'],
    ['a finished backup', { from: 'backup', backup: 'b1' }, undefined],
    ['none', { from: 'backup', backup: '' }, 'noBackup'],
    ['a failed one', { from: 'backup', backup: 'b2' }, 'backupNotFinished'],
    ['one that is gone', { from: 'backup', backup: 'b3' }, 'backupGone'],
  ] as const)('%s', (_, over, fault) => {
    expect(pickFault(filled(over), facts)).toBe(fault)
  })

  test('what is not read yet is not held against it', () => {
    expect(pickFault(filled({ typed: typeInstant(0, 'UTC') }), undefined)).toBeUndefined()
    expect(pickFault(filled({ from: 'backup', backup: 'b3' }), undefined)).toBeUndefined()
  })
})

test('a refusal points to the fields it may mean', () => {
  const failure = { kind: 'cloud', status: 400, title: '', details: [], requestId: '', sent: true } as const
  expect(likelyFields({ ...failure, code: 'Dbaas.ValidationError.InvalidBackupRecoveryTime' })).toEqual(['pick'])
  expect(likelyFields({ ...failure, code: 'Dbaas.ValidationError.InvalidBlockStorageSize' })).toEqual(['volumes'])
  expect(likelyFields({ ...failure, code: 'ValidationError' })).toContain('name')
  expect(likelyFields({ ...failure, code: 'Dbaas.ValidationError.ExistInprogress' })).toEqual([])
  expect(likelyFields({ ...failure, kind: 'timeout', code: '' })).toEqual([])
})
