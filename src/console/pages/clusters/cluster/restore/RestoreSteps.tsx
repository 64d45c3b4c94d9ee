import { useTranslations } from 'use-intl'
import { StepList, type ListedStep } from '#console/components/StepList.tsx'
import { formatInstant } from '#console/lib/format.ts'
import { readTyped } from '#console/lib/typed-instant.ts'
import { paths } from '#console/paths.ts'
import { stepIds, type StepId } from './steps.ts'
import type { Problem } from './use-problems.ts'
import { changedFrom, type Cluster, type Values } from './values.ts'

type Props = {
  readonly region: string
  readonly cluster: Cluster
  readonly current: StepId
  readonly visited: readonly StepId[]
  readonly problems: readonly Problem[]
  readonly values: Values
}

/** The steps of a restore, with what was chosen in those that have been open. */
export function RestoreSteps({ region, cluster, current, visited, problems, values }: Props) {
  const t = useTranslations('restore.steps')
  const summaryOf = useSummary(cluster, values)
  const steps = stepIds.map((step): ListedStep => {
    const listed = { id: step, name: t(step), to: paths.restoreCluster(region, cluster.id, { step }) }
    if (step === 'review' || step === current || !visited.includes(step)) return listed
    return { ...listed, wrong: problems.filter((problem) => problem.step === step).length, summary: summaryOf(step) }
  })
  return <StepList steps={steps} current={current} />
}

function useSummary(cluster: Cluster, values: Values): (step: 'pick' | 'settings') => string {
  const t = useTranslations('restore.summary')
  return (step) => {
    if (step === 'settings') {
      return t('settings', { name: values.name.trim(), changed: changedFrom(cluster, values).size })
    }
    if (values.from === 'backup') return t('backup', { number: values.backup })
    const reading = readTyped(values.typed)
    return reading.kind === 'instant' ? formatInstant(reading.instant, values.typed.zone) : ''
  }
}
