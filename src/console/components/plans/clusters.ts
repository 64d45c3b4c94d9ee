import type { Effect } from '#console/components/EffectList.tsx'
import { serversOf } from '#console/lib/topology.ts'
import { change, takes, type About, type Change, type Plan } from './plan.ts'

/** The state as the field that changes. */
function state({ cluster, t, stateWord }: About, then: string, ends = false): Change {
  return { label: t('field.state'), now: stateWord(cluster.service_state), then, ends }
}

/** How many replicas the cluster says it has. */
function replicaCount({ cluster }: About): number {
  return cluster.replicas?.length ?? 0
}

export function startCluster(about: About): Plan<'startCluster'> {
  const { cluster, t, stateWord } = about
  return {
    operation: 'startCluster',
    input: { cluster_id: cluster.id },
    deed: t('startCluster.deed', { name: cluster.name }),
    keep: t('keep'),
    changes: [state(about, stateWord('RUNNING'))],
    effects: [takes(about, 'startCluster'), { kind: 'not', fact: t('startCluster.not') }],
  }
}

export function stopCluster(about: About): Plan<'stopCluster'> {
  const { cluster, t, stateWord } = about
  const { name } = cluster
  const count = replicaCount(about)
  const effects: Effect[] = [
    { kind: 'warns', fact: t('stopCluster.cut', { name }), why: t('stopCluster.cutWhy') },
    takes(about, 'stopCluster'),
    { kind: 'not', fact: t('stopCluster.not') },
  ]
  if (count > 0) effects.push({ kind: 'warns', fact: t('stopCluster.replicas', { name, count }), why: t('inferred') })
  return {
    operation: 'stopCluster',
    input: { cluster_id: cluster.id },
    deed: t('stopCluster.deed', { name }),
    keep: t('keep'),
    changes: [state(about, stateWord('STOPPED'), true)],
    effects,
  }
}

export function restartCluster(about: About): Plan<'restartCluster'> {
  const { cluster, t } = about
  const { name } = cluster
  return {
    operation: 'restartCluster',
    input: { cluster_id: cluster.id },
    deed: t('restartCluster.deed', { name }),
    keep: t('keep'),
    changes: [],
    effects: [
      { kind: 'warns', fact: t('restartCluster.cut', { name }), why: t('restartCluster.cutWhy') },
      takes(about, 'restartCluster'),
      { kind: 'not', fact: t('restartCluster.not') },
    ],
  }
}

/** Active and standby change places. Their names are shown where the cloud tells which is which. */
export function switchoverCluster(about: About): Plan<'switchoverCluster'> {
  const { cluster, t } = about
  const { name } = cluster
  const servers = serversOf(cluster)
  const active = servers.find(({ role }) => role === 'ACTIVE')?.name
  const standby = servers.find(({ role }) => role === 'STANDBY')?.name
  const address = cluster.virtual_ip_address ?? ''
  return {
    operation: 'switchoverCluster',
    input: { cluster_id: cluster.id },
    deed: t('switchoverCluster.deed', { name }),
    keep: t('keep'),
    changes:
      active === undefined || standby === undefined
        ? []
        : [
            ...change(t('field.active'), active, standby, { code: 'value' }),
            ...change(t('field.standby'), standby, active, { code: 'value' }),
          ],
    effects: [
      { kind: 'warns', fact: t('switchoverCluster.cut', { name }), why: t('switchoverCluster.cutWhy') },
      address === ''
        ? { kind: 'warns', fact: t('switchoverCluster.direct'), why: t('switchoverCluster.directWhy', { name }) }
        : { kind: 'does', fact: t('switchoverCluster.address', { address }), why: t('switchoverCluster.addressWhy') },
      takes(about, 'switchoverCluster'),
      { kind: 'not', fact: t('switchoverCluster.not') },
    ],
  }
}

export function synchronizeClusterState(about: About): Plan<'synchronizeClusterState'> {
  const { cluster, t } = about
  return {
    operation: 'synchronizeClusterState',
    input: { cluster_id: cluster.id },
    deed: t('synchronizeClusterState.deed', { name: cluster.name }),
    keep: t('keep'),
    changes: [state(about, t('value.asFound'))],
    effects: [
      { kind: 'does', fact: t('synchronizeClusterState.does'), why: t('synchronizeClusterState.doesWhy') },
      takes(about, 'synchronizeClusterState'),
      { kind: 'not', fact: t('synchronizeClusterState.not') },
    ],
  }
}

export function terminateCluster(about: About): Plan<'terminateCluster'> {
  const { cluster, t, stateWord } = about
  const { name } = cluster
  const count = replicaCount(about)
  const effects: Effect[] = [
    { kind: 'destroys', fact: t('terminateCluster.deletes', { name }), why: t('terminateCluster.deletesWhy') },
    takes(about, 'terminateCluster'),
  ]
  if (count > 0)
    effects.push({ kind: 'warns', fact: t('terminateCluster.replicas', { name, count }), why: t('terminateCluster.replicasWhy') })
  return {
    operation: 'terminateCluster',
    input: { cluster_id: cluster.id },
    deed: t('terminateCluster.deed', { name }),
    keep: t('keepIt'),
    changes: [state(about, stateWord('TERMINATED'), true)],
    effects,
    confirmName: name,
  }
}
