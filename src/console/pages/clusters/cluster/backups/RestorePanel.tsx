import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { backupOutcome } from '#contract/rules/backups.ts'
import { useNow } from '#console/api/now.ts'
import { useRegion } from '#console/api/region.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { InstantPicker } from '#console/components/restore/InstantPicker.tsx'
import type { RestoreRead } from '#console/components/restore/use-restore-facts.ts'
import { useZones } from '#console/components/restore/use-zones.ts'
import { drawTimeline, latestOf, pickProblem, type TimelineFacts } from '#console/lib/timeline.ts'
import { readTyped, typeInstant, type TypedInstant } from '#console/lib/typed-instant.ts'
import { paths } from '#console/paths.ts'
import { Button, buttonClass } from '#console/ui/Button.tsx'
import { Panel } from '#console/ui/Panel.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'

type Props = { readonly cluster: Result<'showCluster'>; readonly read: RestoreRead }

/** What can be restored, and the way to restore it. */
export function RestorePanel({ cluster, read }: Props) {
  const t = useTranslations('backups.restore')
  const { facts, failures } = read
  // Here and not below, so that it outlives the moment in which more pages of backups have to be read.
  const [picked, setPicked] = useState<TypedInstant>()
  const failure = failures.histories ?? failures.archive
  const operation = failures.histories === undefined ? 'showArchiveConfig' : 'listBackupHistories'
  return (
    <Panel title={t('title')}>
      <div className="grid gap-4">
        {failure !== undefined && <FailureNotice failure={failure} operation={operation} onRetry={() => void read.refresh()} />}
        {facts === undefined && failure === undefined && <Skeleton className="h-64 w-full" />}
        {facts !== undefined && (
          <Picker cluster={cluster} facts={facts} archiveDays={read.archiveDays} picked={picked} onPick={setPicked} />
        )}
      </div>
    </Panel>
  )
}

type PickerProps = Pick<Props, 'cluster'> & {
  readonly facts: TimelineFacts
  readonly archiveDays: number | undefined
  readonly picked: TypedInstant | undefined
  readonly onPick: (picked: TypedInstant) => void
}

/** Starts with the latest instant there is when the page opens. What is picked from then on is the person's: no new data moves it. */
function Picker({ cluster, facts, archiveDays, picked, onPick }: PickerProps) {
  const [{ zone }] = useZones(cluster.timezone)
  const latest = latestOf(drawTimeline(facts))
  const begins = picked === undefined && latest !== undefined ? typeInstant(latest, zone) : undefined
  useEffect(() => {
    if (begins !== undefined) onPick(begins)
  })
  const typed = picked ?? { date: '', time: '', zone }
  return (
    <InstantPicker
      facts={facts}
      archiveDays={archiveDays}
      cluster={cluster}
      value={typed}
      onChange={onPick}
      deed={<Deed cluster={cluster} facts={facts} typed={typed} />}
    />
  )
}

type DeedProps = Pick<PickerProps, 'cluster' | 'facts'> & { readonly typed: TypedInstant }

/** The way to the wizard, with the instant in its URL; why not, where it is not possible. */
function Deed({ cluster, facts, typed }: DeedProps) {
  const t = useTranslations('backups.restore')
  const region = useRegion()
  const finished = facts.histories.some((item) => backupOutcome(item.backup_state) === 'finished')
  const forbidden = useReason('createRestoreCluster', { ...factsOf(cluster, useNow(30_000)), finished_backup: finished })
  const reading = readTyped(typed)
  const at = reading.kind === 'instant' && pickProblem(reading.instant, facts) === undefined ? reading.instant : undefined
  const reason = forbidden ?? (at === undefined ? t('pickFirst') : undefined)
  if (reason !== undefined || at === undefined) {
    return (
      <Button kind="primary" disabledReason={reason} className="max-s:w-full">
        {t('action')}
      </Button>
    )
  }
  return (
    <Link
      to={paths.restoreCluster(region, cluster.id, { at: new Date(at).toISOString() })}
      className={`${buttonClass('primary')} max-s:w-full`}
    >
      {t('action')}
    </Link>
  )
}
