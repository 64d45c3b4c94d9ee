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

/** Why an action cannot be done now, in the reader's words; `undefined` where it can. */
export function useReason(action: OperationName, facts: ActionFacts): string | undefined {
  return useReasonFor(facts)(action)
}

/** The same for several actions on one cluster. */
export function useReasonFor(facts: ActionFacts): (action: OperationName) => string | undefined {
  const t = useTranslations('rules')
  const state = useStateWord(facts.service_state)
  return (action) => {
    const { allowed, reason } = actionRule(action, facts)
    return allowed || reason === undefined ? undefined : t(reason, { state })
  }
}
