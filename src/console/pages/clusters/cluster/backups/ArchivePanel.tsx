import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReasonFor } from '#console/components/action-reason.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { deleteArchiveLog, setArchiveConfig, synchronizeArchiveConfig } from '#console/components/plans/backups.ts'
import type { RestoreRead } from '#console/components/restore/use-restore-facts.ts'
import { useAskedPlan } from '#console/components/use-asked-plan.ts'
import { useFollow } from '#console/components/use-follow.ts'
import { usePlan } from '#console/components/use-plan.tsx'
import { Button } from '#console/ui/Button.tsx'
import { Facts } from '#console/ui/Facts.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import { ArchiveForm } from './ArchiveForm.tsx'
import { takeFocus } from './FormFoot.tsx'

type Props = { readonly cluster: Result<'showCluster'>; readonly read: RestoreRead }

/** Whether logs are archived, how long they are kept, and what can be done about it. */
export function ArchivePanel({ cluster, read }: Props) {
  const t = useTranslations('backups')
  const [editing, setEditing] = useState(false)
  const { follow } = useFollow()
  const [left, setLeft] = useState(false)
  const close = () => {
    setLeft(true)
    setEditing(false)
  }
  const plan = usePlan(cluster, {
    onAccepted: (accepted) => {
      close()
      follow(accepted.follow)
    },
  })
  const reasonFor = useReasonFor(factsOf(cluster, useNow(30_000)))
  const { archive, failures } = read
  useAskedPlan('setArchiveConfig', reasonFor('setArchiveConfig') === undefined ? () => setEditing(true) : undefined, {
    ready: archive !== undefined,
  })
  return (
    <Panel
      title={t('archive.title')}
      aside={
        !editing && (
          <>
            <Button
              ref={left ? takeFocus : undefined}
              size="small"
              disabledReason={archive === undefined ? t('archive.notRead') : reasonFor('setArchiveConfig')}
              onClick={() => setEditing(true)}
            >
              {t('archive.change')}
            </Button>
            <Button size="small" disabledReason={reasonFor('synchronizeArchiveConfig')} onClick={() => plan.open(synchronizeArchiveConfig)}>
              {t('archive.sync')}
            </Button>
            <Button size="small" disabledReason={reasonFor('deleteArchiveLog')} onClick={() => plan.open(deleteArchiveLog)}>
              {t('archive.delete')}
            </Button>
          </>
        )
      }
    >
      {failures.archive !== undefined && (
        <FailureNotice failure={failures.archive} operation="showArchiveConfig" onRetry={() => void read.refresh()} />
      )}
      {archive === undefined && failures.archive === undefined && <ArchiveSkeleton />}
      {archive !== undefined && editing && (
        <ArchiveForm
          now={archive}
          reason={reasonFor('setArchiveConfig')}
          onPlan={(body) => plan.open((about) => setArchiveConfig(about, archive, body))}
          onCancel={close}
        />
      )}
      {archive !== undefined && !editing && <ArchiveFacts archive={archive} />}
      {plan.dialog}
    </Panel>
  )
}

function ArchiveFacts({ archive }: { readonly archive: NonNullable<RestoreRead['archive']> }) {
  const t = useTranslations('backups')
  const days = archive.retention_period_day
  return (
    <>
      <Facts
        items={[
          { label: t('archive.logs'), value: t(archive.archive_enabled ? 'on' : 'off') },
          ...(archive.archive_enabled
            ? [{ label: t('archive.kept'), value: typeof days === 'number' ? t('days', { count: days }) : t('unknown') }]
            : []),
        ]}
      />
      {!archive.archive_enabled && <p className="mt-2 max-w-176 text-quiet">{t('archive.offMeans')}</p>}
    </>
  )
}

function ArchiveSkeleton() {
  return (
    <div className="grid gap-2">
      <Skeleton className="w-2/5" />
      <Skeleton className="w-1/3" />
    </div>
  )
}
