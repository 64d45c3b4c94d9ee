import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Body } from '#contract/operation.ts'
import { backup as limits } from '#contract/rules/limits.ts'
import { clockText, wholeHours } from '#console/lib/clock.ts'
import { NumberField } from '#console/ui/NumberField.tsx'
import { SelectField } from '#console/ui/SelectField.tsx'
import { FormFoot, takeFocus } from './FormFoot.tsx'

/** What a person fills in, as they typed it. */
export type PolicyValues = { readonly hour: string; readonly days: string; readonly minutes: string }

type Props = {
  /** The policy when the form was opened. */
  readonly now: PolicyValues
  /** Why nothing can be sent now. What was typed stays. */
  readonly reason: string | undefined
  readonly onPlan: (body: Body<'setBackup'>) => void
  readonly onCancel: () => void
}

/** The three settings of the policy. Nothing is sent from here: the plan follows. */
export function PolicyForm({ now, reason, onPlan, onCancel }: Props) {
  const t = useTranslations('backups')
  const [values, setValues] = useState(now)
  const [tried, setTried] = useState(false)
  const days = useRef<HTMLInputElement>(null)
  const wrong = isDays(values.days) ? undefined : t('policy.daysProblem', { min: limits.retentionDays.min, max: limits.retentionDays.max })
  const change = (name: keyof PolicyValues) => (event: { target: { value: string } }) =>
    setValues({ ...values, [name]: event.target.value })
  const submit = () => {
    setTried(true)
    if (wrong === undefined) onPlan(toRequest(values))
    else days.current?.focus()
  }
  return (
    <form
      noValidate
      aria-label={t('policy.title')}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === undefined) submit()
      }}
    >
      <div className="grid grid-cols-3 items-start gap-4 max-s:grid-cols-1">
        <SelectField
          ref={takeFocus}
          label={t('policy.start')}
          value={values.hour}
          options={wholeHours.map((hour) => ({ value: hour, label: clockText(hour) }))}
          onChange={change('hour')}
        />
        <NumberField
          ref={days}
          label={t('policy.keep')}
          unit={t('policy.unit')}
          hint={t('policy.keepHint', { min: limits.retentionDays.min, max: limits.retentionDays.max })}
          error={tried ? wrong : undefined}
          value={values.days}
          onChange={change('days')}
          onBlur={() => setTried(true)}
        />
        <SelectField
          label={t('policy.archive')}
          hint={t('policy.archiveHint', { minutes: values.minutes })}
          value={values.minutes}
          options={limits.frequencies.map((minutes) => ({ value: minutes, label: t('minutes', { minutes }) }))}
          onChange={change('minutes')}
        />
      </div>
      <FormFoot reason={reason} onCancel={onCancel} />
    </form>
  )
}

function isDays(text: string): boolean {
  const { min, max } = limits.retentionDays
  return /^\d{1,2}$/.test(text.trim()) && Number(text) >= min && Number(text) <= max
}

function toRequest({ hour, days, minutes }: PolicyValues): Body<'setBackup'> {
  return { starting_time_hour: hour, retention_period_day: String(Number(days)), archive_frequency_minute: minutes }
}
