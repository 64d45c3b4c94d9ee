import { useEffect, useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Engine } from '#contract/postgresql/catalog.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { toast } from '#console/ui/toast.ts'
import { saveDraft, dropDraft } from './draft.ts'
import { LeaveGuard } from '#console/components/LeaveGuard.tsx'
import { findProblems } from './progress.ts'
import { ReviewStep } from './ReviewStep.tsx'
import { useServerTypes } from '#console/components/new-cluster/ServerTypeField.tsx'
import { StepForm } from './StepForm.tsx'
import { CreateSteps } from './CreateSteps.tsx'
import { fieldIn, neighbour, readStep, stepFields, type StepId } from './steps.ts'
import { Summary } from './Summary.tsx'
import { useCreateCluster } from './use-create-cluster.ts'
import { useLiveValues, useRecheck } from '#console/components/new-cluster/use-fields.ts'
import { useCreateForm } from './use-create-form.ts'
import { useStepFocus } from '#console/components/use-step-focus.ts'
import type { Values } from './values.ts'

type Props = {
  readonly environment: string
  readonly region: string
  readonly engines: readonly Engine[]
  /** What the form holds where nobody has touched it. */
  readonly empty: Values
  /** What it starts with: the same, or the draft. */
  readonly first: Values
  readonly visited: readonly StepId[]
}

/** The review has nothing to fill in. */
const noFields = [] as const

/** The form, its steps and what stands around them. Which step is open says the URL. */
export function Wizard({ environment, region, engines, empty, first, visited: before }: Props) {
  const t = useTranslations('create')
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const step = readStep(params.get('step'))
  const form = useCreateForm(first)
  const values = useLiveValues(form)
  const [visited, setVisited] = useState(before)
  const serverTypes = useServerTypes()
  const problems = findProblems(values)
  const dirty = JSON.stringify(values) !== JSON.stringify(empty)
  const creation = useCreateCluster({ environment, region, values })
  const { heading } = useStepFocus(step, (name) => {
    const field = fieldIn(step, name)
    if (field !== undefined) form.setFocus(field)
  })

  if (!visited.includes(step)) setVisited([...visited, step])
  useEffect(() => {
    if (creation.finished) return
    if (dirty) saveDraft(environment, region, values, visited)
    else dropDraft(environment, region)
  }, [creation.finished, dirty, environment, region, values, visited])
  useRecheck(form, step === 'review' ? noFields : stepFields[step])

  const goTo = (next: StepId) => void navigate(paths.createCluster(region, next))
  const discard = () => {
    form.reset(empty)
    setVisited([step])
    toast({ kind: 'info', title: t('discard.done'), action: { label: t('discard.undo'), onClick: () => form.reset(values) } })
  }
  const next = async () => {
    if (step === 'review') return
    if (await form.trigger(stepFields[step], { shouldFocus: true })) goTo(neighbour(step, 1) ?? 'review')
  }
  return (
    <FormProvider {...form}>
      <header className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <h1>{t('title')}</h1>
          <p className="text-quiet">{t('lead')}</p>
        </div>
        <Button kind="quiet" disabledReason={dirty ? undefined : t('discard.none')} onClick={discard}>
          {t('discard.action')}
        </Button>
      </header>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-5 m:grid-cols-[13rem_minmax(0,1fr)] l:grid-cols-[13rem_minmax(0,1fr)_var(--aside)]">
        <CreateSteps region={region} current={step} visited={visited} problems={problems} values={values} engines={engines} />
        {step === 'review' ? (
          <ReviewStep
            heading={heading}
            region={region}
            values={values}
            engines={engines}
            serverTypes={serverTypes}
            problems={problems}
            creation={creation}
          />
        ) : (
          <>
            <StepForm
              key={step}
              step={step}
              heading={heading}
              environment={environment}
              region={region}
              engines={engines}
              onNext={() => void next()}
            />
            <Summary values={values} engines={engines} serverTypes={serverTypes} />
          </>
        )}
      </div>
      <LeaveGuard
        active={dirty && !creation.finished}
        words={{
          // A create on its way: what comes of it is not known, and leaving does not stop it.
          title: t(creation.sending ? 'leave.sendingTitle' : 'leave.title'),
          text: t(creation.sending ? 'leave.sendingText' : 'leave.text'),
          stay: t('leave.stay'),
          go: t('leave.go'),
        }}
      />
    </FormProvider>
  )
}
