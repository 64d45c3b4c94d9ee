import type { FindingSettings } from '#contract/bff/fleet-settings.ts'
import { readInstant } from '#contract/instant.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { isKnownState, isMoving, type KnownState } from '#contract/rules/states.ts'
import type { CheckId } from './check-ids.ts'
import type { Check, ClusterFacts, FindingFix } from './finding.ts'
import { evidence, serversOf, stateOf } from './judged.ts'

/** The only way out that the cloud never refuses: it looks at the servers again. */
const lookAgain: FindingFix = { tab: 'overview', operation: 'synchronizeClusterState' }

function stays(id: CheckId, state: KnownState): Check<FindingSettings> {
  return {
    id,
    severity: 'critical',
    needs: ['listClusters'],
    find: (cluster) =>
      stateOf(cluster) === state
        ? [{ since: cluster.stateSince ?? null, evidence: [evidence('service_state', state)], values: {}, fix: lookAgain }]
        : [],
  }
}

/**
 * What may be under way in each moving state. EDITING is any change of settings and, on an origin, the copying of a new replica (inferred).
 * No operation of the table leads to MIGRATING: how long that takes nobody here knows.
 */
const meant: Partial<Record<KnownState, readonly WriteName[]>> = {
  CREATING: ['createCluster', 'createRestoreCluster', 'createReplica', 'createOtherRegionReplica'],
  STOPPING: ['stopCluster'],
  STARTING: ['startCluster'],
  RESTARTING: ['restartCluster'],
  EDITING: ['setServerType', 'createReplica', 'createOtherRegionReplica', 'resetReplica'],
  SYNCHRONIZING: ['synchronizeClusterState', 'synchronizeReplicaState'],
  UPGRADING: ['patchMinorVersion'],
  TERMINATING: ['terminateCluster'],
}

/** The durations of short operations are inferred, and may be off by minutes. ms on the real cloud. */
const leastSlow = 10 * 60_000

type Course = { readonly began: number; readonly usualMs: number; readonly slowMs: number; readonly operation?: WriteName }

/** What is under way on a moving cluster: the journal knows it best, else the slowest thing that its state can mean. */
function courseOf(cluster: ClusterFacts, state: string, speed: number): Course | undefined {
  const write = (cluster.writes ?? []).toSorted((a, b) => b.sentAt - a.sentAt)[0]
  if (write !== undefined) return { began: write.sentAt, usualMs: write.medianMs, slowMs: write.slowMs, operation: write.operation }
  const known = (isKnownState(state) ? (meant[state] ?? []) : []).map((name) => durations[name])
  const began = cluster.stateSince ?? (state === 'CREATING' ? readInstant(cluster.row.created_at) : undefined)
  if (known.length === 0 || began === undefined) return undefined
  const longest = (which: 'typical' | 'slow') => Math.max(...known.map((duration) => duration[which]))
  return { began, usualMs: longest('typical') / speed, slowMs: Math.max(leastSlow, longest('slow')) / speed }
}

const stuck: Check<FindingSettings> = {
  id: 'stuck',
  severity: 'warning',
  needs: ['listClusters'],
  find: (cluster, { now, speed }) => {
    const state = stateOf(cluster)
    const course = isMoving(state) ? courseOf(cluster, state, speed) : undefined
    if (course === undefined || now - course.began <= course.slowMs) return []
    const { began, usualMs, slowMs, operation } = course
    return [
      {
        since: began,
        evidence: [evidence('service_state', state), ...(operation === undefined ? [] : [evidence('operation', operation)])],
        values: { state, beganAt: began, usualMs, slowMs },
        fix: lookAgain,
      },
    ]
  },
}

/** A server of a running cluster that does not run: the standby that is down is the one that nobody notices. */
const down: readonly string[] = ['UNKNOWN', 'ERROR', 'FAILED', 'STOPPED', 'TERMINATED']

const serverDown: Check<FindingSettings> = {
  id: 'server_down',
  severity: 'critical',
  needs: ['showCluster'],
  find: (cluster) => {
    const detail = cluster.detail?.value
    if (detail?.service_state !== 'RUNNING' || stateOf(cluster) !== 'RUNNING') return []
    return serversOf(detail)
      .filter(({ service_state }) => down.includes(service_state))
      .map(({ name, role_type, service_state }) => ({
        detail: name,
        since: null,
        evidence: [evidence('name', name), evidence('role_type', role_type), evidence('service_state', service_state)],
        values: { server: name, role: role_type, state: service_state },
        fix: lookAgain,
      }))
  },
}

/** What a cluster's own state tells. */
export const stateChecks: readonly Check<FindingSettings>[] = [
  stays('state_failed', 'FAILED'),
  stays('state_error', 'ERROR'),
  stays('state_unknown', 'UNKNOWN'),
  serverDown,
  stuck,
]
