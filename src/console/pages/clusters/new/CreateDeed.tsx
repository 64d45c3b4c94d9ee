import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { EffectList } from '#console/components/EffectList.tsx'
import { confirmedPlan } from '#console/components/plans/confirmed.ts'
import { Button } from '#console/ui/Button.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import type { Found } from './progress.ts'
import { formStepIds } from './steps.ts'
import type { Creation } from './use-create-cluster.ts'
import { useCreateEffects } from './use-create-effects.ts'
import { useStepSummary } from './use-step-summary.ts'
import type { LostCluster } from '#console/components/new-cluster/use-lost-cluster.ts'
import type { Values } from './values.ts'

type Props = {
  readonly values: Values
  readonly engine: Engine | undefined
  readonly engines: readonly Engine[]
  readonly problems: readonly Found[]
  readonly creation: Creation
  readonly lost: LostCluster | undefined
}

/** What the create does, beside the one button that does it. */
export function CreateDeed({ values, engine, engines, problems, creation, lost }: Props) {
  const t = useTranslations('create')
  const name = values.name.trim()
  const steps = [...new Set(problems.map(({ step }) => t(`steps.names.${step}`)))].join(', ')
  const effects = useCreateEffects(values, engine)
  const summary = useStepSummary(values, engines)
  const deed = name === '' ? t('review.submitUnnamed') : t('review.submit', { name })
  const plan = () =>
    confirmedPlan({
      title: deed,
      changes: formStepIds.map((step) => ({ label: t(`steps.names.${step}`), now: undefined, then: summary(step) })),
      effects,
    })
  const made = lost?.state === 'found' && creation.failed?.name === name
  const blocked =
    problems.length > 0 ? t('review.blocked', { count: problems.length, steps }) : made ? t('review.made', { name }) : undefined
  return (
    <aside aria-label={t('review.effects')} className="min-w-0 l:sticky l:top-[calc(var(--bar)+1.25rem)] m:max-l:col-start-2">
      <Panel title={t('review.effects')}>
        <div className="grid gap-4">
          <EffectList effects={effects} />
          <Button
            kind="primary"
            busy={creation.sending || creation.finished}
            disabledReason={blocked}
            onClick={() => creation.create(plan())}
          >
            {deed}
          </Button>
          <p className="text-12 text-quiet">{blocked ?? t('review.once')}</p>
        </div>
      </Panel>
    </aside>
  )
}
