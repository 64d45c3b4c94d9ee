import { useEffect, useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { LeaveGuard } from '#console/components/LeaveGuard.tsx'
import { useLiveValues, useRecheck } from '#console/components/new-cluster/use-fields.ts'
import { useRestoreFacts } from '#console/components/restore/use-restore-facts.ts'
import { useStepFocus } from '#console/components/use-step-focus.ts'
import type { DraftStore } from '#console/lib/draft.ts'
import { drawTimeline, latestOf, type TimelineFacts } from '#console/lib/timeline.ts'
import { readTyped, typeInstant } from '#console/lib/typed-instant.ts'
import { paths } from '#console/paths.ts'
import { Button } from '#console/ui/Button.tsx'
import { toast } from '#console/ui/toast.ts'
import { draftVersion, type RestoreDraft } from './draft.ts'
import { PickStep } from './PickStep.tsx'
import { RestoreSteps } from './RestoreSteps.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { SettingsStep } from './SettingsStep.tsx'
import { fieldIn, readStep, settingFields, type StepId } from './steps.ts'
import { toRequest } from './to-request.ts'
import { useProblems } from './use-problems.ts'
import { useRestore } from './use-restore.ts'
import { useRestoreForm, type RestoreForm } from './use-restore-form.ts'
import type { Cluster, Values } from './values.ts'

type Props = {
  readonly region: string
  readonly cluster: Cluster
  readonly store: DraftStore<RestoreDraft>
  /** What the form holds where nobody has touched it. */
  readonly empty: Values
  /** What it starts with: the same, or the draft, with what the URL picks. */
  readonly first: Values
  readonly visited: readonly StepId[]
  /** The URL has picked already: the settings are next. */
  readonly picked: boolean
}

/** The other steps have nothing that the form itself checks. */
const noFields = [] as const

/** The form, its steps and what stands around them. Which step is open says the URL. */
export function Wizard({ region, cluster, store, empty, first, visited: before, picked }: Props) {
  const t = useTranslations('restore')
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const step = readStep(params.get('step'))
  const form = useRestoreForm(first)
  const values = useLiveValues(form)
  const [visited, setVisited] = useState(before)
  const read = useRestoreFacts(cluster)
  const untouched = useUntouched(form, empty, read.facts)
  const problems = useProblems(values, read.facts)
  const dirty = JSON.stringify(values) !== JSON.stringify(untouched)
  const restore = useRestore({
    region,
    clusterId: cluster.id,
    clusterName: cluster.name,
    body: toRequest(values, cluster),
    onDone: store.drop,
  })
  const { heading } = useStepFocus(step, (name) => {
    const field = fieldIn(step, name)
    if (field !== undefined) form.setFocus(field)
  })

  if (!visited.includes(step)) setVisited([...visited, step])
  useEffect(() => {
    if (restore.finished) return
    if (dirty) store.save({ version: draftVersion, visited: [...visited], values })
    else store.drop()
  }, [restore.finished, dirty, store, values, visited])
  useRecheck(form, step === 'settings' ? settingFields : noFields)
  // What the URL picked is in the form now: a reload must not pick it again over what is changed later.
  const ahead = picked && params.get('step') === null && (params.has('at') || params.has('backup'))
  useEffect(() => {
    if (ahead) void navigate(paths.restoreCluster(region, cluster.id, { step: 'settings' }), { replace: true })
  }, [ahead, navigate, region, cluster.id])

  const goTo = (next: StepId) => void navigate(paths.restoreCluster(region, cluster.id, { step: next }))
  const next = async () => {
    if (step === 'pick') goTo('settings')
    else if (await form.trigger(settingFields, { shouldFocus: true })) goTo('review')
  }
  const discard = () => {
    form.reset(untouched)
    setVisited([step])
    toast({ kind: 'info', title: t('discard.done'), action: { label: t('discard.undo'), onClick: () => form.reset(values) } })
  }
  return (
    <FormProvider {...form}>
      <header className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <h1>{t('titleOf', { name: cluster.name })}</h1>
          <p className="text-quiet">
            {t('lead')}{' '}
            <Link to={paths.clusterTab(region, cluster.id, 'backups')} className="underline">
              {t('back', { name: cluster.name })}
            </Link>
          </p>
        </div>
        <Button kind="quiet" disabledReason={dirty ? undefined : t('discard.none')} onClick={discard}>
          {t('discard.action')}
        </Button>
      </header>
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-5 m:grid-cols-[12rem_minmax(0,1fr)] l:grid-cols-[12rem_minmax(0,1fr)_auto]">
        <RestoreSteps region={region} cluster={cluster} current={step} visited={visited} problems={problems} values={values} />
        {step === 'pick' && (
          <PickStep
            heading={heading}
            cluster={cluster}
            read={read}
            problem={problems.find((problem) => problem.step === 'pick')}
            onNext={() => void next()}
          />
        )}
        {step === 'settings' && <SettingsStep heading={heading} region={region} cluster={cluster} onNext={() => void next()} />}
        {step === 'review' && (
          <ReviewStep
            heading={heading}
            region={region}
            cluster={cluster}
            values={values}
            read={read}
            problems={problems}
            restore={restore}
          />
        )}
      </div>
      <LeaveGuard
        active={dirty && !restore.finished}
        words={{
          // A restore on its way: what comes of it is not known, and leaving does not stop it.
          title: t(restore.sending ? 'leave.sendingTitle' : 'leave.title'),
          text: t(restore.sending ? 'leave.sendingText' : 'leave.text'),
          stay: t('leave.stay'),
          go: t('leave.go'),
        }}
      />
    </FormProvider>
  )
}

/**
 * What the form holds where nobody has touched it: once backups and archive are read, the latest instant that can be restored. From then
 * on it stays, whatever the clock does.
 */
function useUntouched(form: RestoreForm, empty: Values, facts: TimelineFacts | undefined): Values {
  const [untouched, setUntouched] = useState(empty)
  const latest = facts && latestOf(drawTimeline(facts))
  if (untouched === empty && latest !== undefined) setUntouched({ ...empty, typed: typeInstant(latest, empty.typed.zone) })
  const { typed } = untouched
  useEffect(() => {
    if (typed.date !== '' && readTyped(form.getValues('typed')).kind === 'empty') form.setValue('typed', typed)
  }, [form, typed])
  return untouched
}
