import { expect, test } from 'vitest'
import { ReplicasCreateRequest, ReplicasOtherRegionCreateRequest } from '#contract/postgresql/replicas.ts'
import { orders } from '#test/cluster-page.tsx'
import { toFarRequest, toRequest } from './to-request.ts'
import { firstValues, type Values } from './values.ts'

const values: Values = {
  ...firstValues(orders, ['kr-east1'], []),
  subnetId: ' b8f3c1d2e4b5 ',
  addresses: '10.1.2.3/16 10.9.12.4',
  replicas: [
    { name: ' orders-ra ', address: '10.20.4.21', publicIpId: 'ip1' },
    { name: 'orders-rb', address: '', publicIpId: '' },
  ],
}

test('one server with DATA volumes alone for each; what is empty is left out', () => {
  const request = toRequest(values, 'SSD_KMS')
  const volumes = [{ role_type: 'DATA', size_gb: 512, volume_type: 'SSD_KMS' }]
  const group = { role_type: 'ACTIVE', server_type_name: 'db1v2m4', block_storage_groups: volumes }
  expect(request).toEqual({
    replica_count: 2,
    replicas: [
      {
        name: 'orders-ra',
        instance_groups: [{ ...group, instances: [{ role_type: 'ACTIVE', service_ip_address: '10.20.4.21', public_ip_id: 'ip1' }] }],
      },
      { name: 'orders-rb', instance_groups: [{ ...group, instances: [{ role_type: 'ACTIVE' }] }] },
    ],
    allowable_ip_addresses: ['10.1.0.0/16', '10.9.12.4'],
  })
  expect(ReplicasCreateRequest.safeParse(request).success).toBe(true)
})

test('a window and tags where there are any', () => {
  const tags = [
    { key: ' team ', value: ' 결제 ' },
    { key: '', value: '' },
  ]
  expect(toRequest({ ...values, maintenance: true, tags }, undefined)).toMatchObject({
    maintenance_option: { starting_day_of_week: 'SUN', starting_time: '0300', period_hour: '1' },
    tags: [{ key: 'team', value: '결제' }],
    replicas: [{ instance_groups: [{ block_storage_groups: [{ role_type: 'DATA', size_gb: 512 }] }] }, {}],
  })
})

test('another region: with region and subnet, and a public address only with NAT', () => {
  const far = toFarRequest({ ...values, far: true }, 'SSD')
  expect(far).toMatchObject({ region: 'kr-east1', subnet_id: 'b8f3c1d2e4b5', nat_enabled: false, replica_count: 2 })
  expect(JSON.stringify(far)).not.toContain('public_ip_id')
  expect(JSON.stringify(toFarRequest({ ...values, far: true, nat: true }, 'SSD'))).toContain('"public_ip_id":"ip1"')
  expect(ReplicasOtherRegionCreateRequest.safeParse(far).success).toBe(true)
})
