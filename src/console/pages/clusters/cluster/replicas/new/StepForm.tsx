import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRegion } from '#console/api/region.ts'
import { useToCorrect } from '#console/components/new-cluster/use-fields.ts'
import { StepFoot, type Way } from '#console/components/StepFoot.tsx'
import { StepHead } from '#console/components/StepHead.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { paths } from '#console/paths.ts'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { AccessStep } from './AccessStep.tsx'
import { ReplicasStep } from './ReplicasStep.tsx'
import { SizeStep } from './SizeStep.tsx'
import { neighbour, stepFields, type FormStepId, type StepId } from './steps.ts'

type Props = {
  readonly step: FormStepId
  readonly heading: Ref<HTMLHeadingElement>
  readonly origin: Result<'showCluster'>
  readonly taken: readonly string[]
  readonly otherRegions: readonly string[]
  readonly least: readonly number[]
  readonly onNext: () => void
}

/** One step: what it is about, its fields, and the way on. Enter goes on as well. */
export function StepForm({ step, heading, origin, taken, otherRegions, least, onNext }: Props) {
  const t = useTranslations('replicas.new')
  const next = neighbour(step, 1)
  return (
    <form
      noValidate
      className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-5"
      aria-labelledby="step-title"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <StepHead heading={heading} title={t(`steps.${step}`)} text={t(`texts.${step}`)} />
      <PageBoundary loading={<Skeleton className="h-80 w-full" />}>
        {step === 'replicas' && <ReplicasStep origin={origin} taken={taken} otherRegions={otherRegions} />}
        {step === 'size' && <SizeStep origin={origin} least={least} />}
        {step === 'access' && <AccessStep />}
      </PageBoundary>
      <StepFoot previous={useWayBack(step, origin)} next={next && t(`steps.${next}`)} status={useToCorrect(stepFields[step])} />
    </form>
  )
}

/** To the step before; from the first one, to the list. */
export function useWayBack(step: StepId, origin: Pick<Result<'showCluster'>, 'id'>): Way {
  const t = useTranslations('replicas.new')
  const region = useRegion()
  const previous = neighbour(step, -1)
  return previous === undefined
    ? { name: t('list'), to: paths.clusterTab(region, origin.id, 'replicas') }
    : { name: t(`steps.${previous}`), to: paths.createReplica(region, origin.id, previous) }
}
