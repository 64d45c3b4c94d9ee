import { expect, test } from 'vitest'
import { fromRequest } from './from-request.ts'
import { toRequest } from './to-request.ts'
import { emptyValues, type Values } from './values.ts'

const filled: Values = {
  ...emptyValues('engine1'),
  ha: true,
  nat: true,
  serverTypeName: 'db1v2m4',
  volumeType: 'SSD_KMS',
  volumes: [
    { role: 'DATA', sizeGb: 256 },
    { role: 'ARCHIVE', sizeGb: 64 },
  ],
  subnetId: '0498050e9af6925b7dcde3fa6d2f1f54',
  addresses: '10.0.0.0/16\n10.9.12.4',
  activeAddress: '10.0.0.11',
  standbyAddress: '10.0.0.12',
  virtualAddress: '10.0.0.10',
  vipPublicIpId: 'vip1',
  name: 'wallet',
  prefix: 'wallet',
  databaseName: 'wallet',
  userName: 'app',
  password: '',
  port: '5432',
  audit: true,
  retentionDays: '14',
  startHour: '5',
  archiveMinutes: '10',
  maintenance: true,
  day: 'TUE',
  startTime: '0430',
  periodHours: '2',
  tags: [{ key: 'team', value: '결제' }],
}

test('what was sent stands in the form again, but for the password', () => {
  const body = toRequest({ ...filled, password: 'canary-1x' })
  const kept = { ...body, init_config_option: { ...body.init_config_option, database_user_password: '[redacted]' } }
  expect(fromRequest(kept)).toEqual(filled)
})

test('what was not asked for is as the form begins', () => {
  const plain = { ...filled, ha: false, nat: false, activeAddress: '', standbyAddress: '', virtualAddress: '', vipPublicIpId: '' }
  const bare: Values = { ...plain, backup: false, maintenance: false, tags: [] }
  expect(fromRequest(toRequest(bare))).toEqual({
    ...bare,
    retentionDays: '7',
    startHour: '2',
    archiveMinutes: '60',
    day: 'SUN',
    startTime: '0300',
    periodHours: '1',
  })
})
