import type { Ref } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Engine, ServerType } from '#contract/postgresql/catalog.ts'
import { StepFoot } from '#console/components/StepFoot.tsx'
import { StepHead } from '#console/components/StepHead.tsx'
import { SentBefore } from '#console/components/new-cluster/SentBefore.tsx'
import { RequestTabs } from '#console/components/RequestTabs.tsx'
import { paths } from '#console/paths.ts'
import { Notice } from '#console/ui/Notice.tsx'
import { CreateDeed } from './CreateDeed.tsx'
import { CreateFailure } from './CreateFailure.tsx'
import type { Found } from './progress.ts'
import { ReviewSections } from './ReviewSections.tsx'
import { useWayBack } from './StepForm.tsx'
import { toRequest } from './to-request.ts'
import type { Creation } from './use-create-cluster.ts'
import { useProblemText } from '#console/components/new-cluster/use-fields.ts'
import { useLostCluster } from '#console/components/new-cluster/use-lost-cluster.ts'
import type { StepLinkState } from '#console/components/use-step-focus.ts'
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
  const lost = useLostCluster(region, creation.failed)
  return (
    <>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
        <StepHead heading={heading} title={t('steps.names.review')} text={t('review.text')} />
        <CreateFailure creation={creation} region={region} values={values} engine={engine} lost={lost} />
        <SentBefore operation="createCluster" of={{ name: values.name.trim() }} />
        {problems.length > 0 && <Problems region={region} problems={problems} />}
        <RequestTabs
          operation="createCluster"
          input={{ body: toRequest(values) }}
          before={<ReviewSections region={region} values={values} engine={engine} serverTypes={serverTypes} />}
        />
        <StepFoot previous={useWayBack('review', region)} next={undefined} />
      </div>
      <CreateDeed values={values} engine={engine} engines={engines} problems={problems} creation={creation} lost={lost} />
    </>
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
            <Link to={paths.createCluster(region, step)} state={{ field } satisfies StepLinkState} className="underline">
              {t(`fields.${field}`)}
            </Link>
            : {text(problem)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
