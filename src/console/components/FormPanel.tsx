import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { Button } from '#console/ui/Button.tsx'
import { SidePanel } from '#console/ui/SidePanel.tsx'
import { useFollow } from './use-follow.ts'
import { usePlan, type UsedPlan } from './use-plan.tsx'

/** The plan of a form: an accepted request closes the form, with what was typed, and the page follows it. */
export function useFormPlan(cluster: Result<'showCluster'>, onClose: () => void): UsedPlan {
  const { follow } = useFollow()
  return usePlan(cluster, {
    onAccepted: (accepted) => {
      onClose()
      follow(accepted.follow)
    },
  })
}

type Props = {
  readonly title: string
  readonly description?: ReactNode
  /** Why nothing can be sent now; what was typed stays. */
  readonly reason: string | undefined
  readonly onClose: () => void
  /** Checks the fields and opens the plan. */
  readonly onSubmit: () => void
  readonly plan: UsedPlan
  readonly size?: 'm' | 'l'
  readonly children: ReactNode
}

/** The fields of a write, beside the page. Nothing is sent from here: its button leads to the plan. */
export function FormPanel({ title, description, reason, onClose, onSubmit, plan, size = 'm', children }: Props) {
  const t = useTranslations('plan.form')
  return (
    <SidePanel
      title={title}
      description={description}
      size={size}
      onClose={onClose}
      onSubmit={onSubmit}
      above={plan.dialog}
      footer={
        <>
          {reason !== undefined && <p className="min-w-40 flex-1 text-12 text-quiet">{reason}</p>}
          <Button onClick={onClose}>{t('cancel')}</Button>
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
