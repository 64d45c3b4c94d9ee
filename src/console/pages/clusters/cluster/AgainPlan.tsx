import { useEffect, useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Input, Result } from '#contract/operation.ts'
import type { WriteName } from '#contract/rules/durations.ts'
import { useSideRead } from '#console/api/query.ts'
import { useAgain } from '#console/components/activity/use-again.ts'
import { ChangeTable } from '#console/components/ChangeTable.tsx'
import { useOperationName } from '#console/components/operation-name.ts'
import { canRemake, planAgain } from '#console/components/plans/again.ts'
import type { usePlan } from '#console/components/use-plan.tsx'
import { Button } from '#console/ui/Button.tsx'
import { Notice } from '#console/ui/Notice.tsx'

type Props = { readonly cluster: Result<'showCluster'>; readonly onPlan: ReturnType<typeof usePlan>['open'] }

/** These open their own form with the values: the tab that has it looks after them. */
const byTab: ReadonlySet<WriteName> = new Set<WriteName>([
  'setParameterValues',
  'registerLogExportConfig',
  'setLogExportConfig',
  'createReplica',
  'createOtherRegionReplica',
])

/**
 * An earlier write that the URL asks to try again: its plan opens, made anew against the cluster as it is now. Where it
 * cannot be made, what was asked for then stands here, to be filled in again.
 */
export function AgainPlan({ cluster, onPlan }: Props) {
  const t = useTranslations('cluster.again')
  const nameOf = useOperationName()
  const { again, done } = useAgain()
  const operation = again?.entry.operation
  const input = again?.input as Input<WriteName> | undefined
  const needsArchive = operation === 'setArchiveConfig'
  const archive = useSideRead('showArchiveConfig', { cluster_id: cluster.id }, { enabled: needsArchive })
  const ready = operation !== undefined && (!needsArchive || archive.data !== undefined)
  const builder =
    ready && input !== undefined && canRemake(operation) ? planAgain(operation, input, { cluster, archive: archive.data }) : undefined
  const opens = builder !== undefined
  // Once, when it can be made: then the URL forgets it.
  const openPlan = useEffectEvent(() => {
    if (builder === undefined) return
    onPlan(builder)
    done()
  })
  useEffect(() => {
    if (opens) openPlan()
  }, [opens])
  if (again === undefined || !ready || opens || byTab.has(again.entry.operation)) return null
  const { plan } = again.entry
  const changes = (plan?.changes ?? []).map(({ label, now, then }) => ({ label, now: now ?? undefined, then: then ?? undefined }))
  return (
    <Notice
      kind="info"
      title={t('title', { operation: nameOf(again.entry.operation) })}
      actions={
        <Button size="small" onClick={done}>
          {t('done')}
        </Button>
      }
    >
      <p>{t('text')}</p>
      {changes.length > 0 && <ChangeTable changes={changes} />}
    </Notice>
  )
}
