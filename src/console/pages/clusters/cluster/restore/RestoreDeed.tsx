import { useTranslations } from 'use-intl'
import { EffectList } from '#console/components/EffectList.tsx'
import type { LostCluster } from '#console/components/new-cluster/use-lost-cluster.ts'
import { confirmedPlan } from '#console/components/plans/confirmed.ts'
import type { Plan } from '#console/components/plans/plan.ts'
import { useVerdict } from '#console/components/use-verdict.ts'
import { Button } from '#console/ui/Button.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import type { Problem } from './use-problems.ts'
import type { Restore } from './use-restore.ts'
import type { Cluster } from './values.ts'

type Props = {
  readonly cluster: Cluster
  readonly plan: Plan<'createRestoreCluster'>
  readonly problems: readonly Problem[]
  readonly restore: Restore
  readonly lost: LostCluster | undefined
}

/** What the restore does, beside the one button that does it. */
export function RestoreDeed({ cluster, plan, problems, restore, lost }: Props) {
  const t = useTranslations('restore.review')
  const { reason, warnings } = useVerdict(plan, cluster)
  const effects = [...warnings, ...plan.effects]
  const name = plan.input.body.name
  const made = lost?.state === 'found' && restore.failed?.name === name
  const blocked = problems.length > 0 ? t('blocked', { count: problems.length }) : made ? t('made', { name }) : reason
  return (
    <aside aria-label={t('effects')} className="min-w-0 l:sticky l:top-[calc(var(--bar)+1.25rem)] l:w-(--aside) m:max-l:col-start-2">
      <Panel title={t('effects')}>
        <div className="grid gap-4">
          <EffectList effects={effects} />
          <Button
            kind="primary"
            busy={restore.sending || restore.finished}
            disabledReason={blocked}
            onClick={() => restore.start(confirmedPlan({ title: plan.title ?? plan.deed, changes: plan.changes, effects }))}
          >
            {name === '' ? t('unnamed') : plan.deed}
          </Button>
          <p className="text-12 text-quiet">{blocked ?? t('once')}</p>
        </div>
      </Panel>
    </aside>
  )
}
