import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Body } from '#contract/operation.ts'
import { samples } from '#contract/samples.ts'
import { hclString } from './hcl.ts'
import { terraformFor } from './terraform.ts'

const place = { environment: 'e', region: 'kr-west1' }
const cluster = { id: '4950ee9b', name: 'orders' }
const body: Body<'createCluster'> = {
  name: 'orders',
  instance_name_prefix: 'orders-pg',
  dbaas_engine_version_id: '9fa40db8',
  timezone: 'Asia/Seoul',
  ha_enabled: true,
  subnet_id: 'd827e595',
  virtual_ip_address: null,
  allowable_ip_addresses: ['10.20.0.0/16'],
  instance_groups: [
    {
      role_type: 'ACTIVE_STANDBY',
      server_type_name: 'db1v2m4',
      block_storage_groups: [
        { role_type: 'OS', size_gb: 104 },
        { role_type: 'DATA', size_gb: 512, volume_type: 'SSD_KMS' },
      ],
      instances: [{ role_type: 'ACTIVE', service_ip_address: '10.20.4.11' }, { role_type: 'STANDBY' }],
    },
  ],
  init_config_option: { database_name: 'orders', database_user_name: 'app', database_user_password: 'Canary-1234!' },
  tags: [
    { key: 'team ${x}', value: '주문' },
    { key: 'empty', value: null },
  ],
}

function textOf(given: Body<'createCluster'>): string {
  const terraform = terraformFor({ operation: 'createCluster', input: { body: given }, ...place })
  if (terraform.kind !== 'hcl') throw new Error(terraform.reason)
  return terraform.text
}

/** What the documentation of the provider 4.2.0 lists as required for `samsungcloudplatformv2_postgresql_cluster`, nested ones with their path. */
const required = [
  ...at('', 'allowable_ip_addresses dbaas_engine_version_id ha_enabled init_config_option instance_groups instance_name_prefix'),
  ...at('', 'maintenance_option name nat_enabled service_state subnet_id timezone'),
  ...at('init_config_option.', 'audit_enabled backup_option database_encoding database_locale database_name database_port'),
  ...at('init_config_option.', 'database_user_name database_user_password'),
  ...at('instance_groups.', 'block_storage_groups instances role_type server_type_name'),
  ...at('instance_groups.block_storage_groups.', 'role_type size_gb volume_type'),
  ...at('instance_groups.instances.', 'role_type'),
]

function at(path: string, names: string): string[] {
  return names.split(' ').map((name) => path + name)
}

