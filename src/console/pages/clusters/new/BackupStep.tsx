import { useTranslations } from 'use-intl'
import { backup as limits } from '#contract/rules/limits.ts'
import { MaintenanceFields } from '#console/components/new-cluster/MaintenanceFields.tsx'
import { CheckField } from '#console/ui/CheckField.tsx'
import { NumberField } from '#console/ui/NumberField.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { clockText, wholeHours } from '#console/lib/clock.ts'
import type { Values } from './values.ts'
import { useFields } from '#console/components/new-cluster/use-fields.ts'

/** When the cloud backs up, and when it may work on the servers. */
export function BackupStep() {
  const t = useTranslations('create.backup')
  return (
    <>
      <Backup />
      <div className="border-t border-line pt-4">
        <MaintenanceFields />
      </div>
      <p className="text-12 text-quiet">{t('zone')}</p>
    </>
  )
}

function Backup() {
  const t = useTranslations('create.backup')
  const { register, errorOf, watch } = useFields<Values>()
  const [on, minutes] = watch(['backup', 'archiveMinutes'])
  return (
    <div className="grid gap-4">
      <CheckField label={t('backup')} hint={on ? undefined : t('backupOff')} {...register('backup')} />
      {on && (
        <div className="grid grid-cols-3 items-start gap-4 pl-6 max-s:grid-cols-1">
          <NumberField
            label={t('retention')}
            unit={t('days')}
            hint={t('retentionHint', limits.retentionDays)}
            error={errorOf('retentionDays')}
            {...register('retentionDays')}
          />
          <SelectField
            label={t('startHour')}
            error={errorOf('startHour')}
            options={wholeHours.map((hour) => ({ value: hour, label: clockText(hour) }))}
            {...register('startHour')}
          />
          <SelectField
            label={t('archive')}
            hint={t('archiveHint', { minutes: Number(minutes) })}
            error={errorOf('archiveMinutes')}
            options={limits.frequencies.map((value) => ({ value, label: t('minutes', { minutes: Number(value) }) }))}
            {...register('archiveMinutes')}
          />
        </div>
      )}
    </div>
  )
}
