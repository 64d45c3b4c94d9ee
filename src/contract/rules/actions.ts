import { isWrite, operationNames, type OperationName } from '#contract/operations.ts'
import { isKnownState, isMoving } from './states.ts'
import { replicasMax, volumeSizeGb, volumesMax } from './limits.ts'

/**
 * How we know a rule: the vendor's documents and SDK, live runs, or our own guess. What is documented or seen disables the action on
 * the screen; what is inferred only warns there. The emulator refuses both.
 */
export type Evidence = 'documented' | 'seen' | 'inferred'

/** Why not, as data; the screen has a sentence for each. */
export type ReasonCode =
  | 'terminated' // the cluster is gone
  | 'in_progress' // another operation runs: the cloud does one at a time per cluster
  | 'state_unknown' // UNKNOWN: synchronize the state first
  | 'state_error' // ERROR or FAILED
  | 'state_not_known' // a state this console does not know
  | 'needs_stopped'
  | 'needs_running'
  | 'needs_ha'
  | 'needs_replica'
  | 'needs_origin'
  | 'replicas_full'
  | 'no_higher_minor'
  | 'replicas_first'
  | 'no_backup'
  | 'needs_audit'
  | 'os_volume'
  | 'volumes_full'
  | 'volume_largest'
  | 'too_young' // terminate has been refused for 15 to 20 minutes after a create

/** What a rule may look at. Leave out what is not known: a rule then does not hold against the action. */
export type ActionFacts = {
  readonly service_state: string
  readonly ha_enabled?: boolean | undefined
  readonly role_type?: string | null | undefined
  /** How many replicas the cluster has, asked-for ones included. */
  readonly replica_count?: number | undefined
  /** Whether an engine version with the same major and a higher minor is offered. */
  readonly higher_minor?: boolean | undefined
  /** Whether a replica has a lower version than the cluster is to get: see `replicasBehind`. */
  readonly replicas_behind?: boolean | undefined
  /** Whether a backup has finished. */
  readonly finished_backup?: boolean | undefined
  /** Role of the volume to be added or resized. */
  readonly volume_role?: string | undefined
  /** How many volumes the instance group has, the OS volume apart. */
  readonly volume_count?: number | undefined
  /** Size of the volume to be resized. */
  readonly volume_gb?: number | undefined
  /** The log that is exported, and whether the audit log is on. */
  readonly log_type?: string | undefined
  readonly audit_enabled?: boolean | undefined
  /** ms since the cluster was created, on the cloud's clock. */
  readonly age_ms?: number | undefined
}

export type Verdict = {
  /** False: the button is disabled and says `reason`. */
  readonly allowed: boolean
  readonly reason?: ReasonCode
  /** Allowed, but it may well be refused or do harm: said before it is sent. */
  readonly warning?: ReasonCode
}

export type Rule = {
  readonly actions: readonly OperationName[]
  readonly when: (facts: ActionFacts) => boolean
  readonly reason: ReasonCode
  readonly evidence: Evidence
  /** Advice alone: even the emulator lets it pass. */
  readonly adviceOnly?: true
}

/** Every write to a cluster. Synchronize Cluster State stands apart: it is the way out of a stuck state and is never in the way. */
const changes = operationNames.filter((name) => isWrite(name) && name !== 'createCluster' && name !== 'synchronizeClusterState')
const changesBut = (...names: OperationName[]) => changes.filter((name) => !names.includes(name))
const inState =
  (...states: string[]) =>
  (facts: ActionFacts) =>
    states.includes(facts.service_state)
const known = (facts: ActionFacts) => isKnownState(facts.service_state)

/** Refused for about this long after a create. */
const youngMs = 20 * 60_000

/**
 * The one table of what is not possible when. The first rule that holds gives the reason; rules that disable come before those that
 * warn. A new rule is a line here, with its evidence, a line in `actions.test.ts` and a sentence in the messages.
 */
