import type { Body, Input } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { hclBlock, type Fields, type Hcl } from './hcl.ts'
import { editOf, type EditedCluster } from './terraform-edit.ts'

/** Why Terraform cannot say it; a key of the messages `plan.cannot`. */
export type TerraformReason = 'action' | 'noField' | 'createOnly' | 'edit' | 'replica'

export type Terraform = { readonly kind: 'hcl'; readonly text: string } | { readonly kind: 'cannot'; readonly reason: TerraformReason }

type Context<N extends OperationName> = {
  readonly operation: N
  readonly input: Input<N>
  /** `e`, `s`, `g`; any other has no sign-in URL that Terraform could use. */
  readonly environment: string
  readonly region: string
  /** The cluster that is changed; a create brings its own name. */
  readonly cluster?: EditedCluster | undefined
}

// Names, nesting and which fields are required: provider SamsungSDSCloud/samsungcloudplatformv2 4.2.0, whose resource
// can be created, started, stopped and destroyed, and changed in part; it cannot be imported.
const resource = 'samsungcloudplatformv2_postgresql_cluster'

/** What the provider's resource has fields for, beyond create, start, stop and terminate. */
const editable: ReadonlySet<OperationName> = new Set<OperationName>([
  'addBlockStorages',
  'setBackup',
  'setBlockStorageSize',
  'setSecurityGroupRules',
  'setServerType',
  'unsetBackup',
])
/** Acts on a cluster; Terraform describes states. */
const actions: ReadonlySet<OperationName> = new Set<OperationName>([
  'exportLog',
  'promoteReplicaCluster',
  'resetReplica',
  'restartCluster',
  'switchoverCluster',
  'synchronizeArchiveConfig',
  'synchronizeClusterState',
  'synchronizeParameterValues',
  'synchronizeReplicaState',
])
/** The resource has a field, which counts at create alone: the provider refuses or ignores a change of it. */
const createOnly: ReadonlySet<OperationName> = new Set<OperationName>([
  'patchMinorVersion',
  'setAuditLog',
  'setMaintenance',
  'unsetMaintenance',
])
/** Makes a replica; the resource can name no origin. */
const replicas: ReadonlySet<OperationName> = new Set<OperationName>(['createReplica', 'createOtherRegionReplica'])

/** The same wish as Terraform configuration, or why there is none. Secrets are variables, never values. */
export function terraformFor<N extends OperationName>(context: Context<N>): Terraform {
  const { operation, input, cluster } = context
  if (isCreate(operation, input)) {
    return typeof input.body.origin_cluster_id === 'string' ? cannot('replica') : { kind: 'hcl', text: createText(input.body, context) }
  }
  if (operation === 'startCluster' && cluster !== undefined) return { kind: 'hcl', text: stateText('RUNNING', cluster) }
  if (operation === 'stopCluster' && cluster !== undefined) return { kind: 'hcl', text: stateText('STOPPED', cluster) }
  if (operation === 'terminateCluster' && cluster !== undefined) return { kind: 'hcl', text: removedText(cluster) }
  const edit = cluster && editOf(operation, input, cluster)
  if (cluster !== undefined && edit !== undefined) return { kind: 'hcl', text: editText(edit.fields, cluster, edit.notes) }
  return cannot(reasonOf(operation))
}

function reasonOf(operation: OperationName): TerraformReason {
  if (editable.has(operation)) return 'edit'
  if (actions.has(operation)) return 'action'
  if (createOnly.has(operation)) return 'createOnly'
  return replicas.has(operation) ? 'replica' : 'noField'
}

function isCreate(operation: OperationName, input: unknown): input is Input<'createCluster'> {
  return operation === 'createCluster' && typeof (input as { body?: unknown }).body === 'object'
}

function cannot(reason: TerraformReason): Terraform {
  return { kind: 'cannot', reason }
}

/** A name that may stand after the resource's type. */
function label(name: string): string {
  const safe = name.replaceAll(/[^A-Za-z0-9_-]/g, '_')
  return /^[A-Za-z_]/.test(safe) ? safe : `cluster_${safe}`
}

const onlyCreated = 'The provider cannot import a cluster: it must have been created by Terraform.'

function stateText(state: string, cluster: EditedCluster): string {
  return editText([['service_state', state]], cluster, [])
}

function editText(fields: Fields, { id, name }: EditedCluster, notes: readonly string[]): string {
  return hclBlock(`resource "${resource}" "${label(name)}"`, fields, [
    `Change this in the block that manages ${oneLine(name)} (${oneLine(id)}) and leave the rest as it is.`,
    ...notes,
    onlyCreated,
  ])
}

function removedText({ id, name }: EditedCluster): string {
  return [
    `# Put this in place of the block that manages ${oneLine(name)} (${oneLine(id)}): apply then terminates the cluster.`,
    `# ${onlyCreated}`,
    'removed {',
    `  from = ${resource}.${label(name)}`,
    '',
    '  lifecycle {',
    '    destroy = true',
    '  }',
    '}',
  ].join('\n')
}

