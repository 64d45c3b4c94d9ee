import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { resourceOf, useWrite, type Write } from '#console/api/mutation.ts'
import { cloudNow } from '#console/api/now.ts'
import { failureOf } from '#console/api/query.ts'
import type { Follow } from '#console/paths.ts'
import { toast } from '#console/ui/toast.ts'
import type { Effect } from './EffectList.tsx'
import { knownCode } from './failure-words.ts'
import { confirmedPlan } from './plans/confirmed.ts'
import type { Plan } from './plans/plan.ts'

/** A write that the cloud has taken: the request to follow, and the id that the answer names. */
export type Accepted = { readonly follow: Follow; readonly resource: string }

export type PlanEvents = {
  /** The cloud has taken it, and what is on the screen for the cluster has been read again. */
  readonly onAccepted: (accepted: Accepted) => void
  /** It waits for its turn; the tray and the cluster's page show it. */
  readonly onQueued: () => void
  /** It was not taken; the failure stands in the dialog. For pages that want to look again at what was refused. */
  readonly onRefused?: ((failure: Failure) => void) | undefined
}

export type PlanDeed<N extends WriteName> = Pick<Write<N>, 'under' | 'sending' | 'failure'> & {
  readonly send: () => Promise<void>
  readonly wait: () => Promise<void>
  /** The latest failure is one that goes away by itself now and then; how often it came. */
  readonly quirks: number
}

/** Sends what a plan is about, or lets it wait its turn, in the words that stand in the dialog. */
export function usePlanDeed<N extends WriteName>(
  plan: Plan<N>,
  effects: readonly Effect[],
  cluster: Pick<Result<'showCluster'>, 'id' | 'name'>,
  { onAccepted, onQueued, onRefused }: PlanEvents,
): PlanDeed<N> {
  const t = useTranslations('plan.queue')
  const { operation, input, deed, changes } = plan
  const [quirks, setQuirks] = useState(0)
  const write = useWrite(operation, cluster.id)
  const told = {
    cluster: { id: cluster.id, name: cluster.name },
    plan: confirmedPlan({ title: plan.title ?? deed, changes, effects }),
  }
  const send = async () => {
    // Before sending: the answer may be a while on its way, and elapsed times count from the person's press.
    const sent = new Date(cloudNow()).toISOString()
    try {
      const answer: { readonly request_id: string } = await write.send(input, told)
      onAccepted({ follow: { request: answer.request_id, operation, sent }, resource: resourceOf(answer) })
    } catch (error) {
      // The failure is in the dialog.
      const refused = failureOf(error)
      if (refused !== undefined) onRefused?.(refused)
      if (isQuirk(refused)) setQuirks(quirks + 1)
    }
  }
  const wait = async () => {
    try {
      await write.queue(input, told)
      toast({ kind: 'done', title: t('done', { deed }), text: t('doneText', { name: cluster.name }) })
      onQueued()
    } catch {
      // The failure is in the dialog.
    }
  }
  const { under, sending, failure } = write
  return { send, wait, under, sending, failure, quirks: isQuirk(failure) ? quirks : 0 }
}

/** A 401 that some writes get now and then although they are signed well: once more may help, and is offered once. */
function isQuirk(failure: Failure | undefined): boolean {
  return failure?.kind === 'cloud' && knownCode(failure) === 'notAuthenticated'
}
