import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Body, Result } from '#contract/operation.ts'
import { archiveRetentionDays as limits } from '#contract/rules/limits.ts'
import { CheckField } from '#console/ui/CheckField.tsx'
import { NumberField } from '#console/ui/NumberField.tsx'
import { FormFoot, takeFocus } from './FormFoot.tsx'

type Props = {
  /** As the cloud tells it. */
  readonly now: Result<'showArchiveConfig'>
  readonly reason: string | undefined
  readonly onPlan: (body: Body<'setArchiveConfig'>) => void
  readonly onCancel: () => void
}

/** The archive on or off, and how long logs are kept. Off has no retention: null is sent. */
export function ArchiveForm({ now, reason, onPlan, onCancel }: Props) {
  const t = useTranslations('backups')
  const [on, setOn] = useState(now.archive_enabled)
  const [days, setDays] = useState(String(now.retention_period_day ?? limits.default))
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const wrong = on && !isDays(days) ? t('policy.daysProblem', { min: limits.min, max: limits.max }) : undefined
  const submit = () => {
    setTried(true)
    if (wrong === undefined) onPlan({ archive_enabled: on, retention_period_day: on ? Number(days) : null })
    else box.current?.focus()
  }
  return (
    <form
      noValidate
      aria-label={t('archive.title')}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === undefined) submit()
      }}
    >
      <CheckField
        ref={takeFocus}
        label={t('archive.enabled')}
        hint={on ? undefined : t('archive.offMeans')}
        checked={on}
        onChange={(event) => setOn(event.target.checked)}
      />
      {on && (
        <NumberField
          ref={box}
          className="max-w-60"
          label={t('archive.keep')}
          unit={t('policy.unit')}
          hint={t('policy.keepHint', { min: limits.min, max: limits.max })}
          error={tried ? wrong : undefined}
          value={days}
          onChange={(event) => setDays(event.target.value)}
          onBlur={() => setTried(true)}
        />
      )}
      <FormFoot reason={reason} onCancel={onCancel} />
    </form>
  )
}

function isDays(text: string): boolean {
  return /^\d{1,2}$/.test(text.trim()) && Number(text) >= limits.min && Number(text) <= limits.max
}
