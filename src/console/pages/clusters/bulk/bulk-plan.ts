import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import { actionRule, type ReasonCode } from '#contract/rules/actions.ts'
import type { Left } from '#console/api/batches.ts'
import type { Effect } from '#console/components/EffectList.tsx'
import { factsOf } from '#console/components/action-reason.ts'
import type { About, Plan } from '#console/components/plans/plan.ts'
import { planOf, type Deed } from './deeds.ts'

type Cluster = Result<'showCluster'>

/** One of the chosen clusters, as it was read for the plan, or why it could not be read. */
export type Read = {
  readonly id: string
  readonly name: string
  readonly cluster?: Cluster | undefined
  readonly failure?: Failure | undefined
}

/** What will be done with one cluster; `effects` are those that not all of them share. */
export type Ready = { readonly cluster: Cluster; readonly plan: Plan<Deed>; readonly effects: readonly Effect[] }
export type BulkPlan = { readonly ready: readonly Ready[]; readonly left: readonly Left[]; readonly shared: readonly Effect[] }

/**
 * One plan for several clusters, from the plan of each: what only some of them do stands with these, what all do is
 * said once. A cluster the rules speak against is left out.
 * @param warn what to say of a rule that is only inferred; it warns and leaves nobody out
 */
export function bulkPlan(
  deed: Deed,
  reads: readonly Read[],
  parts: {
    readonly about: (cluster: Cluster) => About
    readonly warn: (reason: ReasonCode, state: string) => Effect
    readonly now: number
  },
): BulkPlan {
  const left: Left[] = []
  const plans: { readonly cluster: Cluster; readonly plan: Plan<Deed>; readonly effects: Effect[] }[] = []
  for (const { id, name, cluster, failure } of reads) {
    if (cluster === undefined) {
      left.push({ id, name, ...(failure !== undefined && { failure }) })
      continue
    }
    const state = cluster.service_state
    const { allowed, reason, warning } = actionRule(deed, factsOf(cluster, parts.now))
    if (!allowed && reason !== undefined) left.push({ id, name, state, reason })
    else {
      const plan = planOf[deed](parts.about(cluster))
      plans.push({ cluster, plan, effects: [...(warning === undefined ? [] : [parts.warn(warning, state)]), ...plan.effects] })
    }
  }
  const shared = (plans[0]?.effects ?? []).filter(({ fact }) => plans.every(({ effects }) => effects.some((other) => other.fact === fact)))
  const isShared = new Set(shared.map(({ fact }) => fact))
  return {
    ready: plans.map(({ cluster, plan, effects }) => ({ cluster, plan, effects: effects.filter(({ fact }) => !isShared.has(fact)) })),
    left,
    // A reason that names one cluster is no reason for all.
    shared: shared.map(({ kind, fact, why }) => {
      const same = plans.every(({ effects }) => effects.some((other) => other.fact === fact && other.why === why))
      return same ? { kind, fact, why } : { kind, fact }
    }),
  }
}
