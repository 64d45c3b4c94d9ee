import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { productImageType } from '#contract/postgresql/words.ts'
import { useRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { inputFor, useAgain } from '#console/components/activity/use-again.ts'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { loadDraft } from './draft.ts'
import { usualEngine } from './engines.ts'
import { fromRequest } from './from-request.ts'
import { stepIds } from './steps.ts'
import { emptyValues, type Values } from './values.ts'
import { Wizard } from './Wizard.tsx'

/** A cluster in nine steps. Each region of each environment has a draft of its own. */
export function CreateClusterPage() {
  const t = useTranslations('create')
  const region = useRegion()
  const { environment } = useSession()
  usePageTitle(t('title'))
  return (
    <div className="p-6 max-s:p-4">
      <PageBoundary loading={<WizardSkeleton />}>
        <Opened key={`${environment} ${region}`} environment={environment} region={region} />
      </PageBoundary>
    </div>
  )
}

type Place = { readonly environment: string; readonly region: string }

/** What is tried again comes before the draft: its values are what the form is opened for. */
function Opened(place: Place) {
  const { again, pending, done } = useAgain()
  const sent = inputFor(again, 'createCluster')
  if (pending) return <WizardSkeleton />
  return <Start {...place} tried={sent && fromRequest(sent.body)} onTaken={done} />
}

type StartProps = Place & { readonly tried: Values | undefined; readonly onTaken: () => void }

/** The engines come first: the form starts with the newest one, or with the draft. */
function Start({ environment, region, tried, onTaken }: StartProps) {
  const { data } = useRead('listEngineVersions', { product_image_type: productImageType, eos_included: true })
  const [start] = useState(() => {
    const empty = emptyValues(usualEngine(data.contents))
    const draft = tried === undefined ? loadDraft(environment, region) : { values: tried, visited: stepIds }
    if (draft === undefined) return { empty, first: empty, visited: [] }
    // A version that is not offered any more must be chosen anew.
    const offered = data.contents.some(({ id }) => id === draft.values.engineVersionId)
    return {
      empty,
      first: { ...empty, ...draft.values, engineVersionId: offered ? draft.values.engineVersionId : '' },
      visited: draft.visited,
    }
  })
  // The form has it now: a reload must not take it again over what is changed later.
  const forgetTried = useEffectEvent(() => {
    if (tried !== undefined) onTaken()
  })
  useEffect(() => forgetTried(), [])
  return <Wizard environment={environment} region={region} engines={data.contents} {...start} />
}

function WizardSkeleton() {
  const t = useTranslations('create')
  return (
    <div aria-busy="true">
      <h1>{t('title')}</h1>
      <p className="text-quiet">{t('lead')}</p>
      <div className="mt-6 grid gap-8 l:grid-cols-[13rem_minmax(0,1fr)_var(--aside)]">
        <Skeleton className="h-64 w-full max-l:h-8" />
        <Skeleton className="h-80 w-full" />
        <Skeleton className="h-72 w-full" />
      </div>
    </div>
  )
}
