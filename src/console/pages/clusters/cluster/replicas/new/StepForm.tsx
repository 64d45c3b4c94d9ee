import type { Ref } from 'react'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useFormState } from 'react-hook-form'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRegion } from '#console/api/region.ts'
import { countShown } from '#console/components/new-cluster/use-fields.ts'
import { StepHead } from '#console/components/StepHead.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { keepFocus } from '#console/ui/keep-focus.ts'
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
      <StepFoot step={step} origin={origin} />
    </form>
  )
}

/** Back, what stands in the way, on. */
function StepFoot({ step, origin }: Pick<Props, 'step' | 'origin'>) {
  const t = useTranslations('create.steps')
  const names = useTranslations('replicas.new.steps')
  const { errors } = useFormState()
  const count = stepFields[step].reduce((sum, field) => sum + countShown(errors[field as keyof typeof errors]), 0)
  const next = neighbour(step, 1)
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
      <BackLink step={step} origin={origin} />
      <span role="status" className="ml-auto text-12 text-quiet">
        {count > 0 && t('toCorrect', { count })}
      </span>
      {next !== undefined && (
        <Button kind="primary" type="submit" className="max-s:w-full" onMouseDown={keepFocus}>
          <span className="sr-only">{t('next')}</span> {names(next)}
          <ArrowRight className="size-4" aria-hidden="true" />
        </Button>
      )}
    </div>
  )
}

/** To the step before; from the first one, to the list. */
export function BackLink({ step, origin }: { readonly step: StepId; readonly origin: Pick<Result<'showCluster'>, 'id'> }) {
  const t = useTranslations('create.steps')
  const names = useTranslations('replicas.new')
  const region = useRegion()
  const previous = neighbour(step, -1)
  const to = previous === undefined ? paths.clusterTab(region, origin.id, 'replicas') : paths.createReplica(region, origin.id, previous)
  return (
    <Link to={to} className={buttonClass()} onMouseDown={keepFocus}>
      <ArrowLeft className="size-4" aria-hidden="true" />
      <span className="sr-only">{t('back')}</span> {previous === undefined ? names('list') : names(`steps.${previous}`)}
    </Link>
  )
}
