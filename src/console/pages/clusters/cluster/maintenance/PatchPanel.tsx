import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { productImageType } from '#contract/postgresql/words.ts'
import { isMoving } from '#contract/rules/states.ts'
import { patchVersions, replicasBehind } from '#contract/rules/versions.ts'
import { useNow } from '#console/api/now.ts'
import { useSideRead } from '#console/api/query.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { patchMinorVersion } from '#console/components/plans/maintenance.ts'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { useReplicas } from '#console/components/use-replicas.ts'
import { Button } from '#console/ui/Button.tsx'
import { CheckField } from '#console/ui/CheckField.tsx'
import { KindGlyph } from '#console/ui/KindGlyph.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { PatchOrder } from './PatchOrder.tsx'

type Props = { readonly cluster: Result<'showCluster'> }

/** The versions are the same for a while: what the list of clusters has read serves here too. */
const engines = { product_image_type: productImageType, eos_included: true } as const

/** The higher minor versions that the cloud serves, and the way to one of them. */
export function PatchPanel({ cluster }: Props) {
  const t = useTranslations('maintenance.patch')
  const { data, failure, loading, refresh } = useSideRead('listEngineVersions', engines, { staleTime: 3_600_000 })
  const now = cluster.software_version
  const versions = data?.contents ?? []
  const ended = versions.find((engine) => engine.software_version === now)?.end_of_service === true
  return (
    <Panel title={t('title')} aside={<code>{`PostgreSQL ${now}`}</code>}>
      <div className="grid gap-4">
        {ended && (
          <p className="flex items-start gap-1.5">
            <KindGlyph kind="warning" className="mt-[0.1875rem]" />
            {t('ended', { version: now })}
          </p>
        )}
        {loading && <Skeleton className="w-2/5" />}
        {failure !== undefined && (
          <FailureNotice failure={failure} operation="listEngineVersions" stale={data !== undefined} onRetry={() => void refresh()} />
        )}
        {data !== undefined && <Patch cluster={cluster} versions={patchVersions(now, versions)} />}
      </div>
    </Panel>
  )
}

function Patch({ cluster, versions }: Props & { readonly versions: readonly string[] }) {
  const t = useTranslations('maintenance.patch')
  const plan = usePlan(cluster)
  const { replicas, pending } = useReplicas(cluster, { moving: isMoving(cluster.service_state) })
  const [chosen, setChosen] = useState<string>()
  const [backup, setBackup] = useState(true)
  const target = versions.find((version) => version === chosen) ?? versions[0]
  const known = replicas.flatMap(({ detail }) => detail?.software_version ?? [])
  const behind = target !== undefined && replicasBehind(known, target)
  const facts = {
    higher_minor: versions.length > 0,
    // What is not known of a replica is held against no patch, for the cloud decides; the plan warns of it.
    replicas_behind: behind || (!pending && known.length >= (cluster.replicas ?? []).length ? false : undefined),
  }
  const reason = useReason('patchMinorVersion', { ...factsOf(cluster, useNow(30_000)), ...facts })
  const open =
    target === undefined
      ? undefined
      : () => plan.open((about) => patchMinorVersion(about, { software_version: target, backup_before_upgrade: backup }, facts))
  useAskedPlan('patchMinorVersion', reason === undefined ? open : undefined, { ready: !pending })
  return (
    <>
      {target === undefined ? (
        <p>{t('highest')}</p>
      ) : (
        <>
          <SegmentField
            mono
            className="justify-items-start justify-self-start"
            label={t('target')}
            hint={t('targetHint')}
            options={versions.map((value) => ({ value, label: value }))}
            value={target}
            onChange={setChosen}
          />
          <PatchOrder cluster={cluster} replicas={replicas} pending={pending} target={target} />
          <CheckField label={t('backup')} hint={t('backupHint')} checked={backup} onChange={(event) => setBackup(event.target.checked)} />
        </>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button disabledReason={reason} onClick={open}>
          {target === undefined ? t('none') : t('deed', { version: target })}
        </Button>
        {/* Where nothing is offered, that is said above. */}
        {reason !== undefined && target !== undefined && <span className="text-12 text-quiet">{reason}</span>}
      </div>
      {plan.dialog}
    </>
  )
}
