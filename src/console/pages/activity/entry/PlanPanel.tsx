import { useTranslations } from 'use-intl'
import type { ConfirmedPlan } from '#contract/bff/journal.ts'
import { ChangeTable } from '#console/components/ChangeTable.tsx'
import { Panel } from '#console/ui/Panel.tsx'

/** The plan in the very words that a person confirmed. */
export function PlanPanel({ plan }: { readonly plan: ConfirmedPlan | null }) {
  const t = useTranslations('activity.entry')
  const words = useTranslations('plan')
  if (plan === null) {
    return (
      <Panel title={t('plan')}>
        <p className="text-quiet">{t('noPlan')}</p>
      </Panel>
    )
  }
  const changes = plan.changes.map(({ label, now, then }) => ({ label, now: now ?? undefined, then: then ?? undefined }))
  return (
    <Panel title={t('plan')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="font-semibold text-strong">{plan.title}</p>
        {changes.length > 0 && <ChangeTable changes={changes} />}
        {plan.effects.length > 0 && (
          <section className="grid gap-1">
            <h3>{words('whatItDoes')}</h3>
            <ul className="list-disc pl-5">
              {plan.effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Panel>
  )
}
