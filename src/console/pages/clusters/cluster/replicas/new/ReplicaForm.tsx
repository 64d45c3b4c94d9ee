import { useEffect, useState } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { FormProvider, useForm, type Resolver, type UseFormReturn } from 'react-hook-form'
import { useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { LeaveGuard } from '#console/components/LeaveGuard.tsx'
import { useLiveValues, useRecheck } from '#console/components/new-cluster/use-fields.ts'
import { StepList, type ListedStep } from '#console/components/StepList.tsx'
import { useStepFocus } from '#console/components/use-step-focus.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { toast } from '#console/ui/toast.ts'
import type { replicaDraft } from './draft.ts'
import { Inherited } from './Inherited.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { findProblems, schemaFor, type Bounds, type Found } from './schema.ts'
import { StepForm } from './StepForm.tsx'
import { neighbour, pathIn, readStep, stepFields, stepIds, type StepId } from './steps.ts'
import { useCreateReplicas } from './use-create-replicas.ts'
import { useStepSummary } from './use-step-summary.ts'
import { leastSizes, type Values } from './values.ts'

type Props = {
  readonly origin: Result<'showCluster'>
  /** Names of its replicas. */
  readonly taken: readonly string[]
  readonly otherRegions: readonly string[]
  readonly draft: ReturnType<typeof replicaDraft>
  /** What the form holds where nobody has touched it. */
  readonly empty: Values
  /** What it starts with: the same, or the draft. */
  readonly first: Values
  readonly visited: readonly StepId[]
}

/** The review has nothing to fill in. */
const noFields = [] as const

/** The form, its steps and what stands beside them. Which step is open says the URL. */
export function ReplicaForm({ origin, taken, otherRegions, draft, empty, first, visited: before }: Props) {
  const t = useTranslations('replicas.new')
  const region = useRegion()
  const { environment } = useSession()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const step = readStep(params.get('step'))
  const bounds = { least: leastSizes(origin), taken }
  const form = useReplicaForm(first, bounds)
  const values = useLiveValues(form)
  const [visited, setVisited] = useState(before)
  const problems = findProblems(values, bounds)
  const dirty = JSON.stringify(values) !== JSON.stringify(empty)
  const creation = useCreateReplicas({ origin, environment, dropDraft: draft.drop })
  const { heading } = useStepFocus(step, (name) => {
    const path = pathIn(step, name)
    if (path !== undefined) form.setFocus(path)
  })

  if (!visited.includes(step)) setVisited([...visited, step])
  useEffect(() => {
    if (creation.finished) return
    if (dirty) draft.save(values, visited)
    else draft.drop()
  }, [creation.finished, dirty, draft, values, visited])
  useRecheck(form, step === 'review' ? noFields : stepFields[step])

  const next = async () => {
    if (step === 'review') return
    const good = await form.trigger(stepFields[step], { shouldFocus: true })
    if (good) void navigate(paths.createReplica(region, origin.id, neighbour(step, 1)))
  }
  const discard = () => {
    form.reset(empty)
    setVisited([step])
    toast({ kind: 'info', title: t('discarded'), action: { label: t('undo'), onClick: () => form.reset(values) } })
  }
  return (
    <FormProvider {...form}>
      <header className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-16">{t('title', { name: origin.name })}</h2>
          <p className="text-quiet">{t('lead')}</p>
        </div>
        <Button kind="quiet" disabledReason={dirty ? undefined : t('noDraft')} onClick={discard}>
          {t('discard')}
        </Button>
      </header>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-5 m:grid-cols-[13rem_minmax(0,1fr)] l:grid-cols-[13rem_minmax(0,1fr)_var(--aside)]">
        <Steps origin={origin} step={step} visited={visited} problems={problems} values={values} />
        {step === 'review' ? (
          <ReviewStep heading={heading} origin={origin} values={values} problems={problems} creation={creation} />
        ) : (
          <>
            <StepForm
              key={step}
              step={step}
              heading={heading}
              origin={origin}
              taken={taken}
              otherRegions={otherRegions}
              least={bounds.least}
              onNext={() => void next()}
            />
            <Inherited origin={origin} values={values} />
          </>
        )}
      </div>
      <LeaveGuard
        active={dirty && !creation.finished}
        words={{
          title: t(creation.sending ? 'leave.sendingTitle' : 'leave.title'),
          text: t(creation.sending ? 'leave.sendingText' : 'leave.text'),
          stay: t('leave.stay'),
          go: t('leave.go'),
        }}
      />
    </FormProvider>
  )
}

type StepsProps = {
  readonly origin: Result<'showCluster'>
  readonly step: StepId
  readonly visited: readonly StepId[]
  readonly problems: readonly Found[]
  readonly values: Values
}

/** The steps, with what was chosen in those that have been open. */
function Steps({ origin, step, visited, problems, values }: StepsProps) {
  const t = useTranslations('replicas.new.steps')
  const region = useRegion()
  const summaryOf = useStepSummary(values, region)
  const steps = stepIds.map((id): ListedStep => {
    const listed = { id, name: t(id), to: paths.createReplica(region, origin.id, id) }
    if (id === 'review' || id === step || !visited.includes(id)) return listed
    return { ...listed, wrong: problems.filter((found) => found.step === id).length, summary: summaryOf(id) }
  })
  return <StepList steps={steps} current={step} />
}

/** The one form of all steps. A field speaks up when it is left, and from then on at every change. */
function useReplicaForm(first: Values, bounds: Bounds): UseFormReturn<Values> {
  const resolver: Resolver<Values> = (values, context, options) => zodResolver(schemaFor(values, bounds))(values, context, options)
  return useForm<Values>({ defaultValues: first, resolver, mode: 'onTouched' })
}
