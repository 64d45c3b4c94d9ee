import { useTranslations } from 'use-intl'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { backup as limits, maintenanceHours } from '#contract/rules/limits.ts'
import { CheckField } from '#console/ui/CheckField.tsx'
import { NumberField } from '#console/ui/NumberField.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { clockText, halfHours, wholeHours } from './clock.ts'
import { useFields } from './use-create-form.ts'

/** When the cloud backs up, and when it may work on the servers. */
export function BackupStep() {
  const t = useTranslations('create.backup')
  return (
    <>
      <Backup />
      <Maintenance />
      <p className="text-12 text-quiet">{t('zone')}</p>
    </>
  )
}

function Backup() {
  const t = useTranslations('create.backup')
  const { register, errorOf, watch } = useFields()
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

function Maintenance() {
  const t = useTranslations('create.backup')
  const { register, errorOf, watch } = useFields()
  const on = watch('maintenance')
  return (
    <div className="grid gap-4 border-t border-line pt-4">
      <CheckField label={t('maintenance')} {...register('maintenance')} />
      {on && (
        <div className="grid grid-cols-3 items-start gap-4 pl-6 max-s:grid-cols-1">
          <SelectField
            label={t('day')}
            error={errorOf('day')}
            options={daysOfWeek.map((day) => ({ value: day, label: t(`days7.${day}`) }))}
            {...register('day')}
          />
          <SelectField
            label={t('startTime')}
            error={errorOf('startTime')}
            options={halfHours.map((time) => ({ value: time, label: clockText(time) }))}
            {...register('startTime')}
          />
          <SelectField
            label={t('period')}
            error={errorOf('periodHours')}
            options={maintenanceHours.map((hours) => ({ value: hours, label: t('hours', { hours: Number(hours) }) }))}
            {...register('periodHours')}
          />
        </div>
      )}
    </div>
  )
}
