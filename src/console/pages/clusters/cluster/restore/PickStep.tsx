import { useRef, type Ref } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Controller } from 'react-hook-form'
import { backupOutcome } from '#contract/rules/backups.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'
import { useFields } from '#console/components/new-cluster/use-fields.ts'
import { InstantPicker } from '#console/components/restore/InstantPicker.tsx'
import type { RestoreRead } from '#console/components/restore/use-restore-facts.ts'
import { useZones } from '#console/components/restore/use-zones.ts'
import { StepFoot } from '#console/components/StepFoot.tsx'
import { StepHead } from '#console/components/StepHead.tsx'
import { formatInstant } from '#console/lib/format.ts'
import { formatBackupSize } from '#console/lib/format-size.ts'
import { barsOf, type TimelineFacts } from '#console/lib/timeline.ts'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { Skeleton } from '#console/ui/Skeleton.tsx'
import type { Problem } from './use-problems.ts'
import type { Cluster, Values } from './values.ts'

type Props = {
  readonly heading: Ref<HTMLHeadingElement>
  readonly cluster: Cluster
  readonly read: RestoreRead
  /** What stands against the pick. */
  readonly problem: Problem | undefined
  readonly onNext: () => void
}

/** What the new cluster is made from: any instant of the restore window, or one finished backup. */
export function PickStep({ heading, cluster, read, problem, onNext }: Props) {
  const t = useTranslations('restore')
  const { control, setValue, watch } = useFields<Values>()
  const from = watch('from')
  const box = useRef<HTMLInputElement>(null)
  const select = useRef<HTMLSelectElement>(null)
  const { facts, failures } = read
  const submit = () => {
    if (problem === undefined) onNext()
    else (from === 'backup' ? select : box).current?.focus()
  }
  return (
    <form
      noValidate
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5 l:col-span-2"
      aria-labelledby="step-title"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <StepHead heading={heading} title={t('steps.pick')} text={t('pickStep.text', { name: cluster.name })} />
      <Controller
        control={control}
        name="from"
        render={({ field }) => (
          <SegmentField
            className="max-w-120"
            label={t('pickStep.from')}
            options={[
              { value: 'instant', label: t('pickStep.instant') },
              { value: 'backup', label: t('pickStep.backup') },
            ]}
            {...field}
          />
        )}
      />
      {failures.histories !== undefined && (
        <FailureNotice failure={failures.histories} operation="listBackupHistories" onRetry={() => void read.refresh()} />
      )}
      {failures.archive !== undefined && (
        <FailureNotice failure={failures.archive} operation="showArchiveConfig" onRetry={() => void read.refresh()} />
      )}
      {facts === undefined && failures.histories === undefined && failures.archive === undefined && <Skeleton className="h-64 w-full" />}
      {facts !== undefined && from === 'instant' && (
        <InstantPicker
          ref={box}
          facts={facts}
          archiveDays={read.archiveDays}
          cluster={cluster}
          value={watch('typed')}
          onChange={(value) => setValue('typed', value, { shouldDirty: true })}
        />
      )}
      {facts !== undefined && from === 'backup' && <BackupPick cluster={cluster} facts={facts} select={select} />}
      <StepFoot previous={undefined} next={t('steps.settings')} status={problem?.text} />
    </form>
  )
}

type BackupProps = { readonly cluster: Cluster; readonly facts: TimelineFacts; readonly select: Ref<HTMLSelectElement> }

/** One of the finished backups, newest first. One that is no longer there stays chosen, and is said to be gone. */
function BackupPick({ cluster, facts, select }: BackupProps) {
  const t = useTranslations('restore.pickStep')
  const locale = useLocale()
  const { watch, setValue } = useFields<Values>()
  const [{ zone }] = useZones(cluster.timezone)
  const chosen = watch('backup')
  const finished = barsOf(facts.histories, facts.retention)
    .filter((bar) => bar.outcome === 'finished')
    .toReversed()
  const known = facts.histories.some((item) => item.backup_history_number === chosen && backupOutcome(item.backup_state) === 'finished')
  const options = finished.map((bar) => ({
    value: bar.number,
    label: t('option', { at: formatInstant(bar.from, zone), zone, size: formatBackupSize(bar.sizeGb, locale) }),
  }))
  return (
    <SelectField
      ref={select}
      className="max-w-120"
      label={t('backup')}
      placeholder={t(finished.length === 0 ? 'noBackups' : 'choose')}
      hint={t('backupHint')}
      error={chosen !== '' && !known ? t('gone', { number: chosen }) : undefined}
      value={chosen}
      options={known || chosen === '' ? options : [...options, { value: chosen, label: chosen }]}
      onChange={(event) => setValue('backup', event.target.value, { shouldDirty: true })}
    />
  )
}
