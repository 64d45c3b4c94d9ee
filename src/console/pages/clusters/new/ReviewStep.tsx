import type { Ref } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Engine, ServerType } from '#contract/postgresql/catalog.ts'
import { EffectList } from '#console/components/EffectList.tsx'
import { RequestTabs } from '#console/components/RequestTabs.tsx'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { CreateFailure } from './CreateFailure.tsx'
import type { Found } from './progress.ts'
import { ReviewSections } from './ReviewSections.tsx'
import { BackLink, StepHead } from './StepForm.tsx'
import { toRequest } from './to-request.ts'
import type { Creation } from './use-create-cluster.ts'
import { useProblemText } from './use-create-form.ts'
import { useCreateEffects } from './use-create-effects.ts'
import type { StepLinkState } from './use-step-focus.ts'
import type { Values } from './values.ts'

type Props = {
  readonly heading: Ref<HTMLHeadingElement>
  readonly region: string
  readonly values: Values
  readonly engines: readonly Engine[]
  readonly serverTypes: readonly ServerType[] | undefined
  readonly problems: readonly Found[]
  readonly creation: Creation
}

/** Everything once more, the very request, what it does, and the one button that sends it. */
export function ReviewStep({ heading, region, values, engines, serverTypes, problems, creation }: Props) {
  const t = useTranslations('create')
  const engine = engines.find(({ id }) => id === values.engineVersionId)
  return (
    <>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
        <StepHead heading={heading} title={t('steps.names.review')} text={t('review.text')} />
        {creation.failure && <CreateFailure failure={creation.failure} region={region} values={values} engine={engine} />}
        {problems.length > 0 && <Problems region={region} problems={problems} />}
        <RequestTabs
          operation="createCluster"
          input={{ body: toRequest(values) }}
          before={<ReviewSections region={region} values={values} engine={engine} serverTypes={serverTypes} />}
        />
        <div className="border-t border-line pt-4">
          <BackLink step="review" region={region} />
        </div>
      </div>
      <Deed values={values} engine={engine} problems={problems} creation={creation} />
    </>
  )
}

type DeedProps = Pick<Props, 'values' | 'problems' | 'creation'> & { readonly engine: Engine | undefined }

function Deed({ values, engine, problems, creation }: DeedProps) {
  const t = useTranslations('create')
  const name = values.name.trim()
  const steps = [...new Set(problems.map(({ step }) => t(`steps.names.${step}`)))].join(', ')
  return (
    <aside aria-label={t('review.effects')} className="min-w-0 l:sticky l:top-[calc(var(--bar)+1.25rem)] m:max-l:col-start-2">
      <Panel title={t('review.effects')}>
        <div className="grid gap-4">
          <EffectList effects={useCreateEffects(values, engine)} />
          <Button
            kind="primary"
            busy={creation.sending || creation.finished}
            disabledReason={problems.length > 0 ? t('review.blocked', { count: problems.length, steps }) : undefined}
            onClick={creation.create}
          >
            {name === '' ? t('review.submitUnnamed') : t('review.submit', { name })}
          </Button>
          <p className="text-12 text-quiet">
            {problems.length > 0 ? t('review.blocked', { count: problems.length, steps }) : t('review.once')}
          </p>
        </div>
      </Panel>
    </aside>
  )
}

/** What still stands in the way, each with the way to its field. */
function Problems({ region, problems }: Pick<Props, 'region' | 'problems'>) {
  const t = useTranslations('create')
  const text = useProblemText()
  return (
    <Notice kind="warning" title={t('review.problemsTitle', { count: problems.length })}>
      <ul className="grid gap-1">
        {problems.map(({ field, step, problem }, index) => (
          <li key={index}>
            <Link to={paths.createCluster(region, step)} state={{ field } satisfies StepLinkState}>
              {t(`fields.${field}`)}
            </Link>
            : {text(problem)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
