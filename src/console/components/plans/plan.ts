import type { useTranslations } from 'use-intl'
import type { Input, Result } from '#contract/operation.ts'
import type { ActionFacts } from '#contract/rules/actions.ts'
import { durations, type WriteName } from '#contract/rules/durations.ts'
import { formatTypical } from '#console/lib/format.ts'
import type { Effect } from '#console/components/EffectList.tsx'

export type Words = ReturnType<typeof useTranslations<'plans'>>

/** What every plan is made from: the cluster as it was read last, and the reader's words. */
export type About = {
  readonly cluster: Result<'showCluster'>
  readonly t: Words
  /** A service state in words. */
  readonly stateWord: (state: string) => string
  readonly locale: string
  /** The zone in which instants are shown. */
  readonly zone: string
  /** By how much the demo cloud divides durations. */
  readonly speed: number
}

/** One field that changes. `undefined` for what is not there now, or will not be there then. */
export type Change = {
  readonly label: string
  readonly now: string | undefined
  readonly then: string | undefined
  /** What is a name or a wire value, and so stands in monospace. */
  readonly code?: 'label' | 'value' | 'both'
  /** When it takes effect, or what else is to be said of this one field. */
  readonly note?: string | undefined
  /** Then it is gone, or no longer what it was: not a plain new value. */
  readonly ends?: boolean
}

/** A write before it is sent: what is now and what will be, what it does, and the very request. */
export type Plan<N extends WriteName> = {
  readonly operation: N
  readonly input: Input<N>
  /** Of the dialog; where it is left out, the deed. */
  readonly title?: string
  /** On the button that sends it: `Stop orders`. */
  readonly deed: string
  /** On the button that does not. */
  readonly keep: string
  /** Only the fields that change. */
  readonly changes: readonly Change[]
  readonly effects: readonly Effect[]
  /** Set where something is lost for good: has to be typed first. */
  readonly confirmName?: string
  /** What the rules may look at beyond Show Cluster. */
  readonly facts?: Partial<ActionFacts>
  /** Why this very plan cannot be sent, whatever the rules say: it would change nothing. */
  readonly blocked?: string | undefined
}

/** Builds a plan; called again whenever the cluster is read anew, so that Now stays true. */
export type PlanBuilder<N extends WriteName> = (about: About) => Plan<N>

/** How long it usually takes, and that the cluster takes no other change until then. */
export function takes({ cluster, t, locale, speed }: About, operation: WriteName): Effect {
  const typical = formatTypical(durations[operation].typical / speed, locale)
  return { kind: 'takes', fact: t('takes', { typical }), why: t('takesWhy', { name: cluster.name }) }
}

/** The field as a change, or nothing where it stays as it is. */
export function change(
  label: string,
  now: string | undefined,
  then: string | undefined,
  more: Omit<Change, 'label' | 'now' | 'then'> = {},
): Change[] {
  return now === then ? [] : [{ label, now, then, ...more }]
}

/** Why a plan whose fields all stay as they are cannot be sent. */
export function blockedIfNone(changes: readonly Change[], { t }: About): string | undefined {
  return changes.length === 0 ? t('nothing') : undefined
}
