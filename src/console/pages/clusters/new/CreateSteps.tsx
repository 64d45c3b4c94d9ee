import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { StepList, type ListedStep } from '#console/components/StepList.tsx'
import { paths } from '#console/paths.ts'
import { countIn, type Found } from './progress.ts'
import { stepIds, type StepId } from './steps.ts'
import { useStepSummary } from './use-step-summary.ts'
import type { Values } from './values.ts'

type Props = {
  readonly region: string
  readonly current: StepId
  readonly visited: readonly StepId[]
  readonly problems: readonly Found[]
  readonly values: Values
  readonly engines: readonly Engine[]
}

/** The steps of a create, with what was chosen in those that have been open. */
export function CreateSteps({ region, current, visited, problems, values, engines }: Props) {
  const t = useTranslations('create.steps.names')
  const summaryOf = useStepSummary(values, engines)
  const steps = stepIds.map((step): ListedStep => {
    const listed = { id: step, name: t(step), to: paths.createCluster(region, step) }
    const seen = visited.includes(step) && step !== current
    return seen && step !== 'review' ? { ...listed, wrong: countIn(step, problems), summary: summaryOf(step) } : listed
  })
  return <StepList steps={steps} current={current} />
}
