import type { ReactNode, Ref } from 'react'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useFormState } from 'react-hook-form'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { StepHead } from '#console/components/StepHead.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { BackupStep } from './BackupStep.tsx'
import { DatabaseStep } from './DatabaseStep.tsx'
import { EngineStep } from './EngineStep.tsx'
import { keepFocus } from '#console/ui/keep-focus.ts'
import { NetworkStep } from './NetworkStep.tsx'
import { ServerTypeField } from '#console/components/new-cluster/ServerTypeField.tsx'
import { neighbour, stepFields, type FormStepId, type StepId } from './steps.ts'
import { StorageStep } from './StorageStep.tsx'
import { TagsField } from '#console/components/new-cluster/TagsField.tsx'
import { TopologyStep } from './TopologyStep.tsx'
import { countShown } from '#console/components/new-cluster/use-fields.ts'

type Props = {
  readonly step: FormStepId
  readonly heading: Ref<HTMLHeadingElement>
  readonly environment: string
  readonly region: string
  readonly engines: readonly Engine[]
  readonly onNext: () => void
}

/** One step: what it is about, its fields, and the way on. Enter goes on as well. */
export function StepForm({ step, heading, environment, region, engines, onNext }: Props) {
  const t = useTranslations('create')
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
      <StepHead heading={heading} title={t(`steps.names.${step}`)} text={t(`${step === 'server-type' ? 'serverType' : step}.text`)} />
      <PageBoundary loading={<Skeleton className="h-80 w-full" />}>{fieldsOf({ step, environment, region, engines })}</PageBoundary>
      <StepFoot step={step} region={region} />
    </form>
  )
}

function fieldsOf({ step, environment, region, engines }: Pick<Props, 'step' | 'environment' | 'region' | 'engines'>): ReactNode {
  switch (step) {
    case 'engine':
      return <EngineStep engines={engines} />
    case 'topology':
      return <TopologyStep />
    case 'server-type':
      return <ServerTypeField />
    case 'storage':
      return <StorageStep />
    case 'network':
      return <NetworkStep environment={environment} region={region} />
    case 'database':
      return <DatabaseStep />
    case 'backup':
      return <BackupStep />
    case 'tags':
      return <TagsField />
  }
}

/** Back, what stands in the way, on. */
function StepFoot({ step, region }: { readonly step: FormStepId; readonly region: string }) {
  const t = useTranslations('create.steps')
  const { errors } = useFormState()
  const count = stepFields[step].reduce((sum, field) => sum + countShown(errors[field as keyof typeof errors]), 0)
  const next = neighbour(step, 1)
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
      <BackLink step={step} region={region} />
      <span role="status" className="ml-auto text-12 text-quiet">
        {count > 0 && t('toCorrect', { count })}
      </span>
      {next !== undefined && (
        <Button kind="primary" type="submit" className="max-s:w-full" onMouseDown={keepFocus}>
          <span className="sr-only">{t('next')}</span> {t(`names.${next}`)}
          <ArrowRight className="size-4" aria-hidden="true" />
        </Button>
      )}
    </div>
  )
}

export function BackLink({ step, region }: { readonly step: StepId; readonly region: string }) {
  const t = useTranslations('create.steps')
  const previous = neighbour(step, -1)
  if (previous === undefined) return null
  return (
    <Link to={paths.createCluster(region, previous)} className={buttonClass()} onMouseDown={keepFocus}>
      <ArrowLeft className="size-4" aria-hidden="true" />
      <span className="sr-only">{t('back')}</span> {t(`names.${previous}`)}
    </Link>
  )
}
