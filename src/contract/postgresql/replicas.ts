import { z } from 'zod'
import type { Shapes } from '#contract/operation.ts'
import * as limits from '#contract/rules/limits.ts'
import { AsyncResponse, InstanceGroupRequest, MaintenanceOption, Tag, allowableAddresses, answeredInteger } from './shared.ts'

export const Replicas = z
  .strictObject({
    instance_groups: z.array(InstanceGroupRequest),
    name: z.string().min(limits.replicaName.min).max(limits.replicaName.max).regex(limits.replicaName.pattern),
  })
  .meta({ id: 'Replicas' })
export type Replicas = z.infer<typeof Replicas>

/** A cluster has at most five replicas; told by the vendor's manual, not by its schema. */
const replicaCount = z.int().refine((count) => count >= 1 && count <= limits.replicasMax, `Must be 1 to ${limits.replicasMax}.`)

export const ReplicasCreateRequest = z
  .strictObject({
    allowable_ip_addresses: allowableAddresses,
    maintenance_option: MaintenanceOption.nullish(),
    replica_count: replicaCount,
    replicas: z.array(Replicas),
    tags: z.array(Tag).nullish(),
  })
  .meta({ id: 'ReplicasCreateRequest' })
export type ReplicasCreateRequest = z.infer<typeof ReplicasCreateRequest>

/** Only in the printed reference, which names the fields; what they share with `ReplicasCreateRequest` and the create request has its type. */
export const ReplicasOtherRegionCreateRequest = z
  .strictObject({
    allowable_ip_addresses: allowableAddresses,
    maintenance_option: MaintenanceOption.nullish(),
    nat_enabled: z.boolean().optional().meta({ default: false }),
    region: z.string(),
    replica_count: replicaCount,
    replicas: z.array(Replicas),
    subnet_id: z.string(),
    tags: z.array(Tag).nullish(),
  })
  .meta({ id: 'ReplicasOtherRegionCreateRequest' })
export type ReplicasOtherRegionCreateRequest = z.infer<typeof ReplicasOtherRegionCreateRequest>

/** `name` is a server's name; the answer gives no cluster id. The states are free words without a documented list. */
export const ReplicaItem = z
  .object({
    name: z.string(),
    /** Only in the printed reference: set where the replica is in another region. */
    region: z.string().nullish(),
    replica_state: z.string().nullable(),
    replica_state_detail: z.string().nullable(),
    synced_at: z.string().nullable(),
  })
  .meta({ id: 'ReplicaItem' })
export type ReplicaItem = z.infer<typeof ReplicaItem>

export const ReplicasListResponse = z
  .object({
    contents: z.array(ReplicaItem),
    count: answeredInteger,
  })
  .meta({ id: 'ReplicasListResponse' })
export type ReplicasListResponse = z.infer<typeof ReplicasListResponse>

export const replicas = {
  createOtherRegionReplica: { body: ReplicasOtherRegionCreateRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  createReplica: { body: ReplicasCreateRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  listReplicas: { answer: ReplicasListResponse, errors: [401, 403] },
  promoteReplicaCluster: { answer: AsyncResponse, errors: [400, 401, 403] },
  resetReplica: { answer: AsyncResponse, errors: [400, 401, 403] },
  synchronizeReplicaState: { answer: AsyncResponse, errors: [400, 401, 403] },
} satisfies Record<string, Shapes>
