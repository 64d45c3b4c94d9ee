import type { ConfirmedPlan } from '#contract/bff/journal.ts'
import type { Effect } from '#console/components/EffectList.tsx'
import type { Change } from './plan.ts'

type Shown = { readonly title: string; readonly changes: readonly Change[]; readonly effects: readonly Effect[] }

/** What a row of the journal takes: longer texts and lists are cut, and say so. */
const most = { title: 300, label: 300, value: 2_000, effect: 1_000, changes: 500, effects: 50 } as const

/** A plan in the words in which it is confirmed, as the journal keeps it. */
export function confirmedPlan({ title, changes, effects }: Shown): ConfirmedPlan {
  return {
    title: cut(title, most.title),
    changes: changes.slice(0, most.changes).map(({ label, now, then }) => ({
      label: cut(label, most.label),
      now: now === undefined ? null : cut(now, most.value),
      then: then === undefined ? null : cut(then, most.value),
    })),
    effects: effects.slice(0, most.effects).map(({ fact, why }) => cut(why === undefined ? fact : `${fact} ${why}`, most.effect)),
  }
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}
