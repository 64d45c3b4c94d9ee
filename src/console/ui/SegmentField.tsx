import { useId, type Ref } from 'react'
import { FieldFoot, LabelWords, useFieldIds, type FieldWords } from './Field.tsx'
import { Steady } from './Steady.tsx'

export type SegmentOption<V extends string = string> = {
  readonly value: V
  readonly label: string
  /** Why it cannot be chosen here; shown below the choices. */
  readonly disabledReason?: string | undefined
}

export type SegmentFieldProps<V extends string> = FieldWords & {
  readonly options: readonly SegmentOption<V>[]
  readonly value: V | undefined
  readonly onChange: (value: V) => void
  readonly onBlur?: () => void
  readonly name?: string
  /** The chosen (or first) radio button, for forms that move the focus to what is wrong. */
  readonly ref?: Ref<HTMLInputElement>
  readonly mono?: boolean
}

/** One of a few, all in sight, side by side. */
export function SegmentField<V extends string>({
  options,
  value,
  onChange,
  onBlur,
  name,
  ref,
  mono = false,
  ...words
}: SegmentFieldProps<V>) {
  const group = useId()
  const ids = useFieldIds(words)
  const focusable = options.some((option) => option.value === value) ? value : options[0]?.value
  const reasons = options.filter((option) => option.disabledReason !== undefined)
  return (
    <fieldset
      aria-describedby={ids.control['aria-describedby']}
      aria-invalid={ids.control['aria-invalid']}
      role="radiogroup"
      className={`grid min-w-0 content-start gap-1 ${words.className ?? ''}`}
    >
      <legend className={words.hideLabel === true ? 'sr-only' : 'mb-1 font-medium text-strong'}>
        <LabelWords words={words} />
      </legend>
      <div className="flex flex-wrap gap-y-1">
        {options.map((option) => (
          <label key={option.value} className={segmentClass(mono, option.disabledReason !== undefined, isWrong(words))}>
            <input
              type="radio"
              ref={option.value === focusable ? ref : undefined}
              name={name ?? group}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabledReason !== undefined}
              onChange={() => onChange(option.value)}
              onBlur={onBlur}
              className="absolute inset-0 cursor-[inherit] opacity-0"
            />
            <Steady>{option.label}</Steady>
          </label>
        ))}
      </div>
      {reasons.map((option) => (
        <p key={option.value} className="text-12 text-quiet">
          <span className="font-medium">{option.label}</span>: {option.disabledReason}
        </p>
      ))}
      <FieldFoot words={words} ids={ids} />
    </fieldset>
  )
}

function isWrong(words: FieldWords): boolean {
  return words.error !== undefined && words.error !== ''
}

function segmentClass(mono: boolean, disabled: boolean, wrong: boolean): string {
  return [
    'relative -ml-px flex h-control min-w-0 flex-auto items-center justify-center border px-3 text-center whitespace-nowrap transition-colors first:ml-0 first:rounded-l-2 last:rounded-r-2',
    'has-focus-visible:z-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
    'has-checked:z-1 has-checked:border-accent-text has-checked:bg-accent-tint has-checked:font-semibold has-checked:text-accent-text',
    mono ? 'font-mono' : '',
    wrong ? 'border-error' : 'border-line-control',
    disabled ? 'cursor-not-allowed border-dashed bg-sunken text-quiet' : 'bg-surface text-normal hover:bg-hover',
  ].join(' ')
}