/** A name within a comment: a line break in it would end the comment. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ')
}

const signIns: Readonly<Record<string, string>> = {
  e: 'https://iam.e.samsungsdscloud.com/v1',
  s: 'https://iam.s.samsungsdscloud.com/v1',
  g: 'https://iam.g.samsungsdscloud.com/v1',
}

const requirements = `terraform {
  required_providers {
    samsungcloudplatformv2 = {
      source  = "SamsungSDSCloud/samsungcloudplatformv2"
      version = "~> 4.2"
    }
  }
}`

function createText(body: Body<'createCluster'>, { environment, region }: { environment: string; region: string }): string {
  const signIn = Object.hasOwn(signIns, environment) ? signIns[environment] : undefined
  return [
    requirements,
    hclBlock(
      'provider "samsungcloudplatformv2"',
      [
        ['default_region', region],
        ['auth_url', signIn],
      ],
      ['Keys come from SCP_TF_ACCESS_KEY and SCP_TF_SECRET_KEY in the environment.'],
    ),
    hclBlock(
      'variable "database_user_password"',
      [
        ['type', { raw: 'string' }],
        ['sensitive', true],
      ],
      ['Comes from TF_VAR_database_user_password in the environment.'],
    ),
    hclBlock(`resource "${resource}" "${label(body.name)}"`, clusterFields(body)),
  ]
    .join('\n\n')
    .concat('\n')
}

function clusterFields(body: Body<'createCluster'>): Fields {
  const { maintenance_option: maintenance } = body
  const window = [maintenance?.starting_day_of_week, maintenance?.starting_time, maintenance?.period_hour]
  return [
    ['name', body.name],
    ['instance_name_prefix', body.instance_name_prefix],
    ['dbaas_engine_version_id', body.dbaas_engine_version_id],
    ['service_state', 'RUNNING'],
    ['timezone', body.timezone],
    ['ha_enabled', body.ha_enabled ?? false],
    ['nat_enabled', body.nat_enabled ?? false],
    ['subnet_id', body.subnet_id],
    ['virtual_ip_address', body.virtual_ip_address],
    ['vip_public_ip_id', body.vip_public_ip_id],
    ['allowable_ip_addresses', body.allowable_ip_addresses ?? []],
    ['instance_groups', body.instance_groups.map(groupFields)],
    ['init_config_option', { fields: databaseFields(body.init_config_option) }],
    [
      'maintenance_option',
      {
        fields: [
          ['use_maintenance_option', window.some((part) => part !== undefined && part !== null)],
          ['starting_day_of_week', maintenance?.starting_day_of_week],
          ['starting_time', maintenance?.starting_time],
          ['period_hour', maintenance?.period_hour],
        ],
      },
    ],
    ['tags', tagFields(body.tags ?? [])],
  ]
}

function groupFields(group: Body<'createCluster'>['instance_groups'][number]): Hcl {
  // The API can do without the instances, the provider cannot.
  const usual = group.role_type === 'ACTIVE_STANDBY' ? [{ role_type: 'ACTIVE' }, { role_type: 'STANDBY' }] : [{ role_type: 'ACTIVE' }]
  const instances: readonly { role_type: string; service_ip_address?: string | null; public_ip_id?: string | null }[] =
    group.instances ?? usual
  return {
    fields: [
      ['role_type', group.role_type],
      ['server_type_name', group.server_type_name],
      [
        'block_storage_groups',
        group.block_storage_groups.map((volume) => ({
          fields: [
            ['role_type', volume.role_type],
            ['volume_type', volume.volume_type ?? 'SSD'],
            ['size_gb', volume.size_gb],
          ],
        })),
      ],
      [
        'instances',
        instances.map((one) => ({
          fields: [
            ['role_type', one.role_type],
            ['service_ip_address', one.service_ip_address],
            ['public_ip_id', one.public_ip_id],
          ],
        })),
      ],
    ],
  }
}

function databaseFields(option: Body<'createCluster'>['init_config_option']): Fields {
  const backup = option.backup_option
  return [
    ['database_name', option.database_name],
    ['database_user_name', option.database_user_name],
    ['database_user_password', { raw: 'var.database_user_password' }],
    // Required by the provider; these are what the cloud takes where the request leaves them out.
    ['database_port', option.database_port ?? 2866],
    ['database_encoding', option.database_encoding ?? 'UTF-8'],
    ['database_locale', option.database_locale ?? 'C'],
    ['audit_enabled', option.audit_enabled ?? false],
    [
      'backup_option',
      {
        fields: [
          ['retention_period_day', backup?.retention_period_day],
          ['starting_time_hour', backup?.starting_time_hour],
          ['archive_frequency_minute', backup?.archive_frequency_minute],
        ],
      },
    ],
  ]
}

function tagFields(tags: NonNullable<Body<'createCluster'>['tags']>): Hcl | undefined {
  const pairs = tags.flatMap((tag): Fields => (typeof tag.key === 'string' ? [[tag.key, tag.value ?? '']] : []))
  return pairs.length === 0 ? undefined : { pairs }
}
