import { expect, test } from 'vitest'
import { about, read } from '#test/plans.ts'
import * as plans from './instances.ts'

const one = about()
const [group] = one.cluster.instance_groups
const [volume] = group!.block_storage_groups

test('a further volume, for each server, for good', () => {
  const twice = { ...group!, instances: [...group!.instances, ...group!.instances] }
  const plan = plans.addBlockStorages(one, twice, { role_type: 'DATA', size_gb: 1024, volume_type: 'SSD_KMS' })
  expect(plan.input).toEqual({ instance_group_id: 'g1', body: { role_type: 'DATA', size_gb: 1024, volume_type: 'SSD_KMS' } })
  expect(plan.facts).toEqual({ volume_role: 'DATA', volume_count: 1 })
  expect(read(plan)).toMatchInlineSnapshot(`
    [
      "Add a volume to orders [Back to editing | Add volume]",
      "DATA volume: - → 1,024 GB SSD_KMS",
      "warns: The volume stays: it can neither be removed nor made smaller.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
      "does: Each of the 2 servers gets one of this size.",
    ]
  `)
})

test('a further volume above 2 TB makes backups slow', () => {
  const plan = plans.addBlockStorages(one, group!, { role_type: 'DATA', size_gb: 2056 })
  expect(read(plan)).toContainEqual('warns: Above 2 TB backups are slow. / Says the vendor’s manual.')
})

test('a volume grows, slow backups are told, the same size is nothing to send', () => {
  expect(plans.setBlockStorageSize(one, volume!, 2056).input).toEqual({ block_storage_group_id: 'v1', body: { size_gb: 2056 } })
  expect(plans.setBlockStorageSize(one, volume!, 2056).facts).toEqual({ volume_role: 'DATA', volume_gb: 512 })
  expect(read(plans.setBlockStorageSize(one, volume!, 2056))).toMatchInlineSnapshot(`
    [
      "Grow orders-pg-data-01 of orders [Back to editing | Grow volume]",
      "orders-pg-data-01: 512 GB → 2,056 GB",
      "warns: It cannot be made smaller again.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
      "warns: Above 2 TB backups are slow. / Says the vendor’s manual.",
    ]
  `)
  expect(read(plans.setBlockStorageSize(one, volume!, 512)).at(-1)).toMatch(/^blocked: /)
})

test('another server type is compared as far as its name tells', () => {
  expect(read(plans.setServerType(one, group!, 'db1v4m8'))).toMatchInlineSnapshot(`
    [
      "Change the server type of orders [Back to editing | Change server type]",
      "Server type: db1v2m4 → db1v4m8",
      "vCPU: 2 → 4",
      "Memory: 4 GB → 8 GB",
      "warns: The database restarts: every connection to orders is closed. / Inferred from what the operation has to do; the vendor does not say.",
      "takes",
      "not: Keeps volumes, addresses and data. The type can be changed back.",
    ]
  `)
  expect(plans.setServerType(one, group!, 'custom').changes).toHaveLength(1)
})

test('addresses that come and go: everyone, very many, nobody', () => {
  const open = plans.setSecurityGroupRules(one, { add: ['0.0.0.0/0', '10.0.0.0/8', '10.50.0.0/16'], remove: ['10.20.0.0/16'] })
  expect(open.input).toEqual({
    cluster_id: one.cluster.id,
    body: { add_ip_addresses: ['0.0.0.0/0', '10.0.0.0/8', '10.50.0.0/16'], del_ip_addresses: ['10.20.0.0/16'] },
  })
  expect(read(open)).toMatchInlineSnapshot(`
    [
      "Change the allowed addresses of orders [Back to editing | Change allowed addresses]",
      "0.0.0.0/0: - → allowed",
      "10.0.0.0/8: - → allowed",
      "10.50.0.0/16: - → allowed",
      "10.20.0.0/16: allowed → -",
      "warns: 0.0.0.0/0 lets every address in the world try to connect. / Only the password then stands between them and the data.",
      "warns: 10.0.0.0/8 is 16,777,216 addresses. / Allow only what has to connect.",
      "warns: 10.20.0.0/16 can still connect: 0.0.0.0/0 lets it in.",
      "takes",
      "not: Restarts nothing and interrupts no connections, as far as is known.",
    ]
  `)
  const none = plans.setSecurityGroupRules(one, { add: [], remove: one.cluster.allowable_ip_addresses ?? [] })
  expect(read(none)).toContainEqual('warns: No address is left: nobody can connect to orders.')
  expect(read(none)).toContainEqual(expect.stringContaining('3 entries can no longer connect.'))
  // Nothing is promised to connections of which it is not known what becomes of them.
  expect(read(none)).toContainEqual('not: Restarts nothing, as far as is known.')
  expect([open.keep, none.keep]).toEqual(['Back to editing', 'Leave it as it is'])
  expect(plans.setSecurityGroupRules(one, { add: [], remove: [] }).blocked).toBeDefined()
})