export const rules: readonly Rule[] = [
  // The vendor's client takes TERMINATED for a deletion that has ended.
  { actions: [...changes, 'synchronizeClusterState'], when: inState('TERMINATED'), reason: 'terminated', evidence: 'documented' },
  { actions: changes, when: (facts) => known(facts) && isMoving(facts.service_state), reason: 'in_progress', evidence: 'seen' },
  { actions: changesBut('terminateCluster'), when: inState('UNKNOWN'), reason: 'state_unknown', evidence: 'seen' },
  {
    actions: ['startCluster'],
    when: (facts) => known(facts) && facts.service_state !== 'STOPPED',
    reason: 'needs_stopped',
    evidence: 'documented',
  },
  {
    actions: ['stopCluster'],
    when: (facts) => known(facts) && facts.service_state !== 'RUNNING',
    reason: 'needs_running',
    evidence: 'documented',
  },
  { actions: ['switchoverCluster'], when: (facts) => facts.ha_enabled === false, reason: 'needs_ha', evidence: 'seen' },
  { actions: ['patchMinorVersion'], when: (facts) => facts.higher_minor === false, reason: 'no_higher_minor', evidence: 'seen' },
  { actions: ['patchMinorVersion'], when: (facts) => facts.replicas_behind === true, reason: 'replicas_first', evidence: 'documented' },
  { actions: ['setBlockStorageSize'], when: (facts) => facts.volume_role === 'OS', reason: 'os_volume', evidence: 'seen' },
  {
    actions: ['setBlockStorageSize'],
    when: (facts) => (facts.volume_gb ?? 0) >= volumeSizeGb.max,
    reason: 'volume_largest',
    evidence: 'documented',
  },
  {
    actions: ['createReplica', 'createOtherRegionReplica'],
    when: (facts) => (facts.replica_count ?? 0) >= replicasMax,
    reason: 'replicas_full',
    evidence: 'documented',
  },

  // A live run saw every change refused while UNKNOWN; whether that holds for terminate is not certain, and it may be the last way out.
  { actions: ['terminateCluster'], when: inState('UNKNOWN'), reason: 'state_unknown', evidence: 'inferred' },
  { actions: changesBut('startCluster', 'terminateCluster'), when: inState('STOPPED'), reason: 'needs_running', evidence: 'inferred' },
  { actions: changesBut('terminateCluster'), when: inState('ERROR', 'FAILED'), reason: 'state_error', evidence: 'inferred' },
  { actions: changes, when: (facts) => !known(facts), reason: 'state_not_known', evidence: 'inferred' },
  { actions: ['addBlockStorages'], when: (facts) => facts.volume_role === 'OS', reason: 'os_volume', evidence: 'inferred' },
  {
    actions: ['addBlockStorages'],
    when: (facts) => (facts.volume_count ?? 0) >= volumesMax,
    reason: 'volumes_full',
    evidence: 'inferred',
  },
  {
    actions: ['promoteReplicaCluster', 'resetReplica'],
    when: (facts) => typeof facts.role_type === 'string' && facts.role_type !== 'REPLICA',
    reason: 'needs_replica',
    evidence: 'inferred',
  },
  {
    actions: ['createReplica', 'createOtherRegionReplica', 'createRestoreCluster'],
    when: (facts) => facts.role_type === 'REPLICA' || facts.role_type === 'SECONDARY',
    reason: 'needs_origin',
    evidence: 'inferred',
  },
  { actions: ['createRestoreCluster'], when: (facts) => facts.finished_backup === false, reason: 'no_backup', evidence: 'inferred' },
  {
    actions: ['registerLogExportConfig', 'exportLog'],
    when: (facts) => facts.log_type === 'audit' && facts.audit_enabled === false,
    reason: 'needs_audit',
    evidence: 'inferred',
  },
  { actions: ['terminateCluster'], when: inState('ERROR'), reason: 'state_error', evidence: 'inferred', adviceOnly: true },
  {
    actions: ['terminateCluster'],
    when: (facts) => facts.age_ms !== undefined && facts.age_ms < youngMs,
    reason: 'too_young',
    evidence: 'seen',
    adviceOnly: true,
  },
]

const disables = (rule: Rule) => rule.evidence !== 'inferred' && rule.adviceOnly !== true

/** The rules that hold against an action now, those that disable first. */
function standing(action: OperationName, facts: ActionFacts): Rule[] {
  return rules.filter((rule) => rule.actions.includes(action) && rule.when(facts))
}

/** Whether an action can be offered now, and why not. Reads and Create Cluster always can. */
export function actionRule(action: OperationName, facts: ActionFacts): Verdict {
  const against = standing(action, facts)
  const disabling = against.find(disables)
  if (disabling !== undefined) return { allowed: false, reason: disabling.reason }
  const warning = against[0]
  return warning === undefined ? { allowed: true } : { allowed: true, warning: warning.reason }
}

/** Why the emulator refuses an action, or `undefined`: it takes the inferred rules for true as well. */
export function emulatorRefuses(action: OperationName, facts: ActionFacts): ReasonCode | undefined {
  return standing(action, facts).find((rule) => rule.adviceOnly !== true)?.reason
}
