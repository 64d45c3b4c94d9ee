import { describe, expect, test } from 'vitest'
import { orders } from '#test/cluster-page.tsx'
import { firstValues, freshReplica, inheritedVolumeType, leastSizes, replicasLeft } from './values.ts'

const group = orders.instance_groups[0]!
const volume = (role_type: string, size_gb: number, volume_type = 'SSD_KMS') => ({
  id: role_type,
  name: role_type,
  role_type,
  size_gb,
  volume_type,
})

describe('the name of the next replica', () => {
  test('is the first that is free', () => {
    expect(freshReplica('orders', []).name).toBe('orders-ra')
    expect(freshReplica('orders', ['orders-ra', 'orders-rb']).name).toBe('orders-rc')
  })

  test('fits the rules of names, whatever the origin is called', () => {
    expect(freshReplica('PayWallet', []).name).toBe('paywallet-ra')
    expect(freshReplica('abcdefghijklmnopqrst', []).name).toBe('abcdefghijklmnop-ra')
    expect(freshReplica('1주문', []).name).toBe('')
  })
})

test('the form starts as the origin is: server type, DATA volumes alone, allowed addresses', () => {
  const origin = {
    ...orders,
    instance_groups: [
      { ...group, block_storage_groups: [volume('OS', 104), volume('DATA', 512), volume('ARCHIVE', 64), volume('DATA', 256)] },
    ],
  }
  const values = firstValues(origin, ['kr-east1'], ['orders-ra'])
  expect(values).toMatchObject({
    far: false,
    region: 'kr-east1',
    serverTypeName: 'db1v2m4',
    volumes: [
      { role: 'DATA', sizeGb: 512 },
      { role: 'DATA', sizeGb: 256 },
    ],
    addresses: '10.20.0.0/16\n10.30.0.0/16\n10.40.0.0/16',
    replicas: [{ name: 'orders-rb', address: '', publicIpId: '' }],
  })
  expect(inheritedVolumeType(origin)).toBe('SSD_KMS')
})

test('an answer that lacks parts gives a form that can be filled in', () => {
  const bare = { name: 'orders', instance_groups: [{}] as unknown[] as typeof orders.instance_groups } as Partial<
    typeof orders
  > as typeof orders
  expect(firstValues(bare, [], [])).toMatchObject({
    region: '',
    serverTypeName: '',
    addresses: '',
    volumes: [{ role: 'DATA', sizeGb: 104 }],
  })
  expect(leastSizes(bare)).toEqual([104])
  expect(inheritedVolumeType(bare)).toBeUndefined()
})

test('five in all', () => {
  expect(replicasLeft({ replicas: [] })).toBe(5)
  expect(replicasLeft({ replicas: ['a', 'b', 'c', 'd', 'e', 'f'] })).toBe(0)
})
