import type { Body } from '#contract/operation.ts'
import { readInstant } from '#contract/instant.ts'
import { sentParts, sentVolumes } from '#console/components/new-cluster/sent-parts.ts'
import { typeInstant } from '#console/lib/typed-instant.ts'
import type { Values } from './values.ts'

/** The form of a restore that was sent before; what was left out is as the original has it. The other way round: `toRequest`. */
export function fromRequest(body: Body<'createRestoreCluster'>, zone: string): Partial<Values> {
  const at = readInstant(body.backup_recovery_time)
  const backup = body.backup_history_number ?? ''
  return {
    ...(backup === '' ? { from: 'instant' } : { from: 'backup', backup }),
    ...(at !== undefined && { typed: typeInstant(at, zone) }),
    name: body.name,
    prefix: body.instance_name_prefix,
    serverTypeName: body.server_type_name ?? '',
    ...(body.block_storage_groups && { volumes: sentVolumes(body.block_storage_groups) }),
    ...sentParts(body),
  }
}
