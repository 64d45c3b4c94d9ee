import { useId, useState, type FocusEvent, type Ref } from 'react'
import { useTranslations } from 'use-intl'
import { formatInstant, formatOffset } from '#console/lib/format.ts'
import { readTyped, typeDate, typeInstant, typeInZone, type Reading, type TypedInstant } from '#console/lib/typed-instant.ts'
import { FieldFoot, type FieldWords, type Suggestion } from './Field.tsx'
import { SelectField, type SelectOption } from './SelectField.tsx'
import { TextField } from './TextField.tsx'

type Props = {
  /** What the instant is for; screen readers hear it, the place shows it. */
  readonly label: string
  readonly value: TypedInstant
  /** Every change of the texts. The caller reads them with `readTyped`. */
  readonly onChange: (value: TypedInstant) => void
  /** The zones that may be typed in. The value's zone is one of them. */
  readonly zones: readonly SelectOption[]
  /** What is wrong with an instant that could be read: it lies outside of what is allowed. */
  readonly error?: string | undefined
  readonly suggestions?: readonly Suggestion[] | undefined
  readonly hint?: FieldWords['hint']
  /** The date box, for forms that move the focus to what is wrong. */
  readonly ref?: Ref<HTMLInputElement>
}

/**
 * An instant by date and time in a named zone. What clocks show twice or never on a day of their change is said, and both
 * readings are offered.
 */
export function InstantField({ label, value, onChange, zones, error, suggestions, hint, ref }: Props) {
  const t = useTranslations('instant')
  const [left, setLeft] = useState(false)
  const id = useId()
  const ids = { id, hintId: `${id}-hint`, errorId: `${id}-error` }
  const words = useWords(value, onChange, left, { label, hint, error, suggestions })
  const onBlur = (event: FocusEvent) => {
    if (event.currentTarget.closest('fieldset')?.contains(event.relatedTarget) !== true) setLeft(true)
  }
  const box = words.error === undefined ? { onBlur } : { onBlur, 'aria-invalid': true as const, 'aria-describedby': ids.errorId }
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="sr-only">{label}</legend>
      <div className="grid grid-cols-[minmax(7.5rem,9.5rem)_minmax(6.5rem,8rem)_minmax(9rem,15rem)] gap-3 max-s:grid-cols-2">
        <TextField
          ref={ref}
          label={t('date')}
          value={value.date}
          onChange={(event) => onChange(typeDate(value, event.target.value))}
          {...box}
        />
        <TextField
          label={t('time')}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.target.value, offset: undefined })}
          {...box}
        />
        <SelectField
          className="max-s:col-span-2"
          label={t('zone')}
          value={value.zone}
          options={zones}
          onBlur={onBlur}
          onChange={(event) => onChange(typeInZone(value, event.target.value))}
        />
      </div>
      <FieldFoot words={words} ids={ids} />
    </fieldset>
  )
}

/** What stands below: the problem of the texts, or else the caller's of the instant. Half a date is only wrong when it is left. */
function useWords(value: TypedInstant, onChange: Props['onChange'], left: boolean, own: FieldWords): FieldWords {
  const t = useTranslations('instant')
  const reading = readTyped(value)
  const { zone } = value
  const choice = (instant: number): Suggestion => ({
    label: `${formatInstant(instant, zone, true).slice(11)} ${formatOffset(instant, zone)}`,
    onUse: () => onChange(typeInstant(instant, zone)),
  })
  switch (reading.kind) {
    case 'instant':
    case 'empty':
      return own
    case 'noDate':
    case 'noTime':
      return { label: own.label, hint: own.hint, error: left ? t(reading.kind) : undefined }
    case 'twice':
    case 'never':
      return {
        label: own.label,
        hint: own.hint,
        error: t(reading.kind, { zone, time: value.time.trim() }),
        suggestions: reading.choices.map(choice),
        suggestionsLead: t(leads[reading.kind]),
      }
  }
}

const leads = { twice: 'twiceLead', never: 'neverLead' } as const satisfies Partial<Record<Reading['kind'], string>>
