import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { setAuditLog } from '#console/components/plans/logs.ts'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { Button } from '#console/ui/Button.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'

/** Whether the audit log is written. Its price is said before: turning it off deletes its files. */
export function AuditPanel({ cluster }: { readonly cluster: Result<'showCluster'> }) {
  const t = useTranslations('logs.audit')
  const plan = usePlan(cluster)
  const reason = useReason('setAuditLog', factsOf(cluster, useNow(30_000)))
  const on = cluster.init_config_option?.audit_enabled === true
  const open = () => plan.open((about) => setAuditLog(about, !on))
  useAskedPlan('setAuditLog', reason === undefined && !on ? open : undefined)
  return (
    <Panel
      title={t('title')}
      aside={
        <Button size="small" disabledReason={reason} onClick={open}>
          {t(on ? 'turnOff' : 'turnOn')}
        </Button>
      }
    >
      <div className="grid max-w-176 gap-1">
        <p className="font-semibold text-strong">{t(on ? 'on' : 'off')}</p>
        <p>{t('what')}</p>
        <p className="flex items-start gap-1.5 text-quiet">
          {on && <KindGlyph kind="warning" className="mt-[0.1875rem]" />}
          {t(on ? 'offDeletes' : 'onSlows')}
        </p>
      </div>
      {plan.dialog}
    </Panel>
  )
}