/** The attributes of the resource in a text, by path: `instance_groups.role_type`. */
function attributesOf(text: string): Set<string> {
  const found = new Set<string>()
  const path: string[] = []
  for (const line of text.slice(text.indexOf('\nresource ')).split('\n').slice(2)) {
    const [, name, opens] = /^\s*(\w+)\s*= ?([[{]$)?/.exec(line) ?? []
    if (name !== undefined) found.add([...path, name].filter((part) => part !== '').join('.'))
    if (opens !== undefined) path.push(name ?? '')
    else if (/^\s*\{$/.test(line)) path.push('')
    else if (/^\s*[\]}],?$/.test(line)) path.pop()
  }
  return found
}

/** Reads one quoted template of HCL back; an interpolation or a directive in it is an error. */
function readString(text: string): string {
  expect(text).toMatch(/^".*"$/su)
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }
  return text.slice(1, -1).replaceAll(/\\u([0-9a-f]{4})|\\(.)|\$\$\{|%%\{|\$\{|%\{|["\p{Cc}]/gsu, (found, code?: string, sign?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    if (sign !== undefined) return escapes[sign] ?? expect.unreachable(found)
    return found.length === 3 ? found.slice(1) : expect.unreachable(found)
  })
}

describe('a create', () => {
  test('as configuration', () => {
    expect(textOf(body)).toMatchInlineSnapshot(`
      "terraform {
        required_providers {
          samsungcloudplatformv2 = {
            source  = "SamsungSDSCloud/samsungcloudplatformv2"
            version = "~> 4.2"
          }
        }
      }

      provider "samsungcloudplatformv2" {
        # Keys come from SCP_TF_ACCESS_KEY and SCP_TF_SECRET_KEY in the environment.
        default_region = "kr-west1"
        auth_url       = "https://iam.e.samsungsdscloud.com/v1"
      }

      variable "database_user_password" {
        # Comes from TF_VAR_database_user_password in the environment.
        type      = string
        sensitive = true
      }

      resource "samsungcloudplatformv2_postgresql_cluster" "orders" {
        name                    = "orders"
        instance_name_prefix    = "orders-pg"
        dbaas_engine_version_id = "9fa40db8"
        service_state           = "RUNNING"
        timezone                = "Asia/Seoul"
        ha_enabled              = true
        nat_enabled             = false
        subnet_id               = "d827e595"
        allowable_ip_addresses  = ["10.20.0.0/16"]
        instance_groups = [
          {
            role_type        = "ACTIVE_STANDBY"
            server_type_name = "db1v2m4"
            block_storage_groups = [
              {
                role_type   = "OS"
                volume_type = "SSD"
                size_gb     = 104
              },
              {
                role_type   = "DATA"
                volume_type = "SSD_KMS"
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
        init_config_option = {
          database_name          = "orders"
          database_user_name     = "app"
          database_user_password = var.database_user_password
          database_port          = 2866
          database_encoding      = "UTF-8"
          database_locale        = "C"
          audit_enabled          = false
          backup_option          = {}
        }
        maintenance_option = {
          use_maintenance_option = false
        }
        tags = {
          "team $\${x}" = "주문"
          "empty"      = ""
        }
      }
      "
    `)
  })

  test('what the provider requires and the API does not is filled in', () => {
    const { ha_enabled: _ha, tags: _tags, allowable_ip_addresses: _addresses, ...rest } = body
    const text = textOf({ ...rest, instance_groups: [{ role_type: 'ACTIVE', server_type_name: 'db1v2m4', block_storage_groups: [] }] })
    for (const line of [
      'ha_enabled              = false',
      'allowable_ip_addresses  = []',
      'role_type = "ACTIVE"',
      'backup_option          = {}',
    ]) {
      expect(text).toContain(line)
    }
    expect(text).not.toContain('tags')
  })

  test('has every attribute that the provider requires, at its place', () => {
    const { tags: _tags, allowable_ip_addresses: _addresses, ha_enabled: _ha, ...least } = body
    for (const given of [body, least]) expect([...attributesOf(textOf(given))]).toEqual(expect.arrayContaining(required))
  })

  test('never holds the password, and the demo cloud has no sign-in URL', () => {
    expect(textOf(body)).not.toContain('Canary')
    const demo = terraformFor({ operation: 'createCluster', input: { body }, environment: 'demo', region: 'kr-west1' })
    expect(demo.kind === 'hcl' && demo.text).not.toContain('auth_url')
  })

  test('with an origin cluster cannot be told', () => {
    const input = { body: { ...body, origin_cluster_id: 'x' } }
    expect(terraformFor({ operation: 'createCluster', input, ...place })).toEqual({ kind: 'cannot', reason: 'replica' })
  })
})

describe('other operations', () => {
  const input = { cluster_id: cluster.id }

  test('start, stop and terminate are states of the resource', () => {
    const text = (['startCluster', 'stopCluster', 'terminateCluster'] as const).map((operation) => {
      const terraform = terraformFor({ operation, input, cluster, ...place })
      return terraform.kind === 'hcl' ? terraform.text : terraform.reason
    })
    expect(text.join('\n\n')).toMatchInlineSnapshot(`
      "resource "samsungcloudplatformv2_postgresql_cluster" "orders" {
        # Change this in the block that manages orders (4950ee9b) and leave the rest as it is.
        # The provider cannot import a cluster: it must have been created by Terraform.
        service_state = "RUNNING"
      }

      resource "samsungcloudplatformv2_postgresql_cluster" "orders" {
        # Change this in the block that manages orders (4950ee9b) and leave the rest as it is.
        # The provider cannot import a cluster: it must have been created by Terraform.
        service_state = "STOPPED"
      }

      # Put this in place of the block that manages orders (4950ee9b): apply then terminates the cluster.
      # The provider cannot import a cluster: it must have been created by Terraform.
      removed {
        from = samsungcloudplatformv2_postgresql_cluster.orders

        lifecycle {
          destroy = true
        }
      }"
    `)
  })

  test('what it cannot say, and why', () => {
    expect(terraformFor({ operation: 'restartCluster', input, cluster, ...place })).toEqual({ kind: 'cannot', reason: 'action' })
    expect(terraformFor({ operation: 'synchronizeClusterState', input, cluster, ...place })).toEqual({ kind: 'cannot', reason: 'action' })
    expect(terraformFor({ operation: 'deleteArchiveLog', input: { ...input, type: 'ARCHIVE' }, cluster, ...place })).toMatchObject({
      reason: 'noField',
    })
    expect(terraformFor({ operation: 'setMaintenance', input: samples.setMaintenance, cluster, ...place })).toMatchObject({
      reason: 'createOnly',
    })
    expect(terraformFor({ operation: 'createReplica', input: samples.createReplica, cluster, ...place })).toMatchObject({
      reason: 'replica',
    })
    expect(terraformFor({ operation: 'setServerType', input: samples.setServerType, cluster, ...place })).toMatchObject({ reason: 'edit' })
  })

  test('a name that is none cannot leave its place', () => {
    const odd = { id: 'x', name: '9 a"\n} resource "b' }
    const terraform = terraformFor({ operation: 'terminateCluster', input, cluster: odd, ...place })
    expect(terraform.kind === 'hcl' && terraform.text.split('\n')).toHaveLength(9)
    expect(terraform).toMatchObject({ text: expect.stringContaining('.cluster_9_a____resource__b\n') })
  })
})

test('any text survives as a string and stays one', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', '\u0000', '\u0085', '한') }),
  )
  fc.assert(
    fc.property(nasty, (text) => {
      const written = hclString(text)
      expect(written).not.toMatch(/[\n\r]/)
      expect(readString(written)).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test('whatever stands in a request, the text keeps its lines', () => {
  const lines = textOf(body).split('\n').length
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const given = {
        ...body,
        subnet_id: text,
        timezone: text,
        tags: [
          { key: text, value: text },
          { key: `${text}2`, value: '' },
        ],
        allowable_ip_addresses: [text],
      }
      expect(textOf(given).split('\n')).toHaveLength(lines)
    }),
  )
})
