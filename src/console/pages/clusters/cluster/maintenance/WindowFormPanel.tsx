import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Result } from '#contract/operation.ts'
import { daysOfWeek } from '#contract/postgresql/words.ts'
import { maintenanceHours } from '#contract/rules/limits.ts'
import { useNow } from '#console/api/now.ts'
import { factsOf, useReason } from '#console/components/action-reason.ts'
import { FormPanel, useChanged, useFormPlan } from '#console/components/FormPanel.tsx'
import { setMaintenance } from '#console/components/plans/maintenance.ts'
import { wholeHours } from '#console/lib/clock.ts'
import { SelectField } from '#console/ui/SelectField.tsx'
import { readWindow, toBody, usualWindow, type WeekWindow } from './week-window.ts'
import { WindowWeek } from './WindowWeek.tsx'

type Props = { readonly cluster: Result<'showCluster'>; readonly onClose: () => void }

const hours = wholeHours.map((hour) => hour.padStart(2, '0'))
const fives = Array.from({ length: 12 }, (_, index) => String(index * 5).padStart(2, '0'))

/** Day, begin and length of the weekly window, drawn as they are chosen. */
export function WindowFormPanel({ cluster, onClose }: Props) {
  const t = useTranslations('maintenance.form')
  const locale = useLocale()
  const weekdays = useTranslations('plans.value.weekdays')
  const plan = useFormPlan(cluster, onClose)
  const [window, setWindow] = useState<WeekWindow>(() => readWindow(cluster.maintenance_option) ?? usualWindow)
  const reason = useReason('setMaintenance', factsOf(cluster, useNow(30_000)))
  const set = (over: Partial<WeekWindow>) => setWindow({ ...window, ...over })
  const minutes = fives.includes(window.minute) ? fives : [...fives, window.minute].toSorted()
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  return (
    <FormPanel
      size="l"
      title={t('title')}
      description={t('text')}
      reason={reason}
      changed={useChanged(window)}
      onClose={onClose}
      onSubmit={() => plan.open((about) => setMaintenance(about, toBody(window)))}
      plan={plan}
    >
      <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,2fr)] items-start gap-3 max-s:grid-cols-2">
        <SelectField
          className="max-s:col-span-2"
          label={t('day')}
          value={window.day}
          options={daysOfWeek.map((value) => ({ value, label: weekdays(value) }))}
          onChange={(event) => set({ day: daysOfWeek.find((known) => known === event.target.value) ?? window.day })}
        />
        <SelectField label={t('hour')} value={window.hour} options={plain(hours)} onChange={(event) => set({ hour: event.target.value })} />
        <SelectField
          label={t('minute')}
          value={window.minute}
          options={plain(minutes)}
          onChange={(event) => set({ minute: event.target.value })}
        />
        <SelectField
          className="max-s:col-span-2"
          label={t('length')}
          value={window.hours}
          options={maintenanceHours.map((value) => ({ value, label: lengthText(Number(value), locale) }))}
          onChange={(event) => set({ hours: event.target.value })}
        />
      </div>
      <WindowWeek window={window} clusterZone={cluster.timezone} />
    </FormPanel>
  )
}

function lengthText(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'long' }).format(value)
}
