import { useState, type ReactNode } from 'react'
import type { Failure } from '#contract/errors.ts'
import type { Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { PlanDialog } from './PlanDialog.tsx'
import type { PlanBuilder } from './plans/plan.ts'
import { useAbout } from './use-about.ts'
import { useFollow } from './use-follow.ts'
import type { Accepted } from './use-plan-deed.ts'

type Options = {
  /** What to do with an accepted request; where it is left out, the page's URL follows it. */
  readonly onAccepted?: (accepted: Accepted) => void
  /** It waits for its turn; the dialog has closed by then. */
  readonly onQueued?: () => void
  /** It was not taken; the failure stands in the dialog. */
  readonly onRefused?: (failure: Failure) => void
  /** Why nothing may be sent any more, although the plan was made: what it was made from has changed. */
  readonly blocked?: string | undefined
}

export type UsedPlan = {
  /** Shows the plan that the builder makes. Nothing is sent before a person says so in it. */
  readonly open: <N extends WriteName>(build: PlanBuilder<N>) => void
  /** To be placed once in the page. */
  readonly dialog: ReactNode
}

type Shown = {
  readonly opening: number
  readonly open: boolean
  readonly draw: (shared: DrawProps, opening: number) => ReactNode
}
type DrawProps = Omit<Parameters<typeof PlannedDialog>[0], 'build'>

/** The plan of a write to a cluster: opened by a button, sent from its dialog, then followed by the page's URL. */
export function usePlan(cluster: Result<'showCluster'>, { onAccepted, onQueued, onRefused, blocked }: Options = {}): UsedPlan {
  const { follow } = useFollow()
  const [shown, setShown] = useState<Shown>()
  const close = () => setShown((last) => last && { ...last, open: false })
  return {
    open: (build) =>
      setShown((last) => ({
        opening: (last?.opening ?? 0) + 1,
        open: true,
        // Each opening starts afresh: a typed name and a failure of the last one are not remembered.
        draw: (shared, opening) => <PlannedDialog key={opening} build={build} {...shared} />,
      })),
    dialog: shown?.draw(
      {
        cluster,
        open: shown.open,
        blocked,
        onClose: close,
        onRefused,
        onQueued: () => {
          close()
          onQueued?.()
        },
        onAccepted: (accepted) => {
          close()
          if (onAccepted === undefined) follow(accepted.follow)
          else onAccepted(accepted)
        },
      },
      shown.opening,
    ),
  }
}

type PlannedProps<N extends WriteName> = Omit<Parameters<typeof PlanDialog<N>>[0], 'plan'> & {
  readonly build: PlanBuilder<N>
  readonly blocked: string | undefined
}

function PlannedDialog<N extends WriteName>({ build, blocked, ...dialog }: PlannedProps<N>) {
  const plan = build(useAbout(dialog.cluster))
  return <PlanDialog plan={{ ...plan, blocked: plan.blocked ?? blocked }} {...dialog} />
}
