import type { Ref } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRegion } from '#console/api/region.ts'
import { ChangeTable } from '#console/components/ChangeTable.tsx'
import { EffectList } from '#console/components/EffectList.tsx'
import { SentBefore } from '#console/components/new-cluster/SentBefore.tsx'
import { useProblemText } from '#console/components/new-cluster/use-fields.ts'
import * as plans from '#console/components/plans/replicas.ts'
import { RequestTabs } from '#console/components/RequestTabs.tsx'
import { StepFoot } from '#console/components/StepFoot.tsx'
import { StepHead } from '#console/components/StepHead.tsx'
import { useAbout } from '#console/components/use-about.ts'
import type { StepLinkState } from '#console/components/use-step-focus.ts'
import { useVerdict } from '#console/components/use-verdict.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { ReviewFailure } from './ReviewFailure.tsx'
import type { Found } from './schema.ts'
import { useWayBack } from './StepForm.tsx'
import { toFarRequest, toRequest } from './to-request.ts'
import type { Creation, ReplicaPlan } from './use-create-replicas.ts'
import { useFieldLabel } from './use-field-label.ts'
import { inheritedVolumeType, type Values } from './values.ts'

type Props = {
  readonly heading: Ref<HTMLHeadingElement>
  readonly origin: Result<'showCluster'>
  readonly values: Values
  readonly problems: readonly Found[]
  readonly creation: Creation
}

/** The plan: what will be there, the very request, what it does, and the one button that sends it. */
export function ReviewStep({ heading, origin, values, problems, creation }: Props) {
  const t = useTranslations('replicas.new')
  const about = useAbout(origin)
  const volumeType = inheritedVolumeType(origin)
  const plan: ReplicaPlan = values.far
    ? plans.createOtherRegionReplica(about, toFarRequest(values, volumeType))
    : plans.createReplica(about, toRequest(values, volumeType))
  return (
    <>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
        <StepHead heading={heading} title={t('steps.review')} text={t('texts.review')} />
        <ReviewFailure creation={creation} origin={origin} values={values} />
        <SentBefore operation={plan.operation} of={{ id: origin.id }} />
        {problems.length > 0 && <Problems origin={origin} problems={problems} />}
        <RequestTabs operation={plan.operation} input={plan.input} cluster={origin} before={<ChangeTable changes={plan.changes} />} />
        <StepFoot previous={useWayBack('review', origin)} next={undefined} />
      </div>
      <Deed plan={plan} origin={origin} problems={problems} creation={creation} />
    </>
  )
}

type DeedProps = Pick<Props, 'origin' | 'problems' | 'creation'> & { readonly plan: ReplicaPlan }

function Deed({ plan, origin, problems, creation }: DeedProps) {
  const t = useTranslations('replicas.new')
  const { reason, warnings } = useVerdict<ReplicaPlan['operation']>(plan, origin)
  const effects = [...warnings, ...plan.effects]
  const steps = [...new Set(problems.map(({ step }) => t(`steps.${step}`)))].join(', ')
  const wrong = problems.length > 0 ? t('blocked', { count: problems.length, steps }) : undefined
  const blocked = creation.made ? t('made') : (wrong ?? reason)
  return (
    <aside aria-label={t('effects')} className="min-w-0 m:max-l:col-start-2 l:sticky l:top-[calc(var(--bar)+1.25rem)]">
      <Panel title={t('effects')}>
        <div className="grid gap-4">
          <EffectList effects={effects} />
          <Button
            kind="primary"
            busy={creation.sending || creation.finished}
            disabledReason={blocked}
            onClick={() => creation.create({ ...plan, effects })}
          >
            {plan.deed}
          </Button>
          <p className="text-12 text-quiet">{blocked ?? t('once')}</p>
        </div>
      </Panel>
    </aside>
  )
}

/** What still stands in the way, each with the way to its field. */
function Problems({ origin, problems }: Pick<Props, 'origin' | 'problems'>) {
  const t = useTranslations('replicas.new')
  const region = useRegion()
  const text = useProblemText()
  const labelOf = useFieldLabel()
  return (
    <Notice kind="warning" title={t('problems', { count: problems.length })}>
      <ul className="grid gap-1">
        {problems.map(({ path, step, problem }, index) => (
          <li key={index}>
            <Link to={paths.createReplica(region, origin.id, step)} state={{ field: path } satisfies StepLinkState} className="underline">
              {labelOf(path)}
            </Link>
            : {text(problem)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
