import { actionRule, type ActionFacts } from '#contract/rules/actions.ts'
import type { FindingFix } from '#contract/rules/findings/finding.ts'
import type { WriteName } from '#contract/rules/durations.ts'

/** What can be done to a whole cluster, and on which of its tabs the plan or form opens; the most used first, the last resort last. */
const actions = [
  ['synchronizeClusterState', 'overview'],
  ['restartCluster', 'overview'],
  ['startCluster', 'overview'],
  ['stopCluster', 'overview'],
  ['switchoverCluster', 'overview'],
  ['createReplica', 'replicas'],
  ['synchronizeReplicaState', 'replicas'],
  ['setBackup', 'backups'],
  ['setArchiveConfig', 'backups'],
  ['createRestoreCluster', 'restore'],
  ['setSecurityGroupRules', 'access'],
  ['setMaintenance', 'maintenance'],
  ['patchMinorVersion', 'maintenance'],
  ['setAuditLog', 'logs'],
  ['terminateCluster', 'overview'],
] as const satisfies readonly (readonly [WriteName, FindingFix['tab']])[]

/** The ways to what is allowed now. What must wait for something else is allowed: its plan waits its turn. */
export function allowedActions(facts: ActionFacts): (FindingFix & { readonly operation: WriteName })[] {
  return actions.flatMap(([operation, tab]) => {
    const { allowed, reason } = actionRule(operation, facts)
    return allowed || reason === 'in_progress' ? [{ operation, tab }] : []
  })
}
