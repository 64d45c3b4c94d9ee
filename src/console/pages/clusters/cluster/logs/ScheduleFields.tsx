import { useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { scheduleText } from '#console/components/plans/logs.ts'
import { clockText, wholeHours } from '#console/lib/clock.ts'
import { SegmentField } from '#console/ui/SegmentField.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { frequencies, toWire, type ScheduleValues } from './schedule.ts'

type Props = {
  readonly cluster: Result<'showCluster'>
  readonly values: ScheduleValues
  readonly onChange: (values: ScheduleValues) => void
}

const dates = Array.from({ length: 31 }, (_, index) => String(index + 1))

/** How often and when, and the same as a sentence. */
export function ScheduleFields({ cluster, values, onChange }: Props) {
  const t = useTranslations('logs.form')
  const plans = useTranslations('plans')
  const { frequency, hour, day, date } = values
  const set = (over: Partial<ScheduleValues>) => onChange({ ...values, ...over })
  return (
    <div className="grid gap-4">
      <SegmentField
        label={t('frequency')}
        options={frequencies.map((value) => ({ value, label: t(`frequencies.${value}`) }))}
        value={frequency}
        onChange={(next) => set({ frequency: next })}
      />
      {frequency !== 'HAND' && (
        <div className="grid grid-cols-2 items-start gap-4">
          {frequency === 'WEEK' && (
            <SelectField
              label={t('day')}
              value={day}
              options={daysOfWeek.map((value) => ({ value, label: plans(`value.weekdays.${value}`) }))}
              onChange={(event) => set({ day: daysOfWeek.find((known) => known === event.target.value) ?? day })}
            />
          )}
          {frequency === 'MONTH' && (
            <SelectField
              label={t('date')}
              hint={Number(date) > 28 ? t('dateHint', { date }) : undefined}
              value={date}
              options={dates.map((value) => ({ value, label: value }))}
              onChange={(event) => set({ date: event.target.value })}
            />
          )}
          <SelectField
            label={t('hour')}
            value={hour}
            options={wholeHours.map((value) => ({ value, label: clockText(value) }))}
            onChange={(event) => set({ hour: event.target.value })}
          />
        </div>
      )}
      <p role="status" className="text-12 text-quiet">
        {frequency === 'HAND' ? t('handText') : t('runs', { schedule: scheduleText({ cluster, t: plans }, toWire(values)) ?? '' })}
      </p>
    </div>
  )
}
