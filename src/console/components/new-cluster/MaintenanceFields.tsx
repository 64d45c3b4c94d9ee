import { useTranslations } from 'use-intl'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { maintenanceHours } from '#contract/rules/limits.ts'
import { clockText, halfHours } from '#console/lib/clock.ts'
import { CheckField } from '#console/ui/CheckField.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import type { MaintenanceParts } from './parts.ts'
import { useFields } from './use-fields.ts'

/** The weekly window in which the cloud may work on the servers, or none. */
export function MaintenanceFields() {
  const t = useTranslations('create.backup')
  const { register, errorOf, watch } = useFields<MaintenanceParts>()
  const on = watch('maintenance')
  return (
    <div className="grid gap-4">
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
