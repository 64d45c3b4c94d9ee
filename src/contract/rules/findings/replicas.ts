import type { FindingSettings } from '#contract/bff/fleet-settings.ts'
import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import { lagOf, readFollowing } from '#contract/rules/replica-state.ts'
import { isKnownState } from '#contract/rules/states.ts'
import type { Check, ClusterFacts, FindingFix, FleetFacts } from './finding.ts'
import { evidence, serversOf, settingsOf, stateOf, type Detail } from './judged.ts'

type Line = Result<'listReplicas'>['contents'][number]
type Judged = { readonly line: Line; readonly lag: number | undefined; readonly syncedAt: number | undefined }

const lookAtReplicas: FindingFix = { tab: 'replicas', operation: 'synchronizeReplicaState' }

/**
 * The lines of List Replicas that can be judged, asked of an origin that runs. They are told of the origin, for a line names a server and
 * no cluster, and it is the origin that is asked to synchronize.
 */
function linesOf(cluster: ClusterFacts, fleet: FleetFacts): Judged[] {
  const detail = settingsOf(cluster)
  const { replicas } = cluster
  if (detail === undefined || replicas === undefined || stateOf(cluster) !== 'RUNNING') return []
  return (replicas.value.contents ?? [])
    .filter((line) => !isExcused(line, cluster, detail, fleet))
    .map((line) => {
      const syncedAt = readInstant(line.synced_at)
      return { line, syncedAt, lag: lagOf(syncedAt, replicas.readAt) }
    })
}

/**
 * A replica that is stopped or moves does not follow, and is not expected to; one that is broken has a finding of its own. Where its
 * servers are not read yet, a replica of that region that could be the one is enough to hold back.
 */
function isExcused(line: Line, origin: ClusterFacts, { replicas }: Detail, fleet: FleetFacts): boolean {
  const told = line.region ?? ''
  const known = (replicas ?? []).flatMap((id) => fleet.clusterOf(id) ?? [])
  const near = known.filter(({ region }) => region === (told === '' ? origin.region : told))
  const owners = near.filter((one) => isNamedIn(line.name, one))
  const possible = owners.length > 0 ? owners : near.filter(({ detail }) => detail === undefined)
  return possible.some((one) => isKnownState(stateOf(one)) && stateOf(one) !== 'RUNNING')
}

function isNamedIn(server: string, { row, detail }: ClusterFacts): boolean {
  return row.name === server || (detail !== undefined && serversOf(detail.value).some(({ name }) => name === server))
}

function isCut({ line }: Judged): boolean {
  const following = readFollowing(line.replica_state ?? '')
  return following === 'cut' || following === 'failed'
}

/** Servers of one name may be in two regions. */
function serverOf({ line: { name, region } }: Judged): string {
  return (region ?? '') === '' ? name : `${region}/${name}`
}

function shown({ line }: Judged) {
  return [
    evidence('name', line.name),
    evidence('replica_state', line.replica_state),
    ...((line.replica_state_detail ?? '') === '' ? [] : [evidence('replica_state_detail', line.replica_state_detail)]),
    evidence('synced_at', line.synced_at),
  ]
}

const replicaCut: Check<FindingSettings> = {
  id: 'replica_cut',
  severity: 'critical',
  needs: ['showCluster', 'listReplicas'],
  find: (cluster, fleet) =>
    linesOf(cluster, fleet)
      .filter(isCut)
      .map((judged) => ({
        detail: serverOf(judged),
        since: judged.syncedAt ?? null,
        evidence: shown(judged),
        values: { replica: judged.line.name, word: judged.line.replica_state ?? '' },
        fix: lookAtReplicas,
      })),
}

const replicaLate: Check<FindingSettings> = {
  id: 'replica_late',
  severity: 'warning',
  needs: ['showCluster', 'listReplicas'],
  find: (cluster, fleet, { replicaSyncMinutes }) =>
    linesOf(cluster, fleet)
      .filter((judged) => !isCut(judged) && (judged.lag ?? 0) > replicaSyncMinutes * 60_000)
      .map((judged) => ({
        detail: serverOf(judged),
        since: judged.syncedAt ?? null,
        evidence: shown(judged),
        values: { replica: judged.line.name, lagMs: judged.lag ?? 0, mostMs: replicaSyncMinutes * 60_000 },
        fix: lookAtReplicas,
      })),
}

/** Whether replicas follow. */
export const replicaChecks: readonly Check<FindingSettings>[] = [replicaCut, replicaLate]
