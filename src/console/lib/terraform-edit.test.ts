import { expect, test } from 'vitest'
import type { Input, Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { terraformFor } from './terraform.ts'

const groups: Result<'showCluster'>['instance_groups'] = [
  {
    id: 'g1',
    role_type: 'ACTIVE_STANDBY',
    server_type_name: 'db1v2m4',
    block_storage_groups: [
      { id: 'v0', name: 'os', role_type: 'OS', size_gb: 104, volume_type: 'SSD' },
      { id: 'v1', name: 'data', role_type: 'DATA', size_gb: 512, volume_type: 'SSD' },
    ],
    instances: [
      { name: 'orders-1', role_type: 'ACTIVE', service_state: 'RUNNING', service_ip_address: '10.20.4.11' },
      { name: 'orders-2', role_type: 'STANDBY', service_state: 'RUNNING', service_ip_address: null },
    ],
  },
]
const cluster = { id: '4950ee9b', name: 'orders', allowable_ip_addresses: ['10.20.0.0/16', '10.30.0.0/16'], instance_groups: groups }

function textOf<N extends OperationName>(operation: N, input: Input<N>): string {
  const terraform = terraformFor({ operation, input, cluster, environment: 'e', region: 'kr-west1' })
  return terraform.kind === 'hcl' ? terraform.text : terraform.reason
}

test('the backup is a part of init_config_option; without one that part is empty', () => {
  const body = { retention_period_day: '14', starting_time_hour: '2', archive_frequency_minute: '10' }
  expect(textOf('setBackup', { cluster_id: cluster.id, body })).toMatchInlineSnapshot(`
    "resource "samsungcloudplatformv2_postgresql_cluster" "orders" {
      # Change this in the block that manages orders (4950ee9b) and leave the rest as it is.
      # Of init_config_option only this part changes; leave the rest of it as it is.
      # The provider cannot import a cluster: it must have been created by Terraform.
      init_config_option = {
        backup_option = {
          retention_period_day     = "14"
          starting_time_hour       = "2"
          archive_frequency_minute = "10"
        }
      }
    }"
  `)
  expect(textOf('unsetBackup', { cluster_id: cluster.id })).toContain('backup_option = {}')
})

test('the allowed addresses are the whole list as it will be', () => {
  const body = { add_ip_addresses: ['10.40.0.0/16'], del_ip_addresses: ['10.20.0.0/16'] }
  expect(textOf('setSecurityGroupRules', { cluster_id: cluster.id, body })).toContain(
    '\n  allowable_ip_addresses = ["10.30.0.0/16", "10.40.0.0/16"]\n',
  )
})

test('sizes: all groups as they are, with the one change', () => {
  expect(textOf('setServerType', { instance_group_id: 'g1', body: { server_type_name: 'db1v4m8' } })).toMatchInlineSnapshot(`
    "resource "samsungcloudplatformv2_postgresql_cluster" "orders" {
      # Change this in the block that manages orders (4950ee9b) and leave the rest as it is.
      # The provider compares groups and volumes by their place: keep the order that your block has.
      # The provider cannot import a cluster: it must have been created by Terraform.
      instance_groups = [
        {
          role_type        = "ACTIVE_STANDBY"
          server_type_name = "db1v4m8"
          block_storage_groups = [
            {
              role_type   = "OS"
              volume_type = "SSD"
              size_gb     = 104
            },
            {
              role_type   = "DATA"
              volume_type = "SSD"
              size_gb     = 512
            },
          ]
          instances = [
            {
              role_type          = "ACTIVE"
              service_ip_address = "10.20.4.11"
            },
            {
              role_type = "STANDBY"
            },
          ]
        },
      ]
    }"
  `)
  const grown = textOf('setBlockStorageSize', { block_storage_group_id: 'v1', body: { size_gb: 1024 } })
  expect(grown.match(/size_gb +=.*/g)).toEqual(['size_gb     = 104', 'size_gb     = 1024'])
  // The provider takes the last volume of a longer list for the new one.
  const added = textOf('addBlockStorages', { instance_group_id: 'g1', body: { role_type: 'DATA', size_gb: 256 } })
  expect(added.match(/size_gb +=.*/g)).toEqual(['size_gb     = 104', 'size_gb     = 512', 'size_gb     = 256'])
})

test('a group or a volume that the cluster does not show cannot be written', () => {
  expect(textOf('setServerType', { instance_group_id: 'other', body: { server_type_name: 'db1v4m8' } })).toBe('edit')
  expect(textOf('setBlockStorageSize', { block_storage_group_id: 'other', body: { size_gb: 1024 } })).toBe('edit')
})
