import { readInstant } from '#contract/instant.ts'
import type { ActionFacts } from '#contract/rules/actions.ts'
import { field, volumesOf, type KeptCall, type ShownCluster } from './call.ts'

/** What the rules may look at before a write that has waited is sent. `now` is the cloud's, in ms since 1970. */
export function factsOf(cluster: ShownCluster, { params, body }: KeptCall, now: number): ActionFacts {
  const createdAt = readInstant(cluster.created_at)
  const volumes = volumesOf(cluster)
  const volume = volumes.find(({ id }) => id === params['block_storage_group_id'])
  const ofGroup = volumes.filter(({ group, role_type }) => group === params['instance_group_id'] && role_type !== 'OS')
  return {
    service_state: cluster.service_state,
    ha_enabled: cluster.ha_enabled,
    role_type: cluster.role_type,
    replica_count: cluster.replicas.length,
    age_ms: createdAt === undefined ? undefined : now - createdAt,
    volume_role: volume?.role_type ?? asText(field(body, 'role_type')),
    volume_gb: volume?.size_gb,
    volume_count: params['instance_group_id'] === undefined ? undefined : ofGroup.length,
    log_type: params['log_type'] ?? asText(field(body, 'log_type')),
    audit_enabled: cluster.init_config_option.audit_enabled,
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
