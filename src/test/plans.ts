import { createTranslator } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import type { Effect } from '#console/components/EffectList.tsx'
import type { About, Change, Plan } from '#console/components/plans/plan.ts'
import { plans as en } from '#console/messages/en/plans.ts'
import { plans as ko } from '#console/messages/ko/plans.ts'
import { orders } from './cluster-page.tsx'

const words = {
  en: createTranslator({ locale: 'en', messages: { plans: en }, namespace: 'plans' }),
  ko: createTranslator({ locale: 'ko', messages: { plans: ko }, namespace: 'plans' }),
}

/** What a plan is made from in tests: the cluster `orders`, changed where the test says so. */
export function about(over: Partial<Result<'showCluster'>> = {}, locale: 'en' | 'ko' = 'en'): About {
  return { cluster: { ...orders, ...over }, t: words[locale], stateWord: (state) => state, locale, zone: 'Asia/Seoul', speed: 1 }
}

/** A plan as a person reads it, line by line: title, button, fields from now to then, effects as they stand. */
export function read<N extends WriteName>(plan: Plan<N>): string[] {
  return [
    `${plan.title ?? plan.deed} [${plan.keep} | ${plan.deed}]`,
    ...plan.changes.map(changeLine),
    ...plan.effects.map(effectLine),
    ...(plan.confirmName === undefined ? [] : [`type ${plan.confirmName}`]),
    ...(plan.blocked === undefined ? [] : [`blocked: ${plan.blocked}`]),
  ]
}

function changeLine({ label, now = '-', then = '-', note }: Change): string {
  return `${label}: ${now} → ${then}${note === undefined ? '' : ` (${note})`}`
}

/** How long it takes is the same sentence in every plan, with a figure that is learnt elsewhere. */
function effectLine({ kind, fact, why }: Effect): string {
  return kind === 'takes' ? kind : `${kind}: ${fact}${why === undefined ? '' : ` / ${why}`}`
}
