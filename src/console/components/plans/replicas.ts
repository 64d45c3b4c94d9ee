import type { Body } from '#contract/operation.ts'
import { formatAge, formatInstant, formatOffset, shortId } from '#console/lib/format.ts'
import type { Effect } from '#console/components/EffectList.tsx'
import { takes, type About, type Change, type Plan } from './plan.ts'
import { widthWarning } from './instances.ts'
import { newClusterChanges, volumesText } from './shared.ts'

/** Replicas in the cluster's own region. */
export function createReplica(about: About, body: Body<'createReplica'>): Plan<'createReplica'> {
  const { cluster, t } = about
  const { name } = cluster
  const count = body.replicas.length
  return {
    operation: 'createReplica',
    input: { cluster_id: cluster.id, body },
    title: t('createReplica.title', { count, name }),
    deed: t('createReplica.deed', { count }),
    keep: t('back'),
    changes: newReplicas(about, body),
    effects: [
      ...copies(about, count),
      ...(body.allowable_ip_addresses ?? []).flatMap((address) => widthWarning(about, address)),
      takes(about, 'createReplica'),
      { kind: 'not', fact: t('noRestart') },
    ],
    facts: factsOfLast(about, count),
  }
}

/** Replicas in another region, with a subnet of that region. */
export function createOtherRegionReplica(about: About, body: Body<'createOtherRegionReplica'>): Plan<'createOtherRegionReplica'> {
  const { cluster, t } = about
  const { name } = cluster
  const { region } = body
  const count = body.replicas.length
  return {
    operation: 'createOtherRegionReplica',
    input: { cluster_id: cluster.id, body },
    title: t('createReplica.title', { count, name }),
    deed: t('createReplica.deed', { count }),
    keep: t('back'),
    changes: [
      { label: t('field.region'), now: undefined, then: region, code: 'value' },
      { label: t('field.subnet'), now: undefined, then: body.subnet_id, code: 'value' },
      ...(body.nat_enabled === true ? [{ label: t('field.nat'), now: undefined, then: t('value.on') }] : []),
      ...newReplicas(about, body),
    ],
    effects: [
      { kind: 'warns', fact: t('createReplica.far', { region }), why: t('createReplica.farWhy') },
      ...copies(about, count),
      ...(body.allowable_ip_addresses ?? []).flatMap((address) => widthWarning(about, address)),
      takes(about, 'createOtherRegionReplica'),
      { kind: 'not', fact: t('noRestart') },
    ],
    facts: factsOfLast(about, count),
  }
}

/** The rule asks how many there are before one more is made: here the last of them. */
function factsOfLast({ cluster }: About, count: number) {
  return { replica_count: (cluster.replicas?.length ?? 0) + count - 1 }
}

function copies({ cluster, t }: About, count: number): Effect[] {
  return [{ kind: 'does', fact: t('createReplica.does', { count, name: cluster.name }), why: t('createReplica.doesWhy') }]
}

function newReplicas(about: About, body: Body<'createReplica'>): Change[] {
  const { cluster, t, locale } = about
  const before = cluster.replicas?.length ?? 0
  return [
    { label: t('field.replicas'), now: String(before), then: String(before + body.replicas.length) },
    ...body.replicas.map((replica) => ({
      label: t('field.replica', { name: replica.name }),
      now: undefined,
      then: replica.instance_groups
        .map((group) => t('value.server', { type: group.server_type_name, size: volumesText(group.block_storage_groups, locale) }))
        .join('; '),
    })),
    ...newClusterChanges(about, body),
  ]
}

/** Up to when a replica had everything of its origin, in ms since 1970, and how far behind that was when it was read, in ms. */
export type Synced = { readonly at: number; readonly lag: number }

/** What is known of a replica beyond Show Cluster. */
export type Standing = {
  readonly synced?: Synced | undefined
  readonly origin?: Pick<About['cluster'], 'name' | 'service_state'> | undefined
}

/** A replica becomes a cluster of its own, for good. `cluster` is the replica. */
export function promoteReplicaCluster(about: About, { synced, origin: from }: Standing = {}): Plan<'promoteReplicaCluster'> {
  const { cluster, t } = about
  const { name } = cluster
  const origin = cluster.origin_cluster_id ?? ''
  return {
    operation: 'promoteReplicaCluster',
    input: { cluster_id: cluster.id },
    title: t('promoteReplicaCluster.title', { name }),
    deed: t('promoteReplicaCluster.deed', { name }),
    keep: t('keep'),
    changes: [
      { label: t('field.role'), now: t('value.replica'), then: t('value.own') },
      ...(origin === '' ? [] : [{ label: t('field.origin'), now: from?.name ?? shortId(origin), then: undefined, code: 'value' as const }]),
    ],
    effects: [
      { kind: 'final', fact: t('promoteReplicaCluster.final', { name }), why: t('promoteReplicaCluster.finalWhy') },
      { kind: 'warns', fact: t('promoteReplicaCluster.lost'), why: syncedText(about, synced) },
      { kind: 'does', fact: t('promoteReplicaCluster.does', { name }), why: t('promoteReplicaCluster.doesWhy') },
      takes(about, 'promoteReplicaCluster'),
    ],
    confirmName: name,
  }
}

function syncedText({ t, zone, locale }: About, synced: Synced | undefined): string {
  if (synced === undefined) return t('promoteReplicaCluster.lostWhy')
  const at = `${formatInstant(synced.at, zone, true)} ${formatOffset(synced.at, zone)}`
  return t('promoteReplicaCluster.lostAt', { at, age: formatAge(synced.lag, locale) })
}

/** The whole copy anew. `cluster` is the replica. */
export function resetReplica(about: About, { origin }: Standing = {}): Plan<'resetReplica'> {
  const { cluster, t, stateWord } = about
  const { name } = cluster
  return {
    operation: 'resetReplica',
    input: { replica_cluster_id: cluster.id },
    deed: t('resetReplica.deed', { name }),
    keep: t('keep'),
    changes: [],
    effects: [
      { kind: 'destroys', fact: t('resetReplica.deletes', { name }), why: t('resetReplica.deletesWhy') },
      { kind: 'warns', fact: t('resetReplica.cut', { name }), why: t('inferred') },
      ...(origin === undefined || origin.service_state === 'RUNNING'
        ? []
        : ([
            {
              kind: 'warns',
              fact: t('resetReplica.origin', { name: origin.name, state: stateWord(origin.service_state) }),
              why: t('resetReplica.originWhy'),
            },
          ] satisfies Effect[])),
      takes(about, 'resetReplica'),
      { kind: 'not', fact: t('resetReplica.not') },
    ],
    confirmName: name,
  }
}

/** How far the replicas are, asked anew. The operation belongs to the origin; on a replica's page that is another cluster. */
export function synchronizeReplicaState(about: About, originId: string = about.cluster.id): Plan<'synchronizeReplicaState'> {
  const { cluster, t } = about
  return {
    operation: 'synchronizeReplicaState',
    input: { origin_cluster_id: originId },
    title: t('synchronizeReplicaState.title', { name: cluster.name }),
    deed: t('synchronizeReplicaState.deed'),
    keep: t('keep'),
    changes: [],
    effects: [
      { kind: 'does', fact: t('synchronizeReplicaState.does') },
      takes(about, 'synchronizeReplicaState'),
      { kind: 'not', fact: t('synchronizeReplicaState.not') },
    ],
  }
}
