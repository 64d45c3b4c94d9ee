import { useTranslations } from 'use-intl'
import { readInstant } from '#contract/instant.ts'
import type { Result } from '#contract/operation.ts'
import type { OperationName } from '#contract/operations.ts'
import { actionRule, type ActionFacts } from '#contract/rules/actions.ts'
import { useStateWord } from './state-word.ts'

/** What the rules may look at, from Show Cluster. `now` is the cloud's, in ms since 1970. */
export function factsOf(cluster: Result<'showCluster'>, now: number): ActionFacts {
  const createdAt = readInstant(cluster.created_at)
  return {
    service_state: cluster.service_state,
    ha_enabled: cluster.ha_enabled,
    role_type: cluster.role_type,
    replica_count: cluster.replicas?.length,
    age_ms: createdAt === undefined ? undefined : now - createdAt,
  }
}

/** These are filled in on pages of their own and sent from there: they cannot wait their turn. */
const atOnce: ReadonlySet<OperationName> = new Set<OperationName>(['createReplica', 'createOtherRegionReplica', 'createRestoreCluster'])

/**
 * Why an action cannot be planned now, in the reader's words; `undefined` where it can. That another operation is under way is no reason:
 * the plan says so, and can wait its turn.
 */
export function useReason(action: OperationName, facts: ActionFacts): string | undefined {
  return useReasonFor(facts)(action)
}

/** The same for several actions on one cluster. */
export function useReasonFor(facts: ActionFacts): (action: OperationName) => string | undefined {
  const t = useTranslations('rules')
  const state = useStateWord(facts.service_state)
  return (action) => {
    const { allowed, reason } = actionRule(action, facts)
    const waits = reason === 'in_progress' && !atOnce.has(action)
    return allowed || waits || reason === undefined ? undefined : t(reason, { state })
  }
}
