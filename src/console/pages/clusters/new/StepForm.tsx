import type { ReactNode, Ref } from 'react'
import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { StepFoot, type Way } from '#console/components/StepFoot.tsx'
import { StepHead } from '#console/components/StepHead.tsx'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { paths } from '#console/paths.ts'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { BackupStep } from './BackupStep.tsx'
import { DatabaseStep } from './DatabaseStep.tsx'
import { EngineStep } from './EngineStep.tsx'
import { NetworkStep } from './NetworkStep.tsx'
import { ServerTypeField } from '#console/components/new-cluster/ServerTypeField.tsx'
import { neighbour, stepFields, type FormStepId, type StepId } from './steps.ts'
import { StorageStep } from './StorageStep.tsx'
import { TagsField } from '#console/components/new-cluster/TagsField.tsx'
import { TopologyStep } from './TopologyStep.tsx'
import { useToCorrect } from '#console/components/new-cluster/use-fields.ts'

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
      <StepHead heading={heading} title={t(`steps.names.${step}`)} text={t(`${step === 'server-type' ? 'serverType' : step}.text`)} />
      <PageBoundary loading={<Skeleton className="h-80 w-full" />}>{fieldsOf({ step, environment, region, engines })}</PageBoundary>
      <StepFoot previous={useWayBack(step, region)} next={next && t(`steps.names.${next}`)} status={useToCorrect(stepFields[step])} />
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

/** To the step before, where there is one. */
export function useWayBack(step: StepId, region: string): Way | undefined {
  const t = useTranslations('create.steps.names')
  const previous = neighbour(step, -1)
  return previous && { name: t(previous), to: paths.createCluster(region, previous) }
}
