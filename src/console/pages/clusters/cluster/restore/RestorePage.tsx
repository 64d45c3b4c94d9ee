import { useEffect, useEffectEvent, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { readInstant } from '#contract/instant.ts'
import { isMoving } from '#contract/rules/states.ts'
import { useRead } from '#console/api/query.ts'
import { useRegion } from '#console/api/region.ts'
import { useSession } from '#console/api/session.ts'
import { inputFor, useAgain } from '#console/components/activity/use-again.ts'
import { useZones } from '#console/components/restore/use-zones.ts'
import { typeInstant } from '#console/lib/typed-instant.ts'
import { PageBoundary } from '#console/layout/PageBoundary.tsx'
import { usePageTitle } from '#console/layout/page-title.ts'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { restoreDraft } from './draft.ts'
import { fromRequest } from './from-request.ts'
import { stepIds } from './steps.ts'
import { emptyValues, type PickParts } from './values.ts'
import { Wizard } from './Wizard.tsx'

/** A new cluster from a backup or a point in time of this one, in three steps. Each cluster has a draft of its own. */
export function RestorePage() {
  const t = useTranslations('restore')
  const { clusterId = '' } = useParams()
  usePageTitle(t('title'))
  return (
    <div className="p-6 max-s:p-4">
      <PageBoundary loading={<WizardSkeleton />}>
        <Opened key={clusterId} clusterId={clusterId} />
      </PageBoundary>
    </div>
  )
}

/** What is tried again is read first: its values are what the form is opened for. */
function Opened({ clusterId }: { readonly clusterId: string }) {
  return useAgain().pending ? <WizardSkeleton /> : <Start clusterId={clusterId} />
}

/** The cluster comes first: its settings are what the form starts with, or the draft. What the URL picks goes before both. */
function Start({ clusterId }: { readonly clusterId: string }) {
  const t = useTranslations('restore')
  const region = useRegion()
  const { environment } = useSession()
  const { data: cluster } = useRead('showCluster', { cluster_id: clusterId }, { unsettled: (data) => isMoving(data.service_state) })
  usePageTitle(t('titleOf', { name: cluster.name }))
  const [{ zone }] = useZones(cluster.timezone)
  const [params] = useSearchParams()
  const { again, done } = useAgain()
  const sent = inputFor(again, 'createRestoreCluster')
  const [start] = useState(() => {
    const store = restoreDraft(environment, region, clusterId)
    const empty = emptyValues(cluster, zone)
    const draft = sent === undefined ? store.load() : { values: fromRequest(sent.body, zone), visited: stepIds }
    const picked = pickOf(params, zone)
    return { store, empty, first: { ...empty, ...draft?.values, ...picked }, visited: draft?.visited ?? [], picked: picked !== undefined }
  })
  // The form has it now: a reload must not take it again over what is changed later.
  const forgetTried = useEffectEvent(() => {
    if (sent !== undefined) done()
  })
  useEffect(() => forgetTried(), [])
  return <Wizard region={region} cluster={cluster} {...start} />
}

/** What the URL names: an instant (`at`) or a backup's number; `undefined` for neither. */
function pickOf(params: URLSearchParams, zone: string): Partial<PickParts> | undefined {
  const backup = params.get('backup')
  if (backup !== null && backup !== '') return { from: 'backup', backup }
  const at = readInstant(params.get('at'))
  return at === undefined ? undefined : { from: 'instant', typed: typeInstant(at, zone) }
}

function WizardSkeleton() {
  const t = useTranslations('restore')
  return (
    <div aria-busy="true">
      <h1>{t('title')}</h1>
      <p className="text-quiet">{t('lead')}</p>
      <div className="mt-6 grid gap-8 m:grid-cols-[12rem_minmax(0,1fr)]">
        <Skeleton className="h-32 w-full max-m:h-8" />
        <Skeleton className="h-96 w-full" />
      </div>
    </div>
  )
}
