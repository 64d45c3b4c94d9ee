import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { Button } from '#console/ui/Button.tsx'
import { SidePanel } from '#console/ui/SidePanel.tsx'
import { LeaveDialog, LeaveGuard } from './LeaveGuard.tsx'
import { useFollow } from './use-follow.ts'
import { usePlan, type UsedPlan } from './use-plan.tsx'

/** The plan of a form: an accepted or queued request closes the form, with what was typed, and the page follows it. */
export function useFormPlan(cluster: Result<'showCluster'>, onClose: () => void): UsedPlan {
  const { follow } = useFollow()
  return usePlan(cluster, {
    onQueued: onClose,
    onAccepted: (accepted) => {
      onClose()
      follow(accepted.follow)
    },
  })
}

/** Whether a form holds anything else than when it was opened. Its values are plain data. */
export function useChanged(values: unknown): boolean {
  const now = JSON.stringify(values)
  const [before] = useState(now)
  return now !== before
}

type Props = {
  readonly title: string
  readonly description?: ReactNode
  /** Why nothing can be sent now; what was typed stays. */
  readonly reason: string | undefined
  /** Something was filled in (see `useChanged`): nothing closes the panel before a person has said that it may be thrown away. */
  readonly changed: boolean
  readonly onClose: () => void
  /** Checks the fields and opens the plan. */
  readonly onSubmit: () => void
  readonly plan: UsedPlan
  readonly size?: 'm' | 'l'
  readonly children: ReactNode
}

/** The fields of a write, beside the page. Nothing is sent from here: its button leads to the plan. */
export function FormPanel({ title, description, reason, changed, onClose, onSubmit, plan, size = 'm', children }: Props) {
  const t = useTranslations('plan.form')
  const [asking, setAsking] = useState(false)
  const close = () => (changed ? setAsking(true) : onClose())
  const words = { title: t('leave.title'), text: t('leave.text'), stay: t('leave.stay'), go: t('leave.go') }
  return (
    <SidePanel
      title={title}
      description={description}
      size={size}
      onClose={close}
      onSubmit={onSubmit}
      above={
        <>
          {plan.dialog}
          <LeaveDialog open={asking} words={words} onStay={() => setAsking(false)} onGo={onClose} />
          <LeaveGuard active={changed} words={words} />
        </>
      }
      footer={
        <>
          {reason !== undefined && <p className="min-w-40 flex-1 text-12 text-quiet">{reason}</p>}
          <Button onClick={close}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" disabledReason={reason}>
            {t('seePlan')}
          </Button>
        </>
      }
    >
      {children}
    </SidePanel>
  )
}
