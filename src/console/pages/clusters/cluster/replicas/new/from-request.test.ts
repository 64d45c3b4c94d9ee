import { expect, test } from 'vitest'
import { orders } from '#test/cluster-page.tsx'
import { fromRequest } from './from-request.ts'
import { toFarRequest, toRequest } from './to-request.ts'
import { firstValues, type Values } from './values.ts'

const filled: Values = {
  ...firstValues(orders, ['kr-east1'], []),
  replicas: [
    { name: 'orders-ra', address: '10.0.0.21', publicIpId: '' },
    { name: 'orders-rb', address: '', publicIpId: '' },
  ],
  serverTypeName: 'db1v4m8',
  volumes: [{ role: 'DATA', sizeGb: 640 }],
  addresses: '10.0.0.0/16',
  maintenance: true,
  day: 'WED',
  startTime: '0130',
  periodHours: '3',
  tags: [{ key: 'team', value: 'pay' }],
}

test('replicas that were asked for stand in the form again, near and far', () => {
  const { region: _, subnetId: __, nat: ___, ...near } = filled
  expect(fromRequest(toRequest(filled, 'SSD'))).toEqual(near)
  const far: Values = { ...filled, far: true, region: 'kr-east1', subnetId: 'sub1', nat: true }
  expect(fromRequest(toFarRequest(far, 'SSD'))).toEqual(far)
})
