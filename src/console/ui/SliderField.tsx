import { useState, type CSSProperties, type Ref } from 'react'
import { useFormatter } from 'use-intl'
import { FieldFoot, LabelWords, useFieldIds, type FieldWords } from './Field.tsx'
import { inputClass } from './input-class.ts'
import { UnitBox } from './NumberField.tsx'

export type SliderFieldProps = FieldWords & {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly value: number
  /** Every change of either; NaN while the box holds no number. Out of range and off the step comes as typed: the form says what is wrong. */
  readonly onChange: (value: number) => void
  readonly onBlur?: () => void
  readonly unit: string
  readonly name?: string
  /** The number box, for forms that move the focus to what is wrong. */
  readonly ref?: Ref<HTMLInputElement>
}

/** A size by hand or by number: the slider and the box always show the same value. */
export function SliderField({ min, max, step, value, onChange, onBlur, unit, name, ref, ...words }: SliderFieldProps) {
  const format = useFormatter()
  const ids = useFieldIds(words)
  const [typed, setTyped] = useState<string>()
  const shown = typed !== undefined && sameNumber(readNumber(typed), value) ? typed : Number.isNaN(value) ? '' : String(value)
  const change = (next: number, text?: string) => {
    setTyped(text)
    onChange(next)
  }
  const shownValue = Number.isNaN(value) ? min : value
  const span = (edge: number) => `${format.number(edge)} ${unit}`
  return (
    <div className={`grid min-w-0 gap-1 ${words.className ?? ''}`}>
      <label htmlFor={ids.id} className={words.hideLabel === true ? 'sr-only' : 'font-medium text-strong'}>
        <LabelWords words={words} />
      </label>
      <div className="grid grid-cols-[minmax(0,1fr)_9rem] items-start gap-x-4 gap-y-2 max-s:grid-cols-[minmax(0,1fr)]">
        <div>
          <input
            type="range"
            aria-label={words.label}
            aria-valuetext={Number.isNaN(value) ? undefined : span(value)}
            min={min}
            max={max}
            step={step}
            value={shownValue}
            onChange={(event) => change(event.target.valueAsNumber)}
            onBlur={onBlur}
            style={fillOf(shownValue, min, max)}
            className="slider m-0 block h-control w-full"
          />
          <div aria-hidden="true" className="flex justify-between text-12 text-quiet">
            <span>{span(min)}</span>
            <span>{span(max)}</span>
          </div>
        </div>
        <div className="max-s:max-w-40">
          <UnitBox unit={unit}>
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              ref={ref}
              name={name}
              value={shown}
              onChange={(event) => change(readNumber(event.target.value), event.target.value)}
              onBlur={onBlur}
              {...ids.control}
              className={`${inputClass} rounded-r-none text-right`}
            />
          </UnitBox>
        </div>
      </div>
      <FieldFoot words={words} ids={ids} />
    </div>
  )
}

/** How far the track is filled up to the middle of the thumb, which never leaves the track. */
function fillOf(value: number, min: number, max: number): CSSProperties {
  const share = Math.min(1, Math.max(0, (value - min) / (max - min)))
  const style: Record<`--${string}`, string> = { '--fill': `calc(0.5625rem + ${share} * (100% - 1.125rem))` }
  return style
}

/** Digits with or without thousands separators; NaN for anything else, also for nothing. */
function readNumber(text: string): number {
  const plain = text.replaceAll(/[,\s]/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

function sameNumber(a: number, b: number): boolean {
  return Object.is(a, b)
}
