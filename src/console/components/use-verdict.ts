import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { actionRule } from '#contract/rules/actions.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { cloudNow } from '#console/api/now.ts'
import { factsOf } from './action-reason.ts'
import type { Effect } from './EffectList.tsx'
import type { Plan } from './plans/plan.ts'
import { useStateWord } from './state-word.ts'

type Judged<N extends WriteName> = Pick<Plan<N>, 'operation' | 'facts' | 'blocked'>

/** Why a plan cannot be sent now, and what stands against it although the cloud may take it. `waits`: it can as soon as what runs has ended. */
export function useVerdict<N extends WriteName>({ operation, facts: more, blocked }: Judged<N>, cluster: Result<'showCluster'>) {
  const t = useTranslations('plan')
  const rules = useTranslations('rules')
  const state = useStateWord(cluster.service_state)
  const facts = { ...factsOf(cluster, cloudNow()), ...more }
  const { allowed, warning, reason: code } = actionRule(operation, facts)
  const reason = allowed || code === undefined ? blocked : rules(code, { state })
  const warnings: Effect[] = warning === undefined ? [] : [{ kind: 'warns', fact: rules(warning, { state }), why: t('inferred') }]
  return { reason, warnings, waits: code === 'in_progress' && blocked === undefined }
}
